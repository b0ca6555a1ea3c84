"""Handing out what prints in full what is masked elsewhere: a paper, a file of evidence. Page and API alike.

The look is written down; where it needs a reason, as unmasking with that reason, or nothing is handed out.
"""

from __future__ import annotations

from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import access_log
from accounts.models import AccessVerb
from mediation.access.papers import Opening
from mediation.access.visibility import VisibleCase
from mediation.casework.entrance import NoSuchCase, StaffContext
from mediation.casework.evidence import read_material
from mediation.models import Case, Material, Paper

#: Why somebody reads in full what is masked: chosen, and in words where none of them fits.
REASONS: dict[str, Promise] = {
    "contact": gettext_lazy("to call or write to this person"),
    "identity": gettext_lazy("to check who stands at the window"),
    "paper": gettext_lazy("to fill in or check a paper"),
    "other": gettext_lazy("for another reason"),
}
OTHER = "other"


class ReasonNeeded(Exception):
    """Opened by this person with a stated reason alone."""

    def __str__(self) -> str:
        return _("This names people in full. Please say why you read it: it is written down.")


def reason_of(why: str, words: str) -> str:
    """As it stands in the access log: the choice, then the words."""
    return ": ".join(part for part in (why, words.strip()) if part)


def find_paper(case: Case, paper_id: UUID | str, staff: StaffContext, *, reason: str = "") -> Paper:
    """A paper that is ready, to be handed out. Raises ``NoSuchCase`` where there is none that opens for this person,
    and :class:`ReasonNeeded`.
    """
    visible = VisibleCase(case, staff.by, staff.at)
    paper = visible.papers().filter(pk=paper_id, state=Paper.State.READY).first()
    if paper is None:
        raise NoSuchCase(case.code)
    needs_reason = visible.opening_of(paper) == Opening.WITH_REASON
    _log(staff, case, paper, reason=reason, needs_reason=needs_reason)
    return paper


def hand_out_material(material: Material, staff: StaffContext, *, reason: str = "") -> bytes:
    """A file of evidence as it was kept. Raises like ``read_material``, and :class:`ReasonNeeded`."""
    opening = VisibleCase(material.case, staff.by, staff.at).opening_of_materials
    if opening == Opening.WITH_REASON and not reason:
        raise ReasonNeeded
    content = read_material(material, by=staff.by, at=staff.at)
    _log(staff, material.case, material, reason=reason, needs_reason=opening == Opening.WITH_REASON)
    return content


def _log(staff: StaffContext, case: Case, row: Paper | Material, *, reason: str, needs_reason: bool) -> None:
    if needs_reason and not reason:
        raise ReasonNeeded
    access_log.note(
        verb=AccessVerb.REVEAL if needs_reason else AccessVerb.VIEW,
        user=staff.user,
        centre_id=case.centre_id,
        about=row,
        reason=reason if needs_reason else "",
        at=staff.at,
    )
