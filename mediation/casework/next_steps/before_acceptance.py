"""What comes next until an agency has taken the case."""

from django.utils.translation import gettext_lazy

from mediation.access.permissions import Act
from mediation.casework.next_steps.turns import Turn
from mediation.models import Case
from mediation.states import Action


def submitted(case: Case) -> Turn:
    return Turn(
        Action.REGISTER,
        gettext_lazy("Check the application and register it"),
        gettext_lazy("A window checks the application"),
    )


def registered(case: Case) -> Turn:
    if not case.category:
        return Turn(
            Act.CLASSIFY,
            gettext_lazy("Confirm what kind of dispute it is"),
            gettext_lazy("A window confirms what kind of dispute it is"),
        )
    return Turn(
        Action.ROUTE, gettext_lazy("Assign it to the agency that handles it"), gettext_lazy("Waiting to be assigned")
    )


def supplementing(case: Case) -> Turn:
    return Turn(
        Action.SUPPLEMENT,
        gettext_lazy("Record what the applicant brings"),
        gettext_lazy("Waiting for the applicant to bring what is missing"),
    )


def routed(case: Case) -> Turn:
    return Turn(
        Action.ACKNOWLEDGE,
        gettext_lazy("Acknowledge the case, or object to it"),
        gettext_lazy("Waiting for %(whom)s to acknowledge"),
        case.owner.name,
    )


def acknowledged(case: Case) -> Turn:
    return Turn(
        Action.ACCEPT,
        gettext_lazy("Accept or refuse the case"),
        gettext_lazy("%(whom)s decides whether to accept"),
        case.owner.name,
    )
