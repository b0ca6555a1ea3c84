"""Finding cases by a part of a name, by words or by code, and never what this person may not see."""

import pytest
from django.db import connection
from django.db.models import Value

from accounts.fields.grams import Bigrams
from mediation import search
from mediation.models import Actor, Case, CaseGrams
from tests import factories
from tests.mediation.conftest import House
from windows.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(house: House) -> Case:
    registered = house.registered()
    text = Bigrams(Value("被电动车撞倒，额头缝了四针，对方不肯赔医药费"))
    CaseGrams.objects.create(case=registered, centre_id=house.centre.pk, grams=text)
    return registered


def cases_for(house: House, text: str, actor: Actor | None = None) -> list[Case]:
    actor = actor or house.actor
    return list(search.matching(Case.objects.visible_to(actor), text, by=actor))


@pytest.mark.parametrize("text", ["素珍", "王强", "电动车", "缝了 医药", " 撞倒 "])
def test_it_finds_a_case_by_two_characters_of_a_name_or_of_what_was_said(house: House, case: Case, text: str) -> None:
    assert cases_for(house, text) == [case]


def test_it_finds_a_case_by_its_code_however_it_is_typed(house: House, case: Case) -> None:
    assert cases_for(house, case.code) == cases_for(house, case.printed_code.lower()) == [case]


@pytest.mark.parametrize("text", ["", "珍", "摩托", "缝了 摩托"])
def test_it_finds_nothing_by_one_character_or_by_other_words(house: House, case: Case, text: str) -> None:
    assert cases_for(house, text) == []


def test_it_finds_nothing_of_a_case_that_this_person_may_not_see(house: House, case: Case) -> None:
    other = factories.user("yz-new", "新来")
    stranger = Actor.staff(other.pk, [])
    mediator = Actor.staff(other.pk, [house.member(Role.MEDIATOR, house.committee, user=other)])
    party = Actor.party(case.parties.first().pk)
    assert [cases_for(house, "电动车", actor) for actor in (stranger, mediator, party)] == [[], [], []]
    assert not Case.objects.visible_to(party).exists()


def test_no_plan_walks_from_the_youngest_looking_into_each(house: House, case: Case) -> None:
    matching = search.matching(Case.objects.all(), "工资", by=house.actor)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_sort = off")
    assert "Backward" not in matching.explain()
