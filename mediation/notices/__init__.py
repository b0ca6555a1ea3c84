"""Owing somebody a message: what kinds there are, what each says, and the row in the transaction of the fact."""

from mediation.notices.kinds import Kind
from mediation.notices.owing import cancel, owe
from mediation.notices.reaching import is_kept_from, may_be_called, may_be_told, medium_for, takes_messages
from mediation.notices.telling import tell, tell_of_clocks
from mediation.notices.texts import CODE_LIVES, longest, one_time_code, text_of, text_of_code
from mediation.notices.wording import Audience, Policy

__all__ = [
    "CODE_LIVES",
    "Audience",
    "Kind",
    "Policy",
    "cancel",
    "is_kept_from",
    "longest",
    "may_be_called",
    "may_be_told",
    "medium_for",
    "one_time_code",
    "owe",
    "takes_messages",
    "tell",
    "tell_of_clocks",
    "text_of",
    "text_of_code",
]
