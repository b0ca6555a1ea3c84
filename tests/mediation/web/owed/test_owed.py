"""To settle by hand: who finds what, one effect for two presses, who did it is shown, nothing of another centre."""

from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import AccessEntry
from mediation import documents, notices
from mediation.models import Case, Notice, Paper
from mediation.notices import Kind, texts
from mediation.states import Status
from tests import factories
from tests.factories import NINE, Hall
from windows.models import Role

State, Way = Notice.State, Notice.Way
SETTLERS = [Role.CLERK, Role.GUIDE, Role.DISPATCHER, Role.CALLBACK_CLERK, Role.SUPERVISOR, Role.DIRECTOR]
OTHERS = [Role.MEDIATOR, Role.WINDOW_OFFICER, Role.COORDINATOR, Role.SEAL_KEEPER, Role.ARCHIVIST]


@pytest.fixture
def case(hall: Hall) -> Case:
    return factories.create_case_at_status(Status.REGISTERED, at_hall=hall)


def owe(case: Case, state: State, medium: str = "sms", **fields: object) -> Notice:
    """One message to the applicant, as it stands after the machine has done what it could."""
    kind = fields.pop("kind", Kind.REFUSED)
    known = {"party": case.parties.get(number=1), "due_at": NINE, "attempts": 3, "tried_at": NINE} | fields
    return Notice.objects.create(
        case=case,
        centre_id=case.centre_id,
        kind=kind,
        occasion=f"{case.notices.count()}",
        state=state,
        medium=medium,
        **known,
    )


def later(kind: Kind) -> dict[str, object]:
    """What the text of this kind leaves open, of a day that has not come."""
    known = {"phone": "0575-10000000", "window": 6, "when": "2026-11-25T14:00:00+08:00", "until": "2026-12-23"}
    return {name: known[name] for name in texts.needed(kind)}


def failed(case: Case, kind: str = "agreement", **fields: object) -> Paper:
    because = {"failed_because": "Incomplete: it is not said what this paper is about", "attempts": 5}
    documents.owe(case, kind, at=NINE, number=7)
    case.papers.filter(kind=kind, number=7).update(state=Paper.State.FAILED, **because, **fields)
    return case.papers.get(kind=kind, number=7)


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def shown(client: Client, show: str, **fields: str) -> list:
    page = client.get("/owed/", {"show": show} | fields)
    return [line.row for line in page.context["lines"]]


def press(client: Client, row: Notice | Paper, noun: str, key: str = "", **fields: str):
    """The form of this row, as the list gave it."""
    show = fields.get("show") or ("papers" if isinstance(row, Paper) else "messages")
    if not key:
        [key] = [line.key for line in client.get(f"/owed/?show={show}").context["lines"] if line.row == row]
    kind = "papers" if isinstance(row, Paper) else "messages"
    return client.post(f"/cases/{row.case.code}/{kind}/{row.pk}/{noun}/", {"form_id": key} | fields, follow=True)


def member_with(hall: Hall, role: Role):
    return hall.users.get(role) or factories.member(hall.centre, role, factories.user(f"sy-{role}", "某某"))


@pytest.mark.parametrize("role", SETTLERS)
def test_the_desk_callers_and_leaders_find_all_three_lists(hall: Hall, case: Case, desk_of, role: Role):
    rows = {
        "letters": owe(case, State.OWED, "letter"),
        "messages": owe(case, State.UNCERTAIN),
        "papers": failed(case),
    }
    client = desk_of(member_with(hall, role))
    assert ("owed", "To settle by hand") in client.get("/").context["sections"]
    assert {show: shown(client, show) for show in rows} == {show: [row] for show, row in rows.items()}
    assert "Done" in words(press(client, rows["messages"], "settlement", way="was_sent"))


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_finds_the_page_or_settles_anything(hall: Hall, case: Case, desk_of, role: Role):
    notice = owe(case, State.UNCERTAIN)
    client = desk_of(hall.users[role])
    assert client.get("/owed/").status_code == 404
    answer = client.post(f"/cases/{case.code}/messages/{notice.pk}/settlement/", {"way": "was_sent"})
    assert answer.status_code in (403, 404)
    notice.refresh_from_db()
    assert notice.state == State.UNCERTAIN


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    ("state", "medium", "show"), [(State.UNCERTAIN, "sms", "messages"), (State.OWED, "letter", "letters")]
)
def test_every_kind_of_message_can_be_settled_here_and_says_what_the_person_is_to_be_told(
    case: Case, clerk: Client, kind: Kind, state: State, medium: str, show: str
):
    notice = owe(case, state, medium, kind=kind, params=later(kind))
    page = clerk.get("/owed/", {"show": show})
    assert page.status_code == 200
    is_in_the_list = kind != Kind.ONE_TIME_CODE or medium == "letter"
    assert [line.row for line in page.context["lines"]] == ([notice] if is_in_the_list else [])
    assert [line.text for line in page.context["lines"]] == (
        [""] * is_in_the_list if kind.wording.is_private else [notices.text_of(notice)]
    )


def test_nothing_of_another_centre_is_found_or_settled(case: Case, desk_of):
    notice, paper = owe(case, State.FAILED), failed(case)
    elsewhere = desk_of(factories.hall("yz").users[Role.CLERK])
    assert shown(elsewhere, "messages") == shown(elsewhere, "papers") == []
    for address in (f"messages/{notice.pk}/settlement", f"papers/{paper.pk}/retry"):
        assert elsewhere.post(f"/cases/{case.code}/{address}/", {"way": "again"}).status_code == 404
    paper.refresh_from_db()
    assert paper.state == Paper.State.FAILED


def test_a_row_is_not_settled_under_another_case(hall: Hall, case: Case, clerk: Client):
    other = factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
    notice = owe(case, State.FAILED)
    answer = clerk.post(f"/cases/{other.code}/messages/{notice.pk}/settlement/", {"way": "again"})
    assert answer.status_code == 404


def test_today_counts_what_waits_and_each_count_opens_exactly_that(case: Case, clerk: Client):
    assert clerk.get("/").context["owed"] == []
    owe(case, State.OWED, "letter"), owe(case, State.OWED, "call")
    owe(case, State.OWED, "letter", due_at=NINE + timedelta(minutes=1))  # not yet
    owe(case, State.FAILED)
    failed(case)
    counted = {show: count for show, _words, count in clerk.get("/").context["owed"]}
    assert counted == {"letters": 2, "messages": 1, "papers": 1}
    assert {show: len(shown(clerk, show)) for show in counted} == counted


def test_a_letter_is_printed_then_handed_over_and_who_did_it_is_shown(case: Case, clerk: Client):
    notice = owe(case, State.OWED, "letter")
    assert "The letter is being made" in words(clerk.get("/owed/"))
    documents.owe(case, "letter", at=NINE, party=notice.party, subject_id=notice.pk)
    case.papers.filter(kind="letter").update(state="ready", content=b"%PDF", digest=b"1", ready_at=NINE)
    page = words(clerk.get("/owed/"))
    assert f"/cases/{case.code}/papers/{case.papers.get(kind='letter').pk}/" in page
    assert "您的事项已有处理决定" in page or notice.kind in page or "李*珍" in page
    answer = words(press(clerk, notice, "settlement", show="letters", way="handed_over"))
    assert "Done: handed over." in answer
    assert "No letters or calls are owed" in answer
    assert "handed over&nbsp;· 章洁" in words(clerk.get(f"/cases/{case.code}/"))


def test_pressed_twice_it_counts_once_and_is_answered_alike(case: Case, clerk: Client):
    notice = owe(case, State.FAILED)
    [line] = clerk.get("/owed/?show=messages").context["lines"]
    first, second = (press(clerk, notice, "settlement", line.key, way="again") for _ in range(2))
    assert first.redirect_chain == second.redirect_chain == [("/owed/?show=messages", 302)]
    assert words(first).count("Done: to be sent again.") == words(second).count("Done: to be sent again.") == 1
    notice.refresh_from_db()
    assert (notice.state, notice.settled_way) == (State.OWED, Way.AGAIN)


def test_what_somebody_else_has_settled_is_said(hall: Hall, case: Case, clerk: Client, desk_of):
    notice = owe(case, State.UNCERTAIN)
    press(desk_of(hall.users[Role.DISPATCHER]), notice, "settlement", way="was_sent")
    answer = press(clerk, notice, "settlement", "3f0c6f1e-8d7a-4d0c-9c39-1f2d9b6c7a10", way="again", show="messages")
    assert "does not wait for anybody any more" in words(answer)
    notice.refresh_from_db()
    assert (notice.settled_by, notice.state) == (hall.users[Role.DISPATCHER], State.SENT)


def test_of_a_message_in_doubt_stands_what_is_known(case: Case, clerk: Client):
    known = {"settled_because": "the provider cannot tell", "asked_at": NINE + timedelta(minutes=5)}
    notice = owe(case, State.UNCERTAIN, **known)
    owe(case, State.FAILED, settled_because="isv.MOBILE_NUMBER_ILLEGAL", attempts=1)
    page = words(clerk.get("/owed/?show=messages"))
    assert "the provider cannot say whether it took the message" in page
    assert "the provider&#x27;s answer: isv.MOBILE_NUMBER_ILLEGAL" in page
    assert "<dt>Attempts</dt><dd>3</dd>" in page
    assert "09:05" in page
    assert str(notice.reference) in page
    assert "It was sent, or the person was told" in page
    assert "Send it again" in page


def test_of_a_failed_paper_stands_why_and_it_is_made_again_once(case: Case, clerk: Client):
    paper = failed(case)
    page = words(clerk.get("/owed/?show=papers"))
    assert "Something that it must say is missing from the case." in page
    assert "it is not said what this paper is about" in page
    [line] = clerk.get("/owed/?show=papers").context["lines"]
    for _ in range(2):
        assert "is made again." in words(press(clerk, paper, "retry", line.key))
    paper.refresh_from_db()
    assert (paper.state, paper.attempts, paper.retried_by.name) == (Paper.State.OWED, 0, "章洁")
    assert "tried again by 章洁" in words(clerk.get(f"/cases/{case.code}/"))


def test_from_whom_the_case_is_kept_nothing_is_printed(case: Case, clerk: Client):
    Case.objects.filter(pk=case.pk).update(has_safe_contact=True)
    owe(case, State.OWED, "letter", party=case.parties.get(role="respondent"))
    [line] = clerk.get("/owed/").context["lines"]
    assert [way for way, _words in line.ways] == ["not_needed"]
    page = words(clerk.get("/owed/"))
    assert "This person is not to be told." in page
    assert "The letter is being made" not in page


@pytest.mark.parametrize("reader", [Role.CLERK, Role.MEDIATOR])
def test_the_case_page_shows_in_one_look_what_waits_for_a_person(hall: Hall, desk_of, reader: Role):
    case = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    client = desk_of(hall.users[reader])
    assert "Waits for a person" not in words(client.get(f"/cases/{case.code}/"))
    owe(case, State.UNCERTAIN), failed(case)
    page = words(client.get(f"/cases/{case.code}/"))
    head = page[: page.index("case-aside")]
    assert "1 paper could not be made" in head
    assert "1 message in doubt" in head
    link = f"/owed/?show=papers&amp;case={case.code}"
    assert (link in head) == (reader == Role.CLERK)
    assert ("The centre's desk settles this." in head) == (reader == Role.MEDIATOR)


def test_from_the_case_only_what_is_its_own_is_opened(hall: Hall, case: Case, clerk: Client):
    other = factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
    mine, _theirs = owe(case, State.FAILED), owe(other, State.FAILED)
    assert shown(clerk, "messages", case=case.code) == [mine]
    assert len(shown(clerk, "messages")) == 2
    answer = press(clerk, mine, "settlement", way="was_sent", case=case.code)
    assert answer.redirect_chain == [(f"/owed/?show=messages&case={case.code}", 302)]


def test_looking_and_settling_are_on_record(hall: Hall, case: Case, clerk: Client):
    notice = owe(case, State.FAILED)
    press(clerk, notice, "settlement", way="was_sent")
    noted = AccessEntry.objects.filter(user=hall.users[Role.CLERK]).values_list("verb", "object_kind")
    assert ("list", "notice") in noted
    assert ("view", "case") in noted


@pytest.mark.parametrize("show", ["nothing", "letters'"])
def test_a_list_that_is_none_is_not_there(clerk: Client, show: str):
    assert clerk.get(f"/owed/?show={show}").status_code == 404


def test_each_empty_list_says_why(clerk: Client):
    texts = {show: words(clerk.get(f"/owed/?show={show}")) for show in ("letters", "messages", "papers")}
    assert "What people must be told whom no text message reaches appears here" in texts["letters"]
    assert "when the provider refused it" in texts["messages"]
    assert "after five attempts in vain" in texts["papers"]


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("show", ["letters", "messages", "papers"])
def test_a_list_costs_the_same_for_any_number_of_rows(
    hall: Hall, case: Case, clerk: Client, show: str, number: int, django_assert_num_queries
):
    for _ in range(number):
        case = factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
        owe(case, State.OWED, "letter"), owe(case, State.UNCERTAIN), failed(case)
    clerk.get("/owed/")
    with django_assert_num_queries(9):
        clerk.get(f"/owed/?show={show}")
