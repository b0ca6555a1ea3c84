"""What must come before an agreement is recorded, performed or defaulted on."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mediation.models import Agreement, Case


def nothing_agreed(case: Case) -> str:
    if case.agreements.filter(state=Agreement.State.DRAFT).exists():
        return ""
    return _("Draw up the agreement first.")


def _effective(case: Case) -> Agreement | None:
    """The agreement in force; none while a newer one, made after a reopening, is still being signed."""
    newest = case.agreements.live().first()
    return newest if newest and newest.state == Agreement.State.EFFECTIVE else None


def terms_unperformed(case: Case) -> str:
    effective = _effective(case)
    if effective is None:
        return _("The agreement is not effective yet: signatures or the seal are missing.")
    if effective.terms.unperformed().exists():
        return _("Record the performance of every agreed term first.")
    return ""


def not_effective(case: Case) -> str:
    if _effective(case):
        return ""
    return _("The agreement is not effective yet: signatures or the seal are missing.")
