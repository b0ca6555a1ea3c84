"""What beat wakes. What each sweep does is tested where it stands."""

import inspect

import pytest
from celery import Task
from django.db import OperationalError, connection

from mediation import tasks
from mediation.config.celery import app
from mediation.config.schedule import EVERY
from mediation.delivery import messages
from windows import clock

SWEEPS = [name for name in EVERY if name != "mediation.heartbeat"]


@pytest.fixture(autouse=True)
def _registered() -> None:
    app.loader.import_default_modules()


def statement_timeout() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        return cursor.fetchone()[0]


def test_every_task_is_woken_and_every_waking_has_its_task() -> None:
    named = {task.name for task in vars(tasks).values() if isinstance(task, Task)}
    assert named == set(SWEEPS)
    assert set(EVERY) <= set(app.tasks)


@pytest.mark.parametrize("name", SWEEPS)
def test_a_task_takes_keywords_only(name: str) -> None:
    parameters = inspect.signature(app.tasks[name].run).parameters.values()
    assert all(parameter.kind is inspect.Parameter.KEYWORD_ONLY for parameter in parameters)


@pytest.mark.parametrize("name", SWEEPS)
def test_a_sweep_that_finds_nothing_does_nothing_and_leaves_the_role_its_own_limit(name: str, db: None) -> None:
    before = statement_timeout()
    assert not app.tasks[name].run()
    assert statement_timeout() == before == "30s"


def test_no_statement_of_a_sweep_waits_for_ever(transactional_db: None) -> None:
    with pytest.raises(OperationalError, match="statement timeout"), tasks.statements_within(0.05):
        connection.cursor().execute("SELECT pg_sleep(5)")
    assert statement_timeout() == "30s"


def test_sweeps_go_by_the_clock_of_the_database(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(clock, "database_now", lambda: "the clock of the database")
    monkeypatch.setattr(messages, "send_due", lambda now, **more: asked.append(now) or 0)
    tasks.sweep_messages.run()
    assert asked == ["the clock of the database"]
