"""Tampering with the journal is seen, whoever does it: here the owner of the tables, with every trigger switched off.

What the chain of a case cannot show, a tail cut off together with its head, or a chain computed anew, the anchors show:
they stand outside the database.
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, LiteralString

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from psycopg import sql
from psycopg.types.json import Jsonb
from pytest_django import Settings

from local import testing
from mediation import journal, lifecycle
from mediation.config import addresses
from mediation.delivery import sealing, verifying
from mediation.models import Case, CaseEvent, Seal
from mediation.states import Action
from tests import factories
from tests.mediation.conftest import House

NOW = factories.NINE + timedelta(hours=1)
TABLES = ("mediation_caseevent", "mediation_case", "mediation_seal")


class Forger:
    """The owner of the tables. What is done within ``forging`` is undone afterwards, transaction numbers and all."""

    def __init__(self, owner: psycopg.Connection) -> None:
        self.do = owner.execute

    @contextmanager
    def forging(self) -> Iterator[None]:
        for table in TABLES:
            self.on(
                table, "ALTER TABLE {table} DISABLE TRIGGER USER; CREATE TEMP TABLE {kept} AS SELECT * FROM {table}"
            )
        yield
        for table in ("mediation_caseevent", "mediation_seal"):
            self.on(table, "DELETE FROM {table}; INSERT INTO {table} SELECT * FROM {kept}")
        self.do(
            "UPDATE mediation_case c SET head_seq = k.head_seq, head_hash = k.head_hash "
            "FROM kept_mediation_case k WHERE k.id = c.id"
        )
        for table in TABLES:
            self.on(table, "DROP TABLE {kept}; ALTER TABLE {table} ENABLE TRIGGER USER")

    def on(self, table: str, statements: LiteralString) -> None:
        names = {"table": sql.Identifier(table), "kept": sql.Identifier(f"kept_{table}")}
        self.do(sql.SQL(statements).format(**names))

    def set(self, case: Case, place: int, /, **columns: Any) -> None:
        for name, value in columns.items():
            statement = sql.SQL("UPDATE mediation_caseevent SET {} = %s WHERE case_id = %s AND seq = %s")
            self.do(statement.format(sql.Identifier(name)), [value, case.pk, place])

    def set_head(self, case: Case) -> None:
        """As the last line that is left says."""
        last = CaseEvent.objects.filter(case=case).order_by("seq").last()
        seq, head = (last.seq, bytes(last.hash)) if last else (0, journal.GENESIS)
        self.do("UPDATE mediation_case SET head_seq = %s, head_hash = %s WHERE id = %s", [seq, head, case.pk])

    def chain_anew(self, case: Case) -> None:
        """Every hash of the case as if what stands there now had always stood there."""
        previous = journal.GENESIS
        for event in CaseEvent.objects.filter(case=case).order_by("seq"):
            event.previous_hash = previous
            previous = journal.hash_of(event)
            self.set(case, event.seq, previous_hash=bytes(event.previous_hash), hash=previous)
        self.set_head(case)

    def seal_anew(self) -> None:
        """Every seal as if it had been made of what stands there now."""
        previous = bytes(32)
        for seal in Seal.objects.order_by("number"):
            leaves = journal.leaves_of(seal.from_xid, seal.below_xid)
            root = journal.merkle_root(leaves)
            self.do(
                "UPDATE mediation_seal SET events = %s, root = %s, previous_root = %s WHERE number = %s",
                [len(leaves), root, previous, seal.number],
            )
            previous = root


@pytest.fixture(autouse=True)
def _anchored(settings: Settings, tmp_path: Path) -> None:
    settings.ANCHORS = tmp_path / "anchors"


@pytest.fixture
def cases(transactional_db: None, house: House) -> list[Case]:
    """Three cases with five lines each, sealed in two goes."""
    made = []
    for _ in range(3):
        with transaction.atomic():
            case = house.registered()
            lifecycle.move(case, Action.ROUTE, actor=house.actor, at=factories.NINE, owner=house.committee)
        made.append(case)
    sealed()
    for case in made:
        lifecycle.move(case, Action.ACKNOWLEDGE, actor=house.actor, at=factories.NINE)
        lifecycle.move(case, Action.ACCEPT, actor=house.actor, at=factories.NINE)
    sealed()
    return made


@pytest.fixture
def forger(cases: list[Case]) -> Iterator[Forger]:
    address = testing.WHERE.database_url(addresses.OWNER, connection.settings_dict["NAME"])
    with psycopg.connect(address, autocommit=True) as owner:
        yield Forger(owner)


def settle() -> None:
    """Wait until whoever began before our last line was written has ended, elsewhere in the cluster too.

    Other databases and the server's own housekeeping have transactions as well; a seal leaves out what is younger.
    """
    ends = time.monotonic() + 10
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT max(xid) < pg_snapshot_xmin(pg_current_snapshot()) FROM mediation_caseevent")
            if cursor.fetchone()[0]:
                return
            assert time.monotonic() < ends, "somebody does not end"
            time.sleep(0.02)


def sealed() -> Seal:
    """Seal all there is."""
    settle()
    made = sealing.seal_due(NOW)
    assert made, "nothing was sealed"
    return made


def problems() -> list[str]:
    """What verification finds, with the place it names."""
    chains = [f"{fault.case_code}:{fault.seq} {fault.what}" for fault in verifying.broken_chains()]
    return [*chains, *verifying.broken_seals()]


def edit(forger: Forger, case: Case, seq: int) -> None:
    forger.set(case, seq, details=Jsonb({"by": "nobody"}))


def delete(forger: Forger, case: Case, seq: int) -> None:
    forger.do("DELETE FROM mediation_caseevent WHERE case_id = %s AND seq = %s", [case.pk, seq])


def swap(forger: Forger, case: Case, seq: int) -> None:
    other = seq % 5 + 1
    for old, new in ((seq, 99), (other, seq), (99, other)):
        forger.set(case, old, seq=new)


def back_date(forger: Forger, case: Case, seq: int) -> None:
    early = factories.NINE - timedelta(days=1)
    forger.set(case, seq, occurred_at=early, recorded_at=early)


def blame(forger: Forger, case: Case, seq: int) -> None:
    forger.set(case, seq, actor_role="director")


def insert(forger: Forger, case: Case, seq: int) -> None:
    """A line that never was, in the place of another one, chained to the one before."""
    forger.do(
        "INSERT INTO mediation_caseevent (id, seq, kind, details, digests, previous_hash, hash, centre_id, case_id, "
        "actor_kind, "
        "actor_user_id, actor_role, occurred_at, recorded_at, attested_by, xid) "
        "SELECT gen_random_uuid(), 6, 'perform', '{}', '{}', hash, sha256(hash), centre_id, case_id, actor_kind, "
        "actor_user_id, actor_role, occurred_at, recorded_at, attested_by, xid "
        "FROM mediation_caseevent WHERE case_id = %s AND seq = 5",
        [case.pk],
    )
    forger.set_head(case)


def cut_the_tail(forger: Forger, case: Case, seq: int) -> None:
    forger.do("DELETE FROM mediation_caseevent WHERE case_id = %s AND seq >= %s", [case.pk, seq])
    forger.set_head(case)


def rewrite(forger: Forger, case: Case, seq: int) -> None:
    edit(forger, case, seq)
    forger.chain_anew(case)


def rewrite_with_seals(forger: Forger, case: Case, seq: int) -> None:
    rewrite(forger, case, seq)
    forger.seal_anew()


def cut_with_seals(forger: Forger, case: Case, seq: int) -> None:
    cut_the_tail(forger, case, seq)
    forger.seal_anew()


def restore(forger: Forger, case: Case, seq: int) -> None:
    """The whole journal as it was when the first seal was made, and no trace of the second."""
    forger.do("DELETE FROM mediation_caseevent WHERE seq > 3")
    forger.do("DELETE FROM mediation_seal WHERE number > 1")
    for each in Case.objects.all():
        forger.set_head(each)


SEEN_BY_THE_CHAIN = [edit, delete, swap, back_date, blame, insert]
SEEN_BY_THE_ANCHORS = [cut_the_tail, rewrite, rewrite_with_seals, cut_with_seals, restore]
Tampering = Callable[[Forger, Case, int], None]


@pytest.mark.parametrize("tamper", [*SEEN_BY_THE_CHAIN, *SEEN_BY_THE_ANCHORS], ids=lambda tamper: tamper.__name__)
def test_tampering_is_seen_at_every_line(forger: Forger, cases: list[Case], tamper: Tampering) -> None:
    assert problems() == []
    for seq in range(1, 6):
        case = cases[seq % 3]
        with forger.forging():
            tamper(forger, case, seq)
            named = problems()
        assert named, f"line {seq}"
        assert_named(named, case, seq, tamper)
    assert problems() == []


def assert_named(lines: list[str], case: Case, seq: int, tamper: Tampering) -> None:
    if tamper in SEEN_BY_THE_CHAIN:
        place = 6 if tamper is insert else seq
        assert f"{case.code}:{place}" in " ".join(lines)
    elif "cut" in tamper.__name__:
        sealed = 3 if seq <= 3 else 5
        assert f"case {case.code}: line {sealed} was sealed, its journal ends with line {seq - 1}" in " ".join(lines)
    else:
        assert any(words.startswith("anchor") for words in lines)


def test_verify_names_each_difference_and_ends_with_one(
    forger: Forger, cases: list[Case], capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("verify")
    assert "Whole" in capsys.readouterr().out
    with forger.forging():
        edit(forger, cases[0], 2)
        with pytest.raises(CommandError, match="differences"):
            call_command("verify")
    assert f"{cases[0].code}: line 2 altered" in capsys.readouterr().out


def test_verify_finds_wrong_clocks_and_repairs_them(cases: list[Case], capsys: pytest.CaptureFixture[str]) -> None:
    cases[0].deadlines.filter(term="PM-1").update(due_on=factories.MONDAY)
    cases[1].deadlines.filter(term="PM-1").delete()
    Case.objects.filter(pk=cases[2].pk).update(next_due_at=None, next_term="")
    with pytest.raises(CommandError, match="3 differences"):
        call_command("verify")
    output = capsys.readouterr().out
    assert "clock PM-1 says something else" in output
    assert "clock PM-1 is missing" in output
    assert "what is due next" in output
    call_command("verify", repair_clocks=True)
    call_command("verify")
    assert "Whole" in capsys.readouterr().out


def test_each_seal_stands_on_the_one_before_and_in_the_file(cases: list[Case]) -> None:
    first, second = Seal.objects.order_by("number")
    assert (first.events, second.events) == (9, 6)
    assert (second.from_xid, bytes(second.previous_root)) == (first.below_xid, bytes(first.root))
    anchors = list(sealing.anchors())
    assert [anchor.root for anchor in anchors] == [bytes(seal.root).hex() for seal in (first, second)]
    assert anchors[1].heads == {case.pk.hex: 5 for case in cases}
    assert sealing.seal_due(NOW) is None


def test_what_may_still_be_written_is_sealed_later(house: House, cases: list[Case]) -> None:
    address = testing.WHERE.database_url(addresses.APPLICATION, connection.settings_dict["NAME"])
    with psycopg.connect(address) as other:
        other.execute("SELECT pg_current_xact_id()")  # whoever began before us may write lines with a lower number yet
        with transaction.atomic():
            house.registered()
        assert sealing.seal_due(NOW) is None
    assert sealed().events == 2


def test_there_is_one_sealer_at_a_time(house: House, cases: list[Case]) -> None:
    with transaction.atomic():
        house.registered()
    address = testing.WHERE.database_url(addresses.APPLICATION, connection.settings_dict["NAME"])
    with psycopg.connect(address, autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [journal.seals.SEALER])
        assert sealing.seal_due(NOW) is None
        other.execute("SELECT pg_advisory_unlock(%s)", [journal.seals.SEALER])  # a closed connection takes its time
    sealed()


def test_a_sealer_that_dies_after_anchoring_leaves_nothing_broken(house: House, cases: list[Case]) -> None:
    def keep_and_die(seal: Seal) -> None:
        sealing.keep(seal)
        raise KeyboardInterrupt

    with transaction.atomic():
        house.registered()
    settle()
    with pytest.raises(KeyboardInterrupt):
        journal.seal(NOW, anchor=keep_and_die)
    with transaction.atomic():
        house.registered()
    sealed()
    assert problems() == []


def test_a_torn_line_is_passed_over_and_not_continued(house: House, cases: list[Case], settings: Settings) -> None:
    with settings.ANCHORS.open("a") as file:
        file.write('{"number": 3, "fr')
    with transaction.atomic():
        house.registered()
    sealed()
    assert [anchor.number for anchor in sealing.anchors()] == [1, 2, 3]
    assert problems() == []


def test_without_its_anchors_no_seal_counts(cases: list[Case], settings: Settings) -> None:
    settings.ANCHORS.unlink()
    assert len(problems()) == 2


def test_an_anchor_says_no_name_and_nothing_of_the_case(cases: list[Case], settings: Settings) -> None:
    anchors = [json.loads(line) for line in settings.ANCHORS.read_text().splitlines()]
    assert {key for line in anchors for key in line} == set(sealing.Anchor.__annotations__)
    assert replace(next(sealing.anchors()), heads={}).sealed_at == NOW.isoformat()


# The tree of RFC 6962 over its usual eight leaves, by how many of them.
LEAVES = [
    bytes.fromhex(leaf)
    for leaf in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


@pytest.mark.parametrize(("leaves", "root"), ROOTS.items())
def test_the_root_is_that_of_rfc_6962(leaves: int, root: str) -> None:
    assert journal.merkle_root(LEAVES[:leaves]).hex() == root
