"""What is brought and is no dispute: what it is, and what was done with it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mediation.models import MatterKind
from mediation.web.shell.controls import Sheet
from windows.models import Agency, Centre

KINDS = [choice for choice in MatterKind.choices if choice[0] != MatterKind.DISPUTE]


class Done(TextChoices):
    ANSWERED = "answered", _("answered on the spot")
    HANDED = "handed", _("handed over")
    LATER = "later", _("still to be answered")


class EndingForm(Sheet):
    """What was done with a matter: answered, or handed to an agency against its receipt."""

    done = forms.ChoiceField(
        label=_("What was done?"), choices=Done.choices, initial=Done.ANSWERED, widget=forms.RadioSelect
    )
    agency = forms.ModelChoiceField(
        label=_("To which agency"), queryset=Agency.objects.none(), required=False, empty_label="—"
    )
    receipt_number = forms.CharField(
        label=_("Number of its receipt"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, centre: Centre, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leading = Agency.objects.of_centre(centre).leading().order_by("name")
        self.fields["agency"].queryset = leading  # type: ignore[attr-defined]  # of a ModelChoiceField

    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean() or self.cleaned_data
        if cleaned_data.get("done") == Done.HANDED:
            for field in ("agency", "receipt_number"):
                if not cleaned_data.get(field) and field not in self.errors:
                    self.add_error(field, self.fields[field].error_messages["required"])
        return cleaned_data


class MatterForm(EndingForm):
    form_id = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("What is it?"), choices=KINDS, initial=MatterKind.QUESTION, widget=forms.RadioSelect
    )
    topic = forms.CharField(
        label=_("Topic"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )
    facts = forms.CharField(
        label=_("What was said"), max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    field_order = ("form_id", "kind", "topic", "facts", "done", "agency", "receipt_number")

    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean()
        is_closed = cleaned_data.get("kind") == MatterKind.REPORT
        if cleaned_data.get("kind") and not is_closed and not cleaned_data.get("topic") and "topic" not in self.errors:
            self.add_error("topic", self.fields["topic"].error_messages["required"])
        if is_closed and cleaned_data.get("done") == Done.ANSWERED:
            self.add_error("done", _("A report is handed over closed, against a receipt; nobody answers it here."))
        return cleaned_data
