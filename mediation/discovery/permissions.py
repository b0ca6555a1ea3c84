"""Who may do what in discovery: one table. Cases have their own; nothing here opens one, nothing there opens a lead."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from mediation.models import Actor
from windows.models import Role

SOURCES = "sources"
WRITE_RULE = "write_rule"
APPROVE_RULE = "approve_rule"
RUN = "run"
LINK = "link"
ASSIGN = "assign"
VISIT = "visit"
OBJECT = "object"

ROLES: dict[str, frozenset[str]] = {
    SOURCES: frozenset({Role.DATA_OFFICER}),
    WRITE_RULE: frozenset({Role.DATA_OFFICER}),
    APPROVE_RULE: frozenset({Role.DATA_OFFICER, Role.DIRECTOR}),
    RUN: frozenset({Role.DATA_OFFICER}),
    LINK: frozenset({Role.DATA_OFFICER}),
    ASSIGN: frozenset({Role.DIRECTOR, Role.SUPERVISOR}),
    VISIT: frozenset({Role.COMMUNITY_WORKER, Role.WINDOW_OFFICER}),
    OBJECT: frozenset({Role.DATA_OFFICER, Role.CLERK}),
}


class NotPermitted(Exception):
    """This person may not do this in discovery."""

    def __str__(self) -> str:
        return _("You may not do this.")


def may(actor: Actor, act: str, centre_id: UUID) -> bool:
    """Whether this person serves at this centre as somebody who may. The system runs rules and assigns leads."""
    if actor.is_system:
        return act in (RUN, ASSIGN)
    return actor.holds(*ROLES.get(act, frozenset()), centre_id=centre_id)


def require(actor: Actor, act: str, centre_id: UUID) -> None:
    if not may(actor, act, centre_id):
        raise NotPermitted


def person(actor: Actor, act: str, centre_id: UUID) -> UUID:
    """The same for what only a person does: who it is."""
    require(actor, act, centre_id)
    if actor.user_id is None:
        raise NotPermitted
    return actor.user_id
