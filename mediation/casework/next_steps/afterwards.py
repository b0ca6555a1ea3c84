"""What comes next after the result: calling back, closing, archiving."""

from django.utils.translation import gettext_lazy

from mediation import followup, lifecycle, notices, terms
from mediation.access.permissions import Act
from mediation.casework.next_steps.turns import Turn, masked_names
from mediation.models import Case, Party
from mediation.states import Action


def ended(case: Case) -> Turn:
    return Turn(
        Action.CALL_BACK,
        gettext_lazy("Begin the follow-up: both sides are to be called back"),
        gettext_lazy("Both sides are going to be called back"),
    )


def defaulted(case: Case) -> Turn:
    return Turn(
        Action.CALL_BACK,
        gettext_lazy("Tell the creditor which ways are open, and call back today"),
        gettext_lazy("Not performed; the creditor is told which ways are open"),
    )


def in_follow_up(case: Case) -> Turn:
    unsettled = [party.pk for party in followup.unsettled(case)]
    waiting = list(case.parties.select_related("person").filter(pk__in=unsettled))
    if waiting and case.next_term in terms.callbacks():
        return _to_be_asked(case, waiting)
    return Turn(
        Action.CLOSE,
        gettext_lazy("Complete the file and close the case"),
        gettext_lazy("The file is being completed"),
    )


def _to_be_asked(case: Case, waiting: list[Party]) -> Turn:
    """Who may be called comes first; the others are asked when they are here."""
    callable_ = [party for party in waiting if notices.may_be_called(case, party)]
    if callable_:
        return Turn(
            Act.CALL,
            gettext_lazy("Call %(whom)s back"),
            gettext_lazy("%(whom)s is going to be called back"),
            masked_names(callable_),
        )
    return Turn(
        Act.CALL,
        gettext_lazy("Ask %(whom)s in person how it went: do not call"),
        gettext_lazy("%(whom)s is going to be asked in person, not called"),
        masked_names(waiting),
    )


def closed(case: Case) -> Turn:
    if lifecycle.hindrance(case, Action.ARCHIVE):
        unset = gettext_lazy("Not to be archived before the centre has laid down how long its files are kept")
        return Turn(Action.ARCHIVE, unset, unset)
    return Turn(Action.ARCHIVE, gettext_lazy("Check the file and archive it"), gettext_lazy("Waiting to be archived"))


def archived(case: Case) -> Turn:
    return Turn("", gettext_lazy("Nothing is left to do"), gettext_lazy("Nothing is left to do"))
