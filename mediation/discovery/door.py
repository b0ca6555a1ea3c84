"""The door of the pool: rows come in with numbers, names and addresses, and go on without them.

A number becomes a pseudonym (HMAC-SHA256 under a key of this purpose alone), a name keyed digests where rows are
linked, an address the code of its neighbourhood. What belongs into the store of identities is handed out beside it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pypinyin import Style, lazy_pinyin

from accounts import names
from accounts.fields.masking import COMPOUND_SURNAMES
from mediation.discovery import columns, numbers
from mediation.discovery.columns import Column
from mediation.discovery.files import Batch
from mediation.discovery.keys import Digester, Sealer
from mediation.discovery.refusals import Faults, Problem
from mediation.models.discovery import ColumnKind, Neighbourhood, RecordSource

#: By which columns, where a source has them, a row without a good number is known again.
TELLING = frozenset({"name", "born_on", "household"})
ARROW: dict[str, pa.DataType] = {
    "VARCHAR": pa.string(),
    "DATE": pa.date32(),
    "DECIMAL(14, 2)": pa.decimal128(14, 2),
    "BIGINT": pa.int64(),
    "VARCHAR[]": pa.list_(pa.string()),
}


@dataclass(frozen=True)
class Passed:
    """A batch as it goes into the pool, and the sealed identities of those whose source keeps them."""

    rows: pa.Table
    identities: pa.Table | None
    wrong_numbers: int


class Gazetteer:
    """Finds the neighbourhood whose name stands in an address; of several the longest."""

    def __init__(self, neighbourhoods: Iterable[Neighbourhood]) -> None:
        self._codes = {row.name: row.code for row in neighbourhoods}
        longest_first = sorted(self._codes, key=len, reverse=True)
        self._names = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def __call__(self, address: str) -> str | None:
        place = self._names.search(address) if self._names else None
        return self._codes[place[0]] if place else None


class Door:
    """Lets the batches of one delivery through, one after the other; ``record`` counts its rows."""

    def __init__(self, source: RecordSource, gazetteer: Gazetteer) -> None:
        self.source = source
        self.columns = columns.of(source)
        self.subject = columns.subject_of(self.columns)
        self._gazetteer = gazetteer
        self._digest_subject = Digester("subject")
        self._digest_household = Digester("household")
        self._digest_own = Digester("row without a number")
        self._names = Names()
        self._seal = Sealer() if source.keeps_identities else None
        self._pseudonyms: dict[Callable[[str], str | None], dict[str, str | None]] = {}
        self._record = 0

    def let_in(self, batch: Batch, faults: Faults) -> Passed:
        """Rows with a broken value are named in ``faults``; a delivery that has any is refused as a whole."""
        count = len(batch.lines)
        subjects = self._subjects(batch)
        made: dict[str, Any] = {"record": pa.array(range(self._record, self._record + count), pa.int64())}
        self._record += count
        made["subject"] = pa.array(subjects, pa.string())
        for column in self.columns:
            if column.required:
                _require(column, batch, faults)
            if column.kind in columns.STORED:
                made[column.name] = self._converted(column, batch, faults)
            elif column.kind == ColumnKind.NAME and self.source.is_linked:
                made |= self._names.columns(_texts(batch.columns[column.name]))
        owns = self._owns(batch, subjects)
        made["own"] = pa.array(owns, pa.string())
        rows = pa.table({name: made[name] for name in columns.stored(self.source)})
        whose = [subject or own for subject, own in zip(subjects, owns, strict=True)]
        return Passed(rows, self._identities(batch, whose), subjects.count(None))

    def _subjects(self, batch: Batch) -> list[str | None]:
        normal = numbers.firm if self.subject.kind == ColumnKind.SUBJECT_FIRM else numbers.resident
        return [self._pseudonym(text, normal) for text in _texts(batch.columns[self.subject.name])]

    def _pseudonym(self, text: str, normal: Callable[[str], str | None]) -> str | None:
        """A number that comes again as it was written is neither checked nor digested again."""
        kept = self._pseudonyms.setdefault(normal, {})
        if text not in kept:
            if len(kept) >= Digester.MOST_KEPT:
                kept.clear()
            number = normal(text) if text else None
            kept[text] = self._digest_subject(number) if number else None
        return kept[text]

    def _owns(self, batch: Batch, subjects: Sequence[str | None]) -> list[str | None]:
        """What stands for a row without a good number until it is linked: the same in the next delivery."""
        if not self.source.is_linked or None not in subjects:
            return [None] * len(subjects)
        telling = [_texts(batch.columns[column.name]) for column in self.columns if column.name in TELLING]
        return [
            None if subject else "?" + self._digest_own("\0".join(numbers.compact(texts[place]) for texts in telling))
            for place, subject in enumerate(subjects)
        ]

    def _converted(self, column: Column, batch: Batch, faults: Faults) -> pa.Array:
        values = batch.columns[column.name]
        if column.kind in (ColumnKind.PERSON, ColumnKind.FIRM):
            normal = numbers.firm if column.kind == ColumnKind.FIRM else numbers.resident
            return pa.array([self._pseudonym(text, normal) for text in _texts(values)], pa.string())
        if column.kind == ColumnKind.ADDRESS:
            return pa.array([self._gazetteer(text) for text in _texts(values)], pa.string())
        if column.kind == ColumnKind.HOUSEHOLD:
            compact = map(numbers.compact, _texts(values))
            return pa.array([self._digest_household(text) if text else None for text in compact], pa.string())
        return _plain(column, values, batch.lines, faults)

    def _identities(self, batch: Batch, subjects: Sequence[str | None]) -> pa.Table | None:
        """Also of those without a good number: the silent few are often among them."""
        if self._seal is None:
            return None
        kept = (ColumnKind.SUBJECT, ColumnKind.SUBJECT_FIRM, ColumnKind.NAME, ColumnKind.PHONE, ColumnKind.ADDRESS)
        named = [
            (column.kind.value, _texts(batch.columns[column.name])) for column in self.columns if column.kind in kept
        ]
        where: list[str] = []
        sealed: list[bytes] = []
        for place, subject in enumerate(subjects):
            if subject is not None:
                identity = {kind.removesuffix("_firm"): texts[place] for kind, texts in named}
                locator, body = self._seal(subject, json.dumps(identity, ensure_ascii=False))
                where.append(locator)
                sealed.append(body)
        return pa.table({"locator": pa.array(where, pa.string()), "sealed": pa.array(sealed, pa.binary())})


class Names:
    """Keyed digests of names: of the whole, of its sound, of the surname, of each character of the given name.

    The sound meets characters that are written in place of others (王静, 王婧); single characters meet a slip in one.
    """

    def __init__(self) -> None:
        self._whole = Digester("name")
        self._sound = Digester("name's sound")
        self._surname = Digester("surname")
        self._given_name = Digester("given name")
        self._made: dict[str, tuple[str | None, str | None, str | None, list[str] | None]] = {}

    def columns(self, written: Iterable[str]) -> dict[str, pa.Array]:
        keys = [self._keys(name) for name in written]
        whole, sound, surname, given_names = zip(*keys, strict=True) if keys else ((), (), (), ())
        return {
            "name_key": pa.array(whole, pa.string()),
            "sound_key": pa.array(sound, pa.string()),
            "surname_key": pa.array(surname, pa.string()),
            "given_keys": pa.array(given_names, pa.list_(pa.string())),
        }

    def _keys(self, name: str) -> tuple[str | None, str | None, str | None, list[str] | None]:
        if name not in self._made:
            if len(self._made) >= Digester.MOST_KEPT:
                self._made.clear()
            self._made[name] = self._digested(numbers.compact(names.normal_form(name)))
        return self._made[name]

    def _digested(self, name: str) -> tuple[str | None, str | None, str | None, list[str] | None]:
        if not name:
            return None, None, None, None
        length = 2 if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else 1
        sound = "".join(lazy_pinyin(name, style=Style.NORMAL, errors="default"))
        given_names = [self._given_name(character) for character in name[length:]]
        return self._whole(name), self._sound(sound), self._surname(name[:length]), given_names


def _require(column: Column, batch: Batch, faults: Faults) -> None:
    """A subject's number may be missing where rows are linked: then it counts as wrong."""
    if column.kind in columns.KINDS_OF_SUBJECT:
        return
    for line, value in zip(batch.lines, _values(batch.columns[column.name]), strict=True):
        if value is None or value == "":
            faults.add(line, column.name, Problem.MISSING)


def _plain(column: Column, values: Sequence[Any] | pa.Array, lines: Sequence[int], faults: Faults) -> pa.Array:
    wanted = ARROW[columns.STORED[column.kind]]
    if isinstance(values, pa.Array) and values.type == wanted and column.kind in (ColumnKind.DAY, ColumnKind.NUMBER):
        return values  # a column of days is days
    convert = columns.PLAIN[column.kind]
    made: list[Any] = []
    known: dict[Any, Any] = {}
    for line, value in zip(lines, _values(values), strict=True):
        if value not in known:
            try:
                known[value] = convert(value)
            except columns.Wrong as wrong:
                faults.add(line, column.name, str(wrong))
                made.append(None)
                continue
        made.append(known[value])
    if column.kind == ColumnKind.AMOUNT:
        return pc.cast(pa.array(made, pa.string()), wanted)
    return pa.array(made, wanted)


def _values(values: Sequence[Any] | pa.Array) -> Sequence[Any]:
    return values.to_pylist() if isinstance(values, pa.Array) else values


def _texts(values: Sequence[Any] | pa.Array) -> list[str]:
    """Cells as text; a whole number that a sheet keeps as a fraction is written without one."""
    return [_text(value) for value in _values(values)]


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
