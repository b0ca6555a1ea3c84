"""What an application must say before it can be registered. Little: everything that is brought is registered."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import IdentityStatus
from mediation.intake.application import Application
from mediation.models import Case, Party


def check(application: Application, *, at: datetime) -> None:
    """Raise ``ValidationError`` by field."""
    problems = {field: sentence for field, (is_wrong, sentence) in _checks(application, at).items() if is_wrong()}
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


def lacking(case: Case) -> list[str]:
    """What an application that was written online leaves open, in sentences for whoever checks it.

    None of it stands in the way: everything is registered, and asked for afterwards (信访工作条例 Arts 22, 23).
    """
    parties = list(case.parties.select_related("person"))
    applicants = [party.person for party in parties if party.role == Party.Role.APPLICANT]
    others = [party.person for party in parties if party.role == Party.Role.RESPONDENT]
    kinds = {statement.kind for statement in case.statements.all()}
    open_points = {
        _("Nobody knows yet who the other side is."): not others,
        _("How the other side is reached is not said."): any(not other.phone_index for other in others),
        _("The applicant has given no identity number."): any(not person.document_index for person in applicants),
        _("Identity is stated, not checked: look at the card when they come."): any(
            person.identity_status == IdentityStatus.STATED for person in applicants
        ),
        _("What the applicant asks for is not said."): "request" not in kinds,
    }
    return [sentence for sentence, is_open in open_points.items() if is_open]


def _sides(application: Application) -> set[str]:
    return {party.role for party in application.parties} & {Party.Role.APPLICANT, Party.Role.RESPONDENT}
