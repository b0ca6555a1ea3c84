"""Who is told that the other side of a case with a safe-contact label was looked up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from accounts import names, persons
from accounts.literals import is_and_is_given
from mediation import notices
from mediation.access.relations import keeps_other_side_from
from mediation.casework.particulars import Particulars
from mediation.models import Actor, Case, Party
from mediation.models.actors import LEADERS
from windows import hours
from windows.models import Membership

PAIR = 2  # characters; of one alone nothing is found


def tell_keepers(centre_ids: Iterable[UUID], asked: Iterable[Particulars], *, by: Actor, at: datetime) -> None:
    """Tell whoever keeps a label that the other side was asked about, or came: once a day, and nobody else."""
    conditions = [condition for particulars in asked for condition in _same_as(particulars)]
    if not conditions:
        return
    same = conditions[0]
    for condition in conditions[1:]:
        same |= condition
    others = Party.objects.exclude(role=Party.Role.APPLICANT).filter(same)
    cases = Case.objects.filter(has_safe_contact=True, centre__in=centre_ids, pk__in=others.values("case"))
    for case in cases:
        if keeps_other_side_from(case, by):
            users = keepers_of(case, at=at)
            notices.tell(case, notices.Kind.OTHER_SIDE_ASKED, users=users, due_at=at, occasion=str(hours.day_of(at)))


def keepers_of(case: Case, *, at: datetime) -> list[UUID]:
    """Who keeps the label: the mediator, else whoever took the case in, as long as they serve; else the leaders."""
    serving = Membership.objects.current(hours.day_of(at)).filter(centre=case.centre_id)
    users = set(serving.filter(user__in=[case.mediator_id, case.first_contact_id]).values_list("user_id", flat=True))
    for keeper in (case.mediator_id, case.first_contact_id):
        if keeper in users and keeper is not None:
            return [keeper]
    leading = serving.filter(agency=None, role__in=LEADERS)
    return list(leading.values_list("user_id", flat=True).distinct())


def _same_as(particulars: Particulars) -> list[Q]:
    """As people are found: by the whole name, a telephone or a document of now or before, or a part of a name."""
    conditions = []
    if particulars.name:
        conditions.append(Q(person__name=names.normal_form(particulars.name)))
    if particulars.phone:
        index = persons.phone_index(particulars.phone)
        conditions.append(is_and_is_given("person__phone_index", index) | Q(person__versions__phone_index=index))
    if particulars.document_number:
        index = persons.document_index(particulars.document_number)
        conditions.append(is_and_is_given("person__document_index", index) | Q(person__versions__document_index=index))
    words = names.normal_form(particulars.words)
    if len(words) >= PAIR:
        conditions.append(Q(person__names__grams__has_pairs_of=words))
    return conditions
