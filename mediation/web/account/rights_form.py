"""What is typed about rights."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from windows.models import Agency, Centre, Membership, RightsChange, Role
from windows.rights import Wish

Kind = RightsChange.Kind
NEEDED: dict[str, tuple[str, ...]] = {Kind.GRANT: ("role", "starts_on"), Kind.END: ("role", "ends_on")}


class AskForm(forms.Form):
    """A change of somebody's rights, as it is asked for."""

    kind = forms.ChoiceField(label=_("What is asked for"), choices=Kind)
    staff_number = forms.CharField(label=_("Staff number"), max_length=64)
    centre = forms.ModelChoiceField(Centre.objects.none(), label=_("Centre"))
    role = forms.ChoiceField(
        label=_("Role"), choices=[("", "—"), *Role.choices], required=False, help_text=_("For a role given or ended.")
    )
    agency = forms.ModelChoiceField(
        Agency.objects.none(), label=_("Agency"), required=False, help_text=_("Empty: the centre itself.")
    )
    starts_on = forms.DateField(label=_("From"), required=False, widget=forms.DateInput({"type": "date"}))
    ends_on = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput({"type": "date"}),
        help_text=_("Empty where a role is given: while nobody ends it."),
    )
    reason = forms.CharField(label=_("Why"), max_length=200)

    def __init__(self, *args: Any, centres: list[Centre], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = Centre.objects.filter(pk__in=[centre.pk for centre in centres])
        self.fields["centre"].queryset = kept  # type: ignore[attr-defined]  # of a field of rows
        self.fields["agency"].queryset = Agency.objects.filter(centre__in=kept)  # type: ignore[attr-defined]
        if len(centres) == 1:
            self.fields["centre"].initial = centres[0]

    def clean_staff_number(self) -> User:
        try:
            return User.objects.get_by_natural_key(self.cleaned_data["staff_number"])
        except User.DoesNotExist as nobody:
            raise forms.ValidationError(_("There is no account with this staff number.")) from nobody

    def clean(self) -> dict[str, Any]:
        details = super().clean() or {}
        kind = details.get("kind")
        for name in NEEDED.get(str(kind), ()):
            if not details.get(name) and name not in self.errors:
                self.add_error(name, forms.ValidationError(_("This is needed here."), code="required"))
        agency, centre = details.get("agency"), details.get("centre")
        if agency and centre and agency.centre_id != centre.pk:
            self.add_error("agency", _("This agency is not one of this centre."))
        if kind == Kind.END and not self.errors:
            details["membership"] = self._membership(details)
        return details

    def _membership(self, details: dict[str, Any]) -> Membership | None:
        same = {name: details[name] for name in ("centre", "agency", "role")}
        held = Membership.objects.filter(user=details["staff_number"], **same).order_by("-starts_on").first()
        if held is None:
            self.add_error("role", _("This person does not hold this role there."))
        return held

    def wish(self) -> Wish:
        details = self.cleaned_data
        kind = Kind(details["kind"])
        about: dict[str, Any] = {}
        if kind == Kind.GRANT:
            about = {name: details[name] for name in ("role", "agency", "starts_on", "ends_on")}
        elif kind == Kind.END:
            about = {name: details[name] for name in ("role", "agency", "membership", "ends_on")}
        return Wish(kind, details["staff_number"], details["centre"], details["reason"], **about)


def today_first(day: date) -> dict[str, date]:
    return {"starts_on": day}
