"""Fields and answers that have to do with files: choosing one, and giving one out so that it does nothing by itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from mediation.documents import uploads
from mediation.documents.uploads import ACCEPT, LARGEST, WORDS, Upload
from mediation.models import Material

KEPT = "default-src 'none'; sandbox"
SHOWN = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox"  # how browsers lay out a picture


class MaterialField(forms.FileField):
    """One file; its size is looked at before it is read. What is in it is looked at by the verb."""

    default_error_messages = {"required": _("Choose a photo or a file."), "empty": _("This file is empty.")}

    def __init__(self, *, label: Any = None, required: bool = True) -> None:
        widget = forms.FileInput({"accept": ACCEPT, "data-most": str(LARGEST)})
        super().__init__(label=label or _("Photo or file"), required=required, help_text=WORDS, widget=widget)

    def clean(self, data: Any, initial: Any = None) -> Upload | None:
        sent = super().clean(data, initial)
        if not sent:
            return None
        try:
            return uploads.taken(sent)
        except uploads.Refused as no:
            raise forms.ValidationError(no.message_dict["file"]) from no


def given_out(material: Material, content: bytes, *, in_browser: bool = False) -> HttpResponse:
    """The file to be kept; ``in_browser`` shows it, but only a picture that was made anew here."""
    response = HttpResponse(content, content_type=material.media_type)
    is_shown = in_browser and material.is_picture
    response["Content-Disposition"] = f'{"inline" if is_shown else "attachment"}; filename="{material.file_name}"'
    response["Content-Security-Policy"] = SHOWN if is_shown else KEPT
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "no-store, private"
    return response
