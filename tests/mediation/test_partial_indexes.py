"""A statement that is planned once for all values finds its partial index: what decides stands in its text."""

import re
from collections.abc import Callable
from itertools import count
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import QuerySet

from accounts.literals import Literal, is_and_is_given
from accounts.models import Person
from local.databases_of_tests import administrator
from local.testing import NAME
from mediation.delivery import messages
from mediation.models import Case, Deadline, Material, Notice, Paper, PoolImport
from tests.factories import NINE

pytestmark = pytest.mark.django_db
SOME = UUID(int=1)

#: By index: the list or sweep that it was made for.
ASKED: dict[str, Callable[[], QuerySet]] = {
    "queue_of_a_mediator": lambda: Case.objects.open().filter(mediator_id=SOME).order_by("next_due_at", "id"),
    "queue_of_an_agency": lambda: Case.objects.owned_by([SOME]),
    "queue_of_a_centre": lambda: Case.objects.open().filter(centre_id__in=[SOME]),
    "cases_waiting_for_a_route": lambda: Case.objects.awaiting_routing([SOME]),
    "clocks_to_sweep": lambda: Deadline.objects.to_sweep(NINE),
    "clocks_with_provisional_day": lambda: Deadline.objects.running().provisional_in([2027]),
    "messages_owed": lambda: Notice.objects.due(NINE).order_by("due_at"),
    "codes_owed": lambda: messages._owed(NINE, urgent=True),
    "messages_owed_by_people": lambda: Notice.objects.for_people(NINE).filter(centre_id__in=[SOME]),
    "messages_to_settle": lambda: Notice.objects.to_settle().filter(centre_id__in=[SOME]),
    "messages_being_sent": lambda: Notice.objects.lost_hold(),
    "papers_to_render": lambda: Paper.objects.to_render(NINE).order_by("owed_at"),
    "papers_that_failed": lambda: Paper.objects.failed().order_by("owed_at"),
    "materials_to_check": lambda: Material.objects.to_check(),
    "person_by_phone": lambda: Person.objects.filter(is_and_is_given("phone_index", "digest")),
    "person_by_document": lambda: Person.objects.filter(is_and_is_given("document_index", "digest")),
    "imports_by_term": lambda: PoolImport.objects.past_their_term(NINE.date()),
}
DECIDED_BY_A_WORD = r"""
    SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE NOT i.indisunique AND NOT i.indisexclusion AND pg_get_expr(i.indpred, i.indrelid) LIKE '%''%'
"""


#: So that no other one is chosen instead, as an empty table allows.
ALONE = """
    UPDATE pg_index SET indisvalid = false
    WHERE indexrelid <> %(index)s::regclass
      AND indrelid = (SELECT indrelid FROM pg_index WHERE indexrelid = %(index)s::regclass)
"""


def generic_plan(rows: QuerySet, index: str) -> str:
    """How PostgreSQL reads these rows for all values alike, had the table this index alone."""
    text, _ = rows.query.sql_with_params()
    numbers = count(1)
    numbered = re.sub("%s", lambda _: f"${next(numbers)}", text)
    with administrator(NAME) as admin, admin.transaction(force_rollback=True):
        admin.execute(ALONE, {"index": index})
        admin.execute("SET LOCAL enable_seqscan = off")
        return "\n".join(line for (line,) in admin.execute(f"EXPLAIN (GENERIC_PLAN) {numbered}"))


@pytest.mark.parametrize("index", ASKED)
def test_the_generic_plan_proves_the_index(index: str) -> None:
    assert re.search(rf"\b{index}\b", generic_plan(ASKED[index](), index))


def test_a_parameter_would_not_be_proved() -> None:
    rows = Case.objects.exclude(status__in=["archived", "closed"]).filter(mediator_id=SOME)
    assert "queue_of_a_mediator" not in generic_plan(rows, "queue_of_a_mediator")


def test_every_partial_index_that_a_word_decides_is_asked_here() -> None:
    with connection.cursor() as cursor:
        cursor.execute(DECIDED_BY_A_WORD)
        assert {name for (name,) in cursor.fetchall()} == set(ASKED)


@pytest.mark.parametrize("word", ["o'clock", "Owed", "owed; --"])
def test_only_a_word_of_the_code_is_written_into_a_statement(word: str) -> None:
    with pytest.raises(ValueError, match="no word of the code"):
        Literal(word)
