"""A session to come: when, where, who takes part."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any, TypeVar

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import articles, citations, lengths
from mediation.handling import SessionPlan
from mediation.models import MediationSession
from mediation.web.case import choices, fields
from mediation.web.case.act_forms import ActForm
from mediation.web.case.fields import RoomField, SeveralOf, StaffField
from mediation.web.shell.controls import DayField, HourInput

Arguments = TypeVar("Arguments")
Form = MediationSession.Form
USUAL = timedelta(hours=1)
TAKING_PART = citations.cited_lazy(articles.OTHERS_TAKE_PART)


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


def choose_people(form: ActForm[Any]) -> None:
    """Rooms, recorders and participants to choose from."""
    case, at = form.case, form.staff.at
    form.fields["room"].queryset = choices.rooms_of(case)  # type: ignore[attr-defined]
    form.fields["recorder"].queryset = choices.recorders_of(case, at=at)  # type: ignore[attr-defined]
    form.fields["participants"].queryset = choices.takers_of_part(case, at=at)  # type: ignore[attr-defined]


def spell(day: Any, starts: time, ends: time | None) -> tuple[datetime, datetime]:
    """From when to when; an hour where the end is left open."""
    starts_at = fields.moment(day, starts)
    return starts_at, fields.moment(day, ends) if ends else starts_at + USUAL
