import pytest
from django.db import connection

from accounts.models import Person, PersonGrams
from tests import factories

pytestmark = pytest.mark.django_db


def ask(sql: str, text: str | None) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sql}", [text])
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("李素珍", "'李素' '珍' '素珍'"),
        ("", ""),
        ("，。！ \u3000\n", ""),
        ("王·强", "'强' '王'"),
        ("ＡＢ１２", "'12' '2' 'ab' 'b1'"),
        ("电动车AB", "'ab' 'b' '动车' '电动' '车a'"),
        ("拖欠工资，7个月", "'7个' '个月' '工资' '拖欠' '月' '欠工' '资'"),
    ],
)
def test_text_gives_its_pairs_and_the_last_character_of_each_word(text: str, grams: str) -> None:
    assert ask("bigrams(%s)::text", text) == grams


def test_an_unknown_text_gives_nothing() -> None:
    assert ask("bigrams(%s)::text", None) == ""


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("李素珍", "'李素' & '素珍'"),
        ("王", "'王':*"),
        ("欠薪 工资", "'欠薪' & '工资'"),
        ("it's", "'it' & 's':*"),
        ("", ""),
        ("&|!():*'\\", ""),
    ],
)
def test_a_query_asks_for_every_pair(text: str, query: str) -> None:
    assert ask("bigram_query(%s)::text", text) == query


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [("素珍", True), ("李素珍", True), ("李", True), ("珍", True), ("李珍", False), ("王", False), ("", False)],
)
def test_a_name_is_found_by_its_parts(asked: str, is_found: bool) -> None:
    factories.person(factories.centre())
    assert Person.objects.filter(names__grams__has_pairs_of=asked).exists() is is_found
    assert PersonGrams.objects.filter(grams__has_pairs_of=asked).exists() is is_found


def test_the_index_serves_the_query() -> None:
    factories.person(factories.centre())
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "person_grams_pairs" in PersonGrams.objects.filter(grams__has_pairs_of="素珍").explain()
