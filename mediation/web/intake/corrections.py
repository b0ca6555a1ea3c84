"""What was typed of the parties after the first save, taken as corrections of who they are."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import persons
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.models import Case, Party
from mediation.web.intake.particulars_form import ParticularsForm
from mediation.web.shell import drafts
from mediation.web.shell.entrance import StaffRequest
from mediation.web.shell.refusals import refusals_on

FORM = "registration"


def correct(staff: StaffRequest, case: Case, form: ParticularsForm) -> bool:
    """Whether everything typed was taken; where not, the form says which was not."""
    permissions.require(staff.by, Act.NOTE, case)
    with transaction.atomic():
        for party in form.parties:
            _correct_one(staff, party, form)
        if form.is_valid():
            drafts.forget(staff.user, FORM, case=case)
        else:
            transaction.set_rollback(True)
    return form.is_valid()


def _correct_one(staff: StaffRequest, party: Party, form: ParticularsForm) -> None:
    changes = form.changes(party)
    if not changes:
        return
    with refusals_on(form, lambda name: f"{name}_{party.number}"):
        try:
            details = replace(persons.details_of(party.person), **changes)
            persons.correct(party.person, details, at=staff.at, by_id=staff.user.pk)
        except persons.ChangedMeanwhile:
            form.add_error(None, _("Somebody else corrected this person meanwhile. Read it again, then decide."))
