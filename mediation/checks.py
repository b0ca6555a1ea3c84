"""What `check` and `migrate` say before anything is served."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution
from django.db import connections
from django.db.models import Model

from mediation import notices, terms
from mediation.delivery import composing
from mediation.followup import surveys
from windows.models import Centre, DemonstrationClock

ONE_MESSAGE = 70  # characters of one text message in Chinese; the next one costs a second
SIGN = 8  # 【】 and six characters, as long as the signs of centres are


@register(Tags.database)
def production_holds_no_demonstration(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """A planted database has logins with one known password and a clock that was moved; production never serves it."""
    if settings.DEMO or not any(_is_planted(alias) for alias in databases or ()):
        return []
    hint = "Give production a database of its own, or set DEMO=1 to serve the demonstration on this machine alone."
    return [Error("This database holds the demonstration: its logins and its clock.", hint=hint, id="mediation.E001")]


@register()
def text_messages_are_short(**_: Any) -> list[CheckMessage]:
    """With the address that messages name, each of them is one text message long."""
    return _too_long(SIGN)


@register(Tags.database)
def text_messages_are_short_with_the_signs_of_centres(
    databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    signs = [sign for alias in databases or () if _has(Centre, alias) for sign in _signs(alias)]
    return [problem for sign in signs if len(sign) + 2 > SIGN for problem in _too_long(len(sign) + 2, f"【{sign}】")]


@register()
def the_law_is_whole(**_: Any) -> list[CheckMessage]:
    """Of each term one version holds everywhere and at all times, and some clock answers for each open status."""
    hint = "Mend the table in mediation/terms."
    return [Error(f"The table of terms: {fault}.", hint=hint, id="mediation.E002") for fault in terms.faults()]


@register(Tags.security, deploy=True)
def production_knows_its_proxy(**_: Any) -> list[CheckMessage]:
    """Whoever ends TLS in front is believed by name; any other is led to https again and again."""
    if settings.DEMO or settings.TRUSTED_PROXIES:
        return []
    hint = "Name the address of the proxy that ends TLS in TRUSTED_PROXIES."
    return [Caution("No proxy is believed when it says that a request came by TLS.", hint=hint, id="mediation.W002")]


def _too_long(sign: int, said: str = "the sign") -> list[CheckMessage]:
    link = composing.address_of_survey("k" * surveys.TOKEN_LENGTH)
    lengths = {kind: sign + len(notices.longest(kind, link=link)) for kind in notices.WORDINGS}
    hint = f"PUBLIC_URL ({settings.PUBLIC_URL}) must be shorter, or the sign of the centre."
    return [
        Caution(
            f"The message {str(kind)!r} has {length} characters with {said}: two messages.",
            hint=hint,
            id="mediation.W001",
        )
        for kind, length in lengths.items()
        if length > ONE_MESSAGE
    ]


def _signs(alias: str) -> list[str]:
    return list(Centre.objects.using(alias).values_list("short_name", flat=True))


def _is_planted(alias: str) -> bool:
    return _has(DemonstrationClock, alias) and DemonstrationClock.objects.using(alias).exists()


def _has(model: type[Model], alias: str) -> bool:
    """Before the first migration there is no table to ask."""
    return model._meta.db_table in connections[alias].introspection.table_names()
