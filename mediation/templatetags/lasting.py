"""How long what is no clock of a case lasts, in the words of a page, from the constants that the code goes by."""

from datetime import timedelta

from django import template

from accounts.passwords import CODES_LIVE
from mediation import lengths
from mediation.casework import attempts, one_time_codes, public_access
from mediation.models.applying import ONLINE_DRAFTS_LIVE, SENT_IS_SHOWN
from mediation.notices import CODE_LIVES

register = template.Library()

LENGTHS: dict[str, timedelta] = {
    "code": CODE_LIVES,
    "pause between codes": one_time_codes.CODE_PAUSE,
    "count of attempts": attempts.WINDOW,
    "proof in a page": public_access.GRANT_LIVES,
    "online draft": ONLINE_DRAFTS_LIVE,
    "receipt shown": SENT_IS_SHOWN,
    "halves of a code": CODES_LIVE,
}


@register.simple_tag
def lasting(what: str) -> str:
    """``{% lasting "code" as length %}``: 5 minutes."""
    return lengths.of_time(LENGTHS[what])
