"""What every page does first: who asks and when, which case, was it sent before; and that the look is written down.

A page is a function of (asked, …) under ``@page``. It loads, calls one verb and answers; the clock is read here and
nowhere below.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Concatenate, ParamSpec
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts import access_log
from accounts.models import AccessVerb, User
from mediation import casework, intake, journal, lifecycle
from mediation.access import permissions
from mediation.models import Actor, Case
from windows import clock, hours, rights
from windows.models import Centre, CheckIn, Membership, Role, Window

P = ParamSpec("P")
SEE_RIGHTS = (*rights.KEEPERS, Role.AUDITOR)
NUL = "\x00"  # which PostgreSQL's text cannot hold


@dataclass(frozen=True)
class StaffRequest:
    """One request of a member of staff: who, when, and where they serve that day."""

    request: HttpRequest
    user: User
    by: Actor
    at: datetime
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
        here = CheckIn.objects.current(hours.day_of(self.at)).filter(user=self.user, centre=self.centre)
        entry = here.exclude(window=None).select_related("window").first()
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
    """Make a view of a function of (asked, …), kept by no cache. What this person may not do is answered with a 403."""

    @never_cache
    @functools.wraps(view)
    def entered(request: HttpRequest, *args: P.args, **path: P.kwargs) -> HttpResponse:
        try:
            return view(asked(request), *args, **path)
        except permissions.NotPermitted as no:
            raise PermissionDenied(str(no)) from no
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
    return StaffRequest(request, request.user, Actor.staff(request.user.pk, memberships), at, memberships)


def load(code: str, staff: StaffRequest, *related: str, part: bool = False) -> Case:
    """The case, if this person may see it; the look is written down. Others get a 404, whether it exists or not.

    ``part``: the page shows who only assists no more than their part. Others are closed to them.
    """
    case = find(code, staff, *related)
    if not part:
        permissions.require_whole(staff.by, case)
    note_look(staff, case, case)
    return case


def find(code: str, staff: StaffRequest, *related: str) -> Case:
    """The case, where not it but something of it is looked at, which has a line of its own in the access log."""
    visible = Case.objects.visible_to(staff.by).select_related("centre", "owner", *related)
    return get_object_or_404(visible, code=code.replace("-", "").upper())


def note_look(staff: StaffRequest, case: Case, about: Model) -> None:
    access_log.note(verb=AccessVerb.VIEW, user=staff.user, centre_id=case.centre_id, about=about, at=staff.at)


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
        found = problem.error_dict if hasattr(problem, "error_dict") else {"": problem.error_list}
        for name, errors in found.items():
            field = fields(name)
            form.add_error(field if field in form.fields else None, errors)


def key_of(said: QueryDict) -> str:
    """By which one filling-in of a form is known; a new one where the form does not say."""
    try:
        return str(UUID(said.get("form_id", "")))
    except ValueError:
        return str(uuid4())


def once(staff: StaffRequest, key: str, answer: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What ``answer`` says; when this person sent the same ``key`` before, what it said then, without calling it.

    Must run inside a transaction; a second press waits for the first. Raises ``casework.KeyRefused`` for the key of
    another form.
    """
    form = hashlib.sha256(f"page {staff.request.path}".encode()).digest()
    said: dict[str, Any] = casework.once(staff.user, key, digest=form, at=staff.at, answer=lambda: (200, answer()))[1]
    return said


def answered(staff: StaffRequest, key: str) -> dict[str, Any] | None:
    """What was answered under this key before, if it was."""
    if NUL in key:
        return None
    return casework.answered(staff.user, key)
