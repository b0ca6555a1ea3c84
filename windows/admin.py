"""The reference tables of the hall. What happens in it (check-ins, summonses, visits) is not edited here."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from accounts.models import User
from windows import calendars, clock
from windows.administration import OfRole, OfTheCentre, OnlyShown
from windows.models import (
    Agency,
    CalendarDay,
    CalendarYear,
    Centre,
    ClosedDay,
    Membership,
    OpeningHours,
    RetentionPeriod,
    Role,
    Room,
    RotaSlot,
    Window,
)


class OpeningHoursInline(OfTheCentre):
    model = OpeningHours


class RetentionPeriodInline(OfTheCentre):
    model = RetentionPeriod


@admin.register(Centre)
class CentreAdmin(OfRole):
    """A new centre stands below one of one's own; none is deleted, since people serve there and cases hang on it."""

    centre = "pk"
    list_display = ("name", "code", "tier", "parent")
    list_filter = ("tier",)
    inlines = (OpeningHoursInline, RetentionPeriodInline)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type[ModelForm]:
        form = super().get_form(request, obj, change, **kwargs)
        if obj is None and "parent" in form.base_fields:
            form.base_fields["parent"].required = True
        return form

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Whose centre it is decides who keeps its rights: that is not changed here."""
        return ("parent",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Agency)
class AgencyAdmin(OfRole):
    list_display = ("name", "code", "centre", "kind", "presence", "may_lead", "has_seal")
    list_filter = ("kind", "presence")
    search_fields = ("name", "code")


@admin.register(Window)
class WindowAdmin(OfRole):
    list_display = ("number", "name", "centre", "kind", "agency", "is_accessible")
    list_filter = ("kind",)


@admin.register(Room)
class RoomAdmin(OfRole):
    list_display = ("code", "name", "centre", "kind", "seats")
    list_filter = ("kind",)


@admin.register(Membership)
class MembershipAdmin(OnlyShown):
    """Who serves where. Changed by two people, on the page of rights."""

    roles = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)
    list_display = ("user", "role", "centre", "agency", "starts_on", "ends_on")
    list_filter = ("role",)
    list_select_related = ("user", "centre", "agency")
    search_fields = ("user__name", "user__staff_number")


@admin.register(RotaSlot)
class RotaSlotAdmin(OfRole):
    list_display = ("agency", "weekday", "opens", "closes", "window", "room")
    list_filter = ("weekday",)
    list_select_related = ("agency", "window", "room")


@admin.register(ClosedDay)
class ClosedDayAdmin(OfRole):
    list_display = ("on", "centre", "reason")
    fields = ("centre", "on", "reason")

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        """Who entered it and when is written down, never typed."""
        obj.entered_by, obj.entered_at = request.user, clock.now()
        super().save_model(request, obj, form, change)


class OfTheCalendar(OfRole):
    """Whoever changes the calendar sees it at once in this process, and everywhere within a minute."""

    centre = ""

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        calendars.forget()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        calendars.forget()


@admin.register(CalendarDay)
class CalendarDayAdmin(OfTheCalendar):
    list_display = ("day", "name", "is_working", "source")
    list_filter = ("is_working",)
    date_hierarchy = "day"


@admin.register(CalendarYear)
class CalendarYearAdmin(OfTheCalendar):
    list_display = ("year", "is_announced", "source")


@admin.register(User)
class StaffAdmin(OfRole):
    """Accounts: made here without a password, named here. Roles, passwords and closing are asked for elsewhere."""

    roles = (Role.SECURITY_ADMIN,)
    ordering = ("staff_number",)
    list_display = ("staff_number", "name", "is_active", "last_login")
    list_filter = ("is_active",)
    search_fields = ("staff_number", "name")
    fields = ("staff_number", "name", "language")

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Who serves in one's centres, and who does not serve anywhere yet."""
        members = Membership.objects.filter(centre__in=self.centres(request)).values("user")
        return User.objects.filter(Q(pk__in=members) | Q(memberships=None)).order_by("staff_number")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """By the staff number a person signs in: it stays theirs."""
        return ("staff_number",) if obj else ()

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
