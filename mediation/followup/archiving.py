"""A closed case is archived: numbered, bound, and kept as long as the centre's rule says."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mediation import documents, lifecycle
from mediation.documents import numbers
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case
from mediation.states import Action
from windows import hours
from windows.models import RetentionPeriod

DOSSIER = ("index", "file_note", "back_cover")


@transaction.atomic
def archive(case: Case, *, retention: str, by: Actor, at: datetime) -> Case:
    """The dossier is complete and checked: it is locked and gets its number (人民调解法 Art. 27).

    ``retention``: the class under which it is kept, for as long as the centre's rule says on that day, counted from the
    first of January that follows. Raises ``NotAllowed`` where the centre has no such period: no statute fixes one.
    """
    lifecycle.require(case, Action.ARCHIVE, actor=by)
    period = RetentionPeriod.objects.filter(centre=case.centre_id, retention=retention).first()
    if period is None:
        raise NotAllowed(Action.ARCHIVE, _("This centre has no retention period of this class."))
    year = hours.day_of(at).year
    number = numbers.next_number(case.centre_id, series=numbers.DOSSIER, year=year)
    kept: dict[str, Any] = {
        "dossier_year": year,
        "dossier_number": number,
        "retention": period.retention,
        "retention_years": period.years,
        "retention_basis": period.basis,
        "retained_from": date(year + 1, 1, 1),
    }
    details = {"dossier": [year, number], "retention": period.retention, "years": period.years}
    lifecycle.move(case, Action.ARCHIVE, actor=by, at=at, details=details, changes=kept)
    printed = numbers.printed(case.centre, series=numbers.DOSSIER, year=year, number=number)
    documents.owe(case, "cover", at=at, number=case.segment, printed_number=printed)
    for kind in DOSSIER:
        documents.owe(case, kind, at=at, number=case.segment)
    return case
