import hashlib
from datetime import timedelta

import pytest
from django.db.models.functions import Now
from pytest_django import DjangoAssertNumQueries

from mediation import documents
from mediation.delivery.papers import gatherers, worker
from mediation.delivery.papers.facts import Facts, NotYet
from mediation.documents import forms
from mediation.documents.rendering import Rendered
from mediation.models import Case, Paper
from tests import factories
from tests.factories import NINE

State = Paper.State


@pytest.fixture
def case(db: None) -> Case:
    """Registered at nine; four papers are owed."""
    return factories.create_case_at_status(factories.Status.REGISTERED)


def render_as(monkeypatch: pytest.MonkeyPatch, pdf: bytes) -> None:
    monkeypatch.setattr(worker, "render", lambda form, *, at: Rendered(pdf, 1))


def test_it_renders_what_is_owed_once_and_keeps_it_with_its_digest(case: Case) -> None:
    assert [worker.render_due(NINE), worker.render_due(NINE)] == [4, 0]
    for paper in case.papers.all():
        content = bytes(paper.content)
        assert content.startswith(b"%PDF")
        assert bytes(paper.digest) == hashlib.sha256(content).digest()
        assert (paper.state, paper.ready_at, paper.lease_until, paper.attempts) == (State.READY, NINE, None, 1)
        assert paper.pages >= 1


def test_it_renders_nothing_early(case: Case) -> None:
    assert worker.render_due(NINE - timedelta(microseconds=1)) == 0


def test_it_asks_one_small_question_when_nothing_is_owed(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):  # within a savepoint here
        assert worker.render_due(NINE) == 0


def test_what_somebody_renders_nobody_else_takes_up(case: Case) -> None:
    case.papers.update(lease_until=Now() + timedelta(seconds=60))
    assert worker.render_due(NINE) == 0


def test_what_a_lost_worker_held_is_taken_up_again(case: Case) -> None:
    case.papers.update(lease_until=Now(), attempts=1)
    assert worker.render_due(NINE) == 4


def test_a_worker_that_comes_back_late_changes_nothing(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(form: forms.Paper, *, at: object) -> Rendered:
        case.papers.filter(attempts=1).update(state=State.READY, ready_at=NINE, content=b"1", digest=b"1")
        return Rendered(b"2", 1)

    monkeypatch.setattr(worker, "render", slow)
    worker.render_due(NINE, limit=1)
    assert [bytes(paper.content) for paper in case.papers.filter(state=State.READY)] == [b"1"]


def test_one_that_cannot_be_made_does_not_stop_the_rest(case: Case) -> None:
    documents.owe(case, "agreement", at=NINE - timedelta(seconds=1))
    assert worker.render_due(NINE) == 5
    assert case.papers.filter(state=State.READY).count() == 4
    paper = case.papers.get(kind="agreement")
    assert (paper.state, paper.attempts) == (State.OWED, 1)


def test_what_is_not_there_yet_is_waited_for_without_counting(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def gather(facts: Facts) -> forms.Paper:
        raise NotYet

    monkeypatch.setitem(gatherers.GATHERERS, "rights_notice", gather)
    monkeypatch.setattr(worker, "PAUSE", timedelta(0))
    for _ in range(worker.MOST_ATTEMPTS + 1):
        worker.render_due(NINE, limit=5)
    paper = case.papers.get(kind="rights_notice")
    assert (paper.state, paper.attempts) == (State.OWED, 0)


def test_what_was_rendered_never_changes(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    worker.render_due(NINE)
    before = {paper.pk: bytes(paper.digest) for paper in case.papers.all()}
    render_as(monkeypatch, b"another")
    documents.owe(case, "rights_notice", at=NINE)
    worker.render_due(NINE)
    assert {paper.pk: bytes(paper.digest) for paper in case.papers.all()} == before
