"""A day is a day of this country: nowhere is one read off a moment of UTC."""

from pathlib import Path

import pytest

from tests.house import days


def faults(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(days, "ROOT", tmp_path)
    path = tmp_path / "module.py"
    path.write_text(source)
    return list(days.faults(path))


def test_no_day_is_read_off_a_moment_of_utc():
    assert [fault for path in days.files() for fault in days.faults(path)] == []


@pytest.mark.parametrize(
    "line",
    [
        "day = at.date()",
        "day = row.closed_at.date()",
        "day = timezone.now().date()",
        "day = date.today()",
        "day = datetime.today()",
        "day = datetime.utcnow()",
        'words = f"{self.at:%Y-%m-%d}"',
        'words = f"{self.at:%H:%M}"',
        'words = at.strftime("%d.%m.")',
        "year = at.year",
        "year = case.archived_at.year",
        "month = timezone.now().month",
        'sql = "SELECT due_at::date"',
        'sql = "WHERE due_on < CURRENT_DATE"',
        "sql = \"date_trunc('day', due_at)\"",
        "at = localtime(at)\ndef f(at):\n    return at.date()",
    ],
)
def test_each_way_to_read_one_is_named(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert len(faults(line, tmp_path, monkeypatch)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "day = localdate(at)",
        "day = hours.day_of(at)",
        "day = localtime(at).date()",
        "day = hours.local(at).date()",
        "local = localtime(at)\nday = local.date()",
        "began, ended = hours.local(lower), hours.local(upper)\nday = began.date()",
        'day = datetime.strptime(digits, "%Y%m%d").date()',
        'words = f"{localtime(at):%Y-%m-%d %H:%M}"',
        'words = f"{self.due_on:%Y-%m-%d}"',
        'words = f"{part.opens:%H:%M}"',
        "year = self.due_on.year",
        "sql = \"(due_at AT TIME ZONE 'Asia/Shanghai')::date\"",
    ],
)
def test_local_days_are_taken(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert faults(line, tmp_path, monkeypatch) == []


def test_what_is_known_is_there_and_says_why():
    assert all((Path(days.__file__).parents[2] / place).exists() and reason for place, reason in days.KNOWN.items())
