"""Every kind of message is worded, in Chinese, and one text message long."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution
from django.utils import translation

from mediation import notices
from mediation.checks.asking import has
from mediation.delivery import composing
from mediation.followup import surveys
from mediation.notices import Kind, texts
from windows.models import Centre

KINDS = "mediation/notices/kinds.py"
ONE_MESSAGE = 70  # characters of one text message in Chinese; the next one costs a second
SIGN = 8  # 【】 and six characters, as long as the signs of centres are


@register()
def every_message_is_worded(**_: Any) -> list[CheckMessage]:
    """Its text can be written with what is known of it, in the language in which it is sent."""
    return [
        Error(f"{KINDS}: the message {kind.value!r} {fault}.", id="mediation.E002")
        for kind in Kind
        for fault in faults(kind)
    ]


@register()
def text_messages_are_short(**_: Any) -> list[CheckMessage]:
    """With the address that messages name, each of them is one text message long."""
    return _too_long(SIGN)


@register(Tags.database)
def text_messages_are_short_with_the_signs_of_centres(
    databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    signs = [sign for alias in databases or () if has(Centre, alias) for sign in _signs(alias)]
    return [problem for sign in signs if len(sign) + 2 > SIGN for problem in _too_long(len(sign) + 2, f"【{sign}】")]


def faults(kind: Kind) -> Iterator[str]:
    wording = kind.wording
    parts = {"name": wording.name, "text": wording.text, "text_until": wording.text_until}
    for part, words in parts.items():
        if words and _in("zh-hans", words) == _in("en", words):
            yield f"has no Chinese {part}"
    names = [*texts.named(wording.text), *(texts.named(wording.text_until) if wording.text_until else ())]
    for name in names:
        if name not in texts.PARTICULARS:
            yield f"leaves {name!r} open, which texts.PARTICULARS does not know"
        elif texts.PARTICULARS[name].is_looked_up and not wording.is_private:
            yield f"leaves {name!r} open, which is for its recipient alone, and is not private"
    if wording.is_private and kind not in composing.LOOKED_UP:
        yield "is private, and mediation/delivery/composing.py: LOOKED_UP has no row for it"


def _in(language: str, words: object) -> str:
    with translation.override(language):
        return str(words)


def _too_long(sign: int, sign_named: str = "the sign") -> list[CheckMessage]:
    link = composing.address_of_survey("k" * surveys.TOKEN_LENGTH)
    whole = [kind for kind in Kind if not any(faults(kind))]
    lengths = {kind: sign + len(notices.longest(kind, link=link)) for kind in whole}
    hint = f"PUBLIC_URL ({settings.PUBLIC_URL}) must be shorter, or the sign of the centre."
    return [
        Caution(
            f"The message {kind.value!r} has {length} characters with {sign_named}: two messages.",
            hint=hint,
            id="mediation.W001",
        )
        for kind, length in lengths.items()
        if length > ONE_MESSAGE
    ]


def _signs(alias: str) -> list[str]:
    return list(Centre.objects.using(alias).values_list("short_name", flat=True))
