"""What is typed about a password of one's own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from accounts.models import User


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
