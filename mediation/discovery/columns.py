"""What a source declares about its columns, and what becomes of each when a row is admitted.

Numbers become pseudonyms, addresses codes of neighbourhoods, names keyed digests or nothing. What passes as it is has a
kind that holds no free text: days, amounts, numbers, words of a fixed list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mediation.models.discovery import ColumnKind, RecordSource

NAME = re.compile(r"[a-z][a-z0-9_]{1,39}")
#: Names of the pool's own columns, which no source may use.
OWN = frozenset({"subject", "own", "record", "name_key", "sound_key", "surname_key", "given_keys", "delivery"})
KINDS_OF_SUBJECT = frozenset({ColumnKind.SUBJECT, ColumnKind.SUBJECT_FIRM})
#: What DuckDB keeps of a kind; kinds that are not named leave nothing in the pool under their own name.
STORED: Mapping[str, str] = {
    ColumnKind.PERSON: "VARCHAR",
    ColumnKind.FIRM: "VARCHAR",
    ColumnKind.ADDRESS: "VARCHAR",
    ColumnKind.NEIGHBOURHOOD: "VARCHAR",
    ColumnKind.HOUSEHOLD: "VARCHAR",
    ColumnKind.DAY: "DATE",
    ColumnKind.AMOUNT: "DECIMAL(14, 2)",
    ColumnKind.NUMBER: "BIGINT",
    ColumnKind.CODE: "VARCHAR",
}
NAME_COLUMNS: Mapping[str, str] = {
    "own": "VARCHAR",
    "name_key": "VARCHAR",
    "sound_key": "VARCHAR",
    "surname_key": "VARCHAR",
    "given_keys": "VARCHAR[]",
}


@dataclass(frozen=True)
class Column:
    """One column of a source. ``required``: a row without it is broken."""

    name: str
    kind: ColumnKind
    required: bool = False

    def as_row(self) -> dict[str, Any]:
        return {"name": self.name, "kind": str(self.kind), "required": self.required}


def of(source: RecordSource) -> tuple[Column, ...]:
    return tuple(Column(row["name"], ColumnKind(row["kind"]), row["required"]) for row in source.columns)


def subject_of(columns: Sequence[Column]) -> Column:
    return next(column for column in columns if column.kind in KINDS_OF_SUBJECT)


def in_the_pool(source: RecordSource) -> dict[str, str]:
    """The columns that a rule may name, with DuckDB's types; ``subject`` stands first."""
    named = {column.name: STORED[column.kind] for column in of(source) if column.kind in STORED}
    return {"subject": "VARCHAR"} | named


def stored(source: RecordSource) -> dict[str, str]:
    """Every column of the pool's table, those for linking included."""
    linking = NAME_COLUMNS if source.is_linked else {}
    return {"record": "BIGINT"} | in_the_pool(source) | dict(linking)


def check(declared: Sequence[Column], *, is_linked: bool, keeps_identities: bool) -> None:
    """Raise ``ValidationError`` for a declaration that says too little, or the same twice."""
    names = [column.name for column in declared]
    kinds = [column.kind for column in declared]
    if wrong := [name for name in names if not NAME.fullmatch(name) or name in OWN]:
        raise ValidationError(
            {"columns": _("These are no names for columns: %(names)s.") % {"names": ", ".join(wrong)}}
        )
    if len(set(names)) != len(names):
        raise ValidationError({"columns": _("Each column is declared once.")})
    if sum(kind in KINDS_OF_SUBJECT for kind in kinds) != 1:
        raise ValidationError({"columns": _("One column says whom a row is about, by identity number or credit code.")})
    if kinds.count(ColumnKind.NAME) > 1 or ((is_linked or keeps_identities) and ColumnKind.NAME not in kinds):
        raise ValidationError({"columns": _("Linking, and the store of identities, need one column with the name.")})
    if ColumnKind.NAME in kinds and not (is_linked or keeps_identities):
        raise ValidationError({"columns": _("A name is declared only where rows are linked or identities are kept.")})
