"""The factory drives a case by the real verbs to every status there is."""

import pytest

from mediation import journal, terms
from mediation.models import Case
from mediation.states import OPEN, Status
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", Status)
def test_it_comes_to_every_status_with_a_whole_journal(status):
    factories.create_case_at_status(status)
    case = Case.objects.get()
    assert case.status == status
    assert journal.faults(case) == []


@pytest.mark.parametrize("status", sorted(OPEN))
def test_a_promise_runs_in_every_open_status(status):
    case = factories.create_case_at_status(status)
    running = set(case.deadlines.filter(state="running").values_list("term", flat=True))
    assert running & terms.promised_in(status)
