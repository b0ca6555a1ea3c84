"""The page at the window: what it takes, what it asks back, and that nothing typed is lost."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from accounts.models import Person, PersonKind
from mediation.models import Case, Draft, IdempotencyRecord, Matter, ReceiptCode, Risk
from mediation.web.shell import drafts
from tests import factories
from windows import visits
from windows.models import Lane, Role

FORM_ID = "0190f7c2-0000-7000-8000-000000000001"


def sheet(**fields: Any) -> dict[str, Any]:
    """The minimum record of story 2, as the form sends it; single fields may be said otherwise."""
    return {
        "form_id": FORM_ID,
        "applicant_name": "陈一帆",
        "applicant_phone": "100 0000 0003",
        "respondent_name": "宁波青禾服饰有限公司（演示）",
        "facts": "公司说生意差，拖欠工资半年多",
        "people": "1",
        "is_willing": "on",
        "may_be_messaged": "on",
        "channel": "window",
        "source": "on_application",
        "speaker_authority": "none",
        "speaker_told": "appointments",
        **fields,
    }


def register(clerk: Client, **fields: Any) -> Case:
    response = clerk.post("/intake/", sheet(**fields))
    assert response.status_code == 302, response.context["form"].errors
    return Case.objects.latest("applied_at", "id")


def refused(clerk: Client, **fields: Any) -> dict[str, list[str]]:
    response = clerk.post("/intake/", sheet(**fields))
    assert response.status_code == 200
    assert Case.objects.count() == 0
    return response.context["form"].errors


def sides(case: Case) -> list[tuple[str, str, str]]:
    return [(p.role, p.person.name, p.person.kind) for p in case.parties.select_related("person")]


def test_it_takes_the_minimum_record_and_leads_to_the_slip(clerk):
    response = clerk.post("/intake/", sheet())
    case = Case.objects.get()
    assert response.url == f"/cases/{case.code}/slips/{FORM_ID}/#print"
    assert (case.status, case.register_number, case.track) == ("registered", 1, "committee")
    assert sides(case) == [
        ("applicant", "陈一帆", PersonKind.NATURAL_PERSON),
        ("respondent", "宁波青禾服饰有限公司（演示）", PersonKind.LEGAL_PERSON),
    ]
    kinds = [event.kind for event in case.events.order_by("seq")]
    assert kinds == ["matter.received", "consent", "register", "classify.proposed"]


def test_it_is_open_to_every_window_and_to_nobody_else(hall, desk_of):
    allowed = {role: desk_of(user).get("/intake/").status_code for role, user in hall.users.items()}
    assert {role for role, status in allowed.items() if status == 200} == {
        Role.CLERK,
        Role.DISPATCHER,
        Role.WINDOW_OFFICER,
        Role.MEDIATOR,
        Role.COORDINATOR,
    }
    assert Client().get("/intake/").url.startswith("/account/login/")


def test_a_person_may_have_neither_telephone_nor_document(clerk):
    case = register(clerk, applicant_phone="", no_phone="on")
    person = case.parties.get(role="applicant").person
    assert (person.phone, person.document_number, person.identity_status) == ("", "", "stated")


def test_a_telephone_is_asked_for_unless_there_is_none(clerk):
    assert refused(clerk, applicant_phone="").keys() == {"applicant_phone"}


def test_the_other_side_is_asked_for_unless_nobody_knows_it(clerk):
    assert refused(clerk, respondent_name="").keys() == {"respondent_name"}
    assert sides(register(clerk, respondent_name="", respondent_unknown="on")) == [
        ("applicant", "陈一帆", PersonKind.NATURAL_PERSON)
    ]


def test_the_identity_number_fills_birthday_and_sex(clerk):
    case = register(clerk, applicant_document="99000020010605001 0", document_seen="on")
    person = case.parties.get(role="applicant").person
    assert (f"{person.born_on}", person.sex, person.identity_status) == ("2001-06-05", "male", "checked")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"applicant_document": "990000200106050011"}, "applicant_document"),
        ({"applicant_phone": "12"}, "applicant_phone"),
        ({"respondent_phone": "12"}, "respondent_phone"),
        ({"facts": " "}, "facts"),
        ({"amount": "much"}, "amount"),
        ({"category": "nothing so"}, "category"),
        ({"source": "entrusted"}, "entrusted_by"),
        ({"occurred_at": "2026-11-24T09:00"}, "occurred_at"),
        ({"speaker_kind": "contact_person"}, "speaker_name"),
        ({"speaker_name": "陈父"}, "speaker_kind"),
        ({"speaker_kind": "contact_person", "speaker_name": "陈父", "speaker_phone": "12"}, "speaker_phone"),
        ({"reference_number": "DEMO-1"}, "reference_kind"),
        ({"co_applicants": "张三 12345678901\n李四 100 0000 0009"}, "co_applicants"),
    ],
)
def test_what_is_not_in_order_is_said_beside_its_field(clerk, typed, field):
    assert refused(clerk, **typed).keys() == {field}


def test_a_refused_form_comes_back_as_it_was_typed(clerk):
    page = clerk.post("/intake/", sheet(applicant_phone="")).content.decode()
    assert 'value="陈一帆"' in page
    assert 'href="#id_applicant_phone"' in page


def test_both_sides_may_apply_together(clerk):
    case = register(clerk, respondent_name="王强", respondent_phone="10000000002", is_joint_application="on")
    assert case.is_joint_application
    assert [party.consent for party in case.parties.all()] == ["given", "given"]
    assert ReceiptCode.objects.count() == 2


def test_consent_is_not_taken_for_granted(clerk):
    case = register(clerk, is_willing="")
    assert [party.consent for party in case.parties.all()] == ["asked", "asked"]


def test_several_are_typed_as_lines(clerk):
    case = register(
        clerk,
        co_applicants="张三 100 0000 0011\n李四，10000000012",
        co_respondents="鄞州大工程有限公司（演示）",
        third_parties="王五",
    )
    assert [(p.role, p.person.name, p.person.phone) for p in case.parties.select_related("person")] == [
        ("applicant", "陈一帆", "10000000003"),
        ("respondent", "宁波青禾服饰有限公司（演示）", ""),
        ("applicant", "张三", "10000000011"),
        ("applicant", "李四", "10000000012"),
        ("respondent", "鄞州大工程有限公司（演示）", ""),
        ("third_party", "王五", ""),
    ]
    assert case.people == 3


def test_somebody_may_listen_for_the_applicant(clerk):
    speaker = {"speaker_kind": "contact_person", "speaker_name": "陈父", "speaker_told": "everything"}
    case = register(clerk, **speaker)
    representation = case.parties.get(role="applicant").representations.get()
    assert (representation.kind, representation.person.name, representation.authority, representation.may_be_told) == (
        "contact_person",
        "陈父",
        "none",
        "everything",
    )


def test_whoever_is_seen_alone_gets_no_messages_unless_the_number_is_safe(clerk):
    first = register(clerk, has_safe_contact="on")
    assert first.has_safe_contact
    assert not first.parties.get(role="applicant").may_be_messaged
    safe = register(clerk, form_id=FORM_ID.replace("1", "2"), has_safe_contact="on", is_safe_number="on")
    assert safe.parties.get(role="applicant").may_be_messaged


def applicant_of(case: Case) -> tuple[bool, str]:
    party = case.parties.get(role="applicant")
    return party.may_be_called, party.safe_hours


def test_the_window_takes_down_whether_and_when_somebody_may_be_called(clerk):
    forms = [FORM_ID.replace("1", digit) for digit in "23456"]
    assert applicant_of(register(clerk, form_id=forms[0])) == (True, "")
    assert applicant_of(register(clerk, form_id=forms[1], must_not_be_called="on")) == (False, "")
    assert applicant_of(register(clerk, form_id=forms[2], safe_hours="工作日上午")) == (True, "工作日上午")
    # Seen alone, with a number nobody has called safe: only at the hours they named.
    assert applicant_of(register(clerk, form_id=forms[3], has_safe_contact="on")) == (False, "")
    named = register(clerk, form_id=forms[4], has_safe_contact="on", safe_hours="工作日上午")
    assert applicant_of(named) == (True, "工作日上午")


def test_hours_to_call_and_no_call_at_all_do_not_go_together(clerk):
    errors = refused(clerk, must_not_be_called="on", safe_hours="工作日上午")
    assert errors["safe_hours"] == ["Either hours at which to call, or no call at all: take one of them back."]


def test_the_worker_chooses_inspection_and_nobody_asks_for_consent_to_mediation(clerk):
    case = register(clerk, wage_arrears="on", track="labour_inspection", employment="ongoing")
    assert (case.track, case.employment, case.wage_arrears) == ("labour_inspection", "ongoing", True)
    assert [party.consent for party in case.parties.all()] == ["asked", "asked"]
    assert set(case.papers.values_list("kind", flat=True)) >= {"application", "route_choice_notice"}


def test_wages_of_a_rural_household_are_migrant_workers_wages(clerk):
    assert register(clerk, wage_arrears="on", is_rural_household="yes").migrant_worker_wages
    urban = register(clerk, form_id=FORM_ID.replace("1", "2"), wage_arrears="on", is_rural_household="no")
    assert not urban.migrant_worker_wages


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        ({}, Risk.ORDINARY),
        ({"danger": "no"}, Risk.ORDINARY),
        ({"danger": "yes"}, Risk.RED),
        ({"people": "10"}, Risk.RED),
        ({"wage_arrears": "on"}, Risk.YELLOW),
        ({"facts": "他说要弄死我"}, Risk.RED),
    ],
)
def test_the_questions_set_the_risk(clerk, answers, level):
    assert register(clerk, **answers).risk == level


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ({"category_code": "10/unpaid_wages"}, ("10", "unpaid_wages")),
        ({"category": "ldzy"}, ("10", "")),
        ({"category": "劳动争议"}, ("10", "")),
        ({"category": "qx"}, ("10", "unpaid_wages")),
    ],
)
def test_the_kind_of_dispute_is_found_by_its_letters(clerk, typed, kind):
    case = register(clerk, **typed)
    assert (case.category, case.subtype) == kind
    assert case.events.order_by("-seq").first().kind == "classify.confirmed"


def test_letters_that_may_mean_two_kinds_are_asked_about(clerk):
    assert refused(clerk, category="lw").keys() == {"category"}


def test_applied_before_it_is_typed(clerk):
    case = register(clerk, occurred_at="2026-11-20T16:50")
    assert case.applied_at == factories.moment("2026-11-20 16:50")


def test_the_number_of_another_organ_is_kept(clerk):
    reference = {"reference_kind": "police", "reference_number": "DEMO-1112-087", "reference_organ": "派出所"}
    kept = register(clerk, **reference).references.get()
    assert (kept.kind, kept.number, kept.organ) == ("police", "DEMO-1112-087", "派出所")


def test_window_and_ticket_are_those_of_the_desk(clerk, hall):
    ticket = visits.receive(hall.centre, lane=Lane.NEW, at=factories.NINE - timedelta(minutes=6))
    visits.call(ticket, window=hall.window, at=factories.NINE - timedelta(minutes=1))
    visits.serve(ticket, by=hall.users[Role.CLERK], at=factories.NINE)
    page = clerk.get("/intake/")
    assert page.context["form"].initial["visit"] == ticket.pk
    register(clerk, visit=str(ticket.pk), amount="29400")
    assert Matter.objects.get().visit == ticket
    assert Case.objects.get().amount == Decimal("29400.00")


def test_sent_twice_it_makes_one_case_and_shows_the_same_codes(clerk):
    first = clerk.post("/intake/", sheet())
    second = clerk.post("/intake/", sheet())
    assert first.url == second.url
    assert Case.objects.count() == Person.objects.count() - 1 == 1
    slips = [clerk.get(first.url.split("#")[0]).context["slips"][0].receipt for _time in range(2)]
    assert slips[0] == slips[1]


def test_the_codes_stand_nowhere_in_the_clear(clerk):
    receipt = clerk.get(clerk.post("/intake/", sheet()).url).context["slips"][0].receipt
    kept = IdempotencyRecord.objects.get()
    assert receipt not in str(kept.answer)
    assert receipt.encode() not in bytes(ReceiptCode.objects.get().digest)


# --- drafts ----------------------------------------------------------------------------------------------------------


def test_a_draft_survives_signing_out(clerk, hall, desk_of):
    kept = clerk.post("/intake/draft/", sheet(is_willing="", has_safe_contact="on"))
    assert kept.json() == {"saved_at": "09:00"}
    clerk.logout()
    form = desk_of(hall.users[Role.CLERK]).get("/intake/").context["form"]
    assert form["applicant_name"].value() == "陈一帆"
    assert (form["is_willing"].value(), form["has_safe_contact"].value()) == (False, True)
    assert form["form_id"].value() == FORM_ID


def test_a_draft_is_encrypted_and_bound_to_its_place(clerk, hall):
    clerk.post("/intake/draft/", sheet())
    kept = Draft.objects.get()
    assert "陈一帆".encode() not in bytes(kept.body)
    Draft.objects.update(form="registration")
    with pytest.raises(drafts.vault.Unreadable):
        drafts.find(hall.users[Role.CLERK], "registration", at=factories.NINE)


def test_a_draft_is_its_writers_alone(clerk, hall, desk_of):
    clerk.post("/intake/draft/", sheet())
    other = desk_of(hall.users[Role.DISPATCHER]).get("/intake/").context["form"]
    assert not other["applicant_name"].value()


def test_a_draft_is_gone_after_seven_days(clerk, monday_morning):
    clerk.post("/intake/draft/", sheet())
    monday_morning("2026-11-30 09:01")
    assert not clerk.get("/intake/").context["form"]["applicant_name"].value()


def test_registering_ends_the_draft_and_a_late_one_does_not_come_back(clerk):
    clerk.post("/intake/draft/", sheet())
    register(clerk)
    assert Draft.objects.count() == 0
    clerk.post("/intake/draft/", sheet())
    assert not clerk.get("/intake/").context["form"]["applicant_name"].value()


def test_a_refused_form_is_a_draft_too(clerk):
    clerk.post("/intake/", sheet(applicant_phone=""))
    assert clerk.get("/intake/").context["form"]["applicant_name"].value() == "陈一帆"


def test_a_draft_may_be_thrown_away(clerk):
    clerk.post("/intake/draft/", sheet())
    assert clerk.post("/intake/draft/end/").url == "/intake/"
    assert Draft.objects.count() == 0


# --- beside the form -------------------------------------------------------------------------------------------------


def test_beside_the_form_stand_kind_and_agency_with_their_reasons(clerk, hall):
    factories.rule(hall.centre, "10", hall.labour, subtype="unpaid_wages")
    shown = clerk.post("/intake/beside/", sheet()).context["beside"]
    assert (shown.kinds[0].code, shown.kinds[0].confidence) == ("10/unpaid_wages", "high")
    assert "拖欠工资" in shown.kinds[0].proposal.words
    assert (shown.suggestion.lead, shown.suggestion.standing.is_here) == (hall.labour, True)
    assert shown.is_labour


def test_the_same_twice_is_not_sent_twice(clerk):
    page = clerk.post("/intake/beside/", sheet()).content.decode()
    shown = page.partition('name="shown" value="')[2].partition('"')[0]
    assert clerk.post("/intake/beside/", sheet(shown=shown)).status_code == 204
    assert clerk.post("/intake/beside/", sheet(shown=shown, facts="邻居家漏水")).status_code == 200


def test_an_open_case_of_the_same_person_is_shown(clerk):
    case = register(clerk)
    again = sheet(form_id="", applicant_name="陈某", facts="")
    [(duplicate, may_open)] = clerk.post("/intake/beside/", again).context["beside"].duplicates
    assert (duplicate.case, duplicate.reason, may_open) == (case, "phone", True)


def test_whoever_may_not_see_that_case_is_told_of_it_without_a_way_in(clerk, hall, desk_of):
    register(clerk)
    officer = desk_of(hall.users[Role.WINDOW_OFFICER])
    [(_duplicate, may_open)] = officer.post("/intake/beside/", sheet(facts="")).context["beside"].duplicates
    assert not may_open


def test_of_a_case_with_a_safe_contact_nothing_is_told_at_any_window(clerk):
    register(clerk, has_safe_contact="on")
    assert clerk.post("/intake/beside/", sheet(facts="")).context["beside"].duplicates == []


def test_a_whole_identity_number_is_read_and_a_part_of_it_is_left_alone(clerk):
    whole = clerk.post("/intake/beside/", sheet(applicant_document="990000200106050010")).context["beside"].read
    wrong = clerk.post("/intake/beside/", sheet(applicant_document="990000200106050011")).context["beside"].read
    part = clerk.post("/intake/beside/", sheet(applicant_document="9900002001")).context["beside"].read
    assert (f"{whole.born_on}", whole.problem) == ("2001-06-05", "")
    assert wrong.problem
    assert (part.born_on, part.problem) == (None, "")


def test_words_that_should_alarm_are_said(clerk):
    screening = clerk.post("/intake/beside/", sheet(facts="他说要弄死我")).context["beside"].screening
    assert [alarm.value for alarm in screening.alarms] == ["threat"]


@pytest.mark.parametrize("address", ["/intake/", "/intake/draft/", "/intake/beside/"])
def test_what_no_keyboard_types_is_bad_input_and_no_crash(clerk, address):
    odd = sheet(form_id="\0", applicant_name="陈\0", applicant_phone="1\0" * 12, facts="\0欠薪", visit="\0")
    assert clerk.post(address, odd).status_code == 200


def test_an_empty_sheet_proposes_nothing(clerk):
    shown = clerk.post("/intake/beside/", {"form_id": FORM_ID}).context["beside"]
    assert (shown.duplicates, shown.kinds, shown.suggestion) == ([], [], None)


@pytest.mark.parametrize("number", [1, 3])
def test_beside_the_form_costs_the_same_for_any_number_of_cases(clerk, hall, django_assert_num_queries, number):
    factories.rule(hall.centre, "10", hall.labour)
    for place in range(number):
        register(clerk, form_id=FORM_ID[:-1] + str(place))
    with django_assert_num_queries(22):  # six of them count the look-up and write it down
        clerk.post("/intake/beside/", sheet(form_id=""))
