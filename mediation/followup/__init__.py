"""评价回访: both sides are asked how it went, by somebody else than who did it; a bad answer opens the matter again."""

from mediation.access.team import handled
from mediation.followup.archiving import archive
from mediation.followup.calls import call
from mediation.followup.ends import begin, close
from mediation.followup.ratings import rate, unrated
from mediation.followup.reopening import reopen
from mediation.followup.surveys import find_survey, token_of
from mediation.followup.whom_to_call import to_be_called, unsettled

__all__ = [
    "archive",
    "begin",
    "call",
    "close",
    "find_survey",
    "handled",
    "rate",
    "reopen",
    "to_be_called",
    "token_of",
    "unrated",
    "unsettled",
]
