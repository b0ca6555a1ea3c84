"""What may be done to a case, each act as a small page: one form, one verb, back to the case.

What the act is, who may and what must hold stands in ``casework.acts``; here stands how the page asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic

from django.utils.functional import Promise

from mediation.casework.acts import CaseAct
from mediation.models import Case
from mediation.web.case.act_forms import ActForm, Arguments
from mediation.web.shell.entrance import StaffRequest

Question = Callable[[Case, StaffRequest], bool]


class ActGroup(StrEnum):
    """Where an act stands among those that are open: the work of the stage, what may be changed, how it may end."""

    WORK = "work"
    CHANGE = "change"
    END = "end"


def something_is_asked(case: Case, staff: StaffRequest) -> bool:
    return False


def nothing_is_asked(case: Case, staff: StaffRequest) -> bool:
    return True


@dataclass(frozen=True)
class ActPage(Generic[Arguments]):
    """How one act is asked for.

    ``what``: what it means, over the form. ``answers``: for which further acts this is the thing to press.
    ``at_once``: nothing is asked, so that it is pressed on the case page itself. ``then``: the name of the address
    that follows. ``keeps``: what is typed is kept as a draft. ``takes_files``: bodies may be as large as a file.
    """

    act: CaseAct[Arguments]
    form: type[ActForm[Arguments]]
    what: Promise | str = ""
    group: ActGroup = ActGroup.WORK
    answers: Collection[str] = ()
    at_once: Question = something_is_asked
    template: str = "mediation/case/act.html"
    then: str = "case"
    is_grave: bool = False
    keeps: bool = False
    takes_files: bool = False

    @property
    def address(self) -> str:
        return self.act.page_address

    @property
    def words(self) -> Promise:
        return self.act.words

    @property
    def name(self) -> str:
        """The name of its address."""
        return f"case-{self.address.replace('/', '-')}"

    def sheet(self, staff: StaffRequest, case: Case, *, initial: dict[str, Any] | None = None) -> ActForm[Arguments]:
        """What was sent, or an untouched sheet; an address may fill in a field: ``?party=2``."""
        if staff.request.method == "POST":
            return self.form(staff.request.POST, staff.request.FILES, case=case, staff=staff)
        named = {name: value for name, value in staff.request.GET.items() if name not in ("form_id", "seen")}
        return self.form(case=case, staff=staff, initial=(initial or {}) | named)

    def carry_out(self, case: Case, form: ActForm[Arguments], staff: StaffRequest) -> None:
        self.act.carry_out(case, form.arguments(), by=staff.by, at=staff.at)
