"""A piece of evidence as the API answers it."""

from __future__ import annotations

from rest_framework import serializers

from mediation.models import Material


class MaterialAnswer(serializers.ModelSerializer):
    """What was handed in. ``state``: it is given out once it was looked into and kept; ``refusal`` says why it was not.

    ``digest``: SHA-256 of what is given out, null before; ``sent_digest``: of what came in, before a picture was made
    anew.
    """

    party = serializers.IntegerField(source="party.number", default=None)
    refusal = serializers.SerializerMethodField()
    digest = serializers.SerializerMethodField()
    sent_digest = serializers.SerializerMethodField()
    is_whole = serializers.SerializerMethodField()

    class Meta:
        model = Material
        fields: tuple[str, ...] = (
            *("number", "party", "kind", "form", "title", "note", "state", "refusal", "pages", "media_type", "size"),
            *("digest", "sent_digest", "is_shared", "is_whole", "received_at"),
        )

    def get_refusal(self, material: Material) -> str | None:
        return material.refusal or None

    def get_digest(self, material: Material) -> str | None:
        return None if material.digest is None else bytes(material.digest).hex()

    def get_sent_digest(self, material: Material) -> str:
        return bytes(material.sent_digest).hex()

    def get_is_whole(self, material: Material) -> bool:
        return material.broken_at is None
