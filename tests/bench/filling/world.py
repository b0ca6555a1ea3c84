"""Where the cases are: centres with their agencies, people and rooms. Few rows, so they are made through the models."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from random import Random
from uuid import UUID

from django.db import transaction

from accounts.models import User
from mediation.models import Actor, Duty
from tests.bench.filling import outline, words
from tests.bench.filling.ids import uuid7
from windows import calendars
from windows.models import (
    Agency,
    AgencyKind,
    Centre,
    Membership,
    OpeningHours,
    Presence,
    Role,
    Tier,
    Weekday,
    Window,
    WindowKind,
)

SINCE = date(2020, 1, 1)
OPENED_AT = datetime(2020, 1, 1, tzinfo=UTC)
CALENDARS = range(2020, 2027)
OWN = "centre"
COMMITTEE = "committee"
AGENCIES = {
    OWN: ("中心", AgencyKind.CENTRE),
    COMMITTEE: ("人民调解委员会", AgencyKind.MEDIATING_BODY),
    "inspection": ("劳动保障监察大队", AgencyKind.AUTHORITY),
    "labour": ("劳动人事争议调解中心", AgencyKind.MEDIATING_BODY),
    "market": ("市场监督管理局", AgencyKind.AUTHORITY),
    "medical": ("医疗纠纷人民调解委员会", AgencyKind.MEDIATING_BODY),
}
DESK = (Role.CLERK, Role.DISPATCHER, Role.CALLBACK_CLERK, Role.SEAL_KEEPER, Role.SUPERVISOR, Role.ARCHIVIST)


@dataclass(frozen=True)
class Place:
    """One centre as stories need it: who acts there, and for which agency."""

    id: UUID
    division: str
    agencies: dict[str, UUID]
    desk: dict[str, Actor]
    mediators: list[Actor]
    window: UUID


def build(size: int) -> list[Place]:
    """Lay down everything but the cases."""
    make = Maker(Random(outline.SEED))  # noqa: S311 - the same people every time
    with transaction.atomic():
        for year in CALENDARS:
            calendars.load(year)
        for number in range(outline.centres(size)):
            make.centre(number, mediators=outline.mediators_of(number, size))
    return places()


def places() -> list[Place]:
    """The world that stands in the database."""
    return [_read(centre) for centre in Centre.objects.order_by("code")]


@dataclass(frozen=True)
class Maker:
    rng: Random

    def id(self) -> UUID:
        return uuid7(OPENED_AT, self.rng)

    def centre(self, number: int, *, mediators: int) -> None:
        centre = Centre.objects.create(
            id=self.id(),
            code=f"c{number:04}",
            name=f"第{number}社会矛盾纠纷调处化解中心（演示）",
            short_name=f"中心{number}",
            place_code=f"甲{number}",
            division="330212",
            tier=Tier.COUNTY,
            phone="0574-00000000",
        )
        OpeningHours.objects.bulk_create(
            OpeningHours(id=self.id(), centre=centre, weekday=weekday, opens=opens, closes=closes)
            for weekday in range(Weekday.MONDAY, Weekday.SATURDAY)
            for opens, closes in [(time(8, 30), time(11, 30)), (time(13, 30), time(17))]
        )
        agencies = {code: self.agency(centre, code, name, kind) for code, (name, kind) in AGENCIES.items()}
        intake = WindowKind.GENERAL_INTAKE
        Window.objects.create(id=self.id(), centre=centre, number=1, name="综合", kind=intake, agency=agencies[OWN])
        for role in DESK:
            self.serve(centre, None, role, [f"{centre.code}-{role}"])
        numbers = [f"{centre.code}-m{place:04}" for place in range(mediators)]
        self.serve(centre, agencies[COMMITTEE], Role.MEDIATOR, numbers)

    def agency(self, centre: Centre, code: str, name: str, kind: AgencyKind) -> Agency:
        there = Presence.RESIDENT
        return Agency.objects.create(id=self.id(), centre=centre, code=code, name=name, kind=kind, presence=there)

    def serve(self, centre: Centre, agency: Agency | None, role: Role, staff_numbers: list[str]) -> None:
        people = User.objects.bulk_create(
            User(id=self.id(), staff_number=number, name=words.person_name(self.rng), password="!")
            for number in staff_numbers
        )
        Membership.objects.bulk_create(
            Membership(id=self.id(), user=person, centre=centre, agency=agency, role=role, starts_on=SINCE)
            for person in people
        )


def _read(centre: Centre) -> Place:
    actors: dict[str, list[Actor]] = {}
    for member in centre.memberships.order_by("user__staff_number"):
        duty = Duty(member.role, member.centre_id, member.agency_id)
        actors.setdefault(member.role, []).append(Actor(user_id=member.user_id, duties=(duty,)))
    return Place(
        id=centre.pk,
        division=centre.division,
        agencies=dict(centre.agencies.values_list("code", "id")),
        desk={role: actors[role][0] for role in DESK},
        mediators=actors[Role.MEDIATOR],
        window=centre.windows.get(number=1).pk,
    )
