"""The tables of the handbook, each as the code says it now."""

from collections.abc import Iterable, Sequence

from mediation import citations, states, terms
from mediation.access.extents import EXTENTS, Extent, Group
from mediation.access.papers import ALL_KINDS, LINES
from mediation.access.permissions import RULES
from mediation.access.relations import Relation
from mediation.casework import queues
from mediation.management import tree

PLACES = {"": "everywhere", "33": "Zhejiang"}


def diagram() -> str:
    """Which status may follow which, by what action."""
    return f"```mermaid\n{states.as_mermaid()}\n```"


def statuses() -> str:
    """Every status with its stage and the actions that lead out of it."""
    return table(
        ("stage", "status", "", "leaves by"),
        (
            (states.STAGES[status].label, f"`{status}`", status.label, ", ".join(states.actions_from(status)))
            for status in states.Status
        ),
    )


def clocks() -> str:
    """Every term: where it holds, whom it binds, how long it is, what starts and stops its clock, its article."""
    return table(
        ("clock", "", "where", "binds", "length", "from", "until", "rests on", "sure"),
        (
            (
                *(term.code, term.name, PLACES[term.territory], term.binds.label, length(term)),
                *(", ".join(sorted(term.starts)), ", ".join(sorted(term.stops))),
                *(citations.short(term.law), term.confidence),
            )
            for term in terms.ALL
        ),
    )


def queue_table() -> str:
    """Every queue with its name and whose it is."""
    rows = queues.QUEUES.items()
    return table(
        ("queue", "", "of"),
        ((f"`{name}`", queue.words, ", ".join(sorted(map(str, queue.roles)))) for name, queue in rows),
    )


def seen_table() -> str:
    """How much of each group of a case somebody sees, by how they are related to it."""
    return table(
        ("of a case", *(relation.replace("_", " ") for relation in Relation)),
        ((group, *(EXTENTS[relation].get(group, Extent.NOTHING) for relation in Relation)) for group in Group),
    )


def paper_table() -> str:
    """How papers open, for whom: the first line that is somebody's decides."""
    return table(
        ("may", "roles", "papers", "where the case is", "opens"),
        (
            (
                line.act,
                _roles_of(line.act),
                "all" if line.kinds == ALL_KINDS else ", ".join(sorted(line.kinds)),
                ", ".join(sorted(line.statuses)) or "anywhere",
                line.opening,
            )
            for line in LINES
        ),
    )


def _roles_of(act: str) -> str:
    rule = RULES[act]
    own = [f"{role} of its agency" for role in sorted(rule.agency)] + [
        f"{role} of its body" for role in sorted(rule.body)
    ]
    took_in = ["whoever took it in"] if rule.taken_in else []
    return ", ".join([*sorted(rule.centre), *own, *took_in])


def length(term: terms.Term) -> str:
    return term.words if term.length else "as agreed" if term.due_from else "the same day"


def import_order() -> str:
    """Every place that a contract of the import linter orders, with the first sentence of its docstring."""
    rows = (
        (place.container or "-", place.line, f"`{place.name}`", tree.purpose(place.dotted)) for place in tree.places()
    )
    return table(("in", "line", "", "what it is"), rows)


def table(head: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    return "\n".join(
        "| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |"
        for row in (head, ["---"] * len(head), *rows)
    )
