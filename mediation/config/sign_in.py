"""How allauth behaves here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse

from accounts.models import User
from mediation.web import look


class Adapter(DefaultAccountAdapter):
    """Accounts are made by administrators: nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: User, **details: Any) -> HttpResponse:
        """Whoever signs in finds the language, the brightness and the type chosen on another machine."""
        response: HttpResponse = super().post_login(request, user, **details)
        look.remember(response, look.of(user), secure=request.is_secure())
        return response
