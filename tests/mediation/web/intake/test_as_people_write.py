"""The sheet at the window takes names, numbers, money and long stories as people write them, or says what is wrong."""

import re
from pathlib import Path

import pytest
from django.test import Client

from accounts import particulars
from mediation import search
from mediation.delivery.papers import worker
from mediation.models import Case
from tests.factories import Hall
from tests.mediation.web.intake.test_intake import refused, register, sheet
from windows.models import Role


@pytest.mark.parametrize(("field", "value"), [("born_on", "1968-03-13"), ("sex", "male")])
def test_number_birthday_and_sex_that_differ_are_told_beside_the_field_until_somebody_says_why(
    clerk: Client, field: str, value: str
):
    typed = {"applicant_document": "９９００００１９６８０３１２００２ｘ", field: value}
    assert list(refused(clerk, **typed)) == [field]
    person = register(clerk, **typed, applicant_mismatch_reason="派出所登记有误").parties.get(number=1).person
    assert person.document_number == "99000019680312002X"
    assert person.mismatch_reason == "派出所登记有误"
    assert particulars.BY_NAME["mismatch_reason"].masked(person) == "****"


@pytest.mark.parametrize(
    ("field", "typed"), [("applicant_name", "\u200b\u3164"), ("respondent_name", "•"), ("respondent_contact", "—")]
)
def test_a_name_that_nobody_can_see_is_told_beside_its_field(clerk: Client, field: str, typed: str):
    assert list(refused(clerk, **{field: typed})) == [field]
    assert list(refused(clerk, co_applicants=f"{typed} 10000000009")) == ["co_applicants"]


def test_names_are_found_however_they_are_written(clerk: Client, hall: Hall):
    case = register(clerk, applicant_name="阿卜杜拉•买买提", respondent_name="⻘禾服饰(演示)")
    for text in ("阿卜杜拉‧买买提", "买买提", "青禾服饰（演示）", "⻘禾"):
        assert list(search.matching(Case.objects.all(), text, by=hall.actor(Role.CLERK))) == [case]


def test_papers_print_names_as_they_were_written_and_pages_mask_the_one_form(clerk: Client):
    written = {
        "applicant_name": "阿卜杜拉•买买提",
        "respondent_name": "宁波青禾服饰有限公司(演示)",
        "respondent_contact": "沈 国梁",
    }
    case = register(clerk, **written)
    paper = case.papers.select_related("case__centre").get(kind="acceptance_register")
    applicant, firm = worker.gather(paper).parties
    assert (applicant.name, firm.name) == ("阿卜杜拉•买买提", "宁波青禾服饰有限公司(演示)")
    page = clerk.get(f"/cases/{case.code}/").content.decode()
    assert "阿卜杜拉·***" in page
    assert "宁波青禾服饰有限公司（演示）" in page


def test_no_paper_reads_the_form_in_which_a_name_is_found():
    papers = [file.read_text() for file in Path("mediation/delivery").rglob("*.py")]
    assert not [
        column
        for text in papers
        for column in re.findall(r"person\.(?:name|contact_name|legal_representative)\b", text)
    ]
    assert any("person.printed_name" in text for text in papers)


def test_twenty_five_thousand_characters_are_told_of_and_none_is_lost(clerk: Client):
    """Pasted into a text area of 20,000: the browser cuts nothing, and all of it comes back beside the sentence."""
    page = clerk.get("/intake/").content.decode()
    assert "maxlength" not in page
    story = "水" * 25_000
    response = clerk.post("/intake/", {**sheet(), "facts": story})
    assert list(response.context["form"].errors) == ["facts"]
    assert story in response.content.decode()


def test_twenty_thousand_characters_in_lines_are_taken_whole(clerk: Client):
    story = "\r\n".join(["水" * 99] * 200) + "\r\n" + "水"
    case = register(clerk, facts=story[: story.rindex("\r\n")])
    assert case.statements.get(kind="facts").body == "\n".join(["水" * 99] * 200)


@pytest.mark.parametrize("typed", ["12,000", "12，000", "12000元", "１２０００", "1.2万"])
def test_money_is_taken_as_people_write_it(clerk: Client, typed: str):
    assert register(clerk, amount=typed).amount == 12000


@pytest.mark.parametrize("typed", ["1,2,3", "1.234,56"])
def test_money_that_can_be_read_in_two_ways_is_told_beside_the_field(clerk: Client, typed: str):
    assert list(refused(clerk, amount=typed)) == ["amount"]
