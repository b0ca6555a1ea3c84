"""How allauth behaves here: nobody signs up, every attempt is counted, seeds stand sealed."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth import authenticate
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts import second_factors
from accounts.models import User
from mediation.casework import signing_in
from mediation.config.attempts import source_of, too_many_is_an_error
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
        with too_many_is_an_error(at):
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


class SecondFactors(DefaultMFAAdapter):
    """Seeds of authenticator apps and recovery codes stand sealed in the database."""

    def encrypt(self, text: str) -> str:
        return second_factors.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return second_factors.unseal(encrypted_text)
