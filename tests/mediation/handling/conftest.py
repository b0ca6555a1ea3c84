"""The two disputes of the report up to where handling begins, as windows 3 and 6 hand them over."""

from dataclasses import dataclass
from typing import Any

import pytest

from accounts.models import PersonKind, User
from mediation import casework, routing
from mediation.intake import PartyGiven, PersonGiven
from mediation.models import Actor, Case, Category, Employment, Notice, Party, Track
from tests import factories
from tests.factories import Hall, acting, moment, somebody
from windows.models import Agency, AgencyKind, Presence, Role


@dataclass
class CaseNotices:
    """What is owed to whom, as a table of (kind, party, day and hour)."""

    case: Case

    def rows(self, *kinds: str, state: str = "owed") -> list[tuple[str, int, str]]:
        notices = self.case.notices.filter(state=state, party__isnull=False).select_related("party")
        if kinds:
            notices = notices.filter(kind__in=kinds)
        return sorted(
            (n.kind, n.party.number, n.due_at.astimezone(factories.SHANGHAI).strftime("%m-%d %H:%M")) for n in notices
        )

    def reasons(self) -> set[tuple[str, str]]:
        cancelled = Notice.objects.filter(case=self.case, state="cancelled")
        return set(cancelled.values_list("kind", "settled_because"))


@pytest.fixture
def hall(db) -> Hall:
    return factories.hall()


@pytest.fixture
def mediator(hall) -> Actor:
    return hall.actor(Role.MEDIATOR)


@pytest.fixture
def routed(hall) -> Case:
    """Ms Li and the rider, both at the window at 9:08, sent to window 2 at 9:13."""
    clerk = hall.actor(Role.CLERK)
    opened = casework.open_case(hall.centre, factories.application(), by=clerk, at=moment("2026-11-23 09:08"))
    case: Case = opened.case
    routing.classify(
        case, category=Category.TRAFFIC, subtype="non_motor_pedestrian", by=clerk, at=moment("2026-11-23 09:12")
    )
    routing.route(
        case,
        lead=hall.committee,
        mediating_body=hall.committee,
        window=hall.window,
        reason="双方同来，伤情轻微。",
        by=hall.actor(Role.DISPATCHER),
        at=moment("2026-11-23 09:13"),
    )
    return case


@dataclass
class Labour:
    """Window 6: the inspection, the committee that mediates and keeps a seal, the union from next door."""

    hall: Hall
    body: Agency
    union: Agency
    mediator: User
    officers: tuple[User, User]
    guest: User
    case: Case

    @property
    def officer(self) -> Actor:
        return acting(self.officers[0])

    @property
    def mediating(self) -> Actor:
        return acting(self.mediator)


def wages_application(**fields: Any) -> Any:
    employee = PartyGiven(
        Party.Role.APPLICANT, somebody("陈一帆", phone="10000000003"), relation="职工", consent_means="writing"
    )
    employer = PersonGiven(
        kind=PersonKind.LEGAL_PERSON, name="宁波青禾服饰有限公司（演示）", phone="10000000004", contact_name="沈国梁"
    )
    values = {
        "facts": "公司拖欠2026年4月至10月工资7个月，合计29400元。",
        "request": "要回拖欠的工资。",
        "parties": (employee, PartyGiven(Party.Role.RESPONDENT, employer, relation="用人单位")),
        "is_joint_application": False,
        "track": Track.LABOUR_MEDIATION,
        "employment": Employment.ONGOING,
        "wage_arrears": True,
        "is_read_back": True,
        **fields,
    }
    return factories.application(**values)


@pytest.fixture
def labour_of(hall):
    """A wage case on a path, sent to window 6 at 8:59."""

    def made(track: str = Track.LABOUR_MEDIATION) -> Labour:
        centre = hall.centre
        body = factories.agency(
            centre, "pmc_labour", name="劳动人事争议人民调解委员会", kind=AgencyKind.MEDIATING_BODY, has_seal=True
        )
        union = factories.agency(centre, "union", name="总工会", presence=Presence.ROTATING)
        officers = (
            hall.users[Role.WINDOW_OFFICER],
            factories.member(hall.labour, Role.WINDOW_OFFICER, factories.user("sy-labour2", "孙敏")),
        )
        mediating = factories.member(body, Role.MEDIATOR, factories.user("sy-med-labour", "徐国强"))
        guest = factories.member(union, Role.COORDINATOR, factories.user("sy-union", "冯丽"))
        officer = acting(officers[0])
        application = wages_application(track=track)
        case = casework.open_case(hall.centre, application, by=officer, at=moment("2026-11-23 08:52")).case
        routing.classify(
            case,
            category=Category.LABOUR,
            subtype="unpaid_wages",
            track=track,
            wage_arrears=True,
            by=officer,
            at=moment("2026-11-23 08:58"),
        )
        routing.route(
            case,
            lead=hall.labour,
            mediating_body=None if track == Track.LABOUR_INSPECTION else body,
            assisting=[union],
            reason="10 + wage_arrears",
            by=hall.actor(Role.DISPATCHER),
            at=moment("2026-11-23 08:59"),
        )
        return Labour(hall, body, union, mediating, officers, guest, case)

    return made


@pytest.fixture
def labour(labour_of) -> Labour:
    return labour_of()
