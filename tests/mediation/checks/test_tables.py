"""No member of an enumeration is forgotten: a table that lacks it, and a table that nobody registered, are named."""

import importlib
import pkgutil
from types import ModuleType

import pytest
from django.utils.module_loading import import_string

import accounts
import mediation
import windows
from mediation import checks
from mediation.access import permissions, rules
from mediation.access.permissions import Act
from mediation.checks import tables
from mediation.checks.registered import PARTIAL, WHOLE, KeyedTable
from mediation.documents import forms
from mediation.journal import LINES, LineKind, Readers
from mediation.lifecycle import stamps
from mediation.states import Action, Outcome, Status
from mediation.web.case.journal import words as journal_words
from tests.forgetting import forgotten

NOT_THE_DOMAIN = (".migrations", ".management.commands", ".config", ".wsgi")


def modules() -> list[ModuleType]:
    """Every module of the product; what runs it is left out."""
    modules = [info.name for app in (accounts, windows, mediation) for info in _walk(app)]
    return [importlib.import_module(name) for name in modules if not any(part in name for part in NOT_THE_DOMAIN)]


def _walk(app: ModuleType) -> list[pkgutil.ModuleInfo]:
    return list(pkgutil.walk_packages(app.__path__, f"{app.__name__}."))


def test_every_table_is_whole():
    assert checks.every_table_is_whole() == []


def test_every_table_that_is_keyed_by_an_enumeration_is_registered():
    assert tables.unregistered(modules()) == []


def test_a_table_that_nobody_registered_is_named():
    module = ModuleType("mediation.web.colours")
    module.COLOURS = {Status.ROUTED: "blue"}
    assert tables.unregistered([module]) == ["mediation.web.colours.COLOURS"]


def test_no_table_stands_in_both_lists():
    assert {table.where for table in WHOLE}.isdisjoint(PARTIAL)


@pytest.mark.parametrize("table", WHOLE, ids=lambda table: table.where)
def test_a_row_that_was_forgotten_is_named(table: KeyedTable):
    rows = import_string(table.where)
    order = list(rows)
    key = next(member for enumeration in table.of for member in enumeration if member in rows)
    with forgotten(rows, key):
        (problem,) = checks.every_table_is_whole()
    assert problem.msg.endswith(f"has no row for {type(key).__qualname__}.{key.name}.")
    assert list(rows) == order


def test_it_is_named_with_its_file():
    with forgotten(journal_words.PARTICULARS, Action.MERGE):
        (problem,) = checks.every_table_is_whole()
    assert problem.msg == "mediation/web/case/journal/words.py: PARTICULARS has no row for Action.MERGE."


def test_a_row_for_what_is_no_member_any_more_is_named():
    table = KeyedTable("mediation.delivery.papers.words.OUTCOMES", (Status,))
    assert (
        "mediation/delivery/papers/words.py: OUTCOMES has a row for <Outcome.MERGED: 'merged'>, which is no member."
        in [fault.replace(repr(Outcome.MERGED), "<Outcome.MERGED: 'merged'>") for fault in tables.faults(table)]
    )


def test_an_exception_that_no_longer_holds_is_named():
    table = KeyedTable("mediation.states.statuses.STAGES", (Status,), {Status.ROUTED: "stands nowhere"})
    assert list(tables.faults(table)) == [
        "mediation/states/statuses.py: STAGES has a row for Status.ROUTED, which it is declared to be without."
    ]


def test_an_action_without_its_step_for_whoever_brought_the_matter_is_named(monkeypatch):
    monkeypatch.setitem(stamps.STAMPS, Action.OPEN, ("opened_at",))
    (problem,) = checks.every_table_is_whole()
    assert problem.msg == "mediation/casework/summary.py: STEPS has no name for opened_at, which Action.OPEN sets."


def test_a_form_without_its_template_is_named(monkeypatch):
    monkeypatch.setattr(forms.Letter, "kind", "telegram")
    assert "templates/mediation/papers/telegram.typ is missing." in list(tables.papers_without_a_form())


def test_an_action_that_leads_nowhere_is_named(monkeypatch):
    monkeypatch.setattr(tables, "TRANSITIONS", tuple(t for t in tables.TRANSITIONS if t.action != Action.LAPSE))
    (problem,) = checks.every_table_is_whole()
    assert problem.msg == "mediation/states/transitions.py: TRANSITIONS has no arrow for Action.LAPSE."


def test_a_role_that_may_do_nothing_is_named(monkeypatch):
    monkeypatch.setitem(permissions.RULES, Action.ARCHIVE, rules.Rule())
    monkeypatch.setitem(permissions.RULES, Act.READ_MATERIAL, rules.Rule())
    (problem,) = checks.every_table_is_whole()
    assert problem.msg == "mediation/access/permissions.py: no rule of RULES names Role.ARCHIVIST."


def test_a_symbol_that_nobody_drew_is_named(monkeypatch):
    monkeypatch.setitem(LINES, Action.MERGE, LineKind(LINES[Action.MERGE].title, "unicorn", Readers.HOUSE))
    (problem,) = checks.every_table_is_whole()
    assert problem.msg == "mediation/journal/kinds.py: no symbol 'unicorn' is drawn, which merge bears."
