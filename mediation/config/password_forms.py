"""allauth's forms with a password, in our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.core import context
from django.forms import Field
from django.utils.translation import gettext_lazy as _

from accounts import passwords
from mediation.casework import signing_in
from mediation.config.attempts import source_of, too_many_is_an_error
from windows import clock


class InOurWords:
    """allauth's forms without words inside the fields and without the offer of a new password by e-mail."""

    fields: dict[str, Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            if field.widget.attrs.get("autocomplete") == "current-password":
                field.help_text = ""


class SignIn(InOurWords, LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Staff number")


class Reauthenticate(InOurWords, ReauthenticateForm):
    pass


class ChangePassword(InOurWords, ChangePasswordForm):
    def clean_oldpassword(self) -> str:
        """Counted like every other try at the password."""
        request, at = context.request, clock.now()
        device = request.COOKIES.get(signing_in.DEVICE_COOKIE, "")
        with too_many_is_an_error(at):
            tried = signing_in.begin(self.user.staff_number, source=source_of(request), device=device, at=at)
        password: str = super().clean_oldpassword()
        tried.was_right()
        return password

    def save(self) -> None:
        """Every other session ends, and every token."""
        request = context.request
        passwords.change(self.user, self.cleaned_data["password1"], at=clock.now(), but=request.session)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Present password")
        self.fields["password1"].label = _("New password")
        self.fields["password2"].label = _("New password once more")
