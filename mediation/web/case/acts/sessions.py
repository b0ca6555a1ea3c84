"""Acts on sessions and on what other agencies are asked: setting, calling off, writing down, asking, answering."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import appointments, articles, citations, handling, lengths
from mediation.access.permissions import Act
from mediation.handling import SessionPlan
from mediation.handling.preconditions import IN_HAND
from mediation.models import AssistTask, Case, MediationSession, Track
from mediation.states import OPEN, Status
from mediation.trips import Here
from mediation.web.case import fields
from mediation.web.case.act_pages import ActForm, Group, ReasonForm, act
from mediation.web.case.fields import AgencyField, ByName, PartiesField, RoomField, SeveralOf, StaffField
from mediation.web.shell import formatting
from mediation.web.shell.controls import DayField, HappenedField, HourInput
from mediation.web.shell.entrance import StaffRequest
from windows import hours

Form = MediationSession.Form
USUAL = timedelta(hours=1)
TAKING_PART = citations.cited_lazy(articles.OTHERS_TAKE_PART)
RECORD_FIELDS = {
    "occurred_at": "day",
    "ended_at": "ends",
    "adjourned_to.starts_at": "next_day",
    "adjourned_to.ends_at": "next_ends",
}


class PlanForm(ActForm):
    """A session to come. ``is_optional``: all of it may stay empty."""

    day = DayField(label=gettext_lazy("Day"))
    starts = forms.TimeField(label=gettext_lazy("From"), widget=HourInput)
    ends = forms.TimeField(
        label=gettext_lazy("Until"),
        required=False,
        widget=HourInput,
        help_text=format_lazy(gettext_lazy("if left open: {length}"), length=lengths.of_time_lazy(USUAL)),
    )
    form = forms.ChoiceField(label=gettext_lazy("Form"), choices=Form.choices, initial=Form.JOINT)
    room = RoomField(label=gettext_lazy("Room"), required=False, empty="—")
    recorder = StaffField(label=gettext_lazy("Who writes the record"), required=False, empty="—")
    participants = SeveralOf("staff_number", label=gettext_lazy("Others who take part"))
    participants_agreed = forms.BooleanField(
        label=format_lazy(gettext_lazy("Both sides agree that they take part ({law})"), law=TAKING_PART), required=False
    )
    is_optional = False

    def prepare(self) -> None:
        choose_people(self)
        if self.is_optional:
            self.fields["day"].required = self.fields["starts"].required = False

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        is_given = said.get("day") or said.get("starts")
        if is_given and not (said.get("day") and said.get("starts")) and not self.errors:
            self.add_error("starts" if said.get("day") else "day", _("Give both: the day and the hour."))
        return said

    def field_of(self, name: str) -> str:
        return {"starts_at": "day", "ends_at": "ends"}.get(name.rpartition(".")[2], name)

    def said(self) -> dict[str, Any]:
        said = super().said()
        if not said["day"]:
            return {"plan": None}
        starts_at, ends_at = spell(said.pop("day"), said.pop("starts"), said.pop("ends"))
        return {"plan": SessionPlan(starts_at, ends_at, **said)}


class RecordForm(ActForm):
    """What was said and came of it (人民调解记录); what nobody disputes apart from what was conceded."""

    session = forms.TypedChoiceField(label=gettext_lazy("Which session"), coerce=int, empty_value=None, required=False)
    day = DayField(label=gettext_lazy("Day"))
    starts = forms.TimeField(label=gettext_lazy("From"), widget=HourInput)
    ends = forms.TimeField(label=gettext_lazy("Until"), widget=HourInput)
    form = forms.ChoiceField(label=gettext_lazy("Form"), choices=Form.choices)
    room = RoomField(label=gettext_lazy("Room"), required=False, empty="—")
    recorder = StaffField(label=gettext_lazy("Who wrote"), required=False, empty="—")
    participants = SeveralOf("staff_number", label=gettext_lazy("Others who took part"))
    participants_agreed = forms.BooleanField(
        label=format_lazy(gettext_lazy("Both sides agreed that they took part ({law})"), law=TAKING_PART),
        required=False,
    )
    present = PartiesField(label=gettext_lazy("Who came to the centre for it"))
    record = forms.CharField(
        label=gettext_lazy("What was said and what came of it"), max_length=20000, widget=forms.Textarea({"rows": 10})
    )
    undisputed_facts = forms.CharField(
        label=gettext_lazy("What nobody disputes"),
        help_text=gettext_lazy("May be shown to a court."),
        max_length=20000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    concessions = forms.CharField(
        label=gettext_lazy("What was conceded for the sake of an agreement"),
        help_text=format_lazy(
            gettext_lazy("Never leaves the centre ({law})."), law=citations.cited_lazy(articles.CONCESSIONS)
        ),
        max_length=20000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    next_day = DayField(label=gettext_lazy("Next session on"), required=False)
    next_starts = forms.TimeField(label=gettext_lazy("From"), required=False, widget=HourInput)
    next_ends = forms.TimeField(label=gettext_lazy("Until"), required=False, widget=HourInput)
    next_room = RoomField(label=gettext_lazy("Room"), required=False, empty="—")

    def field_of(self, name: str) -> str:
        return RECORD_FIELDS.get(name, name)

    def initially(self) -> dict[str, Any]:
        """Of the session that was set, if one was: ``?session=2`` names which."""
        self.waiting = {one.number: one for one in self.case.sessions.filter(state=MediationSession.State.SET)}
        named = self.staff.request.GET.get("session", "")
        held = (
            self.waiting.get(number)
            if (number := fields.number_of(named)) is not None
            else next(iter(self.waiting.values()), None)
        )
        if held is None:
            return {"day": hours.day_of(self.staff.at), "form": Form.JOINT, "present": self._principals()}
        began, ended = hours.local(held.during.lower), hours.local(held.during.upper)
        people = held.participants.values_list("user__staff_number", flat=True)
        return {
            "session": held.number,
            "day": began.date(),
            "starts": began.time(),
            "ends": ended.time(),
            "form": held.form,
            "room": held.room.code if held.room else None,
            "recorder": held.recorder.staff_number if held.recorder else None,
            "participants": list(people),
            "participants_agreed": bool(people),
            "present": self._principals() if held.room else [],
        }

    def _principals(self) -> list[int]:
        """Both sides, unless the session is somewhere else."""
        return [party.number for party in fields.principals_of(self.case)]

    def prepare(self) -> None:
        choose_people(self)
        self.fields["present"].queryset = fields.parties_of(self.case)  # type: ignore[attr-defined]
        self.fields["next_room"].queryset = fields.rooms_of(self.case)  # type: ignore[attr-defined]
        known = [(number, session_words(one)) for number, one in self.waiting.items()]
        self.fields["session"].choices = [*known, ("", _("one that was not set"))]  # type: ignore[attr-defined]
        if not known:
            self.fields["session"].widget = forms.HiddenInput()

    def said(self) -> dict[str, Any]:
        said = super().said()
        coming = [said.pop(name) for name in ("next_day", "next_starts", "next_ends")]
        room, session = said.pop("next_room"), said.pop("session")
        began_at, ended_at = spell(said.pop("day"), said.pop("starts"), said.pop("ends"))
        plan = SessionPlan(*spell(*coming), room=room) if coming[0] and coming[1] else None
        return {
            "held": self.waiting[session] if session else self.case,
            "began_at": began_at,
            "ended_at": ended_at,
            "adjourned_to": plan,
            "here": Here(list(said.pop("present")), self.staff.window),
            **said,
        }


class SessionField(ByName):
    def label_from_instance(self, session: MediationSession) -> str:
        return session_words(session)


class CancellationForm(ReasonForm):
    session = SessionField("number", label=gettext_lazy("Which session"))
    field_order = ["session", "reason"]

    def prepare(self) -> None:
        waiting = self.case.sessions.filter(state=MediationSession.State.SET)
        self.fields["session"].queryset = waiting  # type: ignore[attr-defined]
        self.initial.setdefault("session", next((one.number for one in waiting), None))


class AssistanceForm(ActForm):
    agency = AgencyField(label=gettext_lazy("Whom"), empty="—")
    request = forms.CharField(
        label=gettext_lazy("What they are asked to do"), max_length=2000, widget=forms.Textarea({"rows": 4})
    )

    def prepare(self) -> None:
        others = fields.agencies_of(self.case).exclude(pk=self.case.owner_id)
        self.fields["agency"].queryset = others  # type: ignore[attr-defined]


class TaskField(ByName):
    def label_from_instance(self, task: AssistTask) -> str:
        return task.request.body


class AnswerForm(ActForm):
    task = TaskField("number", label=gettext_lazy("What was asked"), widget=forms.RadioSelect({"class": "stacked"}))
    answer = forms.CharField(
        label=gettext_lazy("What was done and found"),
        help_text=gettext_lazy("Becomes a record of investigation in the file."),
        max_length=4000,
        widget=forms.Textarea({"rows": 6}),
    )

    def prepare(self) -> None:
        tasks = open_tasks(self.case, self.staff)
        self.fields["task"].queryset = tasks  # type: ignore[attr-defined]
        self.initial.setdefault("task", next((task.number for task in tasks), None))


class VisitForm(ActForm):
    answered_by_none = ("officers",)
    officers = SeveralOf("staff_number", label=gettext_lazy("Officers"))
    occurred_at = HappenedField(label=gettext_lazy("When"))
    findings = forms.CharField(
        label=gettext_lazy("What was found"), max_length=4000, widget=forms.Textarea({"rows": 6})
    )

    def prepare(self) -> None:
        self.fields["officers"].queryset = fields.officers_of(self.case, at=self.staff.at)  # type: ignore[attr-defined]

    def initially(self) -> dict[str, Any]:
        return {"occurred_at": self.staff.at, "officers": [self.staff.user.staff_number]}

    def clean_occurred_at(self) -> datetime:
        field: HappenedField = self.fields["occurred_at"]  # type: ignore[assignment]
        return field.clean_at(self.cleaned_data["occurred_at"], self.staff.at, since=self.case.registered_at)


@act(
    "sessions",
    Act.SET_SESSION,
    gettext_lazy("Set a session"),
    form=PlanForm,
    when=[Status.IN_MEDIATION],
    template="mediation/case/session.html",
    what=format_lazy(
        gettext_lazy("Both sides are invited, and reminded {length} before."),
        length=lengths.in_words_lazy(appointments.REMINDED_BEFORE, lengths.Unit.WORKING_DAY),
    ),
)
def sessions(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.set_session(case, **said, **who)


@act(
    "sessions/cancellation",
    Act.SET_SESSION,
    gettext_lazy("Call a session off"),
    form=CancellationForm,
    when=[Status.IN_MEDIATION],
    also=lambda case, staff: case.sessions.filter(state=MediationSession.State.SET).exists(),
    group=Group.CHANGE,
    what=gettext_lazy("Everybody who was invited is told not to come."),
)
def cancellation(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.cancel_session(said.pop("session"), **said, **who)


@act(
    "records",
    Act.HOLD_SESSION,
    gettext_lazy("Write the record of a session"),
    form=RecordForm,
    when=[Status.IN_MEDIATION],
    template="mediation/case/record.html",
    keeps=True,
)
def records(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.hold_session(said.pop("held"), **said, **who)


@act(
    "assistance",
    Act.ASK_ASSISTANCE,
    gettext_lazy("Ask another agency"),
    form=AssistanceForm,
    when=IN_HAND,
    what=gettext_lazy("One thing at a time; whoever is not in the hall is called in. The parties need not go there."),
)
def assistance(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.ask_assistance(case, **said, **who)


@act(
    "assistance/answer",
    Act.ANSWER_ASSISTANCE,
    gettext_lazy("Answer what was asked"),
    form=AnswerForm,
    when=OPEN,
    also=lambda case, staff: open_tasks(case, staff).exists(),
    keeps=True,
)
def answer(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.answer_assistance(said.pop("task"), **said, **who)


@act(
    "site-visits",
    Act.HOLD_SESSION,
    gettext_lazy("Record a visit"),
    form=VisitForm,
    when=[Status.ACCEPTED],
    also=lambda case, staff: case.track == Track.LABOUR_INSPECTION,
    what=format_lazy(
        gettext_lazy("Two officers visit together ({law})."), law=citations.cited_lazy(articles.TWO_OFFICERS)
    ),
)
def site_visit(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.record_visit(case, **said, **who)


def open_tasks(case: Case, staff: StaffRequest) -> QuerySet[AssistTask]:
    tasks = case.assist_tasks.filter(agency__in=staff.by.agency_ids, done_at=None)
    return tasks.select_related("agency", "request")


def choose_people(form: ActForm) -> None:
    """Rooms, recorders and participants to choose from."""
    case, at = form.case, form.staff.at
    form.fields["room"].queryset = fields.rooms_of(case)  # type: ignore[attr-defined]
    form.fields["recorder"].queryset = fields.recorders_of(case, at=at)  # type: ignore[attr-defined]
    form.fields["participants"].queryset = fields.takers_of_part(case, at=at)  # type: ignore[attr-defined]


def session_words(session: MediationSession) -> str:
    """No. 2 · 25 November 10:00."""
    when = formatting.day_time(session.during.lower)
    return _("no. %(number)s\xa0· %(when)s") % {"number": session.number, "when": when}


def spell(day: Any, starts: time, ends: time | None) -> tuple[datetime, datetime]:
    """From when to when; an hour where the end is left open."""
    starts_at = fields.moment(day, starts)
    return starts_at, fields.moment(day, ends) if ends else starts_at + USUAL


PAGES = (sessions, records, assistance, answer, site_visit, cancellation)
