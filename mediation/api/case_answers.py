"""How a case is answered: as a line of a list, as this person may see it, and whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from mediation import lifecycle, trips
from mediation.access.visibility import Extent, Group, VisibleCase
from mediation.api.answers import (
    AgencyName,
    AgreementAnswer,
    AssistAnswer,
    ClockAnswer,
    PartyAnswer,
    ReferenceAnswer,
    SessionAnswer,
    TripsAnswer,
    UserName,
)
from mediation.models import (
    Case,
)


class CaseLine(serializers.ModelSerializer):
    """One line of a queue."""

    code = serializers.CharField(source="printed_code")
    owner = AgencyName()
    mediator = UserName(allow_null=True)

    class Meta:
        model = Case
        fields = (
            "code",
            "status",
            "outcome",
            "category",
            "subtype",
            "risk",
            "wage_arrears",
            "owner",
            "mediator",
            "next_term",
            "next_due_at",
            "registered_at",
        )


COURSE = ("acknowledged_at", "accepted_at", "resolved_at", "performed_at", "closed_at", "archived_at")
ABOUT = (
    *CaseLine.Meta.fields,
    *("centre", "register_year", "register_number", "track", "source", "segment", "mediating_body", "window"),
    *("migrant_worker_wages", "is_joint_application", "applied_at", "dossier_year", "dossier_number"),
    *("retention", "retention_years", "retained_from", "refusal_reason", "route_told", "parties", "actions"),
    *("first_contact", "receipt_codes", "amount", "people", "employment", "entrusted_by", "has_safe_contact"),
)
#: To which group each field of a case belongs. A field that stands nowhere here is answered only to who sees all.
GROUPS: dict[str, Group] = {
    **dict.fromkeys(ABOUT, Group.ABOUT),
    **dict.fromkeys(COURSE, Group.COURSE),
    "clocks": Group.CLOCKS,
    "sessions": Group.SESSIONS,
    "agreements": Group.AGREEMENTS,
    "assistance": Group.ASSISTANCE,
    "references": Group.REFERENCES,
    "trips": Group.TRIPS,
}
#: How a field is answered to who sees a part of its group.
PARTS: dict[str, Callable[[VisibleCase, Mapping[str, Any]], Any]] = {
    "clocks": lambda visible, context: ClockAnswer(visible.clocks(), many=True, context=dict(context)).data,
    "assistance": lambda visible, context: AssistAnswer(visible.tasks().select_related("agency"), many=True).data,
}


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
