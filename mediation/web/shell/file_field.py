"""The field with which a file is chosen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mediation.documents import uploads
from mediation.documents.uploads import ACCEPT, LARGEST, WORDS, Upload


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
