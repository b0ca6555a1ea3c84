"""After the first save: slips, checking the answers, the kind and the way; and what is brought that is no dispute."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from mediation import intake
from mediation.models import Case, Draft, Matter, ReceiptCode
from mediation.states import Status
from tests import factories
from tests.factories import NINE, Hall
from tests.mediation.web.intake.test_intake import FORM_ID, sheet
from windows.models import Role

OTHER_ID = FORM_ID.replace("1", "2")


@pytest.fixture
def case(clerk) -> Case:
    """Taken in through the page, with a slip to print."""
    clerk.post("/intake/", sheet())
    return Case.objects.get()


@pytest.fixture
def slips(case) -> str:
    return f"/cases/{case.code}/slips/{FORM_ID}/"


def test_whoever_speaks_for_an_organisation_is_masked_as_everybody_is(clerk):
    clerk.post("/intake/", sheet(respondent_contact="沈国梁"))
    page = clerk.get(f"/cases/{Case.objects.get().code}/intake/").content.decode()
    assert "沈*梁" in page
    assert "沈国梁" not in page


# --- slips -----------------------------------------------------------------------------------------------------------


def test_a_slip_opens_the_case_of_its_party(clerk, case, slips):
    [slip] = clerk.get(slips).context["slips"]
    holder = intake.find_by_receipt(slip.receipt)
    assert (holder.case, holder.party) == (case, case.parties.get(role="applicant"))


def test_who_must_not_be_contacted_gets_no_slip_and_the_reason_is_said(hall, clerk):
    kept = factories.application(is_joint_application=False, has_safe_contact=True)
    case = intake.register(hall.centre, kept, by=hall.actor(Role.CLERK), at=NINE).case
    answer = clerk.post(f"/cases/{case.code}/slips/", {"party": "2", "form_id": OTHER_ID}, follow=True)
    assert answer.redirect_chain == [(f"/cases/{case.code}/", 302)]
    assert "The other side must not be contacted until the applicant says so." in answer.content.decode()
    assert not ReceiptCode.objects.filter(party__case=case, party__number=2).exists()


def test_the_key_of_one_form_opens_and_does_nothing_of_another(clerk, case):
    payload = {"form_id": OTHER_ID, "seen": case.head_seq, "level": "yellow", "reason": "有人扬言堵路。"}
    assert clerk.post(f"/cases/{case.code}/risk/", payload).status_code == 302
    assert clerk.get(f"/cases/{case.code}/slips/{OTHER_ID}/").status_code == 404
    before = ReceiptCode.objects.count()
    assert clerk.post(f"/cases/{case.code}/slips/", {"party": "1", "form_id": OTHER_ID}).status_code == 400
    assert ReceiptCode.objects.count() == before


def test_the_outer_half_says_neither_who_nor_what(clerk, slips):
    page = clerk.get(slips).content.decode()
    outer = page.partition('<article class="slip')[2].partition('<div class="slip-fold">')[0]
    for secret in ("陈", "青禾", "工资", "劳动", clerk.get(slips).context["slips"][0].receipt[:4]):
        assert secret not in outer


def test_a_centre_without_a_telephone_names_none(clerk, case, slips):
    case.centre.phone = "10057400000"
    case.centre.save(update_fields=["phone"])
    assert "Questions: 10057400000" in clerk.get(slips).content.decode()
    case.centre.phone = ""
    case.centre.save(update_fields=["phone"])
    assert "Questions:" not in clerk.get(slips).content.decode()


def test_the_square_code_leads_to_the_public_page_and_holds_no_secret(clerk, case, slips, monkeypatch):
    drawn: list[str] = []
    monkeypatch.setattr("mediation.web.intake.slips.square_code", lambda address: drawn.append(address) or "")
    clerk.get(slips)
    assert drawn == [f"http://testserver/status/?case={case.code}"]


def test_a_slip_says_by_when_there_is_an_answer(clerk, slips):
    assert clerk.get(slips).context["ahead"].answer_by == factories.moment("2026-11-24 17:00")


def test_the_slip_exists_in_two_sizes(clerk, slips):
    assert 'class="slip"' in clerk.get(slips).content.decode()
    assert 'class="slip slip-a5"' in clerk.get(f"{slips}?paper=a5").content.decode()


def test_nobody_else_reads_the_codes(case, slips, hall, desk_of):
    assert desk_of(hall.users[Role.DISPATCHER]).get(slips).status_code == 404


def test_the_codes_of_one_case_are_not_shown_at_another(clerk, case, hall):
    other = factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
    assert clerk.get(f"/cases/{other.code}/slips/{FORM_ID}/").status_code == 404


def test_printed_anew_the_old_code_dies(clerk, case, slips):
    [old] = clerk.get(slips).context["slips"]
    response = clerk.post(f"/cases/{case.code}/slips/", {"form_id": OTHER_ID, "party": ["1"]})
    [new] = clerk.get(response.url).context["slips"]
    assert intake.find_by_receipt(old.receipt) is None
    assert intake.find_by_receipt(new.receipt).party == old.party
    again = clerk.post(f"/cases/{case.code}/slips/", {"form_id": OTHER_ID, "party": ["1"]})
    assert again.url == response.url
    assert ReceiptCode.objects.count() == 2


def test_a_number_nobody_has_prints_nothing(clerk, case):
    response = clerk.post(f"/cases/{case.code}/slips/", {"form_id": OTHER_ID, "party": ["9", "²", "9" * 30, "x"]})
    assert clerk.get(response.url).context["slips"] == []


def test_a_party_who_comes_later_gets_a_first_slip(clerk, case):
    response = clerk.post(f"/cases/{case.code}/slips/", {"form_id": "", "party": ["2"]})
    [slip] = clerk.get(response.url).context["slips"]
    assert intake.find_by_receipt(slip.receipt).party.role == "respondent"


# --- check the answers, go on filling in -----------------------------------------------------------------------------


def test_the_answers_are_masked(clerk, case):
    page = clerk.get(f"/cases/{case.code}/intake/").content.decode()
    assert "100****0003" in page
    assert "10000000003" not in page
    assert "陈*帆" in page
    assert "公司说生意差，拖欠工资半年多" in page


def test_what_was_missing_is_filled_in_and_the_rest_stays(clerk, case):
    address = f"/cases/{case.code}/intake/"
    response = clerk.post(address, {"document_number_1": "990000200106050010", "contact_name_2": "沈国梁"})
    assert response.url == address
    applicant, respondent = (party.person for party in case.parties.select_related("person"))
    assert (applicant.phone, applicant.sex, f"{applicant.born_on}") == ("10000000003", "male", "2001-06-05")
    assert (respondent.contact_name, respondent.version) == ("沈国梁", 2)


def test_one_wrong_number_and_nothing_is_changed(clerk, case):
    response = clerk.post(
        f"/cases/{case.code}/intake/", {"address_1": "中河街道1号", "phone_2": "12", "address_2": "下应街道2号"}
    )
    assert response.context["form"].errors.keys() == {"phone_2"}
    assert [party.person.address for party in case.parties.select_related("person")] == ["", ""]


def test_going_on_has_a_draft_of_its_own(clerk, case):
    address = f"/cases/{case.code}/intake/"
    clerk.post(f"{address}draft/", {"address_1": "中河街道1号"})
    assert clerk.get(address).context["form"]["address_1"].value() == "中河街道1号"
    clerk.post(address, {"address_1": "中河街道2号"})
    assert not Draft.objects.exists()


def test_whoever_is_seen_alone_has_a_neutral_title(clerk):
    clerk.post("/intake/", sheet(has_safe_contact="on", category_code="01/domestic_violence"))
    page = clerk.get(f"/cases/{Case.objects.get().code}/intake/").content.decode()
    assert "iolence" not in page.partition("<main")[0] + page.partition("<h1>")[2].partition("</h1>")[0]


def test_another_centre_finds_nothing(case, desk_of):
    other = factories.hall("yz")
    client = desk_of(other.users[Role.CLERK])
    for address in ("intake/", f"slips/{FORM_ID}/"):
        assert client.get(f"/cases/{case.code}/{address}").status_code == 404


# --- the kind and the way --------------------------------------------------------------------------------------------


def test_one_key_confirms_the_proposed_kind(clerk, case):
    form = clerk.get(f"/cases/{case.code}/intake/").context["kind_form"]
    assert form.initial["category_code"] == "10/unpaid_wages"
    clerk.post(f"/cases/{case.code}/intake/kind/", form.initial)
    case.refresh_from_db()
    assert (case.category, case.subtype, case.track) == ("10", "unpaid_wages", "labour_mediation")


def test_the_way_chosen_in_writing_is_kept(clerk, case):
    payload = {"category": "qx", "category_code": "10/unpaid_wages", "track": "labour_inspection"}
    clerk.post(f"/cases/{case.code}/intake/kind/", payload)
    case.refresh_from_db()
    assert case.track == "labour_inspection"


def test_an_unknown_kind_is_asked_about(clerk, case):
    response = clerk.post(f"/cases/{case.code}/intake/kind/", {"category": "lw"})
    assert response.context["kind_form"].errors.keys() == {"category"}


def kind_confirmed(at_hall: Hall, client: Client) -> Case:
    factories.rule(at_hall.centre, "10", at_hall.labour)
    client.post("/intake/", sheet(category_code="10/unpaid_wages"))
    return Case.objects.get()


def test_where_there_is_a_dispatcher_the_clerk_waits(hall, clerk):
    case = kind_confirmed(hall, clerk)
    page = clerk.get(f"/cases/{case.code}/intake/").context
    assert page["route_form"] is None
    assert page["suggestion"].lead == hall.labour
    assert clerk.post(f"/cases/{case.code}/intake/route/", {"lead": "hrss"}).status_code == 403


@pytest.fixture
def small(db, monday_morning) -> Hall:
    return factories.hall("yz", has_dispatcher=False)


def test_where_there_is_none_whoever_registered_confirms_the_way(small, desk_of):
    client = desk_of(small.users[Role.CLERK])
    case = kind_confirmed(small, client)
    form = client.get(f"/cases/{case.code}/intake/").context["route_form"]
    assert form.initial["lead"] == "hrss"
    client.post(f"/cases/{case.code}/intake/route/", form.initial)
    case.refresh_from_db()
    assert (case.status, case.owner) == ("routed", small.labour)
    assert case.events.order_by("-seq").first().details["rule"] == "10 hrss"


def test_elsewhere_than_proposed_needs_its_reason(small, desk_of):
    client = desk_of(small.users[Role.CLERK])
    case = kind_confirmed(small, client)
    refused = client.post(f"/cases/{case.code}/intake/route/", {"lead": "police"})
    assert refused.context["route_form"].non_field_errors()
    client.post(f"/cases/{case.code}/intake/route/", {"lead": "police", "reason": "已报警"})
    case.refresh_from_db()
    assert case.owner == small.police


def test_the_page_costs_the_same_for_one_party_and_for_three(clerk, django_assert_num_queries):
    clerk.post("/intake/", sheet(respondent_name="", respondent_unknown="on"))
    clerk.post("/intake/", sheet(form_id=OTHER_ID, co_applicants="张三"))
    for case in Case.objects.all():
        with django_assert_num_queries(14):
            clerk.get(f"/cases/{case.code}/intake/")


# --- what is no dispute ----------------------------------------------------------------------------------------------


def matter(**fields: Any) -> dict[str, Any]:
    return {"form_id": FORM_ID, "kind": "question", "topic": "怎么申请低保", "done": "answered", **fields}


def test_a_question_is_answered_and_counted_once(clerk):
    for _press in range(2):
        assert clerk.post("/matters/", matter()).url == "/matters/"
    kept_matter = Matter.objects.get()
    assert (kept_matter.kind, kept_matter.topic, kept_matter.answered_at) == ("question", "怎么申请低保", NINE)
    assert not Case.objects.exists()
    counts = {kind: count for kind, _words, count, _is_current in clerk.get("/matters/").context["chips"]}
    assert counts == {"": 1, "question": 1, "petition": 0, "report": 0, "legal_aid": 0}


def test_a_report_keeps_nothing_of_what_it_says(clerk, hall):
    payload = matter(kind="report", topic="某某受贿", facts="某某受贿", done="handed")
    clerk.post("/matters/", {**payload, "agency": str(hall.police.pk), "receipt_number": "收-7"})
    kept_matter = Matter.objects.get()
    assert (kept_matter.topic, kept_matter.statements.count(), kept_matter.handed_to, kept_matter.receipt_number) == (
        "",
        0,
        hall.police,
        "收-7",
    )
    assert "受贿" not in clerk.get("/matters/").content.decode()


@pytest.mark.parametrize(
    ("payload", "fields"),
    [
        ({"topic": ""}, {"topic"}),
        ({"kind": ""}, {"kind"}),
        ({"done": "handed"}, {"agency", "receipt_number"}),
        ({"kind": "report"}, {"done"}),
    ],
)
def test_what_is_missing_is_said(clerk, payload, fields):
    response = clerk.post("/matters/", matter(**payload))
    assert response.context["form"].errors.keys() == fields
    assert not Matter.objects.exists()


def test_what_waits_is_shown_until_it_is_dealt_with(clerk, hall, monday_morning):
    clerk.post("/matters/", matter(done="later", facts="村里修路"))
    monday_morning("2026-11-24 09:00")
    [waiting] = clerk.get("/matters/").context["matters"]
    page = clerk.get(f"/matters/{waiting.pk}/")
    assert page.context["facts"] == "村里修路"
    payload = {"done": "handed", "agency": str(hall.police.pk), "receipt_number": "A-1"}
    assert clerk.post(f"/matters/{waiting.pk}/", payload).url == "/matters/"
    assert Matter.objects.get().handed_to == hall.police
    assert clerk.get("/matters/").context["matters"] == []
    assert clerk.post(f"/matters/{waiting.pk}/", {"done": "answered"}).context["form"].non_field_errors()


def test_another_window_sees_what_it_was_handed_and_nothing_else(clerk, hall, desk_of):
    clerk.post("/matters/", matter(done="later"))
    officer = desk_of(hall.users[Role.COORDINATOR])
    assert officer.get("/matters/").context["matters"] == []
    kept_matter = Matter.objects.get()
    assert officer.get(f"/matters/{kept_matter.pk}/").status_code == 404
    by, at = hall.actor(Role.CLERK), NINE + timedelta(minutes=5)
    intake.hand_over(kept_matter, agency=hall.police, receipt_number="A-1", by=by, at=at)
    assert officer.get("/matters/").context["matters"] == [kept_matter]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_any_number_of_matters(clerk, hall, django_assert_num_queries, number):
    for place in range(number):
        clerk.post("/matters/", matter(form_id=FORM_ID[:-1] + str(place)))
    clerk.get("/matters/")
    with django_assert_num_queries(9):
        clerk.get("/matters/")
