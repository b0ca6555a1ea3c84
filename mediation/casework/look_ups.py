"""Looking somebody up: whether a name, a telephone or a document is in a case.

It is an act: counted and limited for each account, written down like opening a case, and laid on the desks of the
leaders when it is unusual (``docs/practice.md#looking-somebody-up``). Where the other side of a case with a safe
contact is looked up by somebody who does not work that case, nothing shows; whoever keeps the label is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from accounts import access_log, persons
from accounts.fields import vault
from accounts.literals import is_and_is_given
from accounts.models import AccessVerb
from mediation import codes, intake, notices
from mediation.access.relations import keeps_other_side_from
from mediation.casework import public_access
from mediation.casework.entrance import StaffContext
from mediation.casework.public_access import TooManyAttempts
from mediation.intake import Duplicate
from mediation.models import Actor, Case, LookUpAlarm, Party
from mediation.models.actors import LEADERS
from windows import hours
from windows.models import Centre, Membership

HOUR = timedelta(hours=1)
#: A window takes in about fifteen matters in a busy hour, each with a name, a telephone and a document. Beyond this
#: number of look-ups in an hour the leaders of the centre are told.
UNUSUAL = 60
#: Beyond this number nobody is looked up by this account until the hour is over.
MOST = 120
DOOR, ASKED = "look-up", "looked-up"
PERSON = "person"
PAIR = 2  # characters; of one alone nothing is found


class TooManyLookUps(TooManyAttempts):
    """This account has looked up as many people as anybody may in one hour."""


@dataclass(frozen=True)
class Particulars:
    """By what somebody is looked up. ``words``: what was typed in search: a part of a name, or of what was said."""

    name: str = ""
    phone: str = ""
    document_number: str = ""
    words: str = ""

    @property
    def fields(self) -> dict[str, str]:
        """What was given, by its name in the access log, in the form in which it is compared."""
        typed = {
            "name": persons.normal_name(self.name),
            "phone": persons.phone_index(self.phone) if self.phone else "",
            "document_number": persons.document_index(self.document_number) if self.document_number else "",
            "words": self.words.strip(),
        }
        return {field: value for field, value in typed.items() if value}


def look_up(particulars: Particulars, *, centre_id: UUID | None, staff: StaffContext) -> None:
    """Count and write down that somebody is looked up, before it is done. What was asked in this hour already is no new
    look-up. Raises :class:`TooManyLookUps`, which is written down as well.
    """
    try:
        with transaction.atomic():
            _count(particulars, centre_id=centre_id, staff=staff)
    except TooManyLookUps:
        access_log.note(verb=AccessVerb.DENIED, user=staff.user, centre_id=centre_id, about=PERSON, at=staff.at)
        raise


def find_duplicates(centre: Centre, particulars: Particulars, *, facts: str, staff: StaffContext) -> list[Duplicate]:
    """Open cases that may be the same, looked up by what stands on a sheet. Raises :class:`TooManyLookUps`."""
    if not particulars.fields:
        return []
    look_up(particulars, centre_id=centre.pk, staff=staff)
    return intake.duplicates(
        centre,
        name=particulars.name,
        phone=particulars.phone,
        document_number=particulars.document_number,
        facts=facts,
        by=staff.by,
    )


def search_for(text: str, *, centre_id: UUID | None, staff: StaffContext) -> None:
    """The same of what is typed in search; the code of a case is nobody's name."""
    if not codes.is_case_code(text):
        look_up(Particulars(words=text), centre_id=centre_id, staff=staff)


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


def _count(particulars: Particulars, *, centre_id: UUID | None, staff: StaffContext) -> None:
    fields = _new_fields(particulars, staff)
    if not fields:
        return
    account = str(staff.user.pk)
    counted = public_access.count_each(DOOR, [account], at=staff.at, times=len(fields), window=HOUR)[account]
    end = public_access.end_of_window(staff.at, window=HOUR)
    if counted > MOST:
        raise TooManyLookUps(end)
    if counted > UNUSUAL:
        alarms = [
            LookUpAlarm(centre_id=centre, user=staff.user, hour=end - HOUR, raised_at=staff.at)
            for centre in staff.by.centre_ids
        ]
        LookUpAlarm.objects.bulk_create(alarms, ignore_conflicts=True)
    access_log.note(
        verb=AccessVerb.SEARCH, user=staff.user, centre_id=centre_id, about=PERSON, fields=fields, at=staff.at
    )
    tell_keepers(staff.by.centre_ids, [particulars], by=staff.by, at=staff.at)


def _new_fields(particulars: Particulars, staff: StaffContext) -> list[str]:
    """What this account did not ask in the same words before in this hour; kept as keyed digests alone."""
    field_of = {
        f"{staff.user.pk}:{field}:{vault.blind_index(value, purpose=field)}": field
        for field, value in particulars.fields.items()
    }
    if not field_of:
        return []
    counts = public_access.count_each(ASKED, field_of, at=staff.at, window=HOUR)
    return [field for source, field in field_of.items() if counts[source] == 1]


def _same_as(particulars: Particulars) -> list[Q]:
    """As people are found: by the whole name, a telephone or a document of now or before, or a part of a name."""
    conditions = []
    if particulars.name:
        conditions.append(Q(person__name=persons.normal_name(particulars.name)))
    if particulars.phone:
        index = persons.phone_index(particulars.phone)
        conditions.append(is_and_is_given("person__phone_index", index) | Q(person__versions__phone_index=index))
    if particulars.document_number:
        index = persons.document_index(particulars.document_number)
        conditions.append(is_and_is_given("person__document_index", index) | Q(person__versions__document_index=index))
    if len(particulars.words.strip()) >= PAIR:
        conditions.append(Q(person__names__grams__has_pairs_of=particulars.words.strip()))
    return conditions
