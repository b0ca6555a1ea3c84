"""How an application waits or ends: supplements, refusal, redirection, withdrawal, lapse, merger."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mediation import appointments, documents, journal, lifecycle, notices
from mediation.intake import merging
from mediation.intake.supplementing import applied, require_words, tell_who_applied
from mediation.journal import Entry
from mediation.lifecycle import NotAllowed
from mediation.models import SYSTEM, Actor, Case, CaseLink, Statement
from mediation.notices import Kind
from mediation.states import Action, Event, Outcome, RefusalReason, Stage

NO_LONGER_NEEDED = (Kind.SUPPLEMENT_ASKED, Kind.ROUTED)


@transaction.atomic
def refuse(case: Case, *, reason: str, route_told: str, by: Actor, at: datetime) -> Case:
    """Do not take the application: in writing, with a reason code **and** the route told (信访工作条例 Arts 22, 23;
    人民调解法 Art. 3(3)). ``reason``: one of ``RefusalReason``.
    """
    if reason not in RefusalReason:
        raise NotAllowed(Action.REFUSE, _("Please choose a reason."))
    require_words(route_told, Action.REFUSE, _("Please write which route the applicant was told."))
    _end(
        case,
        Action.REFUSE,
        Outcome.REFUSED,
        by=by,
        at=at,
        details={"reason": reason},
        changes={"refusal_reason": reason, "route_told": route_told},
    )
    documents.owe(case, "refusal_notice", at=at, number=case.segment)
    tell_who_applied(case, Kind.REFUSED, at=at)
    return case


@transaction.atomic
def redirect(case: Case, *, route_told: str, by: Actor, at: datetime) -> Case:
    """Lead the applicant to the route where this belongs; that is another thing than refusing."""
    require_words(route_told, Action.REDIRECT, _("Please write which route the applicant was told."))
    _end(case, Action.REDIRECT, Outcome.REDIRECTED, by=by, at=at, changes={"route_told": route_told})
    tell_who_applied(case, Kind.REDIRECTED, at=at)
    return case


@transaction.atomic
def withdraw(case: Case, *, reason: str, by: Actor, at: datetime) -> Case:
    """The applicant takes the application back, at a window or with the slip (人民调解法 Art. 23)."""
    applied(case, Action.WITHDRAW, by)
    details: dict[str, Any] = {"by": by.kind}
    if reason:
        details |= journal.mention(journal.write_down(Statement.Kind.REASON, reason, at=at, case=case, by=by))
    return _end(case, Action.WITHDRAW, Outcome.WITHDRAWN, by=by, at=at, details=details)


@transaction.atomic
def lapse(case: Case, *, at: datetime) -> Case:
    """Nothing was supplemented in time: the application counts as withdrawn. The sweep of passed clocks calls this."""
    return _end(case, Action.LAPSE, Outcome.WITHDRAWN, by=SYSTEM, at=at)


@transaction.atomic
def merge(case: Case, *, into: Case, by: Actor, at: datetime) -> Case:
    """The same quarrel is already in progress as ``into``: close this case with a link, and bring its parties over.

    Nothing is deleted; whoever is not a party there becomes one, in the role held here. A safe-contact label of either
    holds. Where one of the two is kept from somebody who applied in the other they are not merged.
    """
    is_in_progress = into.is_open and into.stage not in (Stage.RESULT, Stage.FOLLOW_UP)
    if into.pk == case.pk or into.centre_id != case.centre_id or not is_in_progress:
        raise NotAllowed(Action.MERGE, _("A case is merged into another open case of the same centre."))
    if merging.would_tell(case, into):
        raise NotAllowed(
            Action.MERGE, _("One of the two is kept from whoever applied in the other: handle them apart.")
        )
    _end(case, Action.MERGE, Outcome.MERGED, by=by, at=at, details={"into": into.code})
    CaseLink.objects.create(case=case, other=into, kind=CaseLink.Kind.MERGED_INTO, linked_at=at)
    joined = merging.join(into, case, at=at)
    lines = [
        Entry(
            Event.PARTY_JOINED,
            {"party": party.number, "role": party.role, "from": case.code},
            rows=(party, *party.representations.all()),
        )
        for party in joined
    ]
    if case.has_safe_contact and not into.has_safe_contact:
        lines.append(Entry(Event.SAFE_CONTACT, {"from": case.code}))
    if lines:
        is_safe = {"has_safe_contact": into.has_safe_contact or case.has_safe_contact}
        lifecycle.record(into, *lines, actor=by, at=at, changes=is_safe)
    return case


def _end(
    case: Case,
    action: Action,
    outcome: Outcome,
    *,
    by: Actor,
    at: datetime,
    details: dict[str, Any] | None = None,
    changes: Mapping[str, Any] | None = None,
) -> Case:
    """Go through the door with an outcome; appointments and messages that nobody needs any more are called off."""
    called_off = appointments.call_off(case, because=action, at=at)
    columns = {"outcome": outcome, **(changes or {})}
    lifecycle.move(case, action, actor=by, at=at, details=details, after=called_off, changes=columns)
    notices.cancel(case, *NO_LONGER_NEEDED, because=action)
    return case
