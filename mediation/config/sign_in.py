"""How allauth behaves here."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, ReauthenticateWebAuthnForm
from django.contrib.auth import authenticate
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.forms import Field
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts import passwords, second_factors
from accounts.models import User
from mediation import casework, codes
from mediation.casework import public_access, signing_in
from mediation.web.shell import preferences
from windows import clock

#: What allauth has for accounts with an e-mail address. Ours have none: an administrator makes them and helps.
CLOSED = r"^(signup|email|confirm-email|password/reset|password/set|login/code)/"


@login_not_required
def closed(request: HttpRequest, *captured: str) -> HttpResponse:
    raise Http404


class Adapter(DefaultAccountAdapter):
    """Accounts are made by administrators: nobody signs up."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The staff number or the password is not right."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Failed attempts count against the address that every other limit counts."""
        return source_of(request)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Counted by account, network and browser in rows of our own; allauth's limits stand in the cache, and rest."""
        at, device = clock.now(), request.COOKIES.get(signing_in.DEVICE_COOKIE, "")
        with waiting_told(at):
            tried = signing_in.begin(credentials["username"], source=source_of(request), device=device, at=at)
        user = authenticate(request, **credentials)
        if not isinstance(user, User):
            return None
        tried.was_right()
        return user

    def post_login(self, request: HttpRequest, user: User, **details: Any) -> HttpResponse:
        """Whoever signs in finds the language, the brightness and the type chosen on another machine.

        The browser is known from now on, so that what strangers try does not keep its owner waiting.
        """
        response: HttpResponse = super().post_login(request, user, **details)
        preferences.remember(response, preferences.of(user), secure=request.is_secure())
        response.set_cookie(
            signing_in.DEVICE_COOKIE,
            signing_in.device_of(user, request.COOKIES.get(signing_in.DEVICE_COOKIE, "")),
            max_age=signing_in.DEVICE_AGE,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
            path="/account/",
        )
        return response


def source_of(request: HttpRequest) -> str:
    return casework.origin_of(request.META)


@contextmanager
def waiting_told(at: datetime) -> Iterator[None]:
    """Too many attempts are an error of the form, with the true time to wait."""
    try:
        yield
    except public_access.TooManyAttempts as often:
        raise ValidationError(public_access.words_for(often, at=at), code="too_many_login_attempts") from often


class SecondFactors(DefaultMFAAdapter):
    """Seeds of authenticator apps and recovery codes stand sealed in the database."""

    def encrypt(self, text: str) -> str:
        return second_factors.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return second_factors.unseal(encrypted_text)


class InOurWords:
    """allauth's forms without words inside the fields and without the offer of a new password by e-mail."""

    fields: dict[str, Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            if field.widget.attrs.get("autocomplete") == "current-password":
                field.help_text = ""


class CountedCode:
    """A form with a code of a second factor: each try is counted before the code is looked at."""

    user: User
    cleaned_data: dict[str, Any]

    def clean_code(self) -> Any:
        request, at = context.request, clock.now()
        self.cleaned_data["code"] = codes.one_time(self.cleaned_data["code"])
        with waiting_told(at):
            tried = signing_in.begin_code(self.user, source=source_of(request), at=at)
        code = super().clean_code()  # type: ignore[misc]  # of the form beside it
        tried.was_right()
        return code


class AuthenticateByCode(CountedCode, AuthenticateForm):
    pass


class ReauthenticateByCode(CountedCode, ReauthenticateCodeForm):
    pass


class ActivateApp(CountedCode, ActivateTOTPForm):
    pass


class OfAKey:
    """What a hardware key is said to have answered, and what is none: an error beside the form, whatever was sent."""

    def clean(self) -> Any:
        return self._tried(super().clean)  # type: ignore[misc]  # of the form beside it

    def clean_credential(self) -> Any:
        cleaned = getattr(super(), "clean_credential", lambda: self.cleaned_data["credential"])  # type: ignore[attr-defined]
        return self._tried(cleaned)

    def _tried(self, step: Callable[[], Any]) -> Any:
        try:
            return step()
        except (AttributeError, KeyError, IndexError, TypeError, ValueError) as none:  # of what fido2 takes apart
            raise get_adapter().validation_error("incorrect_code") from none


class AddKey(OfAKey, AddWebAuthnForm):
    pass


class AuthenticateByKey(OfAKey, AuthenticateWebAuthnForm):
    pass


class ReauthenticateByKey(OfAKey, ReauthenticateWebAuthnForm):
    pass


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
        with waiting_told(at):
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
