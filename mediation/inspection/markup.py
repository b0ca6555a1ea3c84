"""XML of strangers, read by expat: no document type, no entity, so many elements, so deep."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from mediation.inspection.verdicts import Unfit, Why

MOST_ELEMENTS = 350_000  # of one file
DEEPEST = 200
ENCODINGS = frozenset({"utf-8", "utf-16", "us-ascii"})


class Reader(Protocol):
    """What is read, in its order; names without their namespace."""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


class Budget:
    """What is left for all parts of one file."""

    def __init__(self) -> None:
        self.elements = MOST_ELEMENTS

    def spend(self) -> None:
        self.elements -= 1
        if self.elements < 0:
            raise Unfit(Why.UNPACKS)


def read(body: bytes | bytearray, reader: Reader, budget: Budget) -> None:
    """Raises ``Unfit`` for what is no XML, declares entities, or is larger or deeper than any document."""
    Bounded(reader, budget).read(body)


class Bounded:
    def __init__(self, reader: Reader, budget: Budget) -> None:
        self.reader, self.budget, self.depth = reader, budget, 0
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = reader.text
        parser.XmlDeclHandler = self._declared
        parser.StartDoctypeDeclHandler = self._entities

    def read(self, body: bytes | bytearray) -> None:
        try:
            self.parser.Parse(body, True)
        except (expat.ExpatError, ValueError, LookupError) as problem:
            raise Unfit(Why.UNREADABLE) from problem

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        self.budget.spend()
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unfit(Why.UNPACKS)
        self.reader.begin(_local(name), {_local(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.reader.end(_local(name))

    def _declared(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ENCODINGS:
            raise Unfit(Why.UNREADABLE)

    def _entities(self, *declared: object) -> None:
        raise Unfit(Why.ACTS)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
