"""Whose turn it is in a case, and in what words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import formats
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mediation.access import permissions
from mediation.models import Actor, Case, Party


@dataclass(frozen=True)
class Turn:
    """``act``: who may do it reads ``do``; the others read ``wait``. Both may name ``whom``.

    ``agency_id``: only those who serve in this agency are meant. ``is_dated``: what is due next in the case is this.
    """

    act: str
    do: Promise
    wait: Promise
    whom: str = ""
    agency_id: UUID | None = None
    is_dated: bool = True

    def is_for(self, actor: Actor, case: Case) -> bool:
        if not self.act or (self.agency_id and self.agency_id not in actor.agency_ids):
            return False
        return permissions.may(actor, self.act, case)


def masked_names(parties: list[Party]) -> str:
    return _(", ").join(party.person.masked_name for party in parties)


def moment(at: datetime) -> str:
    """24:00 of a day is not yet the next day."""
    last, moment = localtime(at - timedelta(microseconds=1)), localtime(at)
    hour = f"{moment:%H:%M}" if last.date() == moment.date() else "24:00"
    return f"{formats.date_format(last, 'MONTH_DAY_FORMAT')} {hour}"
