"""Whose turn it is: what stands in each queue, in which order, and how it is told that something changed."""

from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import AccessEntry
from mediation import handling, intake, routing
from mediation.casework.queue_filters import Moments
from mediation.models import Case, Risk
from mediation.states import Status
from mediation.web.shell import ledger, paging
from tests import factories
from tests.factories import NINE, Hall
from windows import hours
from windows.models import CheckIn, Role, RotaSlot, WindowKind


def register(hall: Hall, minutes: int = 0, **fields) -> Case:
    at = NINE + timedelta(minutes=minutes)
    application = factories.application(is_joint_application=False, **fields)
    return intake.register(hall.centre, application, by=hall.actor(Role.CLERK), at=at).case


def codes(client: Client, address: str) -> list[str]:
    return [line.case.code for line in client.get(address).context["lines"]]


def counts(client: Client, address: str) -> dict[str, int]:
    """Of the chips, by the filter they lead to."""
    chips = client.get(address).context["chips"]
    return {href.partition("show=")[2].partition("&")[0]: count for href, _words, count, _is_current in chips}


@pytest.mark.parametrize(
    ("role", "queues"),
    [
        (Role.CLERK, ["routing", "online", "taken", "centre"]),
        (Role.DISPATCHER, ["routing", "online", "taken", "centre"]),
        (Role.MEDIATOR, ["mine", "agency", "incoming", "parts", "taken"]),
        (Role.WINDOW_OFFICER, ["agency", "incoming", "parts", "taken"]),
        (Role.COORDINATOR, ["agency", "incoming", "parts", "taken"]),
        (Role.SUPERVISOR, ["centre"]),
        (Role.SEAL_KEEPER, ["sealing", "centre"]),
        (Role.CALLBACK_CLERK, ["follow-up", "centre"]),
    ],
)
def test_everybody_has_the_queues_of_their_roles_and_their_own_first(hall, desk_of, role, queues):
    client = desk_of(hall.users[role])
    assert client.get("/queues/").url == f"/queues/{queues[0]}/"
    shown = client.get(f"/queues/{queues[0]}/").context["views"]
    assert [key for key, _words, _count, _is_current in shown] == queues


def test_a_queue_of_another_role_is_not_there(hall, mediator):
    assert mediator.get("/queues/centre/").status_code == 404
    assert mediator.get("/queues/nothing/").status_code == 404


def test_a_case_moves_from_queue_to_queue_with_its_owner(hall, clerk, mediator):
    case = factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
    assert codes(clerk, "/queues/routing/") == [case.code]
    assert codes(mediator, "/queues/agency/") == []
    case = factories.create_case_at_status(Status.ROUTED, at_hall=hall)
    assert case.code not in codes(clerk, "/queues/routing/")
    assert codes(mediator, "/queues/agency/") == [case.code]
    assert codes(mediator, "/queues/mine/") == []
    case = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    assert codes(mediator, "/queues/mine/") == [case.code]


def test_a_mediator_s_first_page_shows_what_waits_to_be_taken_on(hall, mediator, desk_of):
    case = factories.create_case_at_status(Status.ROUTED, at_hall=hall)
    [(name, _queue, lines)] = mediator.get("/").context["turns"]
    assert (name, [line.case.code for line in lines]) == ("incoming", [case.code])
    routing.acknowledge(case, by=hall.actor(Role.MEDIATOR), at=NINE + timedelta(minutes=5))
    assert codes(mediator, "/queues/incoming/") == [case.code]
    handling.accept(case, by=hall.actor(Role.MEDIATOR), at=NINE + timedelta(minutes=6))
    assert mediator.get("/").context["turns"] == []
    parts = desk_of(hall.users[Role.COORDINATOR]).get("/").context["turns"]
    assert [(name, [line.case.code for line in lines]) for name, _queue, lines in parts] == [("parts", [case.code])]


def test_a_seal_keeper_sees_what_is_signed_and_a_caller_whom_to_call(hall, desk_of):
    keeper, caller = desk_of(hall.users[Role.SEAL_KEEPER]), desk_of(hall.users[Role.CALLBACK_CLERK])
    case = factories.create_case_at_status(Status.AGREED, at_hall=hall)
    assert codes(keeper, "/queues/sealing/") == []
    agreement, mediator = case.agreements.get(), hall.actor(Role.MEDIATOR)
    for party in (*case.parties.principals(), None):
        agreement = handling.sign(agreement, party=party, by=mediator, at=case.last_changed_at)
    assert codes(keeper, "/queues/sealing/") == [case.code]
    handling.seal(agreement, by=hall.actor(Role.SEAL_KEEPER), at=case.last_changed_at)
    assert codes(keeper, "/queues/sealing/") == []
    assert codes(caller, "/queues/follow-up/") == []
    called = factories.create_case_at_status(Status.PERFORMED, at_hall=hall)
    assert codes(caller, "/queues/follow-up/") == [called.code]


def test_an_assisting_agency_sees_what_it_is_asked_for(hall, desk_of):
    case = register(hall)
    who = {"by": hall.actor(Role.DISPATCHER), "at": NINE + timedelta(minutes=1)}
    routing.classify(case, category="14", **who)
    routing.route(case, lead=hall.committee, assisting=[hall.police], reason="两家都要到场", **who)
    assert codes(desk_of(hall.users[Role.COORDINATOR]), "/queues/parts/") == [case.code]


def test_nobody_sees_another_centres_cases(hall, desk_of, clerk):
    register(hall)
    other = factories.hall("yz")
    assert codes(desk_of(other.users[Role.CLERK]), "/queues/centre/") == []
    assert len(codes(clerk, "/queues/centre/")) == 1


def test_what_is_due_first_stands_on_top(hall, clerk, monday_morning):
    later = register(hall, minutes=60 * 24)
    first = register(hall)
    assert codes(clerk, "/queues/routing/") == [first.code, later.code]
    assert codes(clerk, "/queues/routing/?order=-since") == [later.code, first.code]
    assert codes(clerk, "/queues/routing/?order=since") == [first.code, later.code]
    assert clerk.get("/queues/routing/?order=name").status_code == 404


def test_each_count_opens_exactly_what_it_counts(hall, clerk, monday_morning):
    register(hall)
    register(hall, minutes=1, risk=Risk.RED)
    register(hall, minutes=2, wage_arrears=True)
    register(hall, minutes=60 * 24 * 3)
    monday_morning("2026-11-25 09:00")
    shown = counts(clerk, "/queues/routing/")
    assert shown == {"": 4, "late": 3, "soon": 1, "urgent": 1, "wages": 1}
    for chosen, count in shown.items():
        assert len(codes(clerk, f"/queues/routing/?show={chosen or 'all'}")) == count
    assert clerk.get("/queues/routing/?show=nothing").status_code == 404


@pytest.mark.parametrize(
    ("now", "state", "left"),
    [
        ("2026-11-23 09:00", "soon", 1),
        ("2026-11-24 16:59", "soon", 0),
        ("2026-11-24 17:00", "soon", 0),
        ("2026-11-24 17:01", "late", 0),
        ("2026-11-27 09:00", "late", 3),
    ],
)
def test_a_clock_is_late_after_its_moment_and_not_before(hall, now, state, left):
    case = register(hall)
    due = ledger.due_of(case, Moments.of(factories.moment(now)))
    assert (due.due_at, due.state, due.workdays) == (factories.moment("2026-11-24 17:00"), state, left)


def test_soon_is_the_end_of_the_second_working_day():
    friday = factories.moment("2026-11-27 10:00")
    assert Moments.of(friday).soon == hours.end_of_day(factories.moment("2026-12-01 10:00").date())


def test_names_are_masked_and_many_are_counted(hall, clerk):
    worker = factories.application().parties[0]
    others = [factories.PartyGiven("applicant", factories.somebody(name)) for name in ("张三", "李四")]
    company = factories.PartyGiven("respondent", factories.PersonGiven("legal_person", "青禾公司"))
    register(hall, parties=[worker, *others, company])
    [line] = clerk.get("/queues/routing/").context["lines"]
    assert (line.applicants, line.respondents) == ("李*珍 +2", "青禾公司")


# --- pages -----------------------------------------------------------------------------------------------------------


def test_pages_are_walked_by_key_both_ways(hall, clerk, monkeypatch):
    monkeypatch.setattr(paging, "SIZE", 2)
    made = [register(hall, minutes=minute).code for minute in range(5)]
    first = clerk.get("/queues/routing/?order=since").context
    second = clerk.get(f"/queues/routing/{first['next']}").context
    third = clerk.get(f"/queues/routing/{second['next']}").context
    shown = [[line.case.code for line in page["lines"]] for page in (first, second, third)]
    assert shown == [made[:2], made[2:4], made[4:]]
    assert (first["previous"], third["next"]) == ("", "")
    again = clerk.get(f"/queues/routing/{third['previous']}").context
    assert [line.case.code for line in again["lines"]] == made[2:4]


def test_cases_without_a_clock_come_last_on_every_page(hall, clerk, monkeypatch):
    monkeypatch.setattr(paging, "SIZE", 1)
    made = [register(hall, minutes=minute) for minute in range(3)]
    Case.objects.filter(pk__in=[made[0].pk, made[1].pk]).update(next_due_at=None)
    seen, address = [], "/queues/routing/"
    while address:
        page = clerk.get(address).context
        seen += [line.case.code for line in page["lines"]]
        address = page["next"] and f"/queues/routing/{page['next']}"
    assert seen == [made[2].code, made[0].code, made[1].code]
    back = clerk.get(f"/queues/routing/{page['previous']}").context
    assert [line.case.code for line in back["lines"]] == [made[0].code]


@pytest.mark.parametrize("key", ["x", "bnVsbA==", "WzEsMl0=", "W251bGwsICJ4Il0="])
def test_a_forged_key_is_no_page(hall, clerk, key):
    assert clerk.get(f"/queues/routing/?after={key}").status_code == 404
    assert clerk.get(f"/queues/routing/?before={key}").status_code == 404


# --- live ------------------------------------------------------------------------------------------------------------


def test_nothing_new_is_204_and_news_name_their_rows(hall, clerk):
    case = register(hall)
    version = clerk.get("/queues/routing/").context["version"]
    assert clerk.get(f"/queues/routing/news/?version={version}").status_code == 204
    routing.classify(case, category="14", by=hall.actor(Role.CLERK), at=NINE + timedelta(minutes=1))
    newcomer = register(hall, minutes=2)
    news = clerk.get(f"/queues/routing/news/?version={version}").json()
    assert news["rows"] == sorted([case.code, newcomer.code])
    assert news["message"] == "2 updates: press . to refresh"
    assert clerk.get(f"/queues/routing/news/?version={news['version']}").status_code == 204


def test_a_case_that_left_is_news_as_well(hall, clerk):
    case = register(hall)
    version = clerk.get("/queues/routing/").context["version"]
    intake.withdraw(case, reason="", by=hall.actor(Role.CLERK), at=NINE + timedelta(minutes=1))
    assert clerk.get(f"/queues/routing/news/?version={version}").json()["rows"] == [case.code]


# --- finding ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["素珍", "王强", "额头缝了", "{code}"])
def test_a_case_is_found_by_name_words_or_code(hall, clerk, text):
    case = register(hall)
    assert codes(clerk, f"/search/?q={text.format(code=case.printed_code)}") == [case.code]


def test_only_what_one_may_see_is_found(hall, desk_of):
    register(hall)
    assert codes(desk_of(hall.users[Role.WINDOW_OFFICER]), "/search/?q=素珍") == []


def test_one_character_finds_nothing_and_says_so(clerk):
    assert clerk.get("/search/?q=王").context["is_short"]
    assert clerk.get("/search/").context["is_short"]


def test_what_is_too_long_to_be_searched_is_said_beside_the_field_and_stays_there(hall, clerk):
    register(hall)
    text = "额头缝了四针" * 14
    answer = clerk.get("/search/", {"q": text})
    page = answer.content.decode()
    assert answer.context["form"].errors["q"] == ["Please shorten it to 80 characters."]
    assert f'name="q" value="{text}"' in page
    assert "maxlength" not in page
    assert not AccessEntry.objects.exists()
    assert clerk.get("/search/", {"q": text[:80]}).context["form"].is_valid()


# --- what it costs, and who looked -----------------------------------------------------------------------------------


def test_listing_and_searching_are_looks(hall, clerk):
    clerk.get("/queues/routing/")
    clerk.get("/search/?q=素珍")
    assert list(AccessEntry.objects.order_by("id").values_list("verb", flat=True)) == ["list", "search", "search"]


@pytest.mark.parametrize("number", [1, 3])
def test_a_queue_costs_the_same_for_any_number_of_rows(hall, clerk, django_assert_num_queries, number):
    """Session, user, duties; rows, counts; the look; and what the bar shows."""
    for minute in range(number):
        register(hall, minutes=minute)
    with django_assert_num_queries(8):
        clerk.get("/queues/routing/")


@pytest.mark.parametrize("number", [1, 3])
def test_asking_for_news_costs_the_same_for_any_number_of_rows(hall, clerk, django_assert_num_queries, number):
    for minute in range(number):
        register(hall, minutes=minute)
    with django_assert_num_queries(4):
        clerk.get("/queues/routing/news/")


@pytest.mark.parametrize("number", [1, 3])
def test_searching_costs_the_same_for_any_number_of_rows(hall, clerk, django_assert_num_queries, number):
    for minute in range(number):
        register(hall, minutes=minute)
    with django_assert_num_queries(13):  # six of them count the look-up and write it down
        clerk.get("/search/?q=素珍")


# --- home and checking in --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 3])
def test_home_shows_what_is_due_first_and_costs_the_same(hall, clerk, django_assert_num_queries, number):
    made = [register(hall, minutes=minute).code for minute in range(number)]
    with django_assert_num_queries(
        16
    ):  # three of them ask what waits to be settled, was submitted online, lies on the desk
        page = clerk.get("/")
    assert [line.case.code for line in page.context["lines"]] == made


def test_home_is_for_everybody_who_serves(hall, desk_of):
    for role, user in hall.users.items():
        assert desk_of(user).get("/").status_code == 200, role


def test_whoever_serves_nowhere_is_told_so(hall, desk_of):
    nobody = desk_of(factories.user("n-1", "新人"))
    page = nobody.get("/")
    assert (page.status_code, page.context["serves"], page.context["sections"]) == (200, False, [("home", "Today")])
    assert [nobody.get(address).status_code for address in ("/queues/", "/intake/", "/matters/")] == [404, 403, 403]


def test_an_officer_checks_in_at_the_turn_of_the_rota_and_out_again(hall, desk_of):
    window = factories.rota_window(hall.centre)
    factories.rota_slot(hall.labour, window)
    user = hall.users[Role.WINDOW_OFFICER]
    client = desk_of(user)
    places = [value for value, _words in client.get("/").context["form"].fields["place"].choices]
    assert places[0] == "hrss:13"
    assert client.post("/check-in/", {"place": "hrss:13"}).url == "/"
    entry = CheckIn.objects.get()
    assert (entry.agency, entry.user, entry.window, entry.checked_in_at) == (hall.labour, user, window, NINE)
    assert client.get("/").context["check_in"] == entry
    client.post("/check-in/end/")
    assert CheckIn.objects.get().checked_out_at == NINE
    assert client.get("/").context["check_in"] is None


def test_nobody_checks_in_for_another_agency(hall, desk_of):
    desk_of(hall.users[Role.WINDOW_OFFICER]).post("/check-in/", {"place": "pmc:2"})
    assert not CheckIn.objects.exists()


def test_without_a_window_the_agency_alone_is_the_place(hall, desk_of):
    RotaSlot.objects.all().delete()
    client = desk_of(hall.users[Role.COORDINATOR])
    assert [value for value, _words in client.get("/").context["form"].fields["place"].choices] == ["police:"]
    client.post("/check-in/", {"place": "police:"})
    assert CheckIn.objects.get().window is None


def test_the_centres_own_people_sit_at_any_window_where_it_keeps_none_for_itself(hall, desk_of):
    client = desk_of(hall.users[Role.CLERK])
    places = [value for value, _words in client.get("/").context["form"].fields["place"].choices]
    numbers = hall.centre.windows.values_list("number", flat=True)
    assert places == [f"{hall.own.code}:{number}" for number in numbers]


@pytest.mark.parametrize("role", [Role.SEAL_KEEPER, Role.ARCHIVIST, Role.SUPERVISOR, Role.CALLBACK_CLERK])
def test_who_serves_at_no_window_is_asked_for_none(hall, desk_of, role):
    client = desk_of(hall.users[role])
    assert client.get("/").context["form"] is None
    client.post("/check-in/", {"place": f"{hall.own.code}:{hall.window.number}"})
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize(("role", "numbers"), [(Role.GUIDE, ["0", "1"]), (Role.CLERK, ["1", "0"])])
def test_the_guides_desk_is_offered_first_to_a_guide_and_last_to_others(hall, desk_of, role, numbers):
    for number, kind in ((0, WindowKind.GUIDE_DESK), (1, WindowKind.GENERAL_INTAKE)):
        factories.window(hall.own, number, kind=kind)
    user = factories.member(hall.centre, role, factories.user("sy-other", "周小满"))
    places = desk_of(user).get("/").context["form"].fields["place"].choices
    assert [value.partition(":")[2] for value, _words in places] == numbers


def test_what_is_taken_in_after_checking_in_carries_the_window(hall, desk_of):
    client = desk_of(hall.users[Role.MEDIATOR])
    client.post("/check-in/", {"place": "pmc:2"})
    client.post(
        "/intake/",
        {
            "form_id": "0190f7c2-0000-7000-8000-000000000009",
            "applicant_name": "李素珍",
            "no_phone": "on",
            "respondent_name": "王强",
            "facts": "被电瓶车撞倒",
            "source": "on_application",
        },
    )
    assert Case.objects.get().window == hall.window


def test_a_code_with_a_slip_of_the_finger_is_told_as_that(hall, clerk):
    case = register(hall)
    wrong = case.code[:-1] + ("0" if case.code[-1] != "0" else "1")
    assert clerk.get(f"/search/?q={wrong}").context["is_mistyped"]
    assert not clerk.get("/search/?q=没有这个人").context["is_mistyped"]
