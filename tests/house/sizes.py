"""How large files and functions are, which modules import each other in a circle, and which imports are disguised.

    python -m tests.house.sizes [PATH...]    of the product, or of what is below the paths

A file counts where it holds more than a docstring; migrations do not. A function is as long as its lines, from `def` to
its last one. An import is disguised where it stands inside a function, or where a module or a model is looked up by a
name in a text: nothing sees it that holds the tree to its order.
"""

import ast
import statistics
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mediation.config import addresses

ROOT = addresses.ROOT
PRODUCT = ("accounts", "windows", "mediation", "local")
LONGEST_FUNCTION = 40
LOOKUPS = {"import_module", "__import__", "import_string", "get_model", "find_spec", "spec_from_file_location"}
#: Each with why it is none.
NOT_DISGUISED = {
    "local/wheels.py:find_spec": "where a wheel lies whose package acts when it is imported",
    "mediation/checks/fields.py:import_string": "forms and bodies by name, so that a worker that checks loads no page",
    "mediation/checks/tables.py:import_string": "tables by name, likewise",
    "mediation/discovery/engines/spark.py:import_module": "production does without Spark",
    "mediation/inspection/process.py:import_module": "one kind of file brings libraries that others need not",
}


@dataclass(frozen=True)
class Function:
    file: str
    name: str
    lines: int


def sources(folders: Iterable[str] = PRODUCT) -> list[Path]:
    files = sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))
    return [file for file in files if "migrations" not in file.parts and _holds_something(file)]


def _holds_something(file: Path) -> bool:
    body = ast.parse(file.read_text()).body
    return len(body) > 1 or (len(body) == 1 and not _is_text(body[0]))


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def lengths(files: Iterable[Path]) -> dict[str, int]:
    return {str(file.relative_to(ROOT)): len(file.read_text().splitlines()) for file in files}


def functions(files: Iterable[Path]) -> Iterator[Function]:
    for file in files:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield Function(str(file.relative_to(ROOT)), node.name, (node.end_lineno or 0) - node.lineno + 1)


def module_of(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(file: Path, known: set[str]) -> set[str]:
    """The modules of ours that it imports when it is loaded; what is imported for types alone is not."""
    names = set()
    for node in _run_when_loaded(ast.parse(file.read_text()).body):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names} & known or {node.module}
    return names & known - {module_of(file)}


def _run_when_loaded(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for node in body:
        yield node
        if isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.dump(node.test):
            yield from _run_when_loaded([*node.body, *node.orelse])
        elif isinstance(node, ast.Try):
            yield from _run_when_loaded([*node.body, *node.orelse, *node.finalbody])


def cycles(files: Iterable[Path]) -> list[list[str]]:
    """Sets of modules that import each other, by Tarjan's algorithm; none where the tree is one."""
    by_module = {module_of(file): file for file in files}
    edges = {module: imports(file, set(by_module)) for module, file in by_module.items()}
    return [sorted(part) for part in strongly_connected(edges) if len(part) > 1]


def strongly_connected(edges: dict[str, set[str]]) -> list[list[str]]:
    numbers: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    parts: list[list[str]] = []

    def visit(module: str) -> None:
        numbers[module] = lowest[module] = len(numbers)
        stack.append(module)
        for other in edges[module]:
            if other not in numbers:
                visit(other)
                lowest[module] = min(lowest[module], lowest[other])
            elif other in stack:
                lowest[module] = min(lowest[module], numbers[other])
        if lowest[module] == numbers[module]:
            place = stack.index(module)
            parts.append(stack[place:])
            del stack[place:]

    for module in edges:
        if module not in numbers:
            visit(module)
    return parts


def disguised(files: Iterable[Path]) -> list[str]:
    """Imports inside functions, and modules or models that are looked up by a name."""
    disguises = []
    for file in files:
        tree = ast.parse(file.read_text())
        where = str(file.relative_to(ROOT))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                inside = [inner for inner in ast.walk(node) if isinstance(inner, ast.Import | ast.ImportFrom)]
                disguises += [
                    f"{where}:{inner.lineno} import inside {node.name}" for inner in inside if node.name != "ready"
                ]
            elif isinstance(node, ast.Call) and (name := _called(node)) in LOOKUPS - excused(where):
                disguises.append(f"{where}:{node.lineno} {name}")
    return disguises


def excused(where: str) -> set[str]:
    return {name for file, _, name in (place.partition(":") for place in NOT_DISGUISED) if file == where}


def _called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def ninth_tenth(values: Iterable[int]) -> int:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * 9 // 10)]


def table(folders: Iterable[str] = PRODUCT) -> str:
    files = sources(folders)
    of_files = lengths(files)
    of_functions = sorted(functions(files), key=lambda function: -function.lines)
    counted = [function.lines for function in of_functions]
    longest_files = sorted(of_files, key=of_files.__getitem__, reverse=True)[:10]
    return "\n".join(
        [
            f"{'':10}{'number':>8}{'median':>8}{'p90':>6}{'max':>6}",
            _row("files", list(of_files.values())),
            _row("functions", counted),
            f"over {LONGEST_FUNCTION} lines: {sum(lines > LONGEST_FUNCTION for lines in counted)}",
            f"import cycles: {cycles(files) or 'none'}",
            f"disguised imports: {disguised(files) or 'none'}",
            "",
            *(f"{of_files[name]:6} {name}" for name in longest_files),
            "",
            *(f"{function.lines:6} {function.file}:{function.name}" for function in of_functions[:10]),
        ]
    )


def _row(name: str, values: list[int]) -> str:
    return f"{name:10}{len(values):8}{statistics.median(values):8.0f}{ninth_tenth(values):6}{max(values):6}"


if __name__ == "__main__":
    sys.stdout.write(f"{table(sys.argv[1:] or PRODUCT)}\n")
