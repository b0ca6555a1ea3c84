"""Fields of bodies that name rows of the case's centre by their short names: agency codes, window numbers, parties."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.models import User
from mediation import handling
from mediation.models import AgreementTerm, MediationSession, Party
from windows import hours
from windows.models import Agency, Room, Visit, Window


class ByName(serializers.Field):
    """A row of the centre found by ``key``; what cannot be found is an error beside this field."""

    default_error_messages = {"unknown": _("There is no “{value}” here.")}
    key = ""

    def rows(self) -> QuerySet[Any]:
        raise NotImplementedError

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str | int) or isinstance(data, bool) or "\x00" in str(data):
            self.fail("unknown", value=data)
        try:
            row = self.rows().filter(**{self.key: data}).first()
        except (ValueError, OverflowError):
            row = None
        if row is None:
            self.fail("unknown", value=data)
        return row

    def to_representation(self, value: Any) -> Any:
        return getattr(value, self.key)


@extend_schema_field(str)
class AgencyField(ByName):
    """An agency's code."""

    key = "code"

    def rows(self) -> QuerySet[Agency]:
        return Agency.objects.filter(centre=self.context["centre"])


@extend_schema_field(int)
class WindowField(ByName):
    """A window's number."""

    key = "number"

    def rows(self) -> QuerySet[Window]:
        return Window.objects.filter(centre=self.context["centre"])


@extend_schema_field(str)
class TicketField(ByName):
    """The ticket of a visitor of today who has not left."""

    key = "ticket"

    def rows(self) -> QuerySet[Visit]:
        today = Visit.objects.of_day(hours.day_of(self.context["staff"].at))
        return today.filter(centre=self.context["centre"], ended_at=None)


@extend_schema_field(str)
class RoomField(ByName):
    """A room's code."""

    key = "code"

    def rows(self) -> QuerySet[Room]:
        return Room.objects.filter(centre=self.context["centre"])


@extend_schema_field(str)
class StaffField(ByName):
    """The staff number of somebody who serves in this centre."""

    key = "staff_number"

    def rows(self) -> QuerySet[User]:
        serving = self.context["centre"].memberships.current(hours.day_of(self.context["staff"].at))
        return User.objects.filter(pk__in=serving.values("user"))


@extend_schema_field(int)
class PartyField(ByName):
    """A party's number within the case."""

    key = "number"

    def rows(self) -> QuerySet[Party]:
        return Party.objects.filter(case=self.context["case"])


@extend_schema_field(int)
class SessionField(ByName):
    """A session's number within the case."""

    key = "number"

    def rows(self) -> QuerySet[MediationSession]:
        sessions: QuerySet[MediationSession] = self.context["case"].sessions.all()
        return sessions


@extend_schema_field(int)
class TermField(ByName):
    """The number of a term in force that is not performed yet."""

    key = "number"

    def rows(self) -> QuerySet[AgreementTerm]:
        return handling.unperformed_terms(self.context["case"])
