"""That production is production."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution

from mediation.checks.asking import has
from windows.models import DemonstrationClock


@register(Tags.database)
def production_holds_no_demonstration(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """A planted database has logins with one known password and a clock that was moved; production never serves it."""
    if settings.DEMO or not any(_is_planted(alias) for alias in databases or ()):
        return []
    hint = "Give production a database of its own, or set DEMO=1 to serve the demonstration on this machine alone."
    return [Error("This database holds the demonstration: its logins and its clock.", hint=hint, id="mediation.E001")]


@register(Tags.security, deploy=True)
def production_knows_its_proxy(**_: Any) -> list[CheckMessage]:
    """Whoever ends TLS in front is believed by name; any other is led to https again and again."""
    if settings.DEMO or settings.TRUSTED_PROXIES:
        return []
    hint = "Name the address of the proxy that ends TLS in TRUSTED_PROXIES."
    return [Caution("No proxy is believed when it says that a request came by TLS.", hint=hint, id="mediation.W002")]


def _is_planted(alias: str) -> bool:
    return has(DemonstrationClock, alias) and DemonstrationClock.objects.using(alias).exists()
