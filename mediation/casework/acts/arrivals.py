"""Checking in parties who have just come: for a session, to sign, to pay, to bring a paper (到场签到)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from mediation.access.permissions import Act
from mediation.casework import arrivals
from mediation.casework.acts.case_act import case_act
from mediation.models import Actor, Case, Party
from mediation.states import OPEN


@dataclass(frozen=True)
class ArrivalArguments:
    """``parties``: who has come."""

    parties: Sequence[Party]


@case_act("check-ins", Act.CHECK_IN, _("Check in who has come"), statuses=OPEN)
def check_in(case: Case, arguments: ArrivalArguments, /, *, by: Actor, at: datetime) -> None:
    """Check in parties who have come to the centre"""
    arrivals.check_in(case, parties=arguments.parties, by=by, at=at)


ACTS = (check_in,)
