"""A centre's agencies, windows and rooms, found by what its tables call them."""

from mediation.demonstration.tables import CentreRow, RotaRow
from windows.models import Agency, AgencyKind, Centre, Room, RotaSlot, Window


class Places:
    """A centre's agencies, windows and rooms, found by what the tables call them."""

    def __init__(self, centre: Centre, row: CentreRow) -> None:
        self.centre = centre
        self.row = row
        self.agencies = self._agencies()
        self.windows = {
            window.number: window
            for window in Window.objects.bulk_create(
                Window(
                    centre=centre,
                    number=number,
                    name=name,
                    kind=kind,
                    agency=self.agencies.get(agency),
                    letter=letter,
                    is_accessible=is_accessible,
                )
                for number, name, agency, letter, kind, is_accessible in row.windows
            )
        }
        self.rooms = {
            room.code: room
            for room in Room.objects.bulk_create(
                Room(centre=centre, code=code, name=name, kind=kind, seats=seats)
                for code, name, seats, kind in row.rooms
            )
        }

    def _agencies(self) -> dict[str, Agency]:
        made: dict[str, Agency] = {}
        for code, name, presence, kind, hosted_by, (answers, arrives) in self.row.agencies:
            made[code] = Agency(
                centre=self.centre,
                code=code,
                name=name,
                kind=kind,
                presence=presence,
                hosted_by=made.get(hosted_by),
                response_minutes=answers,
                arrival_minutes=arrives,
                may_lead=kind != AgencyKind.SERVICE,
                has_seal=kind == AgencyKind.MEDIATING_BODY,
            )
        Agency.objects.bulk_create(made.values())
        return made


def rota_slots(house: Places, turn: RotaRow) -> list[RotaSlot]:
    opens, closes = turn.hours
    return [
        RotaSlot(
            centre=house.centre,
            agency=house.agencies[turn.agency],
            window=house.windows[turn.place] if isinstance(turn.place, int) else None,
            room=house.rooms[turn.place] if isinstance(turn.place, str) else None,
            weekday=weekday,
            opens=opens,
            closes=closes,
        )
        for weekday in turn.weekdays
    ]
