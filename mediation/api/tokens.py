"""A token for a program: issued once for a staff number and a password."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import second_factors, tokens
from accounts.models import User
from mediation import casework
from mediation.api.authentication import Scope
from mediation.api.body import Body
from mediation.api.description import refusals
from mediation.api.public.entrance import opened
from mediation.casework import signing_in, too_many
from windows import clock

TOKEN_LIVES = timedelta(days=1)


class CredentialsBody(Body):
    staff_number = serializers.CharField(max_length=64)
    password = serializers.CharField(max_length=200, trim_whitespace=False)
    name = serializers.CharField(max_length=100, default="API")
    scope = serializers.ChoiceField(list(Scope), default=Scope.ALL)


class TokenAnswer(serializers.Serializer):
    """``token`` is shown here once and never again."""

    token = serializers.CharField()
    expires_at = serializers.DateTimeField()


@extend_schema(
    operation_id="token_issue",
    summary="A token for a program",
    request=CredentialsBody,
    responses={201: TokenAnswer} | refusals(403),
)
@opened
def token(request: Request) -> Response:
    at = clock.now()
    checked = CredentialsBody(data=request.data)
    checked.is_valid(raise_exception=True)
    body = checked.validated_data
    try:
        tried = signing_in.begin(body["staff_number"], source=casework.origin_of(request.META), at=at)
    except too_many.TooManyAttempts as often:
        raise exceptions.Throttled(detail=too_many.words_for(often, at=at)) from often
    user = authenticate(request, username=body["staff_number"], password=body["password"])
    if not isinstance(user, User):
        raise exceptions.AuthenticationFailed(_("Staff number or password is wrong."))
    tried.was_right()
    if Authenticator.objects.filter(user=user).exists():
        raise exceptions.AuthenticationFailed(_("This account has a second factor: issue the token on the page."))
    if second_factors.is_missing(user, at=datetime.now(UTC)):
        raise exceptions.AuthenticationFailed(_("This account needs a second factor first: sign in on the page."))
    issued, secret = tokens.issue(user, name=body["name"], scopes=[body["scope"]], lasts=TOKEN_LIVES, at=at)
    return Response({"token": secret, "expires_at": issued.expires_at}, status=status.HTTP_201_CREATED)
