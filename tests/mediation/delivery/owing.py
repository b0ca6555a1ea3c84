"""Messages as the tests of sending need them: owed on Monday at nine, to telephones the stand-in gateway serves."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from mediation import lifecycle, notices
from mediation.followup import surveys
from mediation.models import Case, Notice, Party, PhoneChallenge
from mediation.notices import Kind
from mediation.states import Action, Outcome
from tests import factories
from tests.mediation.conftest import House

NOW = factories.NINE


def party(case: Case, *, number: int = 1, phone: str = "10000000001") -> Party:
    """One side of the case, with a telephone from now on."""
    party = case.parties.select_related("person").get(number=number)
    party.person = factories.corrected(party.person, at=NOW, phone=phone)
    return party


def owe(house: House, kind: Kind = Kind.CLOSED, *, phone: str = "10000000001", **fields: Any) -> Notice:
    """One message to the applicant of a case of its own."""
    case = house.registered()
    to = party(case, phone=phone)
    notices.owe(case, kind, to=[to], due_at=NOW, **fields)
    return Notice.objects.get(case=case, kind=kind)


def owe_code(house: House, **challenge: Any) -> Notice:
    """A one-time code, good for five minutes unless said otherwise."""
    case = house.registered()
    to = party(case)
    times = {"issued_at": NOW, "expires_at": NOW + timedelta(minutes=5)} | challenge
    asked = PhoneChallenge.objects.create(party=to, **times)
    notices.owe(case, Kind.ONE_TIME_CODE, to=[to], due_at=NOW, occasion=str(asked.pk))
    return Notice.objects.get(case=case, kind=Kind.ONE_TIME_CODE)


def owe_survey(house: House) -> Notice:
    """The link by which the applicant of a withdrawn case rates the service."""
    case = house.registered()
    to = party(case)
    lifecycle.move(case, Action.WITHDRAW, actor=house.actor, at=NOW, changes={"outcome": Outcome.WITHDRAWN})
    lifecycle.move(case, Action.CALL_BACK, actor=house.actor, at=NOW)
    surveys.issue(case, [to], at=NOW)
    return Notice.objects.get(case=case, kind=Kind.SURVEY)


@transaction.atomic
def owe_many(house: House, count: int, *, due_at: datetime = NOW) -> None:
    """As many messages of one case, each on an occasion of its own and to a telephone that is always served."""
    case = house.registered()
    to = party(case)
    Notice.objects.bulk_create(
        Notice(
            case=case,
            centre_id=case.centre_id,
            kind=Kind.CLOSED,
            party=to,
            occasion=f"{number}",
            medium=Notice.Medium.SMS,
            due_at=due_at,
        )
        for number in range(count)
    )
