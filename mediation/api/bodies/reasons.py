"""Why something is read in full."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request

from mediation.api.body import Body
from mediation.casework.disclosure import OTHER, REASONS, reason_of


class DisclosureReasonBody(Body):
    """``why``: for which of the usual reasons; ``words``: in words, needed where it is another one."""

    why = serializers.ChoiceField(list(REASONS))
    words = serializers.CharField(max_length=150, required=False, default="", allow_blank=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["why"] == OTHER and not attrs["words"]:
            raise serializers.ValidationError({"words": _("Please write why.")}, code="required")
        return attrs


def reason_in(request: Request) -> str:
    """As it stands in the access log. Raises DRF's ValidationError beside the field."""
    body = DisclosureReasonBody(data=request.data)
    body.is_valid(raise_exception=True)
    return reason_of(body.validated_data["why"], body.validated_data["words"])
