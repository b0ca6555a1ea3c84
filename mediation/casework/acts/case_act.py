"""What may be done to a case, said once for pages and programs: its noun, who may, what must hold, and the one call.

A noun stands in the address of the page and in that of the API. What an act undoes has no noun of its own: a program
sends ``DELETE closure``, and the page, which knows no DELETE, stands at ``closure/end``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar, get_type_hints

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from mediation import lifecycle
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.models import Actor, Case
from mediation.states import Action, Status

Arguments = TypeVar("Arguments")
Taken = TypeVar("Taken", contravariant=True)


class Verb(Protocol[Taken]):
    """Carries an act out; its ``__doc__`` says in one line what it does."""

    def __call__(self, case: Case, arguments: Taken, /, *, by: Actor, at: datetime) -> object: ...


class Hindrance(Protocol):
    """The sentence that says what must come first; empty where nothing hinders."""

    def __call__(self, case: Case, /, *, by: Actor, at: datetime) -> str: ...


def nothing_hinders(case: Case, /, *, by: Actor, at: datetime) -> str:
    return ""


@dataclass(frozen=True, eq=False)
class CaseAct(Generic[Arguments]):
    """One act. It is open where ``permitted_by`` is permitted, the case stands right and ``hindrance`` is empty.

    ``permitted_by``: a transition of the table, or a permission beside it; then ``statuses`` says where the case must
    stand. ``words``: what the button says. ``undoes``: it takes back what the noun makes. ``is_numbered``: it is done
    to one of several, whose number a program names in the address. ``page_only``: why a program has no such address.
    """

    noun: str
    permitted_by: Action | Act
    words: Promise
    carry_out: Verb[Arguments]
    statuses: Collection[str] = ()
    hindrance: Hindrance = nothing_hinders
    undoes: bool = False
    is_numbered: bool = False
    page_only: str = ""

    @property
    def page_address(self) -> str:
        return f"{self.noun}/end" if self.undoes else self.noun

    @property
    def api_address(self) -> str:
        first, _slash, rest = self.noun.partition("/")
        return "/".join(filter(None, (first, "<int:number>" if self.is_numbered else "", rest)))

    @property
    def method(self) -> str:
        return "DELETE" if self.undoes else "POST"

    @property
    def name(self) -> str:
        """What it is called where no slash may stand: ``closure_end``."""
        return re.sub(r"[/-]", "_", self.page_address)

    @property
    def arguments_class(self) -> type:
        """As its function declares them."""
        taken: type = get_type_hints(self.carry_out)["arguments"]
        return taken

    @property
    def summary(self) -> str:
        return (self.carry_out.__doc__ or "").strip().split("\n")[0]

    def is_open(self, case: Case, *, by: Actor, at: datetime, actions: Sequence[Action]) -> bool:
        """Whether ``by`` may do it now. ``actions``: ``lifecycle.open_actions``, asked once for all acts."""
        if isinstance(self.permitted_by, Action):
            stands = self.permitted_by in actions
        else:
            stands = case.status in self.statuses and permissions.may(by, self.permitted_by, case)
        return stands and not self.hindrance(case, by=by, at=at)

    def require(self, case: Case, *, by: Actor, at: datetime) -> None:
        """Raise ``NotPermitted``, or ``NotAllowed`` with the sentence that says what must come first."""
        permissions.require(by, self.permitted_by, case)
        if isinstance(self.permitted_by, Action):
            lifecycle.require(case, self.permitted_by, actor=by)
        else:
            self._require_status(case)
        if reason := self.hindrance(case, by=by, at=at):
            raise lifecycle.NotAllowed(self.permitted_by, reason)

    def _require_status(self, case: Case) -> None:
        if case.status not in self.statuses:
            sentence = _("“%(action)s” is not possible while the case stands at “%(status)s”.")
            words = {"action": self.words, "status": Status(case.status).label}
            raise lifecycle.NotAllowed(self.permitted_by, sentence % words)


def case_act(
    noun: str,
    permitted_by: Action | Act,
    words: Promise,
    *,
    statuses: Collection[str] = (),
    hindrance: Hindrance = nothing_hinders,
    undoes: bool = False,
    is_numbered: bool = False,
    page_only: str = "",
) -> Callable[[Verb[Arguments]], CaseAct[Arguments]]:
    """Make an act of the function that carries it out."""

    def make(verb: Verb[Arguments]) -> CaseAct[Arguments]:
        return CaseAct(noun, permitted_by, words, verb, statuses, hindrance, undoes, is_numbered, page_only)

    return make
