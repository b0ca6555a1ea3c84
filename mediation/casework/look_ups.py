"""Looking somebody up: whether a name, a telephone or a document is in a case.

It is an act: counted and limited for each account, written down like opening a case, and laid on the desks of the
leaders when it is unusual (``docs/practice.md#looking-somebody-up``). Where the other side of a case with a safe
contact is looked up by somebody who does not work that case, nothing shows; whoever keeps the label is told.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from accounts import access_log
from accounts.fields import vault
from accounts.models import AccessVerb
from mediation import codes, intake
from mediation.casework import attempts
from mediation.casework.entrance import StaffContext
from mediation.casework.keepers import tell_keepers
from mediation.casework.particulars import Particulars
from mediation.casework.too_many import TooManyAttempts
from mediation.intake import Duplicate
from mediation.models import LookUpAlarm
from windows.models import Centre

HOUR = timedelta(hours=1)

#: A window takes in about fifteen matters in a busy hour, each with a name, a telephone and a document. Beyond this
#: number of look-ups in an hour the leaders of the centre are told.
UNUSUAL = 60

#: Beyond this number nobody is looked up by this account until the hour is over.
MOST = 120
DOOR, ASKED = "look-up", "looked-up"
PERSON = "person"


class TooManyLookUps(TooManyAttempts):
    """This account has looked up as many people as anybody may in one hour."""


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


def _count(particulars: Particulars, *, centre_id: UUID | None, staff: StaffContext) -> None:
    fields = _new_fields(particulars, staff)
    if not fields:
        return
    account = str(staff.user.pk)
    counted = attempts.count_each(DOOR, [account], at=staff.at, times=len(fields), window=HOUR)[account]
    end = attempts.end_of_window(staff.at, window=HOUR)
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
    counts = attempts.count_each(ASKED, field_of, at=staff.at, window=HOUR)
    return [field for source, field in field_of.items() if counts[source] == 1]
