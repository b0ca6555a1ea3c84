"""What is written in one place only, and what a second one is caught by."""

import ast
from collections.abc import Iterator
from pathlib import Path

import mediation
from mediation import codes

OURS = Path(mediation.__file__).parent
READS_NO_CODES = ("discovery", "inspection")  # numbers of people, names of functions


def called(file: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call))


def respells(call: ast.Call) -> bool:
    """Whether it makes capitals of a text, or takes hyphens out of it."""
    if not isinstance(call.func, ast.Attribute):
        return False
    takes_hyphens_out = [getattr(argument, "value", None) for argument in call.args] == ["-", ""]
    return call.func.attr == "upper" or (call.func.attr == "replace" and takes_hyphens_out)


def test_codes_are_read_in_one_place_alone():
    by_hand = [
        f"{file.relative_to(OURS)}:{call.lineno}"
        for file in sorted(OURS.rglob("*.py"))
        if file != Path(codes.__file__) and file.relative_to(OURS).parts[0] not in READS_NO_CODES
        for call in called(file)
        if respells(call)
    ]
    assert by_hand == []


def test_a_spelling_made_by_hand_would_be_seen():
    [made] = (call for call in called(Path(codes.__file__)) if respells(call))
    assert ast.unparse(made) == "unicodedata.normalize('NFKC', text).upper()"
