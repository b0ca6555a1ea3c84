"""What the rules propose: a kind of dispute from its words, an agency for a case. A person decides."""

from __future__ import annotations

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from mediation import casework, routing
from mediation.api.acting import validated
from mediation.api.answers.names import AgencyName
from mediation.api.body import Body
from mediation.api.entrance import asked
from mediation.api.presence import StandingAnswer


class ProposalBody(Body):
    facts = serializers.CharField(max_length=20000)
    request = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)
    relation = serializers.CharField(max_length=40, required=False, default="", allow_blank=True)


class ProposalAnswer(serializers.Serializer):
    """A proposal with the words it rests on; a person decides."""

    category = serializers.CharField()
    subtype = serializers.CharField()
    track = serializers.CharField()
    confidence = serializers.FloatField()
    words = serializers.ListField(child=serializers.CharField())
    sides = serializers.ListField(child=serializers.CharField())
    question = serializers.CharField()


class RouteProposalAnswer(serializers.Serializer):
    rule = serializers.CharField()
    lead = AgencyName()
    mediating_body = AgencyName(allow_null=True)
    window = serializers.IntegerField(source="window.number", default=None)
    assisting = AgencyName(many=True)
    standing = StandingAnswer()
    reason = serializers.CharField()


@extend_schema(
    operation_id="proposal",
    summary="What kind of dispute it seems to be",
    request=ProposalBody,
    responses=ProposalAnswer(many=True),
)
@api_view(["POST"])
def proposal(request: Request) -> Response:
    body = validated(ProposalBody, asked(request))
    proposals = routing.propose(facts=body["facts"], request=body["request"], relation=body["relation"])
    return Response(ProposalAnswer(proposals, many=True).data)


@extend_schema(
    operation_id="case_route_proposal",
    summary="Which agency the rules name, and whether it is here now",
    responses=RouteProposalAnswer,
)
@api_view(["GET"])
def route_proposal(request: Request, code: str) -> Response:
    staff = asked(request)
    try:
        return Response(RouteProposalAnswer(routing.suggest(casework.load_case(code, staff), at=staff.at)).data)
    except routing.NoAgency as none:
        raise exceptions.NotFound(_("No rule of this centre names an agency for it.")) from none
