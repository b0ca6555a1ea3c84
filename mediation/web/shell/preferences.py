"""How pages look to this person: language, brightness, size of type, single-letter keys.

Chosen on the page, read from cookies. Whoever has signed in finds the choice again on every machine: it is kept with
the user and laid into the cookies at sign-in.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts.models import Language, Theme, User

YEAR = 365 * 24 * 60 * 60
#: Each choice: what the cookie holds, its symbol, its words. The first is what a newcomer gets.
CHOICES = {
    "language": ((Language.CHINESE, "language", "中文"), (Language.ENGLISH, "language", "English")),
    "theme": (
        (Theme.SYSTEM, "display", _("As the device")),
        (Theme.LIGHT, "sun", _("Light")),
        (Theme.DARK, "moon", _("Dark")),
    ),
    "size": (("normal", "type", _("Ordinary type")), ("large", "type", _("Large type"))),
    "keys": (("on", "keyboard", _("Single letters act")), ("off", "keyboard", _("Single letters rest"))),
}
COOKIES = {"language": settings.LANGUAGE_COOKIE_NAME}


@dataclass(frozen=True)
class Preferences:
    theme: str = Theme.SYSTEM
    size: str = "normal"
    keys: str = "on"
    hall: bool = False

    choices = CHOICES

    @property
    def is_large(self) -> bool:
        return self.size == "large"

    @property
    def keys_rest(self) -> bool:
        return self.keys == "off"


def preferences(request: HttpRequest) -> dict[str, Preferences]:
    """Context processor. A cookie that says something unknown counts as none."""
    chosen = known(request.COOKIES)
    return {
        "preferences": Preferences(
            chosen.get("theme", Preferences.theme),
            chosen.get("size", Preferences.size),
            chosen.get("keys", Preferences.keys),
        )
    }


def of(user: User) -> dict[str, str]:
    """What this person chose on another machine."""
    return {"language": user.language, "theme": user.theme, "size": "large" if user.large_type else "normal"}


def remember(response: HttpResponse, choices: Mapping[str, str], *, secure: bool) -> None:
    for name, value in known(choices).items():
        cookie = COOKIES.get(name, name)
        response.set_cookie(cookie, value, max_age=YEAR, secure=secure, httponly=True, samesite="Lax")


@login_not_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember what was pressed and return to the page it was pressed on."""
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if safe else "/")
    chosen = known(request.POST)
    remember(response, chosen, secure=request.is_secure())
    if request.user.is_authenticated:
        keep(request.user, chosen)
    return response


def keep(user: User, chosen: Mapping[str, str]) -> None:
    fields: dict[str, str | bool] = {name: chosen[name] for name in ("language", "theme") if name in chosen}
    if "size" in chosen:
        fields["large_type"] = chosen["size"] == "large"
    if fields:
        User.objects.filter(pk=user.pk).update(**fields)


def known(choices: Mapping[str, str]) -> dict[str, str]:
    """Those of the choices that exist."""
    return {
        name: choices[name]
        for name, options in CHOICES.items()
        if any(choices.get(name) == value for value, _icon, _words in options)
    }
