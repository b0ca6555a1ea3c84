"""The reference tables of the hall. What happens in it (check-ins, summonses, visits) is not edited here."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from windows import calendars
from windows.models import (
    Agency,
    CalendarDay,
    CalendarYear,
    Centre,
    ClosedDay,
    Membership,
    OpeningHours,
    RetentionPeriod,
    Room,
    RotaSlot,
    Window,
)


class OpeningHoursInline(admin.TabularInline):
    model = OpeningHours
    extra = 0


class RetentionPeriodInline(admin.TabularInline):
    model = RetentionPeriod
    extra = 0


@admin.register(Centre)
class CentreAdmin(admin.ModelAdmin):
    list_display = ("name", "code", "tier", "parent")
    list_filter = ("tier",)
    inlines = (OpeningHoursInline, RetentionPeriodInline)


@admin.register(Agency)
class AgencyAdmin(admin.ModelAdmin):
    list_display = ("name", "code", "centre", "kind", "presence", "may_lead", "has_seal")
    list_filter = ("centre", "kind", "presence")
    search_fields = ("name", "code")


@admin.register(Window)
class WindowAdmin(admin.ModelAdmin):
    list_display = ("number", "name", "centre", "kind", "agency", "is_accessible")
    list_filter = ("centre", "kind")


@admin.register(Room)
class RoomAdmin(admin.ModelAdmin):
    list_display = ("code", "name", "centre", "kind", "seats")
    list_filter = ("centre", "kind")


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    list_display = ("user", "role", "centre", "agency", "starts_on", "ends_on")
    list_filter = ("centre", "role")
    list_select_related = ("user", "centre", "agency")
    search_fields = ("user__name", "user__staff_number")


@admin.register(RotaSlot)
class RotaSlotAdmin(admin.ModelAdmin):
    list_display = ("agency", "weekday", "opens", "closes", "window", "room")
    list_filter = ("centre", "weekday")
    list_select_related = ("agency", "window", "room")


@admin.register(ClosedDay)
class ClosedDayAdmin(admin.ModelAdmin):
    list_display = ("on", "centre", "reason")
    list_filter = ("centre",)


class OfTheCalendar:
    """Whoever changes the calendar sees it at once in this process, and everywhere within a minute."""

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)  # type: ignore[misc]  # of ModelAdmin
        calendars.forget()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)  # type: ignore[misc]  # of ModelAdmin
        calendars.forget()


@admin.register(CalendarDay)
class CalendarDayAdmin(OfTheCalendar, admin.ModelAdmin):
    list_display = ("day", "name", "is_working", "source")
    list_filter = ("is_working",)
    date_hierarchy = "day"


@admin.register(CalendarYear)
class CalendarYearAdmin(OfTheCalendar, admin.ModelAdmin):
    list_display = ("year", "is_announced", "source")
