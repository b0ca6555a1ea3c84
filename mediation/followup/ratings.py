"""One grade from each party, written once: by link, by telephone or at a window, and marked as such."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mediation import lifecycle
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.access.team import handled
from mediation.followup import concerns, surveys
from mediation.journal import Entry
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case, Party, Rating, SurveyLink
from mediation.states import Event, Status


@transaction.atomic
def rate(
    link_or_party: SurveyLink | Party, *, grade: int, means: str, words: str = "", by: Actor, at: datetime
) -> Rating:
    """Keep a party's grade of this round; it never changes (a trigger refuses).

    A bad one puts the case under supervision. Of whoever handled the case nobody writes a grade down.
    """
    party = link_or_party.party if isinstance(link_or_party, SurveyLink) else link_or_party
    case: Case = party.case
    permissions.require(by, Act.RATE, case)
    lifecycle.hold(case)
    _may_rate(link_or_party, party, by, at=at)
    rating = Rating.objects.create(
        case=case,
        party=party,
        segment=case.segment,
        grade=grade,
        means=means,
        words=words,
        recorded_by_id=by.user_id,
        rated_at=at,
    )
    entry = Entry(Event.RATING, {"party": party.number, "grade": grade, "means": means}, rows=(rating,))
    is_bad = concerns.is_bad(grade)
    lifecycle.record(case, entry, actor=by, at=at, changes=concerns.SUPERVISED if is_bad else None)
    if is_bad:
        concerns.lay_on_desks(case, occasion=f"rating-{case.segment}-{party.number}", at=at)
    return rating


def unrated(case: Case) -> QuerySet[Party]:
    """Who took part and has not graded this round."""
    rated = case.ratings.filter(segment=case.segment).values_list("party")
    return case.parties.taking_part().select_related("person").exclude(pk__in=rated).order_by("number")


def _may_rate(link_or_party: SurveyLink | Party, party: Party, by: Actor, *, at: datetime) -> None:
    if by.party_id and by.party_id != party.pk:
        raise permissions.NotPermitted(Act.RATE)
    if isinstance(link_or_party, SurveyLink):
        if not surveys.may_be_used(link_or_party, at=at):
            raise NotAllowed(Act.RATE, _("This link has been used, has expired or never was one."))
        return
    if party.case.status not in (Status.IN_FOLLOW_UP, Status.CLOSED):
        raise NotAllowed(Act.RATE, _("A case is rated when it is in follow-up or closed."))
    if by.user_id and handled(party.case, by, at=at):
        raise NotAllowed(Act.RATE, _("Somebody who did not handle this case must write the grade down."))
    if party.ratings.filter(segment=party.case.segment).exists():
        raise NotAllowed(Act.RATE, _("This party has rated already; a grade is given once."))
