"""How each of them began."""

from collections.abc import Sequence
from decimal import Decimal

from mediation.demonstration.planted.file import File
from mediation.demonstration.planted.past import Past
from mediation.demonstration.planted.yinzhou_staff import CLERK
from mediation.intake import Application, PartyGiven


def registered(
    past: Past, when: tuple[int, str], facts: str, parties: Sequence[PartyGiven], category: str, amount: str = ""
) -> File:
    application = Application(
        facts=facts, parties=parties, amount=Decimal(amount) if amount else None, window=past.window("yz", 1)
    )
    file = File.register(past, "yz", CLERK, when, application)
    file.classify(CLERK, when, category)
    return file
