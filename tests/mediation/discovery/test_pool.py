"""The pool: whole or not at all under kill -9, destroyed at the end of its term, and nobody in it without the keys."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from mediation.config import addresses
from mediation.demonstration.district import GeneratedDistrict
from mediation.discovery import cleaning, keys, linking, permissions, pool
from mediation.discovery.engines import tables
from mediation.models.discovery import DoubtfulPair, PoolImport
from tests.mediation.discovery.conftest import KEEP_UNTIL, NOW, TODAY, Office
from tests.mediation.discovery.test_importing import handed_over, nothing_lies_in, row, rows_of, take_in, written

DAY = timedelta(days=1)


def file_of(delivery: PoolImport) -> Path:
    return pool.rows_file(delivery.source.centre_id, delivery.pk)


# --- Term -------------------------------------------------------------------------------------------------------------


def test_a_delivery_is_destroyed_the_day_after_its_term_and_says_so(office, make_district):
    (delivery,) = office.take_in_some(make_district(), "residents")
    assert cleaning.destroy_past_term(KEEP_UNTIL, at=NOW) == 0
    assert cleaning.destroy_past_term(KEEP_UNTIL + DAY, at=NOW + 91 * DAY) == 1
    delivery.refresh_from_db()
    assert (delivery.state, delivery.destroyed_because) == (PoolImport.State.DESTROYED, "end of term")
    assert delivery.destroyed_at == NOW + 91 * DAY
    assert nothing_lies_in(office)


def test_a_data_officer_destroys_earlier_with_a_reason(office, make_district):
    (delivery,) = office.take_in_some(make_district(), "deaths")
    with pytest.raises(permissions.NotPermitted):
        cleaning.destroy(delivery, because="withdrawn", by=office.director, at=NOW)
    with pytest.raises(ValidationError):
        cleaning.destroy(delivery, because=" ", by=office.officer, at=NOW)
    assert file_of(delivery).exists()
    cleaning.destroy(delivery, because="withdrawn", by=office.officer, at=NOW)
    with pytest.raises(ValidationError):
        cleaning.destroy(delivery, because="withdrawn", by=office.officer, at=NOW)
    assert nothing_lies_in(office)


def test_destruction_overwrites_before_it_removes(tmp_path):
    file, other = tmp_path / "a", tmp_path / "b"
    file.write_bytes(b"secret" * 1000)
    os.link(file, other)
    assert pool.destroy(file)
    assert other.read_bytes() == bytes(6000)


def test_a_late_file_of_an_earlier_period_does_not_stand_in_place_of_a_newer_one(office, tmp_path):
    for name, months in (("newer", 0), ("late", 2)):
        path = written(tmp_path, row(name=name), name=f"{name}.csv")
        period = {"period_from": TODAY - 80 * DAY, "period_to": TODAY - months * 30 * DAY}
        take_in(office, path, handed_over(office, path, count=1, **period), at=NOW + months * DAY)
    (counts,) = tables.counting(office.source("disabilities"))
    assert counts.period_to == TODAY


def test_what_was_made_under_an_older_key_is_not_joined_with_the_rest(office, settings, tmp_path):
    path = written(tmp_path, row())
    take_in(office, path, handed_over(office, path, count=1))
    settings.DISCOVERY_KEYS = "2:" + settings.IDENTITY_KEYS.partition(":")[2] + "," + settings.DISCOVERY_KEYS
    with pytest.raises(tables.NoRecords):
        tables.counting(office.source("disabilities"))


def test_the_folder_is_its_owners_alone(office, make_district):
    (delivery,) = office.take_in_some(make_district(), "deaths")
    assert file_of(delivery).parent.stat().st_mode & 0o777 == 0o700
    assert file_of(delivery).stat().st_mode & 0o777 == 0o600


# --- Kill -9 ----------------------------------------------------------------------------------------------------------

DIES = """
import os, sys, django
django.setup()
from datetime import date, datetime
from pathlib import Path
from django.conf import settings
from accounts.models import User
from mediation.discovery import manifests, pool
from mediation.discovery.importing import deliveries, writing
from mediation.models.discovery import RecordSource
from tests import factories
from tests.mediation.discovery.conftest import KEEP_UNTIL, NOW

folder, where, at_step = sys.argv[1:]
settings.DISCOVERY_FOLDER = Path(where)
source = RecordSource.objects.get(code="residents")
steps = iter(range(100))

def die():
    if next(steps) == int(at_step):
        os.kill(os.getpid(), 9)

def wrapped(function):
    def call(*arguments, **named):
        die()
        answer = function(*arguments, **named)
        die()
        return answer
    return call

writing._append = wrapped(writing._append)
pool.place = wrapped(pool.place)
deliveries.finish = wrapped(deliveries.finish)
officer = factories.acting(User.objects.get(staff_number="yz-officer"))
path = Path(folder) / "residents.parquet"
deliveries.take_in(source, manifests.read(path.with_suffix(".json")), path, keep_until=KEEP_UNTIL, by=officer, at=NOW)
"""
STEPS = 9  # of the program above: two appends, the end of it, and two files that get their names


@pytest.mark.django_db(transaction=True)
def test_kill_9_anywhere_in_an_import_leaves_all_or_nothing(office, make_district, settings):
    folder = make_district().files["residents"].parent
    for step in range(STEPS) if "PROOF_EXAMPLES" in os.environ else (0, 3, 6, 8):
        program = subprocess.run(
            [sys.executable, "-c", DIES, str(folder), str(settings.DISCOVERY_FOLDER), str(step)],
            cwd=addresses.ROOT,
            env=os.environ,
            capture_output=True,
            text=True,
            check=False,
        )
        assert program.returncode == -signal.SIGKILL, program.stderr
        delivery = PoolImport.objects.get()
        if delivery.state == PoolImport.State.RUNNING:
            cleaning.clean_up(NOW)
            delivery.refresh_from_db()
            assert delivery.state == PoolImport.State.INTERRUPTED
            assert nothing_lies_in(office)
        else:
            assert (delivery.state, step) == (PoolImport.State.IMPORTED, STEPS - 1)
            assert len(rows_of(delivery, "record")) == delivery.count
        delivery.delete()
        cleaning.clean_up(NOW)
        assert nothing_lies_in(office)


def test_cleaning_up_leaves_alone_what_is_being_imported_and_what_is_in_the_pool(office, make_district):
    (delivery,) = office.take_in_some(make_district(), "deaths")
    running = PoolImport.objects.create(
        source=delivery.source,
        period_from=TODAY,
        period_to=TODAY,
        count=1,
        digest="1" * 64,
        key_id="1",
        keep_until=KEEP_UNTIL,
        imported_by=office.users["officer"],
        started_at=NOW,
    )
    holder = "import sys, time, django; django.setup(); from pathlib import Path; from django.conf import settings; "
    holder += "from mediation.discovery import pool; settings.DISCOVERY_FOLDER = Path(sys.argv[1]); "
    holder += "held = pool.held(sys.argv[2], sys.argv[3]); held.__enter__(); print('held', flush=True); time.sleep(60)"
    words = [str(pool.settings.DISCOVERY_FOLDER), str(office.centre.pk), str(running.pk)]
    with subprocess.Popen(
        [sys.executable, "-c", holder, *words], cwd=addresses.ROOT, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout.readline() == "held\n"
        assert cleaning.clean_up(NOW) == 0
        program.kill()
    deadline = time.monotonic() + 10
    while pool.is_held(office.centre.pk, running.pk) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert cleaning.clean_up(NOW) >= 1
    assert file_of(delivery).exists()


# --- Links ------------------------------------------------------------------------------------------------------------


def test_doubtful_pairs_wait_for_a_person_whose_answer_stands_in_the_next_linking(
    office, neighbourhoods, make_district, monkeypatch
):
    monkeypatch.setattr(linking, "BELIEVED", 1.1)  # so that the model is sure of nothing
    made = make_district(seed=1, has_noise=True)
    office.take_in_some(made, "residents", "elderly_allowances", "disabilities", "allowances", "graduates")
    office.link()
    pairs = list(DoubtfulPair.objects.select_related("delivery__source"))
    pair = pairs[0]
    linking.answer(pair, is_same=True, by=office.officer, at=NOW)
    with pytest.raises(ValidationError):
        linking.answer(pair, is_same=False, by=office.officer, at=NOW)
    office.link()
    links = pool.links_file(office.centre.pk, pair.delivery_id)
    with duckdb.connect(str(links), read_only=True) as opened:
        decided = opened.execute("SELECT subject, probability FROM links WHERE record = ?", [pair.record]).fetchall()
    assert decided == [(pair.subject, 1.0)]
    pair.refresh_from_db()
    assert pair.answer == "same"


# --- A dump -----------------------------------------------------------------------------------------------------------


def test_a_dump_of_everything_yields_no_identity_without_the_keys(
    office: Office, neighbourhoods, make_district: Callable[..., GeneratedDistrict], settings, tmp_path, caplog, capfd
):
    """A hundred planted people: their numbers, names and telephones are in no table, file, log or export."""
    made = make_district()
    with duckdb.connect() as opened:
        people = opened.execute(
            "SELECT id_number, name, phone, lives_in FROM read_parquet(?) ORDER BY hash(id_number) LIMIT 100",
            [str(made.files["residents"])],
        ).fetchall()
    office.take_in_everything(made)
    for version in office.publish_rules():
        office.run(version)
    dump = whole_database() + b"".join(
        file.read_bytes() for file in settings.DISCOVERY_FOLDER.rglob("*") if file.is_file()
    )
    written_out = b"\0".join(everything_in(file) for file in settings.DISCOVERY_FOLDER.rglob("*.duckdb"))
    output = caplog.text.encode() + "".join(capfd.readouterr()).encode()
    for number, name, phone, address in people:
        for secret in (number, number[6:], phone, address):
            assert secret.encode() not in dump
            assert secret.encode() not in written_out
            assert secret.encode() not in output
        if len(name) > 2:
            assert name.encode() not in written_out
    assert keys.pseudonym(people[0][0]).encode() in written_out  # what was searched is what is there


def test_without_the_key_a_pseudonym_is_not_found_by_trying_every_number(office, settings, tmp_path):
    """Whoever guesses numbers needs the key: the same number has another pseudonym under another one."""
    number = "990000198001010015"
    before = keys.pseudonym(number)
    settings.DISCOVERY_KEYS = settings.IDENTITY_KEYS
    assert keys.pseudonym(number) != before


def everything_in(file: Path) -> bytes:
    """What DuckDB itself reads out of a file, as text: its pages are packed."""
    with duckdb.connect(str(file), read_only=True) as opened:
        names = [name for (name,) in opened.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        return "\n".join(str(row) for name in names for row in opened.execute(f"FROM {name}").fetchall()).encode()


def whole_database() -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        parts = []
        for (name,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM "{name}" t')
            parts += [text for (text,) in cursor.fetchall()]
    return "\n".join(parts).encode()
