"""Bodies of acts on sessions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from rest_framework import serializers

from mediation.api.bodies.common import PresentField
from mediation.api.body import ArgumentsBody, Body
from mediation.api.fields import PartyField, RoomField, SessionField, StaffField
from mediation.casework.acts.sessions import (
    CancellationArguments,
    RecordArguments,
)
from mediation.handling import SeparateTalk, SessionPlan
from mediation.models import MediationSession
from mediation.trips import Attendance


class SessionBody(ArgumentsBody[SessionPlan]):
    """``participants_agreed``: the parties consent to the participants of other agencies (人民调解法 Art. 20).

    One that begins too far ahead, or lasts too long, is refused with how far and how long it may be.
    """

    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    form = serializers.ChoiceField(MediationSession.Form.choices, default=MediationSession.Form.JOINT)
    room = RoomField(required=False, default=None)
    participants = serializers.ListField(child=StaffField(), max_length=20, required=False, default=list)
    participants_agreed = serializers.BooleanField(default=False)
    is_public = serializers.BooleanField(default=False)
    recorder = StaffField(required=False, default=None)

    def validate(self, plan: dict[str, Any]) -> dict[str, Any]:
        if plan["ends_at"] <= plan["starts_at"]:
            raise serializers.ValidationError({"ends_at": _("A session ends after it begins.")})
        return plan

    def to_arguments(self) -> SessionPlan:
        return session_plan(self.validated_data)


def session_plan(plan: Mapping[str, Any]) -> SessionPlan:
    """Of what was valid in a body, alone or as a part of another."""
    return SessionPlan(
        starts_at=plan["starts_at"],
        ends_at=plan["ends_at"],
        form=plan["form"],
        room=plan["room"],
        participants=plan["participants"],
        participants_agreed=plan["participants_agreed"],
        is_public=plan["is_public"],
        recorder=plan["recorder"],
    )


class CancellationBody(ArgumentsBody[CancellationArguments]):
    reason = serializers.CharField(max_length=200)

    def to_arguments(self) -> CancellationArguments:
        session = get_object_or_404(self.case.sessions, number=self.number)
        return CancellationArguments(session=session, reason=self.validated_data["reason"])


class SeparateTalkBody(Body):
    """A talk with one party apart (背靠背): written here, read by the mediator on the page of the case alone."""

    party = PartyField()
    words = serializers.CharField(max_length=20000)


class RecordBody(ArgumentsBody[RecordArguments]):
    """The record of a session that was held; ``session`` names one that had been set.

    ``record`` may be left out of a session that was only held apart; ``concessions`` and ``separate_talks`` are read
    back by no operation.
    """

    session = SessionField(required=False, default=None)
    began_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField()
    form = serializers.ChoiceField(MediationSession.Form.choices, default=MediationSession.Form.JOINT)
    room = RoomField(required=False, default=None)
    record = serializers.CharField(max_length=20000, required=False, default="")
    undisputed_facts = serializers.CharField(max_length=20000, required=False, default="")
    concessions = serializers.CharField(max_length=20000, required=False, default="")
    separate_talks = serializers.ListField(child=SeparateTalkBody(), max_length=20, required=False, default=list)
    participants = serializers.ListField(child=StaffField(), max_length=20, required=False, default=list)
    participants_agreed = serializers.BooleanField(default=False)
    recorder = StaffField(required=False, default=None)
    present = PresentField()
    adjourned_to = SessionBody(required=False, default=None)

    def validate(self, record: dict[str, Any]) -> dict[str, Any]:
        if record["ended_at"] <= record["began_at"]:
            raise serializers.ValidationError({"ended_at": _("A session ends after it begins.")})
        if record["ended_at"] > self.context["staff"].at:
            raise serializers.ValidationError({"ended_at": _("This lies in the future.")})
        return record

    def to_arguments(self) -> RecordArguments:
        answer = self.validated_data
        plan = answer["adjourned_to"]
        return RecordArguments(
            began_at=answer["began_at"],
            ended_at=answer["ended_at"],
            record=answer["record"],
            attendance=Attendance(answer["present"]),
            session=answer["session"],
            undisputed_facts=answer["undisputed_facts"],
            concessions=answer["concessions"],
            separate_talks=[SeparateTalk(talk["party"], talk["words"]) for talk in answer["separate_talks"]],
            form=answer["form"],
            room=answer["room"],
            participants=answer["participants"],
            participants_agreed=answer["participants_agreed"],
            recorder=answer["recorder"],
            adjourned_to=session_plan(plan) if plan else None,
        )
