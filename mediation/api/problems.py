"""Errors as problems: one documented shape, in the reader's language, with a stable code.

What the domain raises is answered as 403 (not yours to do), 404, 409 (not now; read again) or 400 beside a field.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.exceptions import ValidationError as DjangoValidationError
from django.utils.translation import gettext as _
from drf_standardized_errors.handler import ExceptionHandler
from rest_framework import exceptions, serializers, status
from rest_framework.response import Response

from mediation import assignments, casework, intake, journal, lifecycle, outages
from mediation.access import permissions
from mediation.api import paths
from mediation.casework import too_many
from mediation.casework.disclosure import ReasonNeeded
from mediation.casework.look_ups import TooManyLookUps
from windows import clock


class Conflict(exceptions.APIException):
    """The case does not stand where this could be done."""

    status_code = status.HTTP_409_CONFLICT
    default_code = "not_allowed_now"


class KeyReused(exceptions.APIException):
    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY
    default_code = "idempotency_key_reused"


class Problems(ExceptionHandler):
    """Turns the domain's sentences into HTTP."""

    def run(self) -> Response | None:
        """What passes by itself is answered where pages are answered too (``config.errors``)."""
        if outages.is_outage(self.exc):
            return None
        return super().run()

    def convert_known_exceptions(self, exc: Exception) -> Exception:
        converted = super().convert_known_exceptions(exc)
        if isinstance(converted, lifecycle.NotAllowed):
            return Conflict(converted.reason, code="not_allowed_now")
        if isinstance(converted, intake.NotNow):
            return Conflict(str(converted), code="not_allowed_now")
        if isinstance(converted, casework.NoSuchCase):
            return exceptions.NotFound()
        if isinstance(converted, permissions.NotPermitted | TooManyLookUps | ReasonNeeded):
            return _refused(converted)
        if isinstance(converted, journal.Stale):
            return Conflict(_("Somebody else changed this case meanwhile. Read it again."), code="changed_meanwhile")
        if isinstance(converted, casework.KeyRefused):
            return _of_a_key(converted)
        if isinstance(converted, assignments.NotALeadAgency):
            return exceptions.ValidationError({"lead": _("This agency cannot own a case of this centre.")})
        if isinstance(converted, SuspiciousOperation):
            return exceptions.ParseError(_("This holds more fields or files than are taken."))
        if isinstance(converted, DjangoValidationError):
            return exceptions.ValidationError(_as_details(converted))
        return converted


def _refused(refused: permissions.NotPermitted | TooManyLookUps | ReasonNeeded) -> exceptions.APIException:
    if isinstance(refused, TooManyLookUps):
        return exceptions.Throttled(detail=too_many.words_for(refused, at=clock.now()))
    if isinstance(refused, ReasonNeeded):
        return exceptions.PermissionDenied(str(refused), code="reason_needed")
    return exceptions.PermissionDenied(str(refused))


def _of_a_key(refused: casework.KeyRefused) -> exceptions.APIException:
    if isinstance(refused, casework.KeyUsedForAnother):
        return KeyReused(_("This idempotency key was used for another request."))
    if isinstance(refused, casework.KeyTooLong):
        words = _("An idempotency key has %(n)d characters at most.") % {"n": casework.KEY_LENGTH}
        return exceptions.ValidationError({"Idempotency-Key": words}, code="max_length")
    return exceptions.ValidationError({"Idempotency-Key": _("An idempotency key is visible text.")}, code="invalid")


def _as_details(error: DjangoValidationError) -> Any:
    """With the codes of the errors, where they have any."""
    if not hasattr(error, "error_dict"):
        return error.messages
    return {
        paths.as_sent(name): [
            exceptions.ErrorDetail(sentence, each.code or "invalid") for each in errors for sentence in each.messages
        ]
        for name, errors in error.error_dict.items()
    }


class ProblemLine(serializers.Serializer):
    """One thing that is wrong: ``attr`` names the field it stands beside, null where it is about the whole."""

    code = serializers.CharField()
    detail = serializers.CharField()
    attr = serializers.CharField(allow_null=True)


class Problem(serializers.Serializer):
    """How every refusal looks."""

    type = serializers.CharField()
    errors = serializers.ListField(child=ProblemLine())  # type: ignore[assignment]  # the name on the wire
