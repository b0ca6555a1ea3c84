"""The world that the bench measures is one that the product could have written."""

from collections import Counter, defaultdict
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.db.models import Max, Q

from accounts.models import Person
from local import databases, testing
from mediation import deadlines, journal
from mediation.models import Agreement, Case, CaseGrams, ConsentState, Deadline, MediationSession, Signature
from mediation.states import Status
from tests.bench.filling import fill, outline, stories, world

SIZE = 200
AT = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
SLEEPING = """
SELECT (SELECT count(*) FROM pg_constraint WHERE NOT convalidated OR NOT conenforced)
     + (SELECT count(*) FROM pg_trigger WHERE tgenabled <> 'O')
"""

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def filled() -> None:
    url = testing.WHERE.database_url(databases.SUPERUSER, testing.NAME)
    fill.fill(SIZE, at=AT, url=url, tell=lambda line: None)


@pytest.mark.usefixtures("filled")
def test_it_leaves_every_constraint_and_trigger_in_force_and_content() -> None:
    with connection.cursor() as cursor:
        cursor.execute(SLEEPING)
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT mediation_check_owner(id) FROM mediation_case")
    assert set(Case.objects.values_list("status", flat=True)) == set(Status)
    met_without_consent = MediationSession.objects.filter(~Q(case__parties__consent=ConsentState.GIVEN))
    assert not met_without_consent.exists()
    for agreement in Agreement.objects.annotate(last=Max("signatures__signed_at")):
        assert agreement.effective_at == agreement.last
        assert Counter(agreement.signatures.values_list("kind", flat=True)) == {
            Signature.Kind.PARTY: 2,
            Signature.Kind.MEDIATOR: 1,
            Signature.Kind.SEAL: 1,
        }


@pytest.mark.usefixtures("filled")
def test_its_journals_hold_and_its_clocks_are_what_the_journals_say() -> None:
    cases = list(Case.objects.all())
    assert len(cases) == SIZE
    assert [fault for case in cases for fault in journal.faults(case)] == []
    days = deadlines.days_of(cases[0].centre_id)
    for case in cases:
        plan = deadlines.rebuild(case, days)
        assert plan.is_empty, case.code
        assert plan.on_case == {"next_due_at": case.next_due_at, "next_term": case.next_term}
    assert Deadline.objects.to_sweep(AT).values("case").distinct().count() == SIZE * outline.LATE_SHARE


@pytest.mark.usefixtures("filled")
def test_its_people_and_words_are_found_and_its_register_has_no_gaps() -> None:
    person = Person.objects.order_by("name", "id").first()
    assert person in Person.objects.filter(names__grams__has_pairs_of=person.name[:2])
    assert person.phone.startswith("100")
    assert CaseGrams.objects.count() == SIZE
    assert CaseGrams.objects.filter(grams__has_pairs_of="方面的事").count() == SIZE
    drawn = defaultdict(list)
    for year, number in Case.objects.exclude(register_number=None).values_list("register_year", "register_number"):
        drawn[year].append(number)
    assert all(sorted(numbers) == list(range(1, len(numbers) + 1)) for numbers in drawn.values())


def test_it_tells_the_same_world_every_time() -> None:
    world.build(SIZE)
    [place] = world.places()
    days = deadlines.days_of(place.id)
    planned = next(planned for planned in outline.population(SIZE, AT) if planned.status == Status.AGREED)
    first, second = (stories.tell(planned, place, until=AT, days=days) for _ in range(2))
    assert [row.pk for row in first] == [row.pk for row in second]
    heads = [row.head_hash for rows in (first, second) for row in rows if isinstance(row, Case)]
    assert heads[0] == heads[1] != bytes(32)
