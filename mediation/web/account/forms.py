"""What is typed about rights and about a password of one's own."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from windows.models import Agency, Centre, Membership, RightsChange, Role
from windows.rights import Wish

LONGEST = 365  # days of a token
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


class NewPassword(forms.Form):
    """A password, typed twice, for an account that is known once the form was read."""

    password = forms.CharField(
        label=_("New password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=password_validation.password_validators_help_text_html,
    )
    again = forms.CharField(
        label=_("New password once more"), strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )

    def clean(self) -> dict[str, Any]:
        details = super().clean() or {}
        if details.get("password") and details.get("again") and details["password"] != details["again"]:
            self.add_error("again", _("The two passwords are not the same."))
        return details

    def check_password(self, user: User) -> None:
        """What the rules of passwords say stands beside the field."""
        try:
            password_validation.validate_password(self.cleaned_data["password"], user)
        except forms.ValidationError as weak:
            self.add_error("password", weak)


class CodeForm(NewPassword):
    """With both halves of a code somebody chooses their password."""

    staff_number = forms.CharField(label=_("Staff number"), max_length=64)
    first = forms.CharField(label=_("First half of the code"), max_length=40)
    second = forms.CharField(label=_("Second half of the code"), max_length=40)
    field_order = ("staff_number", "first", "second", "password", "again")


class TokenForm(forms.Form):
    """A token for a program: what for, how far it reaches and how long."""

    name = forms.CharField(label=_("Which program it is for"), max_length=100)
    scope = forms.ChoiceField(
        label=_("How far it reaches"), choices=[("read", _("reads only")), ("all", _("reads and changes"))]
    )
    days = forms.IntegerField(
        label=_("Days it is good for"), min_value=1, max_value=LONGEST, initial=30, help_text=_("At most a year.")
    )


def today_first(day: date) -> dict[str, date]:
    return {"starts_on": day}
