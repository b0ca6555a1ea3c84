"""What every page of the staff does first: who asks and when; and what becomes of a refusal.

A page is a function of (staff, …) under ``@page``. It loads, calls one verb and answers; the clock is read here and
nowhere below.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.models import User
from mediation import casework, intake, journal, lifecycle
from mediation.access import permissions
from mediation.models import Actor
from windows import clock, hours
from windows.models import Centre, CheckIn, Membership, Role, Window
from windows.rights import keepers

P = ParamSpec("P")
SEE_RIGHTS = (*keepers.KEEPERS, Role.AUDITOR)
NUL = "\x00"  # which PostgreSQL's text cannot hold


@dataclass(frozen=True)
class StaffRequest(casework.StaffContext):
    """One request of a page: who, when, and where they serve that day."""

    request: HttpRequest
    memberships: tuple[Membership, ...]

    @cached_property
    def centre(self) -> Centre:
        """The centre whose desk this is, the one served in longest. Raises ``PermissionDenied`` where there is none."""
        if not self.memberships:
            raise PermissionDenied(_("You serve in no centre today."))
        return self.memberships[0].centre

    @cached_property
    def window(self) -> Window | None:
        """The window this person checked in at today."""
        check_ins = CheckIn.objects.current(hours.day_of(self.at)).filter(user=self.user, centre=self.centre)
        entry = check_ins.exclude(window=None).select_related("window").first()
        return entry.window if entry else None

    def show(self, template: str, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """Render a page of the staff: with the moment, and the sections of the site this person has."""
        known = {"at": self.at, "sections": sections(self)}
        return render(self.request, template, known | (context or {}), status=status)

    def require(self, *roles: str) -> Centre:
        """The centre, if this person holds one of these roles there. Raises ``PermissionDenied``."""
        if not self.by.holds(*roles, centre_id=self.centre.pk):
            raise PermissionDenied
        return self.centre


def sections(staff: StaffRequest) -> list[tuple[str, str]]:
    """(name of the address, words) of the pages that everybody with these duties works on."""
    is_at_a_window = staff.by.holds(*permissions.AT_ANY_WINDOW)
    at_a_window = [("intake", _("New matter")), ("matters", _("Other matters"))] if is_at_a_window else []
    cases = [("queues", _("Cases"))] if is_at_a_window or staff.by.centre_wide_ids or staff.by.agency_ids else []
    settles = staff.by.holds(*permissions.RULES[permissions.Act.SETTLE].centre)
    by_hand = [("owed", _("To settle by hand"))] if settles else []
    keeps = (
        [("rights", _("Rights"))] if any(d.role in SEE_RIGHTS and d.agency_id is None for d in staff.by.duties) else []
    )
    return [("home", _("Today")), *at_a_window, *cases, *by_hand, *keeps]


def page(view: Callable[Concatenate[StaffRequest, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Make a view of a function of (staff, …), kept by no cache. What this person may not do is answered with a 403."""

    @never_cache
    @functools.wraps(view)
    def entered(request: HttpRequest, *args: P.args, **path: P.kwargs) -> HttpResponse:
        try:
            return view(asked(request), *args, **path)
        except permissions.NotPermitted as no:
            raise PermissionDenied(str(no)) from no
        except casework.NoSuchCase as none:
            raise Http404 from none
        except casework.KeyRefused as forged:
            raise BadRequest from forged

    return entered


def asked(request: HttpRequest) -> StaffRequest:
    """Read the clock and the duties of that day. One query."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    at = clock.now()
    serving = request.user.memberships.current(hours.day_of(at)).select_related("centre", "agency")
    memberships = tuple(serving.order_by("starts_on", "pk"))
    actor = Actor.staff(request.user.pk, memberships)
    return StaffRequest(request.user, actor, at, request, memberships)


@contextmanager
def refusals_on(form: forms.Form, fields: Callable[[str], str | None] = lambda name: name) -> Iterator[None]:
    """What the domain refuses stands on the form, and nothing typed is lost; ``form.is_valid()`` says whether it did.

    ``fields``: which field of the form shows an error of the domain's field of that name; none: over the form.
    """
    try:
        yield
    except lifecycle.NotAllowed as no:
        form.add_error(None, no.reason)
    except intake.NotNow as no:
        form.add_error(None, str(no))
    except journal.Stale:
        form.add_error(None, _("Somebody else changed this case meanwhile. Read it again, then decide."))
    except ValidationError as problem:
        errors_of = problem.error_dict if hasattr(problem, "error_dict") else {"": problem.error_list}
        for name, errors in errors_of.items():
            field = fields(name)
            form.add_error(field if field in form.fields else None, errors)


def key_of(data: QueryDict) -> str:
    """By which one filling-in of a form is known; a new one where the form does not say."""
    try:
        return str(UUID(data.get("form_id", "")))
    except ValueError:
        return str(uuid4())


def once(staff: StaffRequest, key: str, answer: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What ``answer`` says; when this person sent the same ``key`` before, what it said then, without calling it.

    Must run inside a transaction; a second press waits for the first. Raises ``casework.KeyRefused`` for the key of
    another form.
    """
    request = f"page {staff.request.path}"
    _status, payload = casework.once(staff, key, request=request, answer=lambda: (200, answer()))
    return dict(payload)


def answered(staff: StaffRequest, key: str) -> dict[str, Any] | None:
    """What was answered under this key before, if it was."""
    if NUL in key:
        return None
    return casework.answered(staff.user, key)
