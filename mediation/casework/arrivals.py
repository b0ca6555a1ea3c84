"""Parties who arrive: for a session, to sign, to pay, to bring a paper. The desk checks them in (到场签到)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from mediation import lifecycle, trips
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.models import Actor, Case, Party


@transaction.atomic
def check_in(case: Case, *, parties: Sequence[Party], by: Actor, at: datetime) -> None:
    """Give those who have just come one ticket together; whoever is here already is not counted again."""
    permissions.require(by, Act.CHECK_IN, case)
    lifecycle.require_open(case, Act.CHECK_IN)
    trips.check_in(case, parties, at=at)
