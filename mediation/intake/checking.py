"""What an application must say before it can be registered. Little: everything that is brought is registered."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mediation.intake.application import Application
from mediation.models import Party


def check(application: Application, *, at: datetime) -> None:
    """Raise ``ValidationError`` by field."""
    problems = {field: said for field, (is_wrong, said) in _checks(application, at).items() if is_wrong()}
    if problems:
        raise ValidationError(problems)


def _checks(application: Application, at: datetime) -> Mapping[str, tuple[Callable[[], bool], str]]:
    return {
        "facts": (lambda: not application.facts.strip(), _("Please write in a sentence what it is about.")),
        "parties": (lambda: not application.applicants, _("Please enter who applies.")),
        "is_joint_application": (
            lambda: application.is_joint_application and len(_sides(application)) < 2,
            _("Both sides apply together: please enter the other side as well."),
        ),
        "has_safe_contact": (
            lambda: application.has_safe_contact and application.is_joint_application,
            _("The other side must not be contacted until the applicant says so."),
        ),
        "entrusted_by": (
            lambda: application.is_entrusted and not application.entrusted_by,
            _("Please enter the organ that entrusts this case."),
        ),
        "occurred_at": (
            lambda: application.occurred_at is not None and application.occurred_at > at,
            _("Nothing is applied for in the future. Please check the date."),
        ),
    }


def _sides(application: Application) -> set[str]:
    return {party.role for party in application.parties} & {Party.Role.APPLICANT, Party.Role.RESPONDENT}
