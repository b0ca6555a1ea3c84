"""Which ways remain when mediation has failed or an agreement is not kept.

A termination names the arbitration, administrative and court route (人民调解法 Art. 26); mediation never bars any of
them (Art. 3(3)). Papers print these, pages show them; the journal keeps their codes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mediation.models import Category, Track


class Remedy(TextChoices):
    COURT = "court", _("Sue at the people's court")
    LABOUR_ARBITRATION = "labour_arbitration", _("Apply for labour arbitration")
    LABOUR_INSPECTION = "labour_inspection", _("Complain to the labour inspection")
    LAND_ARBITRATION = "land_arbitration", _("Apply for arbitration of the land contract")
    POLICE_MEDIATION = "police_mediation", _("Ask the police together, within 3 working days, to mediate")
    HEALTH_BUREAU = "health_bureau", _("Ask the health authority to mediate")
    CONSUMER_ARBITRATION = "consumer_arbitration", _("Apply for arbitration, where one was agreed")
    COMPETENT_AUTHORITY = "competent_authority", _("Ask the competent authority to handle it")
    PAYMENT_ORDER = "payment_order", _("Apply to the court for a payment order")
    WAGE_SUIT = "wage_suit", _("Sue on the wage debt without arbitration")


@dataclass(frozen=True)
class Way:
    """One way with the article it rests on."""

    remedy: Remedy
    law: str


COURT = Way(Remedy.COURT, "人民调解法 Art. 26")
AUTHORITY = Way(Remedy.COMPETENT_AUTHORITY, "人民调解法 Art. 26")
LABOUR_ARBITRATION = Way(Remedy.LABOUR_ARBITRATION, "劳动争议调解仲裁法 Arts 5, 14, 15")
LABOUR_INSPECTION = Way(Remedy.LABOUR_INSPECTION, "劳动保障监察条例 Art. 9")
LABOUR = (LABOUR_ARBITRATION, LABOUR_INSPECTION)

AFTER_TERMINATION: dict[str, tuple[Way, ...]] = {
    Track.LABOUR_MEDIATION: LABOUR,
    Track.LABOUR_INSPECTION: LABOUR,
    Track.MEDICAL: (Way(Remedy.HEALTH_BUREAU, "医疗纠纷预防和处理条例 Art. 40"), COURT),
    Track.CONSUMER: (Way(Remedy.CONSUMER_ARBITRATION, "消费者权益保护法 Art. 39"), AUTHORITY, COURT),
}
OF_CATEGORY: dict[str, tuple[Way, ...]] = {
    Category.TRAFFIC: (Way(Remedy.POLICE_MEDIATION, "道路交通事故处理程序规定 Art. 85"), COURT),
    Category.FOREST_LAND: (Way(Remedy.LAND_ARBITRATION, "农村土地承包经营纠纷调解仲裁法 Art. 4"), AUTHORITY, COURT),
}


def after_termination(track: str, category: str) -> tuple[Way, ...]:
    """The ways open once mediation has ended without an agreement: special law first."""
    return AFTER_TERMINATION.get(track) or OF_CATEGORY.get(category) or (AUTHORITY, COURT)


def after_default(track: str, amounts: Sequence[Decimal | None], *, wage_arrears: bool) -> tuple[Way, ...]:
    """The ways open once an agreement is not kept. ``amounts``: of the terms not performed, None where it is no money.

    On a sum of money a payment order can be had (民事诉讼法 Art. 225; on agreed wages 劳动争议调解仲裁法 Art. 16); an
    agreement on wages alone may be sued on as an ordinary debt (最高人民法院劳动争议司法解释（一） Art. 51 ¶2).
    """
    ways: list[Way] = []
    is_labour = track == Track.LABOUR_MEDIATION
    if any(amounts):
        ways.append(
            Way(Remedy.PAYMENT_ORDER, "劳动争议调解仲裁法 Art. 16" if is_labour else "民事诉讼法 (2023) Art. 225")
        )
    if not is_labour:
        return (*ways, Way(Remedy.COURT, "人民调解法 Art. 32"))
    ways.extend(LABOUR)
    if wage_arrears and amounts and all(amounts):
        ways.append(Way(Remedy.WAGE_SUIT, "最高人民法院劳动争议司法解释（一） Art. 51 ¶2"))
    return tuple(ways)
