"""What may be done to a case, each act as a small page: one form, one verb, back to the case.

An act is offered where the same question that permits it says yes: ``lifecycle.open_actions`` for transitions, the
table of permissions and where the case stands for the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import lifecycle
from mediation.access import permissions
from mediation.models import Case
from mediation.states import Action, Status
from mediation.web.shell.controls import Sheet
from mediation.web.shell.entrance import StaffRequest

Verb = Callable[..., object]
Question = Callable[[Case, StaffRequest], bool]


class Group(StrEnum):
    """Where an act stands among those that are open: the work of the stage, what may be changed, how it may end."""

    WORK = "work"
    CHANGE = "change"
    END = "end"


class ActForm(Sheet):
    """What an act asks. ``form_id``: this sheet, which counts once; ``seen``: the last line of the journal read.

    ``answered_by_none``: fields in which choosing nothing is an answer like the others, so that none is "optional".
    """

    answered_by_none: Collection[str] = ()
    form_id = forms.CharField(max_length=40, widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, data: QueryDict | None = None, files: Any = None, *, case: Case, staff: StaffRequest, **given: Any
    ) -> None:
        self.case, self.staff = case, staff
        known = {"form_id": str(uuid4()), "seen": case.head_seq} | self.initially() | given.get("initial", {})
        super().__init__(data, files, initial=known)
        self.prepare()

    @property
    def meaning(self) -> str:
        """What the act means where that hangs on the law of this case; else the page's own ``what`` is shown."""
        return ""

    def initially(self) -> dict[str, Any]:
        """What stands on an untouched sheet."""
        return {}

    def prepare(self) -> None:
        """Give the fields the rows of this case to choose from."""

    def rebuilt(self) -> ActForm | None:
        """The sheet as a press that is no sending asks for it: a row more, a row less. None for a sending."""
        return None

    def said(self) -> dict[str, Any]:
        """The answers, as the verb takes them."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("form_id", "seen")}

    def field_of(self, name: str) -> str:
        """Which field shows an error of the domain's field ``name``."""
        return name

    def typed(self) -> dict[str, Any]:
        """What stands in the fields now, in order or not, as initial values of another sheet."""
        return {name: one.widget.value_from_datadict(self.data, {}, name) for name, one in self.fields.items()}


class ReasonForm(ActForm):
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200, widget=forms.Textarea({"rows": 2}))


@dataclass(frozen=True)
class ActPage:
    """One noun of a case.

    ``act``: what permits it. ``words``: what the button says. ``when``: where the case must stand, for what is no
    transition. ``also``: what else must hold. ``answers``: for which further acts this is the thing to press.
    ``at_once``: nothing is asked, so that it is pressed on the case page itself. ``then``: the name of the address
    that follows. ``keeps``: what is typed is kept as a draft. ``takes_files``: bodies may be as large as a file.
    """

    noun: str
    act: str
    words: Promise
    do: Verb
    form: type[ActForm] = ActForm
    what: Promise | str = ""
    group: Group = Group.WORK
    when: Collection[str] = ()
    also: Question | None = None
    answers: Collection[str] = ()
    at_once: Question = field(default=lambda case, staff: False)
    template: str = "mediation/case/act.html"
    then: str = "case"
    is_grave: bool = False
    keeps: bool = False
    takes_files: bool = False

    @property
    def name(self) -> str:
        """The name of its address."""
        return f"case-{self.noun.replace('/', '-')}"

    def is_open(self, case: Case, staff: StaffRequest, *, actions: Sequence[Action]) -> bool:
        if self.act in Action:
            stands = self.act in actions
        else:
            stands = case.status in self.when and permissions.may(staff.by, self.act, case)
        return stands and (self.also is None or self.also(case, staff))

    def sheet(self, staff: StaffRequest, case: Case, *, initial: dict[str, Any] | None = None) -> ActForm:
        """What was sent, or an untouched sheet; an address may fill in a field: ``?party=2``."""
        if staff.request.method == "POST":
            return self.form(staff.request.POST, staff.request.FILES, case=case, staff=staff)
        named = {name: value for name, value in staff.request.GET.items() if name not in ("form_id", "seen")}
        return self.form(case=case, staff=staff, initial=(initial or {}) | named)


def act(noun: str, permitted: str, words: Promise, **rest: Any) -> Callable[[Verb], ActPage]:
    """Make a page of a function of (case, said, by, at)."""
    return lambda verb: ActPage(noun, permitted, words, verb, **rest)


def nothing_is_asked(case: Case, staff: StaffRequest) -> bool:
    return True


def require(page: ActPage, case: Case, staff: StaffRequest) -> None:
    """Raise ``NotPermitted``, or ``NotAllowed`` with the sentence that says what must come first."""
    if page.is_open(case, staff, actions=lifecycle.open_actions(case, staff.by)):
        return
    permissions.require(staff.by, page.act, case)
    if page.act in Action:
        lifecycle.require(case, Action(page.act), actor=staff.by)
    said = _("“%(action)s” is not possible while the case stands at “%(status)s”.")
    raise lifecycle.NotAllowed(page.act, said % {"action": page.words, "status": Status(case.status).label})


@dataclass(frozen=True)
class Offer:
    """One act that is open. ``at_once``: it is pressed here; otherwise its page is opened."""

    page: ActPage
    at_once: bool
    key: str


@dataclass(frozen=True)
class Offered:
    """What is open to one person: what comes next, and the rest by group."""

    primary: Offer | None
    rest: dict[str, list[Offer]]

    def __bool__(self) -> bool:
        return bool(self.primary or self.rest)


def offered(pages: Iterable[ActPage], case: Case, staff: StaffRequest, *, wanted: str = "") -> Offered:
    """Of ``pages`` those that are open; ``wanted``: the act that comes next, if it is this person's."""
    actions = lifecycle.open_actions(case, staff.by)
    sheet = uuid4().hex[:12]
    found = [
        Offer(page, page.at_once(case, staff), f"{sheet}-{page.noun}")
        for page in pages
        if page.is_open(case, staff, actions=actions)
    ]
    primary = next((one for one in found if wanted and wanted in (one.page.act, *one.page.answers)), None)
    rest = {group: [one for one in found if one.page.group == group and one is not primary] for group in Group}
    return Offered(primary, {str(group): there for group, there in rest.items() if there})
