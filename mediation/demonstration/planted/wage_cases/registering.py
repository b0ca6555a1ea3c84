"""How each of them began."""

from decimal import Decimal

from mediation.demonstration.planted.file import File
from mediation.demonstration.planted.past import Past, When
from mediation.intake import Application, PartyGiven

OFFICER, MEDIATOR = "yz-labour1", "yz-med-labour"


def registered(
    past: Past,
    when: When,
    facts: str,
    parties: tuple[PartyGiven, ...],
    *,
    amount: str = "186000.00",
    people: int = 1,
    risk: str = "orange",
) -> File:
    application = Application(
        facts=facts,
        request="支付拖欠的工资",
        parties=parties,
        amount=Decimal(amount),
        people=people,
        track="labour_mediation",
        employment="ended",
        wage_arrears=True,
        risk=risk,
        is_read_back=True,
        window=past.window("yz", 6),
    )
    file = File.register(past, "yz", OFFICER, when, application)
    file.classify(OFFICER, when, "10", track="labour_mediation", wage_arrears=True, migrant_worker_wages=True)
    return file
