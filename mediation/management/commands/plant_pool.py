"""``manage.py plant_pool``: a small pool of records at Yinzhou, with its rules and the leads they find. DEMO=1."""

import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from mediation.demonstration import district, yinzhou
from mediation.discovery import adopting, cleaning, linking, manifests, rules, running
from mediation.discovery.importing import deliveries
from mediation.discovery.shipped.sources import DECLARATIONS
from mediation.models import Actor
from mediation.models.discovery import DiscoveryRun, Neighbourhood, RecordSource
from windows import clock, hours, members
from windows.models import Centre

RECORDS = 16_000
SEED = 1
TERM = timedelta(days=90)
WORKERS = ("yz-worker1", "yz-worker2")


class Command(BaseCommand):
    help = (
        "Plant a district of 16,000 records, link it and run the shipped rules over it. DEMO=1; again changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demonstration is planted under DEMO=1 only.")
        centre = Centre.objects.filter(code=yinzhou.CENTRE.code).first()
        if centre is None:
            raise CommandError("There is no centre yet. Please run: manage.py plant")
        at = clock.now()
        cleaning.clean_up(at)
        if DiscoveryRun.objects.filter(version__rule__centre=centre).exists():
            self.stdout.write("Planted before; nothing changed.")
            return
        with tempfile.TemporaryDirectory() as folder:
            self.stdout.write(f"{plant(centre, Path(folder), at=at)} leads")


def plant(centre: Centre, folder: Path, *, at: datetime) -> int:
    """How many leads there are. Goes on where it was killed: what is declared, taken in or written stays."""
    officer, second = (_acting(login, at) for login in ("yz-data1", "yz-data2"))
    today = hours.day_of(at)
    whole = district.District(RECORDS, SEED, today)
    _name_workers(centre, whole)
    adopting.declare_sources(centre, by=officer, at=at)
    declared = {
        row.code: {"bureau": row.bureau, "purpose": row.purpose, "legal_basis": row.legal_basis} for row in DECLARATIONS
    }
    made = district.generate(whole, folder, manifests=declared)
    for source in RecordSource.objects.filter(centre=centre):
        if not source.imports.in_the_pool().exists():
            file = made.files[source.code]
            manifest = manifests.read(file.with_suffix(".json"))
            deliveries.take_in(source, manifest, file, keep_until=today + TERM, by=officer, at=at)
    linking.link(centre, by=officer, at=at)
    review_on = today + timedelta(days=365)
    for draft in adopting.write_rules(centre, review_on=review_on, by=officer, at=at):
        version = rules.publish(draft, by=second, at=at)
        running.run(version, today=today, by=officer, at=at)
    return sum(run.leads.count() for run in DiscoveryRun.objects.filter(version__rule__centre=centre))


def _name_workers(centre: Centre, whole: district.District) -> None:
    """The neighbourhoods with their streets; each worker has every second."""
    workers = [User.objects.get(staff_number=login) for login in WORKERS]
    Neighbourhood.objects.bulk_create(
        [
            Neighbourhood(centre=centre, code=code, name=name, street=street, worker=workers[place % len(workers)])
            for place, (code, name, street) in enumerate(district.neighbourhoods(whole))
        ],
        ignore_conflicts=True,
    )


def _acting(login: str, at: datetime) -> Actor:
    user = User.objects.get(staff_number=login)
    return Actor.staff(user.pk, members.memberships_of(user, at=at))
