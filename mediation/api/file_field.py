"""The field of a body that takes a file."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from mediation.documents import uploads


class MaterialFileField(serializers.FileField):
    """One file, as ``uploads.WORDS`` says; looked at before anything is kept of it."""

    def to_internal_value(self, data: Any) -> Any:
        sent = super().to_internal_value(data)
        try:
            return uploads.taken(sent)
        except uploads.Refused as no:
            raise serializers.ValidationError(no.message_dict["file"], code=no.why) from no
