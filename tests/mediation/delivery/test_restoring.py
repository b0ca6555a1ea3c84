"""After a backup was loaded nothing is sent again: messages wait for a person, and then the provider is asked."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from pytest_django import Settings

from local import databases, databases_of_tests, testing, wheels
from mediation import journal, tasks
from mediation.config import addresses
from mediation.delivery import lost_messages, messages, restoring
from mediation.delivery.ledger import anchors
from mediation.models import Notice, PhoneProof, RowSeal, SendingDatabase
from tests.gateway.running import RunningGateway
from tests.mediation.conftest import House
from tests.mediation.delivery.owing import NOW, owe
from windows import calendars, clock

State = Notice.State
LATER = NOW + timedelta(minutes=5)
SENDERS = ("sweep_one_time_codes", "sweep_phone_proofs", "sweep_messages", "sweep_lost_messages")


@pytest.fixture(autouse=True)
def _with_own_anchors(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ANCHORS = tmp_path / "anchors"
    monkeypatch.setattr(clock, "database_now", lambda: LATER)
    calendars.forget()  # other processes read the tables, and find no year that a test before loaded and rolled back


def elsewhere() -> None:
    """As if this database had been loaded from a backup of another one."""
    restoring.must_wait(NOW)
    SendingDatabase.objects.update(identity="another")


@pytest.mark.django_db
def test_the_database_that_sent_last_goes_on_sending() -> None:
    assert [restoring.must_wait(NOW), restoring.must_wait(LATER)] == [False, False]
    assert restoring.waiting_since() is None


@pytest.mark.django_db
@pytest.mark.parametrize("name", SENDERS)
def test_nothing_leaves_another_database(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere()
    for sender, verb in ((messages, "send_due"), (lost_messages, "settle_lost"), (tasks.proofs, "send_due")):
        monkeypatch.setattr(sender, verb, lambda *_args, **_kwargs: pytest.fail("sent"))
    assert getattr(tasks, name).run() == 0
    assert restoring.waiting_since() == LATER


@pytest.mark.django_db
def test_a_database_behind_the_anchors_waits_and_goes_on_once_a_person_says_so(house: House) -> None:
    owe(house)
    assert not restoring.must_wait(NOW)
    seal = RowSeal(number=7, from_xid=2**40, below_xid=2**40 + 9, rows=1, root=journal.merkle_root([b"gone"]))
    anchors.keep(seal)
    assert restoring.must_wait(LATER)
    restoring.resume(sent_until=LATER)
    assert not restoring.must_wait(LATER)
    anchors.keep(seal)
    assert restoring.must_wait(LATER)


@pytest.mark.django_db
def test_an_anchor_whose_sealer_died_before_its_row_is_no_backup() -> None:
    none = journal.merkle_root([])
    anchors.keep(RowSeal(number=1, from_xid=2**40, below_xid=2**40 + 9, rows=0, root=none))
    assert not restoring.must_wait(LATER)


@pytest.mark.django_db
def test_what_was_due_until_then_is_asked_about_and_codes_count_as_sent(house: House) -> None:
    elsewhere()
    owed, later = owe(house), owe(house)
    Notice.objects.filter(pk=later.pk).update(due_at=LATER + timedelta(hours=1))
    times = {"issued_at": NOW, "expires_at": NOW + timedelta(minutes=10)}
    proof = PhoneProof.objects.create(centre=house.centre, phone="10000000001", phone_index="x", **times)
    printed = StringIO()
    call_command("resume_messages", sent_until=LATER.isoformat(), stdout=printed)
    states = dict(Notice.objects.values_list("pk", "state"))
    assert (states[owed.pk], states[later.pk]) == (State.SENDING, State.OWED)
    proof.refresh_from_db()
    assert proof.sent_at == LATER
    assert "Asked about at the provider first: 1; codes that count as sent: 1." in printed.getvalue()
    assert not restoring.must_wait(LATER)


@pytest.mark.parametrize("text", ["yesterday", "2026-13-45T00:00", ""])
def test_a_moment_that_is_none_is_a_sentence(text: str) -> None:
    with pytest.raises(CommandError, match="must be a moment such as"):
        call_command("resume_messages", sent_until=text)


# --- Backup and restore as docs/operations.md says --------------------------------------------------------------------

RESTORED = f"{testing.NAME}_restored"


@pytest.fixture
def restored() -> Iterator[str]:
    """The name for a database of its own; dropped afterwards."""
    yield RESTORED
    with databases_of_tests.administrator() as admin:
        databases_of_tests.drop(admin, RESTORED)


def run(program: str, *words: str) -> None:
    subprocess.run([wheels.postgres_program(program), *words], check=True, capture_output=True, text=True)


def in_it(database: str, code: str, gateway: RunningGateway, anchors: Path) -> str:
    """What a process prints that works on this database."""
    own = testing.environment(database) | {"SMS_GATEWAY_URL": gateway.url, "ANCHORS": str(anchors)}
    done = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup()\n{code}"],
        env=os.environ | own,
        cwd=addresses.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


LOADED = """
import json
from mediation import tasks
print(json.dumps([getattr(tasks, name).run() for name in {senders}]))
"""
GO_ON = """
from django.core.management import call_command
from mediation.delivery import lost_messages
from mediation.models import Notice
from windows import clock
call_command("resume_messages", sent_until="{until}")
lost_messages.settle_lost(clock.database_now())
print(Notice.objects.get(pk="{pk}").state)
call_command("verify")
"""


@pytest.mark.django_db(transaction=True)
def test_a_loaded_backup_sends_nothing_again_and_verify_is_its_end(
    house: House, gateway: RunningGateway, settings: Settings, restored: str, tmp_path: Path
) -> None:
    settings.SMS_GATEWAY_URL = gateway.url
    with transaction.atomic():
        notice = owe(house)
    file = str(tmp_path / "mediation.dump")
    assert not restoring.must_wait(NOW)
    run("pg_dump", "--format=custom", f"--file={file}", testing.WHERE.database_url(addresses.OWNER, testing.NAME))
    assert messages.send_due(NOW) == 1

    databases.create_database(testing.WHERE, restored)
    into = testing.WHERE.database_url(addresses.OWNER, restored)
    run("pg_restore", "--no-comments", "--exit-on-error", "--single-transaction", f"--dbname={into}", file)
    loaded = in_it(restored, LOADED.format(senders=SENDERS), gateway, tmp_path / "there")
    assert json.loads(loaded) == [0, 0, 0, 0]
    went_on = in_it(restored, GO_ON.format(until=NOW.isoformat(), pk=notice.pk), gateway, tmp_path / "there")
    assert "sent" in went_on.split()
    assert "Whole: every chain" in went_on
    assert len(gateway.ask("GET", "/ledger")[1]["messages"]) == 1
