"""What the API says about a case. Names and numbers are masked here as everywhere; nothing is unmasked by a list."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.particulars import BY_NAME
from mediation import casework, citations, notices, terms
from mediation.handling import Finding
from mediation.models import (
    Agreement,
    AgreementTerm,
    AssistTask,
    CaseEvent,
    CaseVisit,
    Deadline,
    ExternalReference,
    MediationSession,
    Notice,
    Paper,
    Party,
    Signature,
)


class AgencyName(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()


class UserName(serializers.Serializer):
    staff_number = serializers.CharField()
    name = serializers.CharField()


class PartyAnswer(serializers.ModelSerializer):
    """``may_be_called``: false where nobody may call them, at their own wish or because the case has a safe contact.

    ``safe_hours``: when a call does no harm, in their own words; empty where they did not say. ``further``: what else
    is known of them, masked, by its name in the body of a person.
    """

    name = serializers.SerializerMethodField()
    phone = serializers.SerializerMethodField()
    further = serializers.SerializerMethodField()
    may_be_called = serializers.SerializerMethodField()

    class Meta:
        model = Party
        fields = (
            *("number", "role", "name", "phone", "further", "may_be_called", "may_be_messaged", "safe_hours"),
            *("relation", "consent", "consented_at"),
        )

    def get_may_be_called(self, party: Party) -> bool:
        return notices.may_be_called(party.case, party)

    def get_name(self, party: Party) -> str:
        return party.person.masked_name

    def get_phone(self, party: Party) -> str:
        return BY_NAME["phone"].masked(party.person)

    @extend_schema_field(serializers.DictField(child=serializers.CharField()))
    def get_further(self, party: Party) -> dict[str, str]:
        return {particular.name: known for particular, known in casework.further(party.person)}


class ClockAnswer(serializers.ModelSerializer):
    """``law`` is the article the clock rests on; ``trace`` the days that did not simply count, and why.

    ``instead``: which clocks do not run because this one does.
    """

    name = serializers.SerializerMethodField()
    law = serializers.SerializerMethodField()
    idle_because = serializers.SerializerMethodField()
    instead = serializers.SerializerMethodField()
    is_late = serializers.SerializerMethodField()

    class Meta:
        model = Deadline
        fields = (
            "term",
            "occasion",
            "name",
            "law",
            "binds",
            "state",
            "started_at",
            "due_on",
            "due_at",
            "is_provisional",
            "is_late",
            "stopped_at",
            "passed_at",
            "idle_because",
            "instead",
            "trace",
        )

    def get_name(self, clock: Deadline) -> str:
        return str(clock.rule.name)

    def get_law(self, clock: Deadline) -> str:
        return citations.short(clock.rule.law)

    def get_idle_because(self, clock: Deadline) -> str:
        return str(clock.rule.idle_because) if clock.state == Deadline.State.IDLE else ""

    def get_instead(self, clock: Deadline) -> str:
        return str(clock.rule.instead)

    def get_is_late(self, clock: Deadline) -> bool:
        return clock.binds == terms.Binds.US and clock.is_late(self.context["staff"].at)


class SignatureAnswer(serializers.ModelSerializer):
    party = serializers.IntegerField(source="party.number", default=None)

    class Meta:
        model = Signature
        fields = ("kind", "party", "signed_at")


class TermAnswer(serializers.ModelSerializer):
    debtor = serializers.IntegerField(source="debtor.number")
    creditor = serializers.IntegerField(source="creditor.number")

    class Meta:
        model = AgreementTerm
        fields = ("number", "debtor", "creditor", "act", "amount", "manner", "due_on")


class AgreementAnswer(serializers.ModelSerializer):
    terms = TermAnswer(many=True)
    signatures = SignatureAnswer(many=True)

    class Meta:
        model = Agreement
        fields = (
            "version",
            "number_year",
            "number",
            "form",
            "state",
            "facts",
            "default_consequence",
            "is_confirmable",
            "effective_at",
            "terms",
            "signatures",
        )


class SessionAnswer(serializers.ModelSerializer):
    starts_at = serializers.DateTimeField(source="during.lower")
    ends_at = serializers.DateTimeField(source="during.upper")
    room = serializers.CharField(source="room.code", default=None)

    class Meta:
        model = MediationSession
        fields = ("number", "form", "state", "starts_at", "ends_at", "room")


class AssistAnswer(serializers.ModelSerializer):
    agency = serializers.CharField(source="agency.code")

    class Meta:
        model = AssistTask
        fields = ("number", "agency", "asked_at", "done_at")


class FindingAnswer(serializers.Serializer):
    """What the validator finds in a draft. ``bars_confirmation``: no court would confirm it."""

    term = serializers.IntegerField()
    sentence = serializers.CharField()
    law = serializers.SerializerMethodField()
    blocks = serializers.BooleanField()
    bars_confirmation = serializers.BooleanField()

    def get_law(self, finding: Finding) -> str:
        return citations.short(finding.law)


class PaperAnswer(serializers.ModelSerializer):
    party = serializers.IntegerField(source="party.number", default=None)

    class Meta:
        model = Paper
        fields: tuple[str, ...] = (
            "id",
            "kind",
            "number",
            "party",
            "printed_number",
            "copies",
            "state",
            "pages",
            "owed_at",
            "ready_at",
        )


class PaperOfCase(PaperAnswer):
    """With what staff must know: why it failed, and who had it made again."""

    retried_by = serializers.CharField(source="retried_by.name", default="")

    class Meta(PaperAnswer.Meta):
        fields: tuple[str, ...] = (*PaperAnswer.Meta.fields, "attempts", "failed_because", "retried_by", "retried_at")


class NoticeAnswer(serializers.ModelSerializer):
    """``reference``: our own name for the message, by which the provider can be asked about it.

    ``settled_because`` is the machine's last word; ``settled_way``, ``_by`` and ``_at`` tell what a person decided.
    """

    party = serializers.IntegerField(source="party.number", default=None)
    settled_by = serializers.CharField(source="settled_by.name", default="")

    class Meta:
        model = Notice
        fields: tuple[str, ...] = (
            "id",
            "kind",
            "party",
            "occasion",
            "medium",
            "state",
            "due_at",
            "attempts",
            "tried_at",
            "asked_at",
            "sent_at",
            "settled_because",
            "settled_way",
            "settled_by",
            "settled_at",
            "reference",
        )


class EventAnswer(serializers.ModelSerializer):
    actor = serializers.CharField(source="actor_user.name", default="")

    class Meta:
        model = CaseEvent
        fields = (
            "seq",
            "kind",
            "actor_kind",
            "actor",
            "actor_role",
            "occurred_at",
            "recorded_at",
            "attested_by",
            "details",
        )


class TripAnswer(serializers.ModelSerializer):
    """One party on one visit."""

    party = serializers.IntegerField(source="party.number")
    ticket = serializers.CharField(source="visit.ticket")
    lane = serializers.CharField(source="visit.lane")
    window = serializers.IntegerField(source="visit.window.number", default=None)
    arrived_at = serializers.DateTimeField(source="visit.arrived_at")
    served_at = serializers.DateTimeField(source="visit.served_at", allow_null=True)

    class Meta:
        model = CaseVisit
        fields = ("party", "ticket", "lane", "window", "arrived_at", "served_at")


class TripsAnswer(serializers.Serializer):
    """How often they had to come, to how many places, and how long they waited with a number in the hand."""

    count = serializers.IntegerField()
    places = serializers.IntegerField()
    is_one_place = serializers.BooleanField()
    waited_minutes = serializers.IntegerField(allow_null=True)
    made = TripAnswer(many=True)


class ReferenceAnswer(serializers.ModelSerializer):
    """The number under which another organ knows the same facts."""

    class Meta:
        model = ExternalReference
        fields = ("kind", "organ", "number", "dated_on")
