"""What every page of the staff does first: who asks and when.

A page is a function of (staff, …) under ``@page``. It loads, calls one verb and answers; the clock is read here and
nowhere below.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.models import User
from mediation import casework
from mediation.access import permissions
from mediation.models import Actor
from mediation.web.shell.sections import sections
from windows import clock, hours
from windows.models import Centre, CheckIn, Membership, Window

P = ParamSpec("P")


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
        known = {"at": self.at, "sections": sections(self.by)}
        return render(self.request, template, known | (context or {}), status=status)

    def require(self, *roles: str) -> Centre:
        """The centre, if this person holds one of these roles there. Raises ``PermissionDenied``."""
        if not self.by.holds(*roles, centre_id=self.centre.pk):
            raise PermissionDenied
        return self.centre


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
