"""What comes through the door of the pool, and what is refused with the line and nothing taken in."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mediation.discovery import keys, manifests, numbers, permissions, pool
from mediation.discovery.files import limits
from mediation.discovery.importing import deliveries, dry_run
from mediation.discovery.manifests import Manifest
from mediation.discovery.refusals import Refused, Why
from mediation.models.discovery import PoolImport
from tests.mediation.discovery.conftest import KEEP_UNTIL, NOW, TODAY, Office

HEADER = "id_number,name,born_on,lives_in,level,certified_on"
ANNA = "99000019800101001" + numbers.check_character("99000019800101001")
BORIS = "99000019751224002" + numbers.check_character("99000019751224002")


def row(number: str = ANNA, name: str = "安娜", level: str = "2") -> str:
    return f"{number},{name},1980-01-01,青石街道第1居民区3弄5号,{level},2020-05-06"


def handed_over(office: Office, path: Path, *, count: int, source: str = "disabilities", **changes: object) -> Manifest:
    """The manifest that fits a file."""
    declared = office.source(source)
    manifest = Manifest(
        source=source,
        bureau=declared.bureau,
        purpose=declared.purpose,
        legal_basis=declared.legal_basis,
        period_from=TODAY - timedelta(days=30),
        period_to=TODAY,
        columns=tuple(column["name"] for column in declared.columns),
        count=count,
        digest=hashlib.sha256(path.read_bytes()).hexdigest(),
    )
    return replace(manifest, **changes)


def written(folder: Path, *rows: str, header: str = HEADER, name: str = "list.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes("\r\n".join([header, *rows, ""]).encode(encoding))
    return path


def take_in(office: Office, path: Path, manifest: Manifest, **arguments: object) -> PoolImport:
    arguments = {"keep_until": KEEP_UNTIL, "by": office.officer, "at": NOW} | arguments
    return deliveries.take_in(office.source(manifest.source), manifest, path, **arguments)


def rows_of(delivery: PoolImport, columns: str = "*") -> list[tuple[object, ...]]:
    file = pool.rows_file(delivery.source.centre_id, delivery.pk)
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(f"SELECT {columns} FROM records ORDER BY record").fetchall()


def nothing_lies_in(office: Office) -> bool:
    parts = ("rows", "identities", "links", "unfinished")
    return not any(list(pool.folder(office.centre.pk, part).iterdir()) for part in parts)


def refusal(office: Office, path: Path, manifest: Manifest) -> Refused:
    """The dry run and the import refuse it alike, the row says why, and nothing is taken in."""
    source = office.source(manifest.source)
    report = dry_run.look_through(source, manifest, path)
    with pytest.raises(Refused) as refused:
        take_in(office, path, manifest)
    assert report.refused is not None
    assert (report.refused.why, report.faults.kept) == (refused.value.why, refused.value.faults.kept)
    stored = PoolImport.objects.get()
    assert (stored.state, stored.refused_because) == (PoolImport.State.REFUSED, refused.value.why)
    assert stored.faults == [fault.as_row() for fault in refused.value.faults.kept]
    assert nothing_lies_in(office)
    return refused.value


# --- What comes in ----------------------------------------------------------------------------------------------------


def test_a_number_becomes_a_pseudonym_an_address_a_code_and_a_name_keyed_digests(office, neighbourhoods, tmp_path):
    path = written(tmp_path, row())
    delivery = take_in(office, path, handed_over(office, path, count=1))
    ((subject, lives_in, level, name_key),) = rows_of(delivery, "subject, lives_in, level, name_key")
    code = next(row.code for row in neighbourhoods if row.name == "青石街道第1居民区")
    assert (subject, lives_in, level) == (keys.pseudonym(ANNA), code, 2)
    assert name_key == keys.Digester("name")("安娜")
    stored = pool.rows_file(office.centre.pk, delivery.pk).read_bytes()
    assert not any(secret.encode() in stored for secret in (ANNA, "安娜", "3弄5号"))


@pytest.mark.parametrize(
    "number",
    [f" {ANNA} ", f"{ANNA[:6]} {ANNA[6:]}", ANNA.lower(), ANNA.translate({48 + n: 0xFF10 + n for n in range(10)})],
)
def test_spaces_full_width_digits_and_a_small_x_say_nothing_and_go(office, tmp_path, number):
    path = written(tmp_path, row(number))
    delivery = take_in(office, path, handed_over(office, path, count=1))
    assert rows_of(delivery, "subject") == [(keys.pseudonym(ANNA),)]


def test_an_old_number_of_fifteen_digits_is_the_same_person(office, tmp_path):
    path = written(tmp_path, row(ANNA[:6] + ANNA[8:17]))
    delivery = take_in(office, path, handed_over(office, path, count=1))
    assert rows_of(delivery, "subject") == [(keys.pseudonym(ANNA),)]


def test_a_wrong_number_is_counted_and_never_guessed_at(office, tmp_path):
    slip = ANNA[:8] + str((int(ANNA[8]) + 1) % 10) + ANNA[9:]
    path = written(tmp_path, row(slip), *[row(BORIS)] * 4)
    delivery = take_in(office, path, handed_over(office, path, count=5))
    assert delivery.wrong_numbers == 1
    assert [subject is None for (subject,) in rows_of(delivery, "subject")] == [True, False, False, False, False]


def test_a_sheet_comes_in_like_a_list(office, tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(sheet([HEADER.split(","), row().split(",")]))
    delivery = take_in(office, path, handed_over(office, path, count=1))
    assert rows_of(delivery, "subject, level") == [(keys.pseudonym(ANNA), 2)]


def test_parquet_comes_in_with_days_as_days(office, tmp_path):
    path = tmp_path / "list.parquet"
    values = dict(zip(HEADER.split(","), row().split(","), strict=True))
    table = {name: pa.array([value]) for name, value in values.items()}
    table |= {name: pa.array([value]).cast(pa.date32()) for name, value in values.items() if name.endswith("_on")}
    pq.write_table(pa.table(table), path)
    delivery = take_in(office, path, handed_over(office, path, count=1))
    assert str(rows_of(delivery, "certified_on")[0][0]) == "2020-05-06"


def test_progress_is_told_and_stands_in_the_row(office, tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "BATCH", 2)
    path, heard = written(tmp_path, *[row()] * 5), []
    delivery = take_in(office, path, handed_over(office, path, count=5), progress=lambda *steps: heard.append(steps))
    assert heard == [(2, 5), (4, 5), (5, 5)]
    delivery.refresh_from_db()
    assert (delivery.state, delivery.rows_done) == (PoolImport.State.IMPORTED, 5)


def test_a_look_through_writes_nothing(office, tmp_path):
    path = written(tmp_path, row(), row(BORIS))
    report = dry_run.look_through(office.source("disabilities"), handed_over(office, path, count=2), path)
    assert (report.rows, report.refused) == (2, None)
    assert not PoolImport.objects.exists()
    assert nothing_lies_in(office)


# --- What is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "detail"),
    [
        (HEADER.replace(",level", ""), "− level"),
        (HEADER + ",income", "+ income"),
        (HEADER.replace("level", "name"), "×2 name"),
        (HEADER + "," + ANNA, "+ …"),  # a file without a header has somebody's number there
    ],
)
def test_other_columns_than_the_declared_ones_are_refused(office, tmp_path, header, detail):
    path = written(tmp_path, header=header)
    refused = refusal(office, path, handed_over(office, path, count=0))
    assert refused.why == Why.COLUMNS
    assert detail in str(refused)


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (row() + ",more", [3, "", "width"]),
        (row(level="two"), [3, "level", "not_a_number"]),
        (row().replace("2020-05-06", "2020-02-30"), [3, "certified_on", "not_a_day"]),
    ],
)
def test_broken_rows_are_refused_with_line_column_and_problem_but_no_value(office, tmp_path, broken, fault):
    path = written(tmp_path, row(), broken, row(BORIS))
    refused = refusal(office, path, handed_over(office, path, count=3))
    assert refused.why == Why.ROWS
    assert [line_fault.as_row() for line_fault in refused.faults.kept] == [fault]
    assert ANNA not in str(refused)


def test_a_required_value_that_is_missing_is_a_broken_row(office, tmp_path):
    path = written(tmp_path, f"{ANNA},安娜,1980-01-01,", header="id_number,name,born_on,died_on")
    refused = refusal(office, path, handed_over(office, path, count=1, source="deaths"))
    assert [fault.as_row() for fault in refused.faults.kept] == [[2, "died_on", "missing"]]


def test_lines_inside_quotation_marks_do_not_shift_the_count_of_lines(office, tmp_path):
    path = written(tmp_path, row(name='"安\n娜"'), row(level="x"))
    refused = refusal(office, path, handed_over(office, path, count=2))
    assert [fault.line for fault in refused.faults.kept] == [4]


@pytest.mark.parametrize(("encoding", "line"), [("gb18030", 2), ("utf-16", 1)])
def test_another_encoding_is_refused_with_its_first_line(office, tmp_path, encoding, line):
    path = written(tmp_path, row(), encoding=encoding)
    refused = refusal(office, path, handed_over(office, path, count=1))
    assert refused.why == Why.ENCODING
    assert [fault.line for fault in refused.faults.kept] == [line]


def test_a_column_of_numbers_that_a_spreadsheet_rounded_is_refused_with_its_lines(office, tmp_path):
    path = written(tmp_path, row("9.90000198001E+17"), row(BORIS))
    refused = refusal(office, path, handed_over(office, path, count=2))
    assert refused.why == Why.NUMBERS
    assert [fault.as_row() for fault in refused.faults.kept] == [[2, "id_number", "number"]]


def test_where_rows_are_not_linked_every_number_must_be_right(office, tmp_path):
    path = written(tmp_path, "91990000000000001X,2026-11-01,3", header="credit_code,received_on,workers")
    assert refusal(office, path, handed_over(office, path, count=1, source="wage_complaints")).why == Why.NUMBERS


def test_another_count_than_the_manifest_says_is_refused(office, tmp_path):
    path = written(tmp_path, row())
    refused = refusal(office, path, handed_over(office, path, count=2))
    assert (refused.why, refused.detail) == (Why.COUNT, "1 ≠ 2")


def test_another_file_than_the_manifest_describes_is_refused(office, tmp_path):
    path = written(tmp_path, row())
    assert refusal(office, path, handed_over(office, path, count=1, digest="0" * 64)).why == Why.DIGEST


@pytest.mark.parametrize("name", ["bureau", "purpose", "legal_basis"])
def test_another_bureau_purpose_or_basis_than_declared_is_refused(office, tmp_path, name):
    path = written(tmp_path, row())
    refused = refusal(office, path, handed_over(office, path, count=1, **{name: "另一个"}))
    assert (refused.why, refused.detail) == (Why.MANIFEST, name)


def test_the_same_file_is_not_taken_in_twice(office, tmp_path):
    path = written(tmp_path, row())
    manifest = handed_over(office, path, count=1)
    take_in(office, path, manifest)
    with pytest.raises(Refused) as refused:
        take_in(office, path, manifest)
    assert refused.value.why == Why.TWICE


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"{\\rtf1", b""])
def test_a_file_of_another_kind_is_refused_whatever_its_name(office, tmp_path, content):
    path = tmp_path / "list.xls"
    path.write_bytes(content)
    assert refusal(office, path, handed_over(office, path, count=1)).why == Why.KIND


def test_a_packed_file_that_unpacks_to_too_much_is_refused_unread(office, tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "SMALL", 1024 * 1024)
    path, bomb = tmp_path / "list.xlsx", io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("xl/worksheets/sheet1.xml", b" " * 40_000_000)
    path.write_bytes(bomb.getvalue())
    assert refusal(office, path, handed_over(office, path, count=1)).why == Why.TOO_LARGE


def test_a_packed_file_that_lies_about_its_size_is_refused(office, tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "SMALL", 1024 * 1024)
    path, bomb = tmp_path / "list.xlsx", io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("xl/worksheets/sheet1.xml", b" " * 40_000_000)
        folder.filelist[0].file_size = 1000
    path.write_bytes(bomb.getvalue())
    assert refusal(office, path, handed_over(office, path, count=1)).why in (Why.TOO_LARGE, Why.KIND)


def test_parquet_that_unpacks_to_too_much_is_refused(office, tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "SMALL", 100_000)
    monkeypatch.setattr(limits, "RATIO", 20)
    path = tmp_path / "list.parquet"
    same = {name: pa.array([f"{place}" * 100 for place in range(20_000)]) for name in HEADER.split(",")[:-1]}
    same["certified_on"] = pa.array(["2020-05-06"] * 20_000)
    pq.write_table(pa.table(same), path, compression="zstd", compression_level=19)
    assert refusal(office, path, handed_over(office, path, count=20_000)).why == Why.TOO_LARGE


def test_a_cut_parquet_file_is_refused(office, tmp_path):
    path = tmp_path / "list.parquet"
    pq.write_table(pa.table({name: pa.array(["1"]) for name in HEADER.split(",")}), path)
    path.write_bytes(path.read_bytes()[:-20])
    assert refusal(office, path, handed_over(office, path, count=1)).why == Why.KIND


def test_the_error_file_names_lines_and_repeats_no_value(office, tmp_path):
    path = written(tmp_path, row(level="two"), row(BORIS, name="鲍里斯", level="three"))
    report = dry_run.look_through(office.source("disabilities"), handed_over(office, path, count=2), path)
    dry_run.write_faults(report, tmp_path / "faults.csv")
    assert (tmp_path / "faults.csv").read_text("utf-8-sig").splitlines() == [
        "行,列,问题", "2,level,不是整数", "3,level,不是整数",
    ]  # fmt: skip


def test_only_a_data_officer_takes_files_in(office, tmp_path):
    path = written(tmp_path, row())
    for actor in (office.worker, office.director):
        with pytest.raises(permissions.NotPermitted):
            take_in(office, path, handed_over(office, path, count=1), by=actor)
    assert not PoolImport.objects.exists()


# --- Manifests --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.pop("count"),
        lambda content: content.update(note="x"),
        lambda content: content.update(count="3"),
        lambda content: content.update(count=True),
        lambda content: content.update(digest="abc"),
        lambda content: content.update(period_to="soon"),
        lambda content: content.update(columns="name"),
        lambda content: content.update(bureau=""),
    ],
)
def test_a_manifest_that_is_not_complete_is_refused(office, tmp_path, change: Callable[[dict[str, object]], object]):
    path = written(tmp_path, row())
    content = json.loads(handed_over(office, path, count=1).as_json())
    change(content)
    with pytest.raises(Refused) as refused:
        manifests.parsed(content)
    assert refused.value.why == Why.MANIFEST


def test_a_manifest_reads_as_it_was_written(office, tmp_path):
    path = written(tmp_path, row())
    manifest = handed_over(office, path, count=1)
    (tmp_path / "list.json").write_text(manifest.as_json())
    assert manifests.read(tmp_path / "list.json") == manifest


def sheet(rows: list[list[str]]) -> bytes:
    """The least that is an xlsx file, all cells text."""
    letters = "ABCDEFGH"
    cells = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{letters[place]}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
            for place, text in enumerate(row)
        )
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    main, relations = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org"
    office_relations = f"{relations}/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{relations}/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{relations}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{office_relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office_relations}"><sheets>'
        '<sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{relations}/package/2006/relationships"><Relationship '
        f'Id="r1" Type="{office_relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, text in parts.items():
            folder.writestr(name, text)
    return packed.getvalue()
