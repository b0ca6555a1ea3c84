"""A case as this person may see it, and whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from mediation import lifecycle, trips
from mediation.access.extents import Extent, Group
from mediation.access.visibility import VisibleCase
from mediation.api.answers.agreements import AgreementAnswer
from mediation.api.answers.case_groups import GROUPS, PARTS
from mediation.api.answers.case_line import CaseLine
from mediation.api.answers.clocks import ClockAnswer
from mediation.api.answers.handling import AssistAnswer, SessionAnswer
from mediation.api.answers.names import AgencyName, UserName
from mediation.api.answers.parties import PartyAnswer
from mediation.api.answers.references import ReferenceAnswer
from mediation.api.answers.trips import TripsAnswer
from mediation.models import (
    Case,
)


class CaseAnswer(CaseLine):
    """The case as this person may see it, with what they may do now; of who only assists no more than their part."""

    centre = serializers.CharField(source="centre.code")
    mediating_body = AgencyName(allow_null=True)
    window = serializers.IntegerField(source="window.number", default=None)
    parties = serializers.SerializerMethodField()
    clocks = ClockAnswer(source="deadlines", many=True)
    sessions = SessionAnswer(many=True)
    agreements = AgreementAnswer(many=True)
    assistance = AssistAnswer(source="assist_tasks", many=True)
    actions = serializers.SerializerMethodField()

    class Meta:
        model = Case
        fields: tuple[str, ...] = (
            *CaseLine.Meta.fields,
            "centre",
            "register_year",
            "register_number",
            "track",
            "source",
            "segment",
            "mediating_body",
            "window",
            "migrant_worker_wages",
            "is_joint_application",
            "applied_at",
            "acknowledged_at",
            "accepted_at",
            "resolved_at",
            "performed_at",
            "closed_at",
            "archived_at",
            "dossier_year",
            "dossier_number",
            "retention",
            "retention_years",
            "retained_from",
            "refusal_reason",
            "route_told",
            "parties",
            "clocks",
            "sessions",
            "agreements",
            "assistance",
            "actions",
        )

    def get_fields(self) -> dict[str, serializers.Field]:
        """Whatever somebody may be kept from is null to them; a list is empty."""
        fields: dict[str, serializers.Field] = super().get_fields()
        for name, field in fields.items():
            if GROUPS.get(name) != Group.ABOUT and not isinstance(field, serializers.ListSerializer):
                field.allow_null = True
        return fields

    def to_representation(self, case: Case) -> dict[str, Any]:
        answer: dict[str, Any] = super().to_representation(case)
        staff = self.context["staff"]
        visible = VisibleCase(case, staff.by, staff.at)
        return answer if visible.sees_all else answer | dict(self._narrowed(answer, visible))

    def _narrowed(self, answer: Mapping[str, Any], visible: VisibleCase) -> Iterator[tuple[str, Any]]:
        """What takes the place of a field of which this person sees a part, or nothing."""
        for name, value in answer.items():
            extent = visible.extent(GROUPS[name]) if name in GROUPS else Extent.NOTHING
            if extent == Extent.PART:
                yield name, PARTS[name](visible, self.context)
            elif extent == Extent.NOTHING:
                yield name, [] if isinstance(value, list) else None

    @extend_schema_field(PartyAnswer(many=True))
    def get_parties(self, case: Case) -> Any:
        return PartyAnswer(case.parties.select_related("person"), many=True).data

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_actions(self, case: Case) -> list[str]:
        return [str(action) for action in lifecycle.open_actions(case, self.context["staff"].by)]


class WholeCaseAnswer(CaseAnswer):
    """What is read, but not repeated after every act: what was told at the window, who took it in, other organs'
    numbers, the parties' trips.
    """

    first_contact = UserName(allow_null=True)
    references = ReferenceAnswer(many=True)
    trips = serializers.SerializerMethodField()

    class Meta(CaseAnswer.Meta):
        fields: tuple[str, ...] = (
            *CaseAnswer.Meta.fields,
            *("amount", "people", "employment", "entrusted_by", "has_safe_contact"),
            *("first_contact", "references", "trips"),
        )

    @extend_schema_field(TripsAnswer)
    def get_trips(self, case: Case) -> Any:
        return TripsAnswer(trips.read(case)).data
