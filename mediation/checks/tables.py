"""A table keyed by an enumeration has a row for every member, or says why not; where one is missing, it is named."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.utils.module_loading import import_string

from mediation.access.permissions import RULES
from mediation.casework.summary_steps import INSIDE_THE_HOUSE, STEPS
from mediation.checks.registered import PARTIAL, WHOLE, WITHOUT_A_RULE, KeyedTable
from mediation.discovery import permissions as discovery
from mediation.documents import forms
from mediation.journal import LINES
from mediation.lifecycle.stamps import STAMPS
from mediation.states import TRANSITIONS, Action
from windows.models import Role

ROOT = Path(__file__).resolve().parent.parent.parent
Rows = dict[Any, Any]


@register()
def every_table_is_whole(**_: Any) -> list[CheckMessage]:
    wrong = [fault for table in WHOLE for fault in faults(table)]
    wrong += [*steps_without_a_name(), *papers_without_a_form(), *symbols_that_are_not_drawn()]
    wrong += [*actions_without_an_arrow(), *roles_without_a_rule()]
    return [Error(fault, id="mediation.E003") for fault in wrong]


def faults(table: KeyedTable) -> Iterator[str]:
    """What is wrong with a table, a sentence each."""
    rows: Rows = import_string(table.where)
    members = [member for enumeration in table.of for member in enumeration]
    place = _place(table.where)
    for member in members:
        if member not in rows and member not in table.without:
            yield f"{place} has no row for {_named(member)}."
        if member in rows and member in table.without:
            yield f"{place} has a row for {_named(member)}, which it is declared to be without."
    for key in rows:
        if key not in members:
            yield f"{place} has a row for {key!r}, which is no member."


def steps_without_a_name() -> Iterator[str]:
    """Whoever brought the matter reads by which moments it went on: closed unless a step names the moment."""
    for action, moments in STAMPS.items():
        for moment in moments:
            if moment not in STEPS and moment not in INSIDE_THE_HOUSE:
                yield f"mediation/casework/summary.py: STEPS has no name for {moment}, which {_named(action)} sets."


def papers_without_a_form() -> Iterator[str]:
    """Each form has the template that typesets it."""
    for form in forms.ALL:
        if not (ROOT / "templates" / "mediation" / "papers" / f"{form.kind}.typ").exists():
            yield f"templates/mediation/papers/{form.kind}.typ is missing."


def symbols_that_are_not_drawn() -> Iterator[str]:
    sheet = (ROOT / "mediation" / "static" / "mediation" / "shell" / "icons.svg").read_text()
    for kind, line in LINES.items():
        if f'id="{line.symbol}"' not in sheet:
            yield f"mediation/journal/kinds.py: no symbol {line.symbol!r} is drawn, which {kind} bears."


def actions_without_an_arrow() -> Iterator[str]:
    for action in Action:
        if not any(transition.action == action for transition in TRANSITIONS):
            yield f"mediation/states/transitions.py: TRANSITIONS has no arrow for {_named(action)}."


def roles_without_a_rule() -> Iterator[str]:
    """A role may do something to a case or in discovery, or is declared to do none."""
    named = {role for rule in RULES.values() for role in rule.centre | rule.agency | rule.body}
    named |= frozenset().union(*discovery.ROLES.values())
    for role in Role:
        if role not in named and role not in WITHOUT_A_RULE:
            yield f"mediation/access/permissions.py: no rule of RULES names {_named(role)}."


def unregistered(modules: Iterable[ModuleType]) -> list[str]:
    """Tables of these modules that are keyed by an enumeration and stand in neither list, by module and name."""
    known = {id(import_string(where)) for where in [*(table.where for table in WHOLE), *PARTIAL]}
    tables: dict[int, str] = {}
    for module in modules:
        for name, rows in vars(module).items():
            if _is_keyed_by_an_enumeration(rows) and id(rows) not in known:
                tables.setdefault(id(rows), f"{module.__name__}.{name}")
    return sorted(tables.values())


def _is_keyed_by_an_enumeration(rows: object) -> bool:
    return isinstance(rows, dict) and bool(rows) and all(isinstance(key, Enum) for key in rows)


def _named(member: Enum) -> str:
    return f"{type(member).__qualname__}.{member.name}"


def _place(where: str) -> str:
    """``mediation/delivery/papers/words.py: OUTCOMES``."""
    module, _dot, name = where.rpartition(".")
    file = sys.modules[module].__file__ or module
    return f"{Path(file).relative_to(ROOT)}: {name}"
