"""The one door. Nothing else writes a case's status, and nothing changes a case without its line in the journal.

:func:`move` asks the table of transitions, the person's permission and what hinders the action, then writes in one
transaction: the case by one compare-and-swap UPDATE, the lines of the journal, the clocks they start and stop, the
owner. Buttons come from :func:`open_actions`, which asks the same questions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from mediation import articles, assignments, citations, deadlines, journal, states, terms
from mediation.access import permissions
from mediation.journal import Entry, Stale
from mediation.models import (
    Actor,
    Agreement,
    AgreementTerm,
    Case,
    CaseEvent,
    ConsentState,
    Deadline,
    Material,
    Party,
    Source,
    Track,
)
from mediation.states import Action, Status
from windows.models import Agency, AgencyKind, RetentionPeriod, Window

__all__ = ["NotAllowed", "Stale", "hindrance", "hold", "move", "open_actions", "record", "require"]

#: Which moments of the case an action sets: the steps that the applicant reads are made of them.
STAMPS: dict[Action, tuple[str, ...]] = {
    Action.REGISTER: ("registered_at",),
    Action.ACKNOWLEDGE: ("acknowledged_at",),
    Action.ACCEPT: ("accepted_at",),
    Action.AGREE: ("resolved_at",),
    Action.CONCLUDE: ("resolved_at",),
    Action.TERMINATE: ("resolved_at",),
    Action.WITHDRAW: ("resolved_at",),
    Action.LAPSE: ("resolved_at",),
    Action.REFUSE: ("resolved_at",),
    Action.REDIRECT: ("resolved_at",),
    Action.TRANSFER_OUT: ("resolved_at",),
    Action.RETURN_TO_ENTRUSTER: ("resolved_at",),
    Action.MERGE: ("resolved_at", "closed_at"),
    Action.PERFORM: ("performed_at",),
    Action.CLOSE: ("closed_at",),
    Action.ARCHIVE: ("archived_at",),
    Action.REQUEST_SUPPLEMENT: (),
    Action.SUPPLEMENT: (),
    Action.ROUTE: (),
    Action.RECALL: (),
    Action.REROUTE: (),
    Action.OBJECT: (),
    Action.OPEN: (),
    Action.SUSPEND: (),
    Action.RESUME: (),
    Action.DEFAULT: (),
    Action.SET_ASIDE: (),
    Action.CALL_BACK: (),
    Action.REOPEN: (),
}


# Paths on which an authority decides by itself (劳动保障监察条例 Art. 17; 市场监督管理投诉举报处理暂行办法).
OWN_POWERS = frozenset({Track.LABOUR_INSPECTION, Track.CONSUMER})


class NotAllowed(Exception):
    """The case does not stand where this action could be done; ``reason`` says in a sentence what comes first."""

    def __init__(self, action: str, reason: str) -> None:
        super().__init__(reason)
        self.action = action
        self.reason = reason


def move(  # noqa: PLR0913 - the one door: all that a change of a case may bring passes here
    case: Case,
    action: Action,
    *,
    actor: Actor,
    at: datetime,
    occurred_at: datetime | None = None,
    details: Mapping[str, Any] | None = None,
    rows: tuple[Model, ...] = (),
    before: Iterable[Entry] = (),
    after: Iterable[Entry] = (),
    owner: Agency | None = None,
    window: Window | None = None,
    rule: str = "",
    changes: Mapping[str, Any] | None = None,
) -> Case:
    """Do ``action`` to ``case``.

    ``occurred_at``: when it happened in the world, if before ``at``. ``rows``: what is written with it (``Entry``).
    ``before`` and ``after``: lines of the journal that belong to the same transaction. ``owner``: the agency that owns
    the case from now on. ``changes``: other columns. Raises :class:`NotAllowed`, ``permissions.NotPermitted`` or
    :class:`Stale`; then nothing is written.
    """
    target = require(case, action, actor=actor)
    happened = occurred_at or at
    with transaction.atomic():
        owner = owner or _centre_again(case, target)
        columns = dict(changes or {}) | {"status": target} | _stamped(case, action, happened)
        if owner and (owner.pk != case.owner_id or Status(case.status) in states.ENDED):
            assignments.hand_over(case, to=owner, at=at, because=action, rule=rule, window=window)
            columns |= {"owner_id": owner.pk}
        entries = [*before, Entry(action, details or {}, occurred_at, rows=rows), *after]
        _write(case, entries, actor=actor, at=at, changes=columns)
        if target in states.ENDED:
            assignments.end_all(case, at=at, because=action)
    return case


def record(
    case: Case,
    *entries: Entry,
    actor: Actor,
    at: datetime,
    permission: str = "",
    changes: Mapping[str, Any] | None = None,
) -> Case:
    """Add lines that are no transition, with the clocks they start and stop. Raises like :func:`move`."""
    if permission:
        permissions.require(actor, permission, case)
    with transaction.atomic():
        _write(case, entries, actor=actor, at=at, changes=changes or {})
    return case


def hold(case: Case) -> None:
    """Let nobody else change this case until the transaction ends, so that its rows can be read and then added to.

    Raises :class:`Stale` where somebody has changed it since ``case`` was read.
    """
    heads = Case.objects.select_for_update(of=("self",)).values_list("head_seq", flat=True)
    if heads.get(pk=case.pk) != case.head_seq:
        raise Stale(case.code)


def require_open(case: Case, act: str) -> None:
    """Raise :class:`NotAllowed` for a case that has ended: what is no transition changes nothing of it any more."""
    if case.status in states.ENDED:
        sentence = _("Nothing is changed any more in a case that stands at “%(status)s”.")
        raise NotAllowed(act, sentence % {"status": Status(case.status).label})


def require(case: Case, action: Action, *, actor: Actor) -> Status:
    """The status that ``action`` leads to, for verbs that must know before they write anything else.

    Raises unless ``actor`` may do it now and nothing hinders it.
    """
    target = _target(case, action)
    permissions.require(actor, action, case)
    if reason := hindrance(case, action):
        raise NotAllowed(action, reason)
    return target


def open_actions(case: Case, actor: Actor) -> list[Action]:
    """What this person may do to this case now, in the table's order."""
    return [
        action
        for action in states.actions_from(case.status)
        if permissions.may(actor, action, case) and not hindrance(case, action)
    ]


def hindrance(case: Case, action: str) -> str:
    """The sentence that says what must come first; empty where nothing hinders."""
    ask = HINDRANCES.get(Action(action))
    return ask(case) if ask else ""


def _target(case: Case, action: str) -> Status:
    target = states.target(case.status, action)
    if target is None:
        status = Status(case.status).label
        sentence = _("“%(action)s” is not possible while the case stands at “%(status)s”.")
        raise NotAllowed(action, sentence % {"action": Action(action).label, "status": status})
    return target


def _centre_again(case: Case, target: Status) -> Agency | None:
    """Back before routing, the centre's own agency owns the case."""
    if target not in states.CENTRE_OWNED or Status(case.status) in states.CENTRE_OWNED:
        return None
    return assignments.centre_agency(case.centre_id)


def _stamped(case: Case, action: Action, happened: datetime) -> dict[str, Any]:
    columns: dict[str, Any] = dict.fromkeys(STAMPS[action], happened)
    if action == Action.REOPEN:
        columns |= {"segment": case.segment + 1, "outcome": "", "mediator_id": None, "mediating_body_id": None}
        columns |= dict.fromkeys(("resolved_at", "performed_at", "closed_at"))
    return columns


def _write(
    case: Case, entries: Iterable[Entry], *, actor: Actor, at: datetime, changes: Mapping[str, Any]
) -> list[CaseEvent]:
    entries = list(entries)
    _check_moments(case, entries, at)
    events = journal.lines(case, entries, actor=actor, at=at, changes=changes)
    planned = deadlines.plan(case, events, deadlines.days_of(case.centre_id))
    columns = {**changes, **journal.head_after(events), **planned.on_case, "last_changed_at": at}
    seen = Case.objects.filter(pk=case.pk, status=case.status, head_seq=case.head_seq)
    if not seen.update(**columns):
        raise Stale(case.code)
    journal.write(events)
    deadlines.carry_out(planned)
    for name, value in columns.items():
        setattr(case, name, value)
    return events


def _check_moments(case: Case, entries: Iterable[Entry], at: datetime) -> None:
    """Nothing happens in the future, nor before registration but an entrusted case's day of signing for.

    Raises ``ValidationError`` for ``occurred_at``; the database refuses the future as well.
    """
    for entry in entries:
        if entry.occurred_at is None:
            continue
        if entry.occurred_at > at:
            raise ValidationError({"occurred_at": _("This lies in the future.")})
        is_signing_for = case.source == Source.ENTRUSTED and entry.kind == Action.ACKNOWLEDGE
        if case.registered_at and entry.occurred_at < case.registered_at and not is_signing_for:
            raise ValidationError({"occurred_at": _("This lies before the registration of the case.")})


def _consents_missing(case: Case) -> str:
    asked = case.parties.filter(role__in=[Party.Role.APPLICANT, Party.Role.RESPONDENT])
    if asked.filter(consent=ConsentState.DECLINED).exists():
        declined = _("A party has declined mediation; it can only be terminated (%(law)s).")
        return declined % {"law": citations.cited(articles.CONSENT)}
    if asked.exclude(consent=ConsentState.GIVEN).exists():
        unanswered = _("Every party must consent to mediation first (%(law)s).")
        return unanswered % {"law": citations.cited(articles.CONSENT)}
    return ""


def _cannot_begin(case: Case) -> str:
    if case.track == Track.LABOUR_INSPECTION:
        return _("This is an inspection. For mediation, classify the case anew under the labour mediation path.")
    if case.mediating_body_id is None:
        return _("Assign the case to a mediating body first.")
    if case.mediator_id is None:
        unnamed = _("Name the mediator first (%(law)s).")
        return unnamed % {"law": citations.cited(articles.CHOICE_OF_MEDIATOR)}
    return _consents_missing(case)


def _not_by_own_powers(case: Case) -> str:
    if case.owner.kind != AgencyKind.AUTHORITY:
        return _("Only an authority concludes a case by its own powers; a committee mediates it.")
    if case.mediating_body_id and case.track not in OWN_POWERS:
        return _("This case was assigned to be mediated: begin mediation, or terminate it.")
    return ""


def _nobody_entrusted(case: Case) -> str:
    return "" if case.source == Source.ENTRUSTED else _("No organ entrusted this case to us.")


def _nothing_agreed(case: Case) -> str:
    if case.agreements.filter(state=Agreement.State.DRAFT).exists():
        return ""
    return _("Draw up the agreement first.")


def _effective(case: Case) -> Agreement | None:
    """The agreement in force; none while a newer one, made after a reopening, is still being signed."""
    newest = case.agreements.live().first()
    return newest if newest and newest.state == Agreement.State.EFFECTIVE else None


def _terms_unperformed(case: Case) -> str:
    effective = _effective(case)
    if effective is None:
        return _("The agreement is not effective yet: signatures or the seal are missing.")
    performed = AgreementTerm.objects.filter(agreement=effective, performances__confirmed_at__isnull=False)
    if effective.terms.exclude(pk__in=performed.values("pk")).exists():
        return _("Record the performance of every agreed term first.")
    return ""


def _not_effective(case: Case) -> str:
    if _effective(case):
        return ""
    return _("The agreement is not effective yet: signatures or the seal are missing.")


def _callback_running(case: Case) -> str:
    calls = case.deadlines.filter(term__in=terms.callbacks(), state=Deadline.State.RUNNING)
    if calls.exists():
        return _("Call both sides back first.")
    return ""


def _no_retention(case: Case) -> str:
    if RetentionPeriod.objects.filter(centre=case.centre_id).exists():
        return ""
    return _("This centre has not laid down how long its files are kept. An administrator enters its periods first.")


def _cannot_be_archived(case: Case) -> str:
    if case.materials.filter(state=Material.State.CHECKING, broken_at=None).exists():
        return _("A file that was handed in is still being checked. Archive the case afterwards.")
    return _no_retention(case)


def _never_registered(case: Case) -> str:
    return "" if case.registered_at else _("This was never registered: take it as a new application.")


HINDRANCES: dict[Action, Callable[[Case], str]] = {
    Action.OPEN: _cannot_begin,
    Action.CONCLUDE: _not_by_own_powers,
    Action.RETURN_TO_ENTRUSTER: _nobody_entrusted,
    Action.AGREE: _nothing_agreed,
    Action.PERFORM: _terms_unperformed,
    Action.DEFAULT: _not_effective,
    Action.CLOSE: _callback_running,
    Action.ARCHIVE: _cannot_be_archived,
    Action.REOPEN: _never_registered,
}
