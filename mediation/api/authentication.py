"""Tokens of programs: ``Authorization: Bearer <token>``, looked up by one SHA-256, never by a password hash."""

from enum import StrEnum

from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from accounts import tokens
from accounts.models import ApiToken, User
from windows import clock

KEYWORD = b"bearer"


class Scope(StrEnum):
    """How far a token reaches: no farther than its user."""

    ALL = "all"
    READ = "read"


class WithinScope(BasePermission):
    """A token without the scope ``all`` changes nothing, and one without ``read`` sees nothing either."""

    def has_permission(self, request: Request, view: object) -> bool:
        if not isinstance(request.auth, ApiToken):
            return True
        granted = set(request.auth.scopes)
        return Scope.ALL in granted or (Scope.READ in granted and request.method in SAFE_METHODS)


class TokenAuthentication(BaseAuthentication):
    """The user a valid token belongs to; requests without such a header are left to the session."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        parts = get_authorization_header(request).split()
        if not parts or parts[0].lower() != KEYWORD:
            return None
        if len(parts) != 2:
            raise AuthenticationFailed(_("The header must read: Authorization: Bearer <token>."))
        holder = tokens.holder_of(parts[1].decode("ascii", "replace"), at=clock.now())
        if holder is None:
            raise AuthenticationFailed(_("This token is unknown, expired or revoked."))
        return holder.user, holder.token

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class TokenScheme(OpenApiAuthenticationExtension):
    """How the description names it."""

    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}
