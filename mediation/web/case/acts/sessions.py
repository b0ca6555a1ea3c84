"""Acts on sessions: setting one, calling one off, writing down what came of it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any, TypeVar

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import appointments, articles, citations, lengths
from mediation.casework.acts import sessions as acts
from mediation.handling import SeparateTalk, SessionPlan
from mediation.models import MediationSession
from mediation.trips import Attendance
from mediation.web.case import fields
from mediation.web.case.act_pages import ActForm, ActPage, Group
from mediation.web.case.fields import ByName, PartiesField, PartyField, RoomField, SeveralOf, StaffField
from mediation.web.shell import formatting
from mediation.web.shell.controls import DayField, HourInput
from windows import hours

Arguments = TypeVar("Arguments")
Form = MediationSession.Form
USUAL = timedelta(hours=1)
TAKING_PART = citations.cited_lazy(articles.OTHERS_TAKE_PART)
TALKS = (1, 2, 3)  # as many as one page has room for; a further talk is a session of its own
RECORD_FIELDS = {
    "separate_talks": "apart_with_1",
    "occurred_at": "day",
    "ended_at": "ends",
    "adjourned_to.starts_at": "next_day",
    "adjourned_to.ends_at": "next_ends",
}


def separate_talk_fields() -> tuple[PartyField, forms.CharField]:
    """With whom the mediator talked apart, and what was said."""
    party = PartyField(label=gettext_lazy("With whom apart"), required=False, empty="—")
    words = forms.CharField(
        label=gettext_lazy("What was said apart"),
        max_length=20000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    return party, words


class PlanFields(ActForm[Arguments]):
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
        answer = super().clean() or {}
        day, starts = answer.get("day"), answer.get("starts")
        if bool(day) != bool(starts) and not self.errors:
            self.add_error("starts" if day else "day", _("Give both: the day and the hour."))
        return answer

    def field_of(self, name: str) -> str:
        return {"starts_at": "day", "ends_at": "ends"}.get(name.rpartition(".")[2], name)

    def plan(self) -> SessionPlan | None:
        """What was planned; None where all of it was left empty."""
        answer = self.cleaned_data
        if not answer["day"]:
            return None
        starts_at, ends_at = spell(answer["day"], answer["starts"], answer["ends"])
        return SessionPlan(
            starts_at,
            ends_at,
            form=answer["form"],
            room=answer["room"],
            participants=list(answer["participants"]),
            recorder=answer["recorder"],
            participants_agreed=answer["participants_agreed"],
        )


class PlanForm(PlanFields[SessionPlan]):
    def arguments(self) -> SessionPlan:
        plan = self.plan()
        assert plan is not None  # noqa: S101 - the day is required here
        return plan


class RecordForm(ActForm[acts.RecordArguments]):
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
        label=gettext_lazy("What was said and what came of it"),
        help_text=gettext_lazy("What both sides may know. May stay empty where you only talked to them apart."),
        max_length=20000,
        required=False,
        widget=forms.Textarea({"rows": 10}),
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
            gettext_lazy("Likewise, and never shown to a court ({law})."),
            law=citations.cited_lazy(articles.CONCESSIONS),
        ),
        max_length=20000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    apart_with_1, apart_words_1 = separate_talk_fields()
    apart_with_2, apart_words_2 = separate_talk_fields()
    apart_with_3, apart_words_3 = separate_talk_fields()
    next_day = DayField(label=gettext_lazy("Next session on"), required=False)
    next_starts = forms.TimeField(label=gettext_lazy("From"), required=False, widget=HourInput)
    next_ends = forms.TimeField(label=gettext_lazy("Until"), required=False, widget=HourInput)
    next_room = RoomField(label=gettext_lazy("Room"), required=False, empty="—")

    def field_of(self, name: str) -> str:
        return RECORD_FIELDS.get(name, name)

    def initially(self) -> dict[str, Any]:
        """Of the session that was set, if one was: ``?session=2`` names which."""
        self.waiting = {
            session.number: session for session in self.case.sessions.filter(state=MediationSession.State.SET)
        }
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
        parties = fields.parties_of(self.case)
        self.fields["present"].queryset = parties  # type: ignore[attr-defined]
        for row in TALKS:
            self.fields[f"apart_with_{row}"].queryset = parties  # type: ignore[attr-defined]
        self.fields["next_room"].queryset = fields.rooms_of(self.case)  # type: ignore[attr-defined]
        known = [(number, session_words(session)) for number, session in self.waiting.items()]
        self.fields["session"].choices = [*known, ("", _("one that was not set"))]  # type: ignore[attr-defined]
        if not known:
            self.fields["session"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        answer = super().clean() or {}
        for row in TALKS:
            party, words = answer.get(f"apart_with_{row}"), answer.get(f"apart_words_{row}")
            if party and not words:
                self.add_error(f"apart_words_{row}", _("Please write what was said."))
            elif words and not party and f"apart_with_{row}" not in self.errors:
                self.add_error(f"apart_with_{row}", _("With whom did you talk?"))
        return answer

    def talks(self) -> list[SeparateTalk]:
        rows = [(self.cleaned_data[f"apart_with_{row}"], self.cleaned_data[f"apart_words_{row}"]) for row in TALKS]
        return [SeparateTalk(party, words) for party, words in rows if party]

    @property
    def separate_talks(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"apart_with_{row}"], self[f"apart_words_{row}"]) for row in TALKS]

    def arguments(self) -> acts.RecordArguments:
        answer = self.cleaned_data
        began_at, ended_at = spell(answer["day"], answer["starts"], answer["ends"])
        return acts.RecordArguments(
            began_at=began_at,
            ended_at=ended_at,
            record=answer["record"],
            attendance=Attendance(list(answer["present"]), self.staff.window),
            session=self.waiting[answer["session"]] if answer["session"] else None,
            undisputed_facts=answer["undisputed_facts"],
            concessions=answer["concessions"],
            separate_talks=self.talks(),
            form=answer["form"],
            room=answer["room"],
            participants=list(answer["participants"]),
            participants_agreed=answer["participants_agreed"],
            recorder=answer["recorder"],
            adjourned_to=self._next(),
        )

    def _next(self) -> SessionPlan | None:
        answer = self.cleaned_data
        if not (answer["next_day"] and answer["next_starts"]):
            return None
        starts_at, ends_at = spell(answer["next_day"], answer["next_starts"], answer["next_ends"])
        return SessionPlan(starts_at, ends_at, room=answer["next_room"])


class SessionField(ByName):
    def label_from_instance(self, session: MediationSession) -> str:
        return session_words(session)


class CancellationForm(ActForm[acts.CancellationArguments]):
    session = SessionField("number", label=gettext_lazy("Which session"))
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200, widget=forms.Textarea({"rows": 2}))

    def prepare(self) -> None:
        waiting = self.case.sessions.filter(state=MediationSession.State.SET)
        self.fields["session"].queryset = waiting  # type: ignore[attr-defined]
        self.initial.setdefault("session", next((session.number for session in waiting), None))

    def arguments(self) -> acts.CancellationArguments:
        return acts.CancellationArguments(session=self.cleaned_data["session"], reason=self.cleaned_data["reason"])


def choose_people(form: ActForm[Any]) -> None:
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


session = ActPage(
    acts.session,
    PlanForm,
    template="mediation/case/session.html",
    what=format_lazy(
        gettext_lazy("Both sides are invited, and reminded {length} before."),
        length=lengths.in_words_lazy(appointments.REMINDED_BEFORE, lengths.Unit.WORKING_DAY),
    ),
)
cancellation = ActPage(
    acts.cancellation,
    CancellationForm,
    group=Group.CHANGE,
    what=gettext_lazy("Everybody who was invited is told not to come."),
)
record = ActPage(acts.record, RecordForm, template="mediation/case/record.html", keeps=True)
PAGES = (session, record, cancellation)
