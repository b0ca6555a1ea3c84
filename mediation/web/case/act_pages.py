"""What may be done to a case, each act as a small page: one form, one verb, back to the case.

What the act is, who may and what must hold stands in ``casework.acts``; here stands how the page asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from mediation import lifecycle
from mediation.casework.acts import CaseAct
from mediation.casework.acts.arguments import NoArguments, OccurrenceArguments, ReasonArguments
from mediation.models import Case
from mediation.web.shell.controls import HappenedField, Sheet
from mediation.web.shell.entrance import StaffRequest

Arguments = TypeVar("Arguments")
Question = Callable[[Case, StaffRequest], bool]


class Group(StrEnum):
    """Where an act stands among those that are open: the work of the stage, what may be changed, how it may end."""

    WORK = "work"
    CHANGE = "change"
    END = "end"


class ActForm(Sheet, Generic[Arguments]):
    """What an act asks. ``form_id``: this sheet, which counts once; ``seen``: the last line of the journal read.

    ``answered_by_none``: fields in which choosing nothing is an answer like the others, so that none is "optional".
    """

    answered_by_none: Collection[str] = ()
    form_id = forms.CharField(max_length=40, widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        files: Any = None,
        *,
        case: Case,
        staff: StaffRequest,
        initial: dict[str, Any] | None = None,
    ) -> None:
        self.case, self.staff = case, staff
        known = {"form_id": str(uuid4()), "seen": case.head_seq} | self.initially() | (initial or {})
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

    def rebuilt(self) -> ActForm[Arguments] | None:
        """The sheet as a press that is no sending asks for it: a row more, a row less. None for a sending."""
        return None

    def arguments(self) -> Arguments:
        """The answers of a valid sheet, as the act takes them."""
        raise NotImplementedError

    def field_of(self, name: str) -> str:
        """Which field shows an error of the domain's field ``name``."""
        return name

    def typed(self) -> dict[str, Any]:
        """What stands in the fields now, in order or not, as initial values of another sheet."""
        return {name: field.widget.value_from_datadict(self.data, {}, name) for name, field in self.fields.items()}


class BareForm(ActForm[NoArguments]):
    """Nothing is asked."""

    def arguments(self) -> NoArguments:
        return NoArguments()


class ReasonForm(ActForm[ReasonArguments]):
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200, widget=forms.Textarea({"rows": 2}))

    def arguments(self) -> ReasonArguments:
        return ReasonArguments(reason=self.cleaned_data["reason"])


class OccurrenceForm(ActForm[OccurrenceArguments]):
    """When something happened; a form of this kind names the field."""

    occurred_at: HappenedField

    def initially(self) -> dict[str, Any]:
        return {"occurred_at": self.staff.at}

    def clean_occurred_at(self) -> Any:
        field: HappenedField = self.fields["occurred_at"]  # type: ignore[assignment]
        return field.clean_at(self.cleaned_data["occurred_at"], self.staff.at, since=self.case.registered_at)

    def arguments(self) -> OccurrenceArguments:
        moment = self.cleaned_data.get("occurred_at")
        return OccurrenceArguments(occurred_at=None if moment == self.staff.at else moment)


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
    group: Group = Group.WORK
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


@dataclass(frozen=True)
class Offer:
    """One act that is open. ``at_once``: it is pressed here; otherwise its page is opened."""

    page: ActPage[Any]
    at_once: bool
    key: str


@dataclass(frozen=True)
class Offered:
    """What is open to one person: what comes next, and the rest by group."""

    primary: Offer | None
    rest: dict[str, list[Offer]]

    def __bool__(self) -> bool:
        return bool(self.primary or self.rest)


def offered(pages: Iterable[ActPage[Any]], case: Case, staff: StaffRequest, *, wanted: str = "") -> Offered:
    """Of ``pages`` those that are open; ``wanted``: the act that comes next, if it is this person's."""
    actions = lifecycle.open_actions(case, staff.by)
    sheet = uuid4().hex[:12]
    offers = [
        Offer(page, page.at_once(case, staff), f"{sheet}-{page.address}")
        for page in pages
        if page.act.is_open(case, by=staff.by, at=staff.at, actions=actions)
    ]
    answering = (offer for offer in offers if wanted in (offer.page.act.permitted_by, *offer.page.answers))
    primary = next(answering, None) if wanted else None
    rest = {group: [offer for offer in offers if offer.page.group == group and offer is not primary] for group in Group}
    return Offered(primary, {str(group): offers for group, offers in rest.items() if offers})
