"""The survey after the end of a matter: rated once, by the token of a link."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from mediation import followup
from mediation.api.body import Body
from mediation.api.description import refusals
from mediation.api.public.entrance import body_of, count_attempt, opened
from mediation.models import Actor, Grade
from mediation.models.ratings import Rating
from windows import clock


class SurveyBody(Body):
    token = serializers.CharField(max_length=64)
    grade = serializers.ChoiceField(Grade.choices)
    words = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)


@extend_schema(
    operation_id="survey",
    summary="Rate the service, once",
    request=SurveyBody,
    responses={204: None} | refusals(404, 409),
)
@opened
def survey(request: Request) -> Response:
    body = body_of(request, SurveyBody)
    count_attempt(request, "survey")
    at = clock.now()
    with transaction.atomic():
        link = followup.find_survey(body["token"], at=at)
        if link is None:
            raise exceptions.NotFound(_("This link has been used, has expired or never was one."))
        by = Actor.party(link.party_id)
        followup.rate(link, grade=body["grade"], means=Rating.Means.LINK, words=body["words"], by=by, at=at)
    return Response(status=status.HTTP_204_NO_CONTENT)
