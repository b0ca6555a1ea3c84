"""Taking in a dispute, and the queues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import api_view
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import DocumentKind, IdentityStatus, PersonKind, Sex
from accounts.particulars import BY_NAME, PARTICULARS
from mediation import casework, trips
from mediation.access.permissions import AT_ANY_WINDOW
from mediation.api.acting import SHOWN, validated, with_parts
from mediation.api.body import Body
from mediation.api.case_answers import CaseAnswer, CaseLine, WholeCaseAnswer
from mediation.api.description import refusals
from mediation.api.entrance import IDEMPOTENCY_KEY, StaffRequest, asked, once
from mediation.api.fields import TicketField, WindowField
from mediation.api.listing import listed
from mediation.api.money import AmountField
from mediation.api.pagination import page_of
from mediation.api.queries import CasesQuery, CentreQuery, asks
from mediation.intake import Application, PartyGiven, PersonGiven, ReferenceGiven
from mediation.models import Case, Channel, Consent, Employment, ExternalReference, Party, Risk, Source, Track
from windows.models import Centre


class PersonBody(Body):
    """Who somebody is. Whatever is told in words of a person or an organisation is taken under its own name."""

    kind = serializers.ChoiceField(PersonKind.choices, default=PersonKind.NATURAL_PERSON)
    document_kind = serializers.ChoiceField(DocumentKind.choices, required=False, default="", allow_blank=True)
    sex = serializers.ChoiceField(Sex.choices, required=False, default="", allow_blank=True)
    born_on = serializers.DateField(required=False, default=None, allow_null=True)
    is_rural_household = serializers.BooleanField(required=False, default=None, allow_null=True)
    identity_status = serializers.ChoiceField(IdentityStatus.choices, default=IdentityStatus.STATED)

    def get_fields(self) -> dict[str, serializers.Field]:
        return {**text_fields(), **super().get_fields()}


def text_fields() -> dict[str, serializers.Field]:
    """A field for each of the table of particulars; of them all only the name is needed."""
    optional = {
        particular.name: serializers.CharField(max_length=particular.most, required=False, default="", allow_blank=True)
        for particular in PARTICULARS
    }
    return {**optional, "name": serializers.CharField(max_length=BY_NAME["name"].most)}


class PartyBody(Body):
    """``may_be_called``: whether a call does no harm at all; ``safe_hours``: when it does none, in their own words."""

    role = serializers.ChoiceField(Party.Role.choices)
    person = PersonBody()
    relation = serializers.CharField(max_length=40, required=False, default="", allow_blank=True)
    consent_means = serializers.ChoiceField(Consent.Means.choices, required=False, default="", allow_blank=True)
    is_migrant_worker = serializers.BooleanField(default=False)
    may_be_messaged = serializers.BooleanField(default=True)
    may_be_called = serializers.BooleanField(default=True)
    safe_hours = serializers.CharField(max_length=60, required=False, default="", allow_blank=True)


class ReferenceBody(Body):
    kind = serializers.ChoiceField(ExternalReference.Kind.choices)
    number = serializers.CharField(max_length=60)
    organ = serializers.CharField(max_length=80, required=False, default="", allow_blank=True)
    dated_on = serializers.DateField(required=False, default=None, allow_null=True)


class ApplicationBody(Body):
    """The minimum record: who, against whom, what. Everything else may follow.

    ``visit``: the ticket of those who came; left out at a window, those whom this person is serving there.
    """

    facts = serializers.CharField(max_length=20000)
    request = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)
    parties = serializers.ListField(child=PartyBody(), min_length=1, max_length=100)
    amount = AmountField(min_value=0)
    people = serializers.IntegerField(min_value=1, max_value=100000, default=1)
    channel = serializers.ChoiceField(Channel.choices, default=Channel.WINDOW)
    source = serializers.ChoiceField(Source.choices, default=Source.ON_APPLICATION)  # type: ignore[assignment]  # a name
    entrusted_by = serializers.CharField(max_length=80, required=False, default="", allow_blank=True)
    references = ReferenceBody(many=True, required=False, default=list)
    is_joint_application = serializers.BooleanField(default=False)
    track = serializers.ChoiceField(Track.choices, required=False, default="", allow_blank=True)
    employment = serializers.ChoiceField(Employment.choices, required=False, default="", allow_blank=True)
    wage_arrears = serializers.BooleanField(default=False)
    risk = serializers.ChoiceField(Risk.choices, required=False, default="", allow_blank=True)
    has_safe_contact = serializers.BooleanField(default=False)
    is_read_back = serializers.BooleanField(default=False)
    window = WindowField(required=False, default=None)
    visit = TicketField(required=False, default=None)

    def validate_parties(self, parties: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if not any(party["role"] == Party.Role.APPLICANT for party in parties):
            raise serializers.ValidationError(_("Somebody must apply."), code="no_applicant")
        return parties


class RegisteredAnswer(CaseAnswer):
    """The new case, with the receipt code of each party who has one: shown here once and never again."""

    receipt_codes = serializers.SerializerMethodField()

    class Meta(CaseAnswer.Meta):
        fields: tuple[str, ...] = (*CaseAnswer.Meta.fields, "receipt_codes")

    def get_receipt_codes(self, case: Case) -> dict[str, str]:
        codes = self.context["receipt_codes"]
        return {str(party.number): codes[party.pk] for party in case.parties.all() if party.pk in codes}


@asks(GET=CasesQuery, POST=CentreQuery)
@extend_schema(
    methods=["GET"],
    operation_id="cases_list",
    summary="A queue, or all cases this person may see",
    responses={200: page_of(CaseLine)} | refusals(429),
)
@extend_schema(
    methods=["POST"],
    operation_id="cases_register",
    summary="Register a dispute",
    parameters=[IDEMPOTENCY_KEY],
    request=ApplicationBody,
    responses={201: RegisteredAnswer},
)
@api_view(["GET", "POST"])
def cases(request: Request) -> Response:
    return _register(request) if request.method == "POST" else listed(request)


@extend_schema(operation_id="case_read", summary="One case", responses=WholeCaseAnswer)
@api_view(["GET"])
def case_read(request: Request, code: str) -> Response:
    staff = asked(request)
    case = with_parts(casework.load_case(code, staff, *SHOWN, part=True))
    return Response(WholeCaseAnswer(case, context={"staff": staff}).data)


def centre_of(staff: StaffRequest) -> Centre:
    """The centre that is meant: named by ``?centre=``, or the only one this person serves in."""
    named = staff.request.query_params.get("centre")
    serving = Centre.objects.filter(pk__in=staff.by.centre_ids)
    centres = list((serving.filter(code=named) if named else serving)[:2])
    if len(centres) != 1:
        raise ValidationError({"centre": _("Name one of the centres you serve in.")})
    return centres[0]


def _register(request: Request) -> Response:
    staff = asked(request)
    centre = centre_of(staff)
    if not staff.by.holds(*AT_ANY_WINDOW, centre_id=centre.pk):
        raise PermissionDenied

    def answer() -> tuple[int, Any]:
        data = validated(ApplicationBody, staff, centre=centre)
        application = _application(data)
        if application.window and not application.visit:
            application = replace(application, visit=trips.visitor(centre, before=staff.user, at=staff.at))
        registered = casework.open_case(centre, application, by=staff.by, at=staff.at)
        context = {"staff": staff, "receipt_codes": registered.receipt_codes}
        return status.HTTP_201_CREATED, RegisteredAnswer(registered.case, context=context).data

    with transaction.atomic():
        return once(staff, answer)


def _application(data: Mapping[str, Any]) -> Application:
    return Application(
        facts=data["facts"],
        parties=[_party(party) for party in data["parties"]],
        request=data["request"],
        amount=data["amount"],
        people=data["people"],
        channel=data["channel"],
        source=data["source"],
        entrusted_by=data["entrusted_by"],
        references=[_reference(reference) for reference in data["references"]],
        is_joint_application=data["is_joint_application"],
        track=data["track"],
        employment=data["employment"],
        wage_arrears=data["wage_arrears"],
        risk=data["risk"],
        has_safe_contact=data["has_safe_contact"],
        is_read_back=data["is_read_back"],
        window=data["window"],
        visit=data["visit"],
    )


def _party(party: Mapping[str, Any]) -> PartyGiven:
    return PartyGiven(
        role=party["role"],
        person=_person(party["person"]),
        relation=party["relation"],
        consent_means=party["consent_means"],
        is_migrant_worker=party["is_migrant_worker"],
        may_be_messaged=party["may_be_messaged"],
        may_be_called=party["may_be_called"],
        safe_hours=party["safe_hours"],
    )


def _person(person: Mapping[str, Any]) -> PersonGiven:
    """The names of the body are those of ``persons.Details``: what is told of a person is declared once for both."""
    return PersonGiven(**person)


def _reference(reference: Mapping[str, Any]) -> ReferenceGiven:
    return ReferenceGiven(
        kind=reference["kind"],
        number=reference["number"],
        organ=reference["organ"],
        dated_on=reference["dated_on"],
    )
