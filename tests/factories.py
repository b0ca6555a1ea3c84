"""What tests stand on: fixed people at fixed places at fixed times.

Monday 2026-11-23 is the day of the stories: no holiday or worked weekend until the first of January.
"""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from accounts import persons
from accounts.models import Person, PersonKind, User
from windows.models import (
    Agency,
    AgencyKind,
    Centre,
    Membership,
    OpeningHours,
    Presence,
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
    return persons.record(
        **{"centre_id": at_centre.id, "kind": PersonKind.NATURAL_PERSON, "name": name, "at": NINE, **details}
    )
