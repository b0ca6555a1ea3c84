"""A case with a safe-contact label, looked for by the other side's particulars: at every door that lists or finds."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from django.test import Client

from accounts import tokens
from accounts.models import AccessEntry, User
from mediation import casework, intake, search
from mediation.access.relations import keeps_other_side_from
from mediation.casework import StaffContext, keepers, look_ups
from mediation.casework.particulars import Particulars
from mediation.casework.queues import QUEUES
from mediation.models import Case, LookUpAlarm, Notice, Party
from mediation.notices import Kind
from mediation.states import Status
from tests import driving, factories
from tests.factories import NINE, Hall, acting, moment, somebody
from tests.mediation.refusing import refused
from tests.mediation.test_every_address import addresses
from windows import clock
from windows.models import Role

pytestmark = pytest.mark.django_db

HER, HIM = "柳如眉", "欧阳鹤鸣"
HIS_PHONE, HIS_DOCUMENT = "10000000077", "990000200106050010"
FACTS = "欧阳鹤鸣昨夜又动手，她不敢回家，想谈孩子归谁。"
AT = moment("2026-11-23 10:00")
#: Doors that answer everybody alike, or lead away from the site of a case.
NOT_A_LIST = ("/account/", "/admin/", "/health", "/api/v1/schema")


@dataclass
class Kept:
    hall: Hall
    case: Case
    others: dict[str, User]

    @property
    def masked(self) -> str:
        return str(self.case.parties.get(role=Party.Role.RESPONDENT).person.masked_name)

    def look_up(self, who: User, **particulars: str):
        staff = StaffContext(who, acting(who), AT)
        return look_ups.find_duplicates(self.hall.centre, Particulars(**particulars), facts="", staff=staff)

    def notices(self) -> list[Notice]:
        return list(Notice.objects.filter(kind=Kind.OTHER_SIDE_ASKED))


@pytest.fixture
def kept(db, monkeypatch) -> Kept:
    monkeypatch.setattr(clock, "now", lambda: AT)
    hall = factories.hall()
    parties = [
        factories.application().parties[0],
        factories.application().parties[1],
    ]
    parties[0] = replace(parties[0], person=somebody(HER, phone="10000000066"))
    him = somebody(HIM, phone=HIS_PHONE, document_number=HIS_DOCUMENT)
    parties[1] = replace(parties[1], person=him, consent_means="")
    sheet = factories.application(
        parties=tuple(parties), facts=FACTS, is_joint_application=False, has_safe_contact=True
    )
    case = intake.register(hall.centre, sheet, by=hall.actor(Role.CLERK), at=NINE).case
    others = {role: hall.users[role] for role in (Role.DISPATCHER, Role.SUPERVISOR, Role.CALLBACK_CLERK)}
    others |= {role: hall.users[role] for role in (Role.SEAL_KEEPER, Role.ARCHIVIST, Role.COORDINATOR)}
    others[Role.WINDOW_OFFICER] = hall.users[Role.WINDOW_OFFICER]
    for role in (Role.CLERK, Role.GUIDE, Role.DIRECTOR, Role.AUDITOR, Role.DUTY_LEADER):
        others[role] = factories.member(hall.centre, role, factories.user(f"sy-{role}-2", f"另{role[:2]}"))
    return Kept(hall, case, {role: factories.enrolled(user) for role, user in others.items()})


def browser(user: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def program(user: User) -> Client:
    _, secret = tokens.issue(user, name="test", scopes=["all"], lasts=timedelta(days=1), at=AT)
    return Client(headers={"authorization": f"Bearer {secret}"})


def listing_doors() -> list[str]:
    """Every address that names no case, each queue of its own."""
    doors = [path for path, _view in addresses() if not path.startswith(NOT_A_LIST)]
    plain = [path for path in doors if "<" not in path]
    named = [path.replace("<slug:name>", name) for path in doors if "/queues/<slug:name>/" in path for name in QUEUES]
    programs = [f"/api/v1/cases?queue={name}" for name in QUEUES]
    assert {"/", "/search/", "/owed/", "/queues/centre/", "/api/v1/cases", "/api/v1/owed"} <= {*plain, *named}
    return plain + named + programs


def test_no_listing_door_names_the_other_side_to_anybody_who_does_not_work_the_case(kept):
    leaks = []
    for role, user in kept.others.items():
        page, machine = browser(user), program(user)
        for listing in listing_doors():
            answer = (machine if listing.startswith("/api/") else page).get(listing)
            text = b"".join(answer).decode(errors="replace")
            canaries = (HIM, kept.masked, HIS_PHONE, HIS_DOCUMENT)
            leaks += [(role, listing, canary) for canary in canaries if canary in text]
    assert leaks == []


@pytest.mark.parametrize("text", [HIM, "欧阳", "鹤鸣", HIS_PHONE, HIS_DOCUMENT, "昨夜又动手", "孩子归谁"])
def test_no_searching_door_finds_it_by_the_other_side_nor_by_words_for_whoever_does_not_work_it(kept, text):
    leaks = []
    for role, user in kept.others.items():
        pages = [browser(user).get("/search/", {"q": text})]
        answers = [program(user).get("/api/v1/cases", {"search": text})]
        leaks += [(role, text) for answer in pages + answers if kept.case.code[:4] in answer.content.decode()]
        assert all(answer.status_code in (200, 403) for answer in pages + answers)
    assert leaks == []


def test_the_sheet_of_the_window_tells_nobody_of_it_by_any_particular_of_the_other_side(kept):
    for field, value in {"name": HIM, "phone": HIS_PHONE, "document": HIS_DOCUMENT}.items():
        for role in (Role.CLERK, Role.GUIDE, Role.DISPATCHER, Role.COORDINATOR, Role.WINDOW_OFFICER):
            sheet = {f"applicant_{field}": value}
            answer = browser(kept.others[role]).post("/intake/beside/", sheet)
            assert answer.status_code == 200
            assert answer.context["beside"].duplicates == []
            assert kept.case.code[:4] not in answer.content.decode()


def test_an_application_of_the_other_side_is_not_shown_as_perhaps_the_same(kept):
    parties = factories.application().parties
    his = (replace(parties[0], person=somebody(HIM, phone=HIS_PHONE)), replace(parties[1], person=somebody(HER)))
    sheet = factories.application(parties=his, is_joint_application=False)
    second = intake.register(kept.hall.centre, sheet, by=acting(kept.others[Role.CLERK]), at=AT).case
    assert intake.duplicates_of(second, by=acting(kept.others[Role.DISPATCHER])) == []
    assert [each.case for each in intake.duplicates_of(second, by=kept.hall.actor(Role.CLERK))] == [kept.case]


def test_who_took_it_in_and_who_handles_it_once_routed_find_it_and_read_whom_it_is_against(kept):
    clerk, mediator = kept.hall.users[Role.CLERK], kept.hall.users[Role.MEDIATOR]
    assert kept.masked in browser(clerk).get("/search/", {"q": HIM}).content.decode()
    assert kept.case not in search.matching(Case.objects.visible_to(acting(mediator)), HIM, by=acting(mediator))
    driving.route(driving.classify_as_traffic(kept.case, kept.hall, AT), kept.hall, AT)
    assert kept.masked in browser(mediator).get("/search/", {"q": HIM}).content.decode()


def test_who_applied_is_found_at_any_window_and_so_is_the_code(kept):
    page = browser(kept.others[Role.CLERK])
    for text in (HER, kept.case.code):
        shown = page.get("/search/", {"q": text}).content.decode()
        assert kept.case.code[:4] in shown
        assert kept.masked not in shown


def test_what_a_list_asks_of_one_case_and_what_a_query_asks_of_all_is_the_same_question(kept):
    routed = factories.create_case_at_status(Status.ACCEPTED, at_hall=kept.hall)
    nobodys = factories.create_case_at_status(Status.SUBMITTED, at_hall=kept.hall)
    Case.objects.filter(pk__in=[routed.pk, nobodys.pk]).update(has_safe_contact=True)
    Case.objects.filter(pk=nobodys.pk).update(first_contact=None)
    answers = set()
    for user in [*kept.others.values(), *kept.hall.users.values()]:
        keeping = set(Case.objects.keeping_other_side_from(acting(user)))
        assert keeping == {case for case in Case.objects.all() if keeps_other_side_from(case, acting(user))}
        answers.add(len(keeping))
    assert len(answers) > 1


@pytest.mark.parametrize(
    "particulars",
    [{"name": HIM}, {"phone": HIS_PHONE}, {"document_number": HIS_DOCUMENT}, {"words": "鹤鸣"}],
)
def test_whoever_keeps_the_label_is_told_that_the_other_side_was_asked_about_once_a_day(kept, particulars):
    for role in (Role.DISPATCHER, Role.SUPERVISOR):
        user = kept.others[role]
        look_ups.look_up(Particulars(**particulars), centre_id=None, staff=StaffContext(user, acting(user), AT))
    [notice] = kept.notices()
    assert (notice.user, notice.case, notice.medium) == (kept.hall.users[Role.CLERK], kept.case, "desk")
    desk = browser(kept.hall.users[Role.CLERK]).get("/").content.decode()
    assert "at a window somebody asked about the other side" in desk


def test_the_mediator_keeps_the_label_once_there_is_one_and_the_leaders_where_nobody_is_left(kept):
    driving.route(driving.classify_as_traffic(kept.case, kept.hall, AT), kept.hall, AT)
    driving.acknowledge(kept.case, kept.hall, AT)
    driving.accept(kept.case, kept.hall, AT)
    kept.case.refresh_from_db()
    assert keepers.keepers_of(kept.case, at=AT) == [kept.hall.users[Role.MEDIATOR].pk]
    for role in (Role.MEDIATOR, Role.CLERK):
        kept.hall.users[role].memberships.update(ends_on=factories.MONDAY - timedelta(days=1))
    leaders = {kept.others[Role.SUPERVISOR].pk, kept.others[Role.DIRECTOR].pk}
    assert set(keepers.keepers_of(kept.case, at=AT)) == leaders


def test_the_keeper_is_told_when_the_other_side_comes_to_a_window_with_a_matter_of_their_own(kept):
    parties = factories.application().parties
    his = (replace(parties[0], person=somebody(HIM, phone=HIS_PHONE)), replace(parties[1], person=somebody(HER)))
    sheet = factories.application(parties=his, is_joint_application=False)
    casework.open_case(kept.hall.centre, sheet, by=acting(kept.others[Role.CLERK]), at=AT)
    assert [notice.case for notice in kept.notices()] == [kept.case]


def test_asking_for_who_applied_or_for_anybody_else_tells_nobody(kept):
    for particulars in ({"name": HER}, {"name": "赵平"}, {"phone": "10000000099"}):
        kept.look_up(kept.others[Role.DISPATCHER], **particulars)
    assert kept.notices() == []


def test_looking_somebody_up_is_written_down_by_what_and_never_with_the_value(kept):
    user = kept.others[Role.CLERK]
    kept.look_up(user, name=HIM, phone=HIS_PHONE)
    kept.look_up(user, name=HIM, phone=HIS_PHONE)
    [entry] = AccessEntry.objects.filter(user=user, object_kind="person")
    assert (entry.verb, entry.fields, entry.reason) == ("search", ["name", "phone"], "")


def test_beyond_the_limit_of_an_hour_nobody_is_looked_up_on_the_page_by_search_nor_by_a_program(kept, monkeypatch):
    monkeypatch.setattr(look_ups, "MOST", 2)
    user = kept.others[Role.CLERK]
    kept.look_up(user, name="赵平", phone="10000000099")
    page = browser(user)
    beside = page.post("/intake/beside/", {"applicant_name": HER}).context["beside"]
    assert (beside.duplicates, bool(beside.not_looked_up)) == ([], True)
    shown = page.get("/search/", {"q": HER})
    assert "Too many attempts" in shown.content.decode()
    assert kept.case.code[:4] not in shown.content.decode()
    assert program(user).get("/api/v1/cases", {"search": HER}).status_code == 429
    assert AccessEntry.objects.filter(user=user, verb="denied", object_kind="person").count() == 3
    assert page.get("/search/", {"q": kept.case.code}).status_code == 200
    later = StaffContext(user, acting(user), AT + timedelta(hours=1))
    look_ups.look_up(Particulars(name=HER), centre_id=None, staff=later)


def test_unusually_many_look_ups_lie_on_the_desks_of_the_leaders_once_an_hour(kept, monkeypatch):
    monkeypatch.setattr(look_ups, "UNUSUAL", 1)
    user = kept.others[Role.CLERK]
    for name in ("赵平", "赵安", "赵宁"):
        kept.look_up(user, name=name)
    [alarm] = LookUpAlarm.objects.all()
    assert (alarm.user, alarm.centre) == (user, kept.hall.centre)
    words = "looked up unusually many people"
    assert words in browser(kept.others[Role.SUPERVISOR]).get("/").content.decode()
    assert words not in browser(kept.others[Role.DISPATCHER]).get("/").content.decode()


def test_a_busy_window_stays_below_what_is_unusual():
    assert 15 * len(("name", "phone", "document_number")) < look_ups.UNUSUAL < look_ups.MOST


def test_an_hour_of_one_account_raises_one_alarm(db):
    hall = factories.hall()
    alarm = {"centre": hall.centre, "user": hall.users[Role.CLERK], "hour": NINE, "raised_at": NINE}
    LookUpAlarm.objects.create(**alarm)
    with refused("one_alarm_per_account_and_hour"):
        LookUpAlarm.objects.create(**alarm)
