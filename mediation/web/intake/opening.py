"""The sheet is sent: a case is opened, once, or the form says why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction

from mediation import casework, routing
from mediation.web.intake.application import application
from mediation.web.intake.draft import FORM
from mediation.web.intake.forms import IntakeForm
from mediation.web.intake.people import field_of
from mediation.web.shell import drafts
from mediation.web.shell.entrance import StaffRequest
from mediation.web.shell.refusals import refusals_on
from mediation.web.shell.sent_once import once
from windows.models import Centre


def register(staff: StaffRequest, centre: Centre, form: IntakeForm) -> str:
    """Open the case and answer with its code; empty, with the reasons on the form, where the domain refuses."""
    cleaned_data = form.cleaned_data
    code: str = ""
    with refusals_on(form, lambda name: field_of(cleaned_data, name)), transaction.atomic():
        code = once(staff, str(cleaned_data["form_id"]), _opened(staff, centre, cleaned_data))["code"]
        drafts.forget(staff.user, FORM)
    return code


def _opened(staff: StaffRequest, centre: Centre, cleaned_data: dict[str, Any]) -> Callable[[], dict[str, Any]]:
    def open_case() -> dict[str, Any]:
        filled_in = application(cleaned_data, window=staff.window)
        registered = casework.open_case(centre, filled_in, by=staff.by, at=staff.at)
        category, subtype = cleaned_data["category_code"]
        if category:
            routing.classify(registered.case, category=category, subtype=subtype, by=staff.by, at=staff.at)
        codes = registered.receipt_codes
        receipts = {party.number: codes[party.pk] for party in registered.case.parties.all() if party.pk in codes}
        return {"code": registered.case.code, "receipts": receipts}

    return open_case
