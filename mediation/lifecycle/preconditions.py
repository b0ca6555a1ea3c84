"""Whether an action may be done now: the same question for the act and for the button."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mediation import states
from mediation.access import permissions
from mediation.lifecycle.hindrances import hindrance
from mediation.models import Actor, Case
from mediation.states import Action, Status


class NotAllowed(Exception):
    """The case does not stand where this action could be done; ``reason`` says in a sentence what comes first."""

    def __init__(self, action: str, reason: str) -> None:
        super().__init__(reason)
        self.action = action
        self.reason = reason


def require(case: Case, action: Action, *, actor: Actor) -> Status:
    """The status that ``action`` leads to, for verbs that must know before they write anything else.

    Raises unless ``actor`` may do it now and nothing hinders it.
    """
    target = _target(case, action)
    permissions.require(actor, action, case)
    if reason := hindrance(case, action):
        raise NotAllowed(action, reason)
    return target


def require_open(case: Case, act: str) -> None:
    """Raise :class:`NotAllowed` for a case that has ended: what is no transition changes nothing of it any more."""
    if case.status in states.ENDED:
        sentence = _("Nothing is changed any more in a case that stands at “%(status)s”.")
        raise NotAllowed(act, sentence % {"status": Status(case.status).label})


def open_actions(case: Case, actor: Actor) -> list[Action]:
    """What this person may do to this case now, in the table's order."""
    return [
        action
        for action in states.actions_from(case.status)
        if permissions.may(actor, action, case) and not hindrance(case, action)
    ]


def _target(case: Case, action: str) -> Status:
    target = states.target(case.status, action)
    if target is None:
        status = Status(case.status).label
        sentence = _("“%(action)s” is not possible while the case stands at “%(status)s”.")
        raise NotAllowed(action, sentence % {"action": Action(action).label, "status": status})
    return target
