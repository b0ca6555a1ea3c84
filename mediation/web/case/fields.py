"""Fields by which an act names parties, agencies, people, rooms and hours of its case."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from accounts.models import User
from mediation.models import Party
from mediation.web.shell.formatting import BETWEEN
from windows import hours
from windows.models import Agency, Room, Window

TOO_LONG = 10  # digits that no number of a line or a session has


class ByName(forms.ModelChoiceField):
    """A row chosen by its short name; its rows are given when the form is made."""

    def __init__(self, key: str, *, empty: Any = None, **kwargs: Any) -> None:
        super().__init__(queryset=None, to_field_name=key, empty_label=empty, **kwargs)


def named(party: Party) -> str:
    """How a party is offered: masked, with what it is in the case."""
    return f"{party.person.masked_name}{BETWEEN}{party.get_role_display()}"


class PartyField(ByName):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__("number", **kwargs)

    def label_from_instance(self, party: Party) -> str:
        return named(party)


class AgencyField(ByName):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__("code", **kwargs)

    def label_from_instance(self, agency: Agency) -> str:
        return agency.name


class WindowField(ByName):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__("number", **kwargs)

    def label_from_instance(self, window: Window) -> str:
        return _("Window %(number)s %(name)s") % {"number": window.number, "name": window.name}


class RoomField(ByName):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__("code", **kwargs)

    def label_from_instance(self, room: Room) -> str:
        return _("%(name)s, %(seats)s seats") % {"name": room.name, "seats": room.seats}


class StaffField(ByName):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__("staff_number", **kwargs)

    def label_from_instance(self, user: User) -> str:
        return user.name


class SeveralOf(forms.ModelMultipleChoiceField):
    """Check boxes: several rows by their short names."""

    def __init__(self, key: str, **kwargs: Any) -> None:
        super().__init__(
            queryset=None, to_field_name=key, required=False, widget=forms.CheckboxSelectMultiple, **kwargs
        )

    def label_from_instance(self, row: Any) -> str:
        return str(row.name)


class PartiesField(SeveralOf):
    """Check boxes of the parties of the case."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("number", **kwargs)

    def label_from_instance(self, party: Party) -> str:
        return named(party)


def number_of(text: str) -> int | None:
    """A small number out of an address or a hidden field, where it is one."""
    return int(text) if text.isdecimal() and len(text) < TOO_LONG else None


def moment(day: date, hour: time) -> datetime:
    return hours.moment(day, hour)
