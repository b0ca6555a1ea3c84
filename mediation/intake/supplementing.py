"""Asking the applicant for what is missing, and recording what they bring."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mediation import journal, lifecycle, notices
from mediation.access import permissions
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case, Party, Statement
from mediation.notices import Kind
from mediation.states import Action


@transaction.atomic
def request_supplement(case: Case, *, what: str, by: Actor, at: datetime) -> Case:
    """Ask the applicant for what is missing; ``what`` says so in words the applicant reads."""
    require_words(what, Action.REQUEST_SUPPLEMENT, _("Please write what is still needed."))
    asked = journal.write_down(Statement.Kind.NOTE, what, at=at, case=case, by=by, is_shared=True)
    lifecycle.move(case, Action.REQUEST_SUPPLEMENT, actor=by, at=at, details=journal.mention(asked))
    tell_who_applied(case, Kind.SUPPLEMENT_ASKED, at=at)
    return case


def supplement(case: Case, *, by: Actor, at: datetime) -> Case:
    """What was missing has come."""
    applied(case, Action.SUPPLEMENT, by)
    return lifecycle.move(case, Action.SUPPLEMENT, actor=by, at=at)


def applied(case: Case, action: Action, by: Actor) -> None:
    """Of the parties only whoever applied supplements or withdraws an application."""
    if by.party_id and not case.parties.filter(pk=by.party_id, role=Party.Role.APPLICANT).exists():
        raise permissions.NotPermitted(action)


def tell_who_applied(case: Case, kind: Kind, *, at: datetime) -> None:
    parties = case.parties.select_related("person")
    applied = [p for p in parties if p.role == Party.Role.APPLICANT or (case.is_joint_application and p.must_consent)]
    notices.owe(case, kind, to=applied, due_at=at, occasion=str(case.head_seq))


def require_words(words: str, action: Action, otherwise: str) -> None:
    if not words.strip():
        raise NotAllowed(action, otherwise)
