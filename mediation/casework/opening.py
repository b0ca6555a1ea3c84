"""From the window into the register with a first idea of where it belongs: what every entrance calls."""

from datetime import datetime

from django.db import transaction

from mediation import intake, routing
from mediation.casework.keepers import tell_keepers
from mediation.casework.particulars import Particulars
from mediation.intake import Application, Registered
from mediation.models import Actor, Party
from windows.models import Centre


def open_case(centre: Centre, application: Application, *, by: Actor, at: datetime) -> Registered:
    """Register an application and keep what the classifier proposes, in one transaction; a person confirms it later.

    Raises like ``intake.register``.
    """
    proposals = routing.propose(application.facts, application.request, _relations(application))
    with transaction.atomic():
        registered = intake.register(centre, application, by=by, at=at, after=[routing.proposed(proposals)])
        routing.keep_proposals(registered.case, proposals, at=at)
        tell_keepers([centre.pk], _applicants(application), by=by, at=at)
    return registered


def _applicants(application: Application) -> list[Particulars]:
    people = [party.person for party in application.parties if party.role == Party.Role.APPLICANT]
    return [Particulars(person.name, person.phone, person.document_number) for person in people]


def _relations(application: Application) -> str:
    return " ".join(party.relation for party in application.parties if party.role == Party.Role.RESPONDENT)
