"""What the SQL of a rule may not be, and that nothing else than what it names is there for it."""

from collections.abc import Mapping

import duckdb
import pytest
from django.core.exceptions import ValidationError

from mediation.discovery import checking
from mediation.discovery.engines import duck
from mediation.models.discovery import RuleVersion
from tests.mediation.discovery.conftest import TODAY

READS: Mapping[str, Mapping[str, str]] = {
    "residents": {"subject": "VARCHAR", "lives_in": "VARCHAR", "born_on": "DATE"},
    "deaths": {"subject": "VARCHAR"},
}
GOOD = "SELECT p.subject, p.lives_in AS neighbourhood, p.born_on AS born_on FROM residents p"


def check(sql: str) -> None:
    checking.check(sql, reads=READS, grounds=["born_on"])


@pytest.mark.parametrize(
    "sql",
    [
        GOOD,
        f"{GOOD} CROSS JOIN as_of r WHERE p.born_on <= r.today - INTERVAL 80 YEAR",
        f"WITH gone AS (SELECT d.subject FROM deaths d) {GOOD} ANTI JOIN gone g ON g.subject = p.subject",
        f"{GOOD} WHERE NOT EXISTS (SELECT 1 FROM deaths d WHERE d.subject = p.subject)",
        f"{GOOD} UNION ALL {GOOD}",
        "SELECT subject, MIN(lives_in) AS neighbourhood, MAX(born_on) AS born_on FROM residents GROUP BY subject",
    ],
)
def test_one_select_over_what_the_rule_names_is_a_rule(sql):
    check(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "",
        "SELEC",
        f"{GOOD}; {GOOD}",
        f"{GOOD}; DROP TABLE residents",
        "DROP TABLE residents",
        "INSERT INTO residents SELECT * FROM residents",
        "UPDATE residents SET subject = ''",
        "DELETE FROM residents",
        "CREATE TABLE mine AS SELECT 1",
        f"COPY ({GOOD}) TO '/tmp/x.csv'",
        "ATTACH '/tmp/x.duckdb'",
        "PRAGMA database_list",
        "SET threads = 100",
        "INSTALL httpfs",
        "LOAD httpfs",
        "CALL pragma_version()",
        "EXPORT DATABASE '/tmp/x'",
        "EXPLAIN " + GOOD,
        "VALUES (1, 2, 3)",
        "FROM residents",
    ],
)
def test_anything_but_one_select_is_refused(sql):
    with pytest.raises(ValidationError):
        check(sql)


@pytest.mark.parametrize(
    "table",
    [
        "allowances",
        "duckdb_tables()",
        "duckdb_secrets()",
        "information_schema.tables",
        "main.residents",
        "memory.main.residents",
        "pg_catalog.pg_tables",
        "sqlite_master",
        "read_csv('/etc/passwd')",
        "read_parquet('/tmp/*.parquet')",
        "read_text('/etc/passwd')",
        "'/etc/passwd'",
        '"/etc/passwd"',
        "glob('/*')",
        "range(10)",
        "query('SELECT 1')",
        "query_table('residents')",
        "unnest([1, 2])",
        "(VALUES (1, 2, 3))",
        "residents TABLESAMPLE 10%",
    ],
)
def test_it_reads_no_file_no_function_and_no_table_that_it_does_not_name(table):
    with pytest.raises(ValidationError):
        check(f"SELECT p.subject, p.subject AS neighbourhood, p.subject AS born_on FROM residents p CROSS JOIN {table}")
    with pytest.raises(ValidationError):
        check(f"SELECT x.subject, x.subject AS neighbourhood, x.subject AS born_on FROM {table} AS x")


@pytest.mark.parametrize(
    "expression",
    [
        "p.name",
        "p.name_key",
        "p.record",
        "*",
        "p.*",
        "COLUMNS(*)",
        "getenv('HOME')",
        "current_setting('temp_directory')",
        "read_text('/etc/passwd')",
        "random()",
        "uuid()",
        "version()",
        "nextval('x')",
        "txid_current()",
        "getvariable('x')",
        "hash(p.subject)",
        "list_transform([1], x -> x)",
        "(SELECT a.subject FROM allowances a)",
        "regexp_replace(p.subject, '(a+)+$', '')",
        "repeat(p.subject, 1000000000)",
        "$1",
        "?",
    ],
)
def test_it_uses_no_column_that_it_does_not_name_and_no_function_off_the_list(expression):
    with pytest.raises(ValidationError):
        check(f"SELECT p.subject, p.lives_in AS neighbourhood, {expression} AS born_on FROM residents p")


@pytest.mark.parametrize("part", ["residents", "as_of"])
def test_a_part_does_not_stand_in_place_of_a_table(part):
    with pytest.raises(ValidationError):
        check(f"WITH {part} AS (SELECT d.subject FROM deaths d) {GOOD}")


def test_it_runs_for_ever_in_no_way_that_we_know():
    with pytest.raises(ValidationError, match="RECURSIVE"):
        check(f"WITH RECURSIVE n AS (SELECT d.subject FROM deaths d UNION ALL SELECT n.subject FROM n) {GOOD}")


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT p.subject, p.born_on AS born_on FROM residents p",
        "SELECT p.lives_in AS neighbourhood, p.subject, p.born_on AS born_on FROM residents p",
        GOOD.replace("AS born_on", "AS birthday"),
        GOOD.replace("p.subject,", "p.subject, p.subject AS more,"),
    ],
)
def test_it_gives_subject_neighbourhood_and_grounds_in_this_order(sql):
    with pytest.raises(ValidationError):
        check(sql)


BEYOND = (
    "SELECT * FROM allowances",
    "SELECT name_key FROM residents",
    "SELECT * FROM read_csv('/etc/passwd')",
    "COPY residents TO '/tmp/discovery-leak.csv'",
    "ATTACH '/tmp/discovery-leak.duckdb'",
    "SET enable_external_access = true",
    "SET memory_limit = '100GB'",
    "INSTALL httpfs",
)


def test_the_engine_itself_shows_nothing_else_should_the_check_ever_miss_it(office, make_district):
    office.take_in_some(make_district(), "residents", "elderly_allowances", "deaths", "allowances")
    office.publish_rules()
    version = RuleVersion.objects.get(rule__code="aged_without_allowance")
    with duck.shown(version, today=TODAY) as connection:
        assert connection.execute("SELECT count(subject) FROM residents").fetchall()[0][0] > 900
        for sql in BEYOND:
            with pytest.raises(duckdb.Error):
                connection.execute(sql).fetchall()
