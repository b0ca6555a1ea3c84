"""allauth's forms with a second factor: codes are counted, and a key that answers nonsense is an error."""

from collections.abc import Callable
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, ReauthenticateWebAuthnForm

from accounts.models import User
from mediation import codes
from mediation.casework import signing_in
from mediation.config.attempts import source_of, too_many_is_an_error
from windows import clock


class CountedCode:
    """A form with a code of a second factor: each try is counted before the code is looked at."""

    user: User
    cleaned_data: dict[str, Any]

    def clean_code(self) -> Any:
        request, at = context.request, clock.now()
        self.cleaned_data["code"] = codes.one_time(self.cleaned_data["code"])
        with too_many_is_an_error(at):
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
