"""What was told in confidence: in a separate talk (背靠背), or conceded for the sake of an agreement.

The mediator of the case reads it, and whoever is named mediator after them; while nobody is, who wrote it down. No role
opens it: a leader reads it by an act of its own with a reason, which the mediator finds in the journal
(``docs/law.md#what-is-told-in-confidence``). It is in no paper, no search, no answer of the API and in no line.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from mediation.models import Actor, Case, MediationSession, Statement

KINDS = frozenset({Statement.Kind.SEPARATE_TALK, Statement.Kind.CONCESSIONS})


def are_heard_by(actor: Actor, case: Case) -> bool:
    """Whether this person is the mediator of the case."""
    return actor.user_id is not None and actor.user_id == case.mediator_id


def told_in_confidence() -> Q:
    """Which statements are meant.

    Until separate talks had rows of their own, the record of a session that was not joint held them.
    """
    apart = MediationSession.objects.exclude(form=MediationSession.Form.JOINT).filter(separate_talks=None)
    holds_talks = Q(Exists(apart.filter(record=OuterRef("pk"))))
    return Q(kind__in=KINDS) | Q(kind=Statement.Kind.RECORD) & holds_talks


def of_case(case: Case) -> QuerySet[Statement]:
    """All that was told in confidence in a case, in the order it was written down."""
    statements = Statement.objects.filter(told_in_confidence(), case=case)
    return statements.select_related("session", "party__person", "written_by").order_by("recorded_at", "id")


def heard_by(actor: Actor, case: Case) -> QuerySet[Statement]:
    """Of that what this person reads without an act of its own."""
    if are_heard_by(actor, case):
        return of_case(case)
    if actor.user_id and case.mediator_id is None:
        return of_case(case).filter(written_by_id=actor.user_id)
    return Statement.objects.none()
