"""Lengths, articles and clocks that somebody typed where they are only to be read: file and line of each.

A length stands in ``mediation/terms`` or in a constant, and a sentence takes it from there (``mediation.lengths``); an
article stands in ``mediation/articles.py`` (``mediation.citations``). ``ALLOWED`` names what may be typed, and why.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages import Message

from mediation import terms
from tests.house import catalogue

ROOT = catalogue.ROOT
PO = "locale/zh_Hans/LC_MESSAGES/django.po"
ENGLISH = re.compile(
    r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?"
    r"|hundred|quarter of an|half an|half a|couple of)"
    r"[ -](?:working |calendar )?(?:seconds|minutes?|hours?|days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
COUNT = "一二两三四五六七八九十百半"
CHINESE = re.compile(
    rf"(?<![\d.月号第下])(?:\d+|[{COUNT}]+) ?"
    r"(?:个工作日|工作日|个自然日|小时|分钟|刻钟|个月|周(?!年)|天|日(?=[内起])|年(?=内))"
    rf"|(?<![\d月初第零〇{COUNT}])[{COUNT}]+(?:日|年)(?![常期志记度])"
)
ARTICLE = re.compile(rf"\bArts?\.? ?\d+|¶ ?\d+|第[{COUNT}零]+条")
CODE = re.compile(r"(?:P|PM|LB|LI|CT|MD|CS|CC|JC|CB|RT|PF)-\d+R?|PF")

#: Files whose words are not ours to say, with the reason.
WHOLE_FILES = {
    "mediation/routing/signs.py": "words by which people tell of a dispute; nothing is promised in them",
    "templates/mediation/shell/components/records.html": "the show-room of components: invented cases",
    "mediation/discovery/shipped/aged.py": "conditions of a rule in versions: its SQL and its sentence",
    "mediation/discovery/shipped/employers.py": "conditions of a rule in versions: its SQL and its sentence",
    "mediation/discovery/shipped/households.py": "conditions of a rule in versions: its SQL and its sentence",
    "mediation/discovery/shipped/rules.py": "what a rule's assessment says, kept with its version",
    "mediation/discovery/shipped/young.py": "conditions of a rule in versions: its SQL and its sentence",
}
#: (file, what is typed): why it may be.
ALLOWED: dict[tuple[str, str], str] = {
    ("templates/500.html", "a minute"): "said when nothing works; no code counts it",
    (PO, "一分钟"): "its translation",
    ("templates/mediation/apply/start.html", "ten minutes"): "how long people take to fill it in: no rule of anybody",
    (PO, "十分钟"): "its translation",
    ("windows/workdays/sums.py", "one day"): "told to programmers",
    ("mediation/checks/registered.py", "Art. 26"): "told to programmers",
    ("mediation/checks/written/parties.py", "Art. 90"): "told to programmers",
    ("mediation/discovery/refusals.py", "a day"): "no length: a day of the calendar",
    (PO, "一日"): "the last day, a day of the calendar",
    ("mediation/web/shell/controls.py", "a year"): "a year of the calendar",
    ("mediation/states/transitions.py", "Art. 17"): "a note beside an arrow of the table of states, which knows no law",
}
#: Where codes of clocks stand that the table does not have.
OTHER_CODES = {
    "mediation/demonstration/walking/e_bike/afterwards.py": "clocks of the police, that none of them runs",
}


@dataclass(frozen=True)
class Typed:
    """What is typed where."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text!r} is typed; take it from terms, lengths or articles"


@cache
def everywhere() -> tuple[Typed, ...]:
    """In templates, sources of papers, strings of Python, and both sides of the catalogue; read once."""
    return tuple(_everywhere())


def _everywhere() -> Iterator[Typed]:
    for file in sorted(ROOT.glob("templates/**/*")):
        if file.suffix in {".html", ".txt", ".typ"}:
            yield from in_lines(_name(file), file.read_text())
    for package in ("accounts", "windows", "mediation"):
        for file in sorted((ROOT / package).rglob("*.py")):
            if not {"migrations", "demonstration"} & set(file.parts):  # the stories there are told by invented people
                yield from in_python(_name(file), file.read_text())
    yield from in_catalogue(PO, list(catalogue.known()))


def in_lines(file: str, text: str) -> Iterator[Typed]:
    for number, line in enumerate(text.splitlines(), start=1):
        for words in typed_in(line):
            yield Typed(file, number, words)


def in_python(file: str, source: str) -> Iterator[Typed]:
    """Strings that are no docstrings; of the API the lengths in docstrings too, since its description prints them."""
    tree = ast.parse(source)
    docstrings = {id(statement.value) for node in ast.walk(tree) for statement in _first_of(node)}
    is_printed = file.startswith("mediation/api/")
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_docstring = id(node) in docstrings
            for words in typed_in(node.value):
                if not is_docstring or (is_printed and not ARTICLE.fullmatch(words)):
                    yield Typed(file, node.lineno, words)


def in_catalogue(file: str, messages: list[Message]) -> Iterator[Typed]:
    """Of an id only what its translation adds: the id itself is found where it stands in the code."""
    lines = (ROOT / file).read_text().splitlines() if (ROOT / file).exists() else []
    for message in messages:
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for string in strings:
            for words in typed_in(string) if message.id else ():
                yield Typed(file, _line_of(lines, words), words)


def typed_in(text: str) -> list[str]:
    return [hit[0] for pattern in (ENGLISH, CHINESE, ARTICLE) for hit in pattern.finditer(text)]


def unknown_codes() -> Iterator[Typed]:
    """Codes of clocks in Python that no row of the table has."""
    known = {term.code for term in terms.ALL}
    for file in sorted((ROOT / "mediation").rglob("*.py")):
        if _name(file) in OTHER_CODES:
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            value = node.value if isinstance(node, ast.Constant) else None
            if isinstance(value, str) and CODE.fullmatch(value) and value not in known:
                yield Typed(_name(file), node.lineno, value)


def _first_of(node: ast.AST) -> list[ast.Expr]:
    """Statements that are a string alone: docstrings, also those of attributes."""
    body = getattr(node, "body", [])
    return [line for line in body if isinstance(line, ast.Expr)] if isinstance(body, list) else []


def _line_of(lines: list[str], words: str) -> int:
    return next((number for number, line in enumerate(lines, start=1) if words in line and "msgid" not in line), 0)


def _name(file: Path) -> str:
    return str(file.relative_to(ROOT))
