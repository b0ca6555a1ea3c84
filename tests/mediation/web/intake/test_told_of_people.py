"""What is told of people and organisations at the window: kept, shown behind masks, read for a reason, printed."""

import pytest
from django.test import Client

from accounts import particulars
from accounts.models import AccessEntry
from mediation import search
from mediation.delivery.papers import gatherers
from mediation.models import Case, Party
from tests.factories import Hall
from tests.mediation.web.intake.test_intake import refused, register
from windows.models import Role

FIRM = "宁波青禾服饰有限公司（演示）"


@pytest.fixture
def case(clerk: Client) -> Case:
    return register(clerk, respondent_legal_representative="沈国梁", respondent_contact="何静")


def respondent(case: Case) -> Party:
    return case.parties.select_related("person").get(role="respondent")


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_who_represents_an_organisation_is_kept_and_found(case: Case, hall: Hall):
    person = respondent(case).person
    assert (person.legal_representative, person.contact_name) == ("沈国梁", "何静")
    assert list(search.matching(Case.objects.all(), "国梁", by=hall.actor(Role.CLERK))) == [case]


@pytest.mark.parametrize("page", ["", "intake/"])
def test_they_are_shown_masked(case: Case, clerk: Client, page: str):
    shown = words(clerk.get(f"/cases/{case.code}/{page}", HTTP_ACCEPT_LANGUAGE="en"))
    assert "沈*梁" in shown
    assert "何*" in shown
    assert "沈国梁" not in shown


def test_they_are_read_in_full_for_a_reason_which_is_on_record(case: Case, clerk: Client):
    number = respondent(case).number
    wanted = {"fields_wanted": ["legal_representative", "contact_name"], "why": "paper"}
    shown = words(clerk.post(f"/cases/{case.code}/parties/{number}/particulars/", wanted))
    assert "沈国梁" in shown
    assert "何静" in shown
    entries = AccessEntry.objects.filter(verb="reveal").values_list("fields", "reason")
    assert sorted(entries) == [(["contact_name"], "paper"), (["legal_representative"], "paper")]


def test_of_a_person_nothing_is_offered_that_only_an_organisation_has(case: Case, clerk: Client):
    form = clerk.get(f"/cases/{case.code}/parties/1/particulars/").context["form"]
    assert [name for name, _label in form.fields["fields_wanted"].choices] == [
        *("name", "phone", "document_number", "mismatch_reason", "address")
    ]


def test_it_stands_on_the_register_of_acceptance(case: Case):
    paper = case.papers.select_related("case__centre").get(kind="acceptance_register")
    [firm] = [party for party in gatherers.gather(paper).parties if party.name == FIRM]
    assert ("法定代表人或负责人", "沈国梁") in [pair for row in firm.rows for pair in row]
    assert "何静" in firm.contact


def test_an_organisation_that_applies_is_represented_too(clerk: Client):
    case = register(clerk, applicant_name=FIRM, applicant_legal_representative="沈国梁", respondent_name="陈一帆")
    assert case.parties.get(role="applicant").person.legal_representative == "沈国梁"


def test_of_a_person_it_is_refused_beside_its_field(clerk: Client):
    errors = refused(clerk, applicant_legal_representative="沈国梁")
    assert list(errors) == ["applicant_legal_representative"]


def test_it_may_be_filled_in_after_the_first_save(clerk: Client):
    case = register(clerk)
    number = respondent(case).number
    answer = clerk.post(f"/cases/{case.code}/intake/", {f"legal_representative_{number}": "沈国梁"})
    assert answer.status_code == 302
    assert respondent(case).person.legal_representative == "沈国梁"


def test_sex_and_birthday_of_either_side_may_be_filled_in_and_a_birthday_is_never_shown(clerk: Client):
    case = register(clerk, respondent_name="王强")
    number = respondent(case).number
    address = f"/cases/{case.code}/intake/"
    clerk.post(address, {f"sex_{number}": "male", f"born_on_{number}": "1980-04-01"})
    person = respondent(case).person
    assert (person.sex, f"{person.born_on}") == ("male", "1980-04-01")
    page = words(clerk.get(address))
    assert "1980" not in page
    paper = case.papers.select_related("case__centre").get(kind="acceptance_register")
    [wang] = [party for party in gatherers.gather(paper).parties if party.name == "王强"]
    assert (wang.sex, wang.age) == ("男", 46)


def test_how_sure_we_are_of_somebody_is_shown(clerk: Client):
    case = register(clerk, applicant_document="990000200106050010", document_seen="on")
    shown = words(clerk.get(f"/cases/{case.code}/"))
    assert "checked against a document" in shown


def test_every_particular_of_the_table_is_asked_of_both_sides_kept_and_masked(clerk: Client):
    asked = {
        f"respondent_{particular.name}": "沈国梁"
        for particular in particulars.PARTICULARS
        if particular.name not in ("name", "phone", "document_number", "address", "contact_name")
        and not particular.of_people
    }
    person = respondent(register(clerk, **asked)).person
    for field in asked:
        column = field.removeprefix("respondent_")
        assert getattr(person, column) == "沈国梁"
        assert particulars.BY_NAME[column].masked(person) != "沈国梁"
