"""What tests stand on: fixed people at fixed places at fixed times.

Monday 2026-11-23 is the day of the stories: no holiday or worked weekend until the first of January.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from accounts import persons
from accounts.models import Person, PersonKind, User
from mediation import intake
from mediation.intake import Application, PartyGiven, PersonGiven
from mediation.models import Actor, Case, Category, Party, RoutingRule
from mediation.states import Status
from tests import driving
from windows import calendars
from windows.models import (
    Agency,
    AgencyKind,
    Centre,
    Membership,
    OpeningHours,
    Presence,
    Retention,
    RetentionPeriod,
    Role,
    Room,
    RoomKind,
    RotaSlot,
    Tier,
    Weekday,
    Window,
    WindowKind,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 11, 23)


def moment(text: str) -> datetime:
    """``"2026-11-23 09:02"``, local time of the centres."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


NINE = moment("2026-11-23 09:00")


def user(staff_number: str = "yz-clerk1", name: str = "林佳", **fields: Any) -> User:
    return User.objects.create_user(staff_number, name=name, **fields)


def centre(code: str = "yz", **fields: Any) -> Centre:
    """A county centre, open Monday to Friday 8:30–11:30 and 13:30–17:00."""
    made = Centre.objects.create(
        **{
            "code": code,
            "name": "鄞州区社会矛盾纠纷调处化解中心（演示）",
            "short_name": "鄞州矛调",
            "place_code": "鄞",
            "division": "330212",
            "tier": Tier.COUNTY,
            **fields,
        }
    )
    OpeningHours.objects.bulk_create(
        OpeningHours(centre=made, weekday=weekday, opens=opens, closes=closes)
        for weekday in range(Weekday.MONDAY, Weekday.SATURDAY)
        for opens, closes in [(time(8, 30), time(11, 30)), (time(13, 30), time(17))]
    )
    return made


def agency(at_centre: Centre, code: str = "hrss", **fields: Any) -> Agency:
    """A resident authority that may lead."""
    return Agency.objects.create(
        **{
            "centre": at_centre,
            "code": code,
            "name": "鄞州区人力资源和社会保障局",
            "kind": AgencyKind.AUTHORITY,
            "presence": Presence.RESIDENT,
            **fields,
        }
    )


def own_agency(of_centre: Centre, code: str = "centre") -> Agency:
    """The agency that is the centre itself."""
    return agency(of_centre, code, name="中心", kind=AgencyKind.CENTRE)


def window(of_agency: Agency, number: int = 6, **fields: Any) -> Window:
    """A window of an agency."""
    return Window.objects.create(
        **{
            "centre": of_agency.centre,
            "number": number,
            "name": "劳动监察",
            "kind": WindowKind.AGENCY,
            "agency": of_agency,
            **fields,
        }
    )


def rota_window(at_centre: Centre, number: int = 13) -> Window:
    return Window.objects.create(centre=at_centre, number=number, name="轮驻一（民生）", kind=WindowKind.ROTA)


def room(at_centre: Centre, code: str = "203", **fields: Any) -> Room:
    return Room.objects.create(
        **{"centre": at_centre, "code": code, "name": f"{code} 室", "kind": RoomKind.MEDIATION, "seats": 8, **fields}
    )


def rota_slot(of_agency: Agency, place: Window | Room, weekday: int = Weekday.MONDAY, **fields: Any) -> RotaSlot:
    """A turn of 8:30–17:00 at a window or in a room."""
    return RotaSlot.objects.create(
        **{
            "centre": of_agency.centre,
            "agency": of_agency,
            "window" if isinstance(place, Window) else "room": place,
            "weekday": weekday,
            "opens": time(8, 30),
            "closes": time(17),
            **fields,
        }
    )


def retention(at_centre: Centre) -> None:
    """Kept for ever, for thirty years or for ten."""
    for kept, years in ((Retention.PERMANENT, None), (Retention.LONG, 30), (Retention.SHORT, 10)):
        RetentionPeriod.objects.create(centre=at_centre, retention=kept, years=years, basis="本中心档案管理办法")


def member(of: Centre | Agency, role: Role = Role.CLERK, who: User | None = None, **fields: Any) -> User:
    """Somebody who serves in a centre or an agency since the first of 2026."""
    who = who or user()
    at_centre, at_agency = (of, None) if isinstance(of, Centre) else (of.centre, of)
    Membership.objects.create(
        **{
            "user": who,
            "centre": at_centre,
            "agency": at_agency,
            "role": role,
            "starts_on": date(2026, 1, 1),
            **fields,
        }
    )
    return who


def person(at_centre: Centre, name: str = "李素珍", **details: Any) -> Person:
    """A natural person, recorded on Monday at nine."""
    known = persons.Details(PersonKind.NATURAL_PERSON, name, **details)
    return persons.record(known, centre_id=at_centre.id, at=NINE)


def corrected(known: Person, *, at: datetime, **changes: Any) -> Person:
    """The person after a correction."""
    return persons.correct(known, replace(persons.details_of(known), **changes), at=at)


# --- mediation: a hall with its people, and cases driven to where a test wants them ----------------------------------


def acting(user: User, on: date = MONDAY) -> Actor:
    """Somebody as an entrance hands them down: with the roles they hold that day."""
    return Actor.staff(user.pk, user.memberships.current(on))


@dataclass(frozen=True)
class Hall:
    """A small centre: a committee that mediates at window 2, authorities that assist, one person a role."""

    centre: Centre
    own: Agency
    committee: Agency
    police: Agency
    labour: Agency
    window: Window
    room: Room
    users: dict[str, User]

    def actor(self, role: str) -> Actor:
        return acting(self.users[role])


def hall(code: str = "sy", *, has_dispatcher: bool = True) -> Hall:
    """Everybody has one role; the mediator serves in the committee, the officers in their authorities."""
    calendars.load(2026)
    at_centre = centre(code)
    retention(at_centre)
    own = own_agency(at_centre)
    committee = agency(at_centre, "pmc", name="人民调解委员会", kind=AgencyKind.MEDIATING_BODY, has_seal=True)
    police = agency(at_centre, "police", name="社区警务站")
    labour = agency(at_centre, "hrss")
    users = {
        Role.CLERK: member(at_centre, Role.CLERK, user(f"{code}-clerk", "章洁")),
        Role.MEDIATOR: member(committee, Role.MEDIATOR, user(f"{code}-mediator", "谢建华")),
        Role.COORDINATOR: member(police, Role.COORDINATOR, user(f"{code}-police", "罗警官")),
        Role.WINDOW_OFFICER: member(labour, Role.WINDOW_OFFICER, user(f"{code}-labour", "郑海")),
        Role.SEAL_KEEPER: member(at_centre, Role.SEAL_KEEPER, user(f"{code}-seal", "俞芳")),
        Role.CALLBACK_CLERK: member(at_centre, Role.CALLBACK_CLERK, user(f"{code}-callback", "丁萍")),
        Role.SUPERVISOR: member(at_centre, Role.SUPERVISOR, user(f"{code}-supervisor", "戴明")),
        Role.ARCHIVIST: member(at_centre, Role.ARCHIVIST, user(f"{code}-archivist", "罗平")),
    }
    if has_dispatcher:
        users[Role.DISPATCHER] = member(at_centre, Role.DISPATCHER, user(f"{code}-dispatcher", "何颖"))
    at_window = window(committee, 2, name="专业调解")
    rule(at_centre, Category.TRAFFIC, committee, window=at_window).assisting.add(police)
    rule(at_centre, Category.LABOUR, labour, needs_wage_arrears=True, mediating_body=committee)
    return Hall(
        centre=at_centre,
        own=own,
        committee=committee,
        police=police,
        labour=labour,
        window=at_window,
        room=room(at_centre, "1"),
        users=users,
    )


def enrolled(who: User) -> User:
    """Somebody with a second factor, as administrators have."""
    TOTP.activate(who, generate_totp_secret())
    return who


def keepers(of: Hall) -> tuple[User, User]:
    """Who keeps the rights of a centre: its security administrator and its director."""
    code = of.centre.code
    return (
        enrolled(member(of.centre, Role.SECURITY_ADMIN, user(f"{code}-security", "卫宁"))),
        enrolled(member(of.centre, Role.DIRECTOR, user(f"{code}-director", "钱立群"))),
    )


def rule(at_centre: Centre, category: str, lead: Agency, **fields: Any) -> RoutingRule:
    """The next line of a centre's routing table."""
    return RoutingRule.objects.create(
        **{
            "centre": at_centre,
            "position": RoutingRule.objects.filter(centre=at_centre).count() + 1,
            "name": f"{category} {lead.code}",
            "category": category,
            "lead": lead,
            "reason": f"{Category(category).label} → {lead.name}",
            **fields,
        }
    )


def somebody(name: str = "李素珍", **details: Any) -> PersonGiven:
    return PersonGiven(kind=PersonKind.NATURAL_PERSON, name=name, **details)


def application(**fields: Any) -> Application:
    """Ms Li against the rider, both at the window and both willing; single fields may be said otherwise."""
    return Application(
        **{
            "facts": "在市场边的马路上被电瓶车撞倒，额头缝了四针，骑车人说是她突然走出来的。",
            "request": "赔偿医药费等2500元。",
            "parties": (
                PartyGiven(Party.Role.APPLICANT, somebody(phone="10000000001"), consent_means="in_person"),
                PartyGiven(
                    Party.Role.RESPONDENT,
                    somebody("王强", phone="10000000002"),
                    relation="骑车人",
                    consent_means="in_person",
                ),
            ),
            "amount": Decimal("2500.00"),
            "is_joint_application": True,
            **fields,
        }
    )


def _register(at_hall: Hall, at: datetime) -> Case:
    return intake.register(at_hall.centre, application(), by=at_hall.actor(Role.CLERK), at=at).case


def _submit(at_hall: Hall, at: datetime) -> Case:
    return intake.submit(at_hall.centre, application(is_joint_application=False), at=at).case


def create_case_at_status(status: Status, *, at_hall: Hall | None = None, at: datetime = NINE) -> Case:
    """Drive a case by the real verbs until it stands at ``status``: begun at ``at``, one step a minute."""
    at_hall = at_hall or hall()
    if status in (Status.SUBMITTED, Status.REGISTERED):
        return _submit(at_hall, at) if status == Status.SUBMITTED else _register(at_hall, at)
    before, step = driving.STEPS[status]
    case = create_case_at_status(before, at_hall=at_hall, at=at)
    return step(case, at_hall, case.last_changed_at + timedelta(minutes=1))
