"""What may be said to a case: one body for each noun."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from mediation.api.body import Body
from mediation.api.fields import AgencyField, PartyField, RoomField, StaffField, WindowField
from mediation.handling import SuspensionReason, TerminationReason
from mediation.models import (
    Agreement,
    Category,
    Consent,
    ConsentState,
    Grade,
    MediationSession,
    Performance,
    Risk,
    Track,
)
from mediation.models.followup import Callback, Rating
from mediation.states import RefusalReason
from windows.models import Retention


class OccurredField(serializers.DateTimeField):
    """When it happened in the world; never later than now, now where it is left out."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def run_validation(self, data: Any = serializers.empty) -> Any:
        moment = super().run_validation(data)
        if moment and moment > self.context["staff"].at:
            raise serializers.ValidationError(_("This lies in the future."), code="future")
        return moment


class DayField(serializers.DateField):
    """A day that our calendars can count from; what follows the last day of the calendar cannot be said."""

    def to_internal_value(self, value: Any) -> date:
        day = super().to_internal_value(value)
        if not 2000 <= day.year < 2200:
            self.fail("invalid", format="YYYY-MM-DD")
        return day


class PresentField(serializers.ListField):
    """The parties who came to the centre for it, by their numbers; nobody where it is left out."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(child=PartyField(), max_length=100, required=False, default=list, **kwargs)


class ClassificationBody(Body):
    category = serializers.ChoiceField(Category.choices)
    subtype = serializers.CharField(max_length=40, required=False, default="")
    track = serializers.ChoiceField(Track.choices, required=False, default="")
    wage_arrears = serializers.BooleanField(default=None, allow_null=True)
    migrant_worker_wages = serializers.BooleanField(default=False)
    reason = serializers.CharField(max_length=200, required=False, default="")


class AssignmentBody(Body):
    lead = AgencyField()
    mediating_body = AgencyField(required=False, default=None)
    window = WindowField(required=False, default=None)
    assisting = serializers.ListField(child=AgencyField(), max_length=10, required=False, default=list)
    rule = serializers.CharField(max_length=60, required=False, default="")
    reason = serializers.CharField(max_length=200, required=False, default="")


class ReasonBody(Body):
    reason = serializers.CharField(max_length=200)


class RefusalBody(Body):
    """A refusal needs its reason and the route that was told (``docs/law.md#refusing``)."""

    reason = serializers.ChoiceField(RefusalReason.choices)
    route_told = serializers.CharField(max_length=200)


class RedirectionBody(Body):
    route_told = serializers.CharField(max_length=200)


class SupplementRequestBody(Body):
    what = serializers.CharField(max_length=1000)


class MergerBody(Body):
    into = serializers.CharField(max_length=12)


class AcceptanceBody(Body):
    mediator = StaffField(required=False, default=None)


class MediatorBody(Body):
    mediator = StaffField()


class ConsentBody(Body):
    party = PartyField()
    state = serializers.ChoiceField([c for c in ConsentState.choices if c[0] != ConsentState.ASKED])
    means = serializers.ChoiceField(Consent.Means.choices)


class SessionBody(Body):
    """``participants_agreed``: the parties consent to the participants of other agencies (人民调解法 Art. 20).

    It begins within a year and lasts twelve hours at most.
    """

    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    form = serializers.ChoiceField(MediationSession.Form.choices, default=MediationSession.Form.JOINT)
    room = RoomField(required=False, default=None)
    participants = serializers.ListField(child=StaffField(), max_length=20, required=False, default=list)
    participants_agreed = serializers.BooleanField(default=False)
    is_public = serializers.BooleanField(default=False)
    recorder = StaffField(required=False, default=None)

    def validate(self, said: dict[str, Any]) -> dict[str, Any]:
        if said["ends_at"] <= said["starts_at"]:
            raise serializers.ValidationError({"ends_at": _("A session ends after it begins.")})
        return said


class OpeningBody(Body):
    session = SessionBody(required=False, default=None)


class RecordBody(Body):
    """The record of a session that was held; ``session`` names one that had been set."""

    session = serializers.IntegerField(min_value=1, required=False, default=None)
    began_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField()
    form = serializers.ChoiceField(MediationSession.Form.choices, default=MediationSession.Form.JOINT)
    room = RoomField(required=False, default=None)
    record = serializers.CharField(max_length=20000)
    undisputed_facts = serializers.CharField(max_length=20000, required=False, default="")
    concessions = serializers.CharField(max_length=20000, required=False, default="")
    participants = serializers.ListField(child=StaffField(), max_length=20, required=False, default=list)
    participants_agreed = serializers.BooleanField(default=False)
    recorder = StaffField(required=False, default=None)
    present = PresentField()
    adjourned_to = SessionBody(required=False, default=None)

    def validate(self, said: dict[str, Any]) -> dict[str, Any]:
        if said["ended_at"] <= said["began_at"]:
            raise serializers.ValidationError({"ended_at": _("A session ends after it begins.")})
        if said["ended_at"] > self.context["staff"].at:
            raise serializers.ValidationError({"ended_at": _("This lies in the future.")})
        return said


class AssistanceBody(Body):
    agency = AgencyField()
    request = serializers.CharField(max_length=2000)


class AnswerBody(Body):
    answer = serializers.CharField(max_length=4000)


class TermBody(Body):
    debtor = PartyField()
    creditor = PartyField()
    act = serializers.CharField(max_length=300)
    amount = serializers.DecimalField(max_digits=14, decimal_places=2, required=False, default=None, allow_null=True)
    manner = serializers.CharField(max_length=120, required=False, default="")
    due_on = DayField()


class AgreementBody(Body):
    form = serializers.ChoiceField(Agreement.Form.choices)
    facts = serializers.CharField(max_length=20000)
    responsibility = serializers.CharField(max_length=4000, required=False, default="")
    covers_later_treatment = serializers.BooleanField(required=False, default=None, allow_null=True)
    default_consequence = serializers.CharField(max_length=300, required=False, default="")
    place_of_performance = serializers.CharField(max_length=120, required=False, default="")
    terms = serializers.ListField(child=TermBody(), min_length=1, max_length=40)


class SignatureBody(Body):
    """``party``: whose signature was taken down; left out: the mediator's own. ``is_here``: they came to sign."""

    party = PartyField(required=False, default=None)
    is_here = serializers.BooleanField(default=True)


class ArrivalBody(Body):
    parties = serializers.ListField(child=PartyField(), min_length=1, max_length=100)


class PerformanceBody(Body):
    term = serializers.IntegerField(min_value=1)
    amount = serializers.DecimalField(max_digits=14, decimal_places=2, required=False, default=None, allow_null=True)
    proof = serializers.ChoiceField(Performance.Proof.choices)
    reference = serializers.CharField(max_length=60, required=False, default="")
    present = PresentField()
    window = WindowField(required=False, default=None)
    occurred_at = OccurredField()


class SuspensionBody(Body):
    reason = serializers.ChoiceField(SuspensionReason.choices)


class TerminationBody(Body):
    reason = serializers.ChoiceField(TerminationReason.choices)
    words = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)


class RiskBody(Body):
    """A person sets the level; every change says why."""

    level = serializers.ChoiceField(Risk.choices)
    reason = serializers.CharField(max_length=200)


class SiteVisitBody(Body):
    """A visit of labour inspection: two officers at least (劳动保障监察条例 Art. 16)."""

    officers = serializers.ListField(child=StaffField(), min_length=1, max_length=10)
    findings = serializers.CharField(max_length=4000)
    occurred_at = OccurredField()


class HappenedBody(Body):
    occurred_at = OccurredField()


class ConclusionBody(Body):
    result = serializers.CharField(max_length=2000)


class ExtensionBody(Body):
    term = serializers.CharField(max_length=8)
    occasion = serializers.CharField(max_length=40, required=False, default="")
    until = DayField()
    by_consent = serializers.BooleanField()


class CallbackBody(Body):
    """``in_person``: they were asked face to face. Of a party with ``may_be_called`` false no call is recorded."""

    party = PartyField()
    result = serializers.ChoiceField(Callback.Result.choices)
    is_performed = serializers.BooleanField(required=False, default=None, allow_null=True)
    has_reprisal = serializers.BooleanField(required=False, default=None, allow_null=True)
    words = serializers.CharField(max_length=4000, required=False, default="", allow_blank=True)
    grade = serializers.ChoiceField(Grade.choices, required=False, default=None, allow_null=True)
    in_person = serializers.BooleanField(default=False)


class RatingBody(Body):
    party = PartyField()
    grade = serializers.ChoiceField(Grade.choices)
    means = serializers.ChoiceField([m for m in Rating.Means.choices if m[0] != Rating.Means.LINK])
    words = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)


class ArchiveBody(Body):
    """``retention``: one of the classes for which the centre has laid down a period."""

    retention = serializers.ChoiceField(Retention.choices)
