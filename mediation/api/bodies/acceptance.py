"""Bodies of acts by which the agency takes the case on."""

from __future__ import annotations

from rest_framework import serializers

from mediation.api.bodies.sessions import SessionBody, session_plan
from mediation.api.body import ArgumentsBody
from mediation.api.fields import PartyField, StaffField
from mediation.casework.acts.acceptance import (
    AcceptanceArguments,
    ConsentArguments,
    MediatorArguments,
    OpeningArguments,
)
from mediation.models import Consent, ConsentState


class AcceptanceBody(ArgumentsBody[AcceptanceArguments]):
    mediator = StaffField(required=False, default=None)

    def to_arguments(self) -> AcceptanceArguments:
        return AcceptanceArguments(mediator=self.validated_data["mediator"])


class MediatorBody(ArgumentsBody[MediatorArguments]):
    mediator = StaffField()

    def to_arguments(self) -> MediatorArguments:
        return MediatorArguments(mediator=self.validated_data["mediator"])


class ConsentBody(ArgumentsBody[ConsentArguments]):
    party = PartyField()
    state = serializers.ChoiceField([c for c in ConsentState.choices if c[0] != ConsentState.ASKED])
    means = serializers.ChoiceField(Consent.Means.choices)

    def to_arguments(self) -> ConsentArguments:
        answer = self.validated_data
        return ConsentArguments(party=answer["party"], state=answer["state"], means=answer["means"])


class OpeningBody(ArgumentsBody[OpeningArguments]):
    session = SessionBody(required=False, default=None)

    def to_arguments(self) -> OpeningArguments:
        session = self.validated_data["session"]
        return OpeningArguments(session=session_plan(session) if session else None)
