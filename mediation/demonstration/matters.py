"""Planting the files: everything that happened before the story's Monday, as it was on its morning."""

from datetime import date

from django.db import transaction

from mediation.demonstration.planted import closed_cases, hall, open_cases, shangyu_cases, wage_cases
from mediation.demonstration.planted.past import Past
from mediation.models import Notice

BEFORE = "told before the demonstration began"
FILES = (wage_cases, open_cases, closed_cases, shangyu_cases, hall)


@transaction.atomic
def plant_matters(monday: date) -> None:
    """The matters of both centres, where nothing stands in the files yet.

    What people were told in that past is not sent now: those messages stand as cancelled, with the reason.
    """
    past = Past(monday)
    for files in FILES:
        files.plant(past)
    this_morning = past.moment((0, "08:30"))
    owed = Notice.objects.filter(state=Notice.State.OWED, due_at__lt=this_morning)
    owed.update(state=Notice.State.CANCELLED, settled_because=BEFORE)
