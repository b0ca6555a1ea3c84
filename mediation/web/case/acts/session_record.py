"""The record of a session (人民调解记录): what was said and what came of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import articles, citations
from mediation.casework.acts import sessions as acts
from mediation.handling import SessionPlan
from mediation.models import MediationSession
from mediation.trips import Attendance
from mediation.web.case import choices, fields
from mediation.web.case.acts.separate_talks import SeparateTalksFields
from mediation.web.case.acts.session_plan import TAKING_PART, Form, choose_people, spell
from mediation.web.case.fields import PartiesField, RoomField, SeveralOf, StaffField
from mediation.web.shell import formatting
from mediation.web.shell.controls import DayField, HourInput
from windows import hours

RECORD_FIELDS = {
    "separate_talks": "apart_with_1",
    "occurred_at": "day",
    "ended_at": "ends",
    "adjourned_to.starts_at": "next_day",
    "adjourned_to.ends_at": "next_ends",
}


class RecordForm(SeparateTalksFields[acts.RecordArguments]):
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
        return [party.number for party in choices.principals_of(self.case)]

    def prepare(self) -> None:
        super().prepare()
        choose_people(self)
        self.fields["present"].queryset = choices.parties_of(self.case)  # type: ignore[attr-defined]
        self.fields["next_room"].queryset = choices.rooms_of(self.case)  # type: ignore[attr-defined]
        known = [(number, session_words(session)) for number, session in self.waiting.items()]
        self.fields["session"].choices = [*known, ("", _("one that was not set"))]  # type: ignore[attr-defined]
        if not known:
            self.fields["session"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        answer = super().clean()
        if answer.get("form") != Form.SEPARATE and not answer.get("record") and "record" not in self.errors:
            self.add_error("record", self.fields["record"].error_messages["required"])
        return answer

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


def session_words(session: MediationSession) -> str:
    """No. 2 · 25 November 10:00."""
    when = formatting.day_time(session.during.lower)
    return _("no. %(number)s\xa0· %(when)s") % {"number": session.number, "when": when}
