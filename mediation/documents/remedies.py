"""Which ways remain when mediation has failed or an agreement is not kept.

A termination names the arbitration, administrative and court route (人民调解法 Art. 26); mediation never bars any of
them (Art. 3(3)). Papers print these, pages show them; the journal keeps their codes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import articles
from mediation.articles import Citation
from mediation.models import Category, Track
from mediation.terms import Terms


class Remedy(TextChoices):
    COURT = "court", gettext_lazy("Sue at the people's court")
    LABOUR_ARBITRATION = "labour_arbitration", gettext_lazy("Apply for labour arbitration")
    LABOUR_INSPECTION = "labour_inspection", gettext_lazy("Complain to the labour inspection")
    LAND_ARBITRATION = "land_arbitration", gettext_lazy("Apply for arbitration of the land contract")
    POLICE_MEDIATION = "police_mediation", gettext_lazy("Ask the police together to mediate")
    HEALTH_BUREAU = "health_bureau", gettext_lazy("Ask the health authority to mediate")
    CONSUMER_ARBITRATION = "consumer_arbitration", gettext_lazy("Apply for arbitration, where one was agreed")
    COMPETENT_AUTHORITY = "competent_authority", gettext_lazy("Ask the competent authority to handle it")
    PAYMENT_ORDER = "payment_order", gettext_lazy("Apply to the court for a payment order")
    WAGE_SUIT = "wage_suit", gettext_lazy("Sue on the wage debt without arbitration")


@dataclass(frozen=True)
class Way:
    """One way with the article it rests on. ``within``: the term in which it must be gone, if there is one."""

    remedy: Remedy
    law: Citation
    within: str = ""

    def words(self, law: Terms) -> str:
        """What it is called on a page, with the length that the case's own law gives for it."""
        if not self.within:
            return str(self.remedy.label)
        return _("%(way)s (within %(length)s)") % {"way": self.remedy.label, "length": law[self.within].words}


COURT = Way(Remedy.COURT, articles.WAYS_AFTER_TERMINATION)
AUTHORITY = Way(Remedy.COMPETENT_AUTHORITY, articles.WAYS_AFTER_TERMINATION)
LABOUR_ARBITRATION = Way(Remedy.LABOUR_ARBITRATION, articles.LABOUR_ARBITRATION)
LABOUR_INSPECTION = Way(Remedy.LABOUR_INSPECTION, articles.INSPECTION_COMPLAINT)
LABOUR = (LABOUR_ARBITRATION, LABOUR_INSPECTION)
HEALTH_BUREAU = Way(Remedy.HEALTH_BUREAU, articles.HEALTH_AUTHORITY_MEDIATES)
CONSUMER_ARBITRATION = Way(Remedy.CONSUMER_ARBITRATION, articles.CONSUMER_ARBITRATION)
POLICE_MEDIATION = Way(Remedy.POLICE_MEDIATION, articles.POLICE_MEDIATION, within="RT-5")
LAND_ARBITRATION = Way(Remedy.LAND_ARBITRATION, articles.LAND_ARBITRATION)
PAYMENT_ORDER = Way(Remedy.PAYMENT_ORDER, articles.PAYMENT_ORDER)
WAGE_PAYMENT_ORDER = Way(Remedy.PAYMENT_ORDER, articles.WAGE_PAYMENT_ORDER)
WAGE_SUIT = Way(Remedy.WAGE_SUIT, articles.WAGE_SUIT)
SUIT_ON_AGREEMENT = Way(Remedy.COURT, articles.SUIT_ON_AGREEMENT)

AFTER_TERMINATION: dict[str, tuple[Way, ...]] = {
    Track.LABOUR_MEDIATION: LABOUR,
    Track.LABOUR_INSPECTION: LABOUR,
    Track.MEDICAL: (HEALTH_BUREAU, COURT),
    Track.CONSUMER: (CONSUMER_ARBITRATION, AUTHORITY, COURT),
}
OF_CATEGORY: dict[str, tuple[Way, ...]] = {
    Category.TRAFFIC: (POLICE_MEDIATION, COURT),
    Category.FOREST_LAND: (LAND_ARBITRATION, AUTHORITY, COURT),
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
        ways.append(WAGE_PAYMENT_ORDER if is_labour else PAYMENT_ORDER)
    if not is_labour:
        return (*ways, SUIT_ON_AGREEMENT)
    ways.extend(LABOUR)
    if wage_arrears and amounts and all(amounts):
        ways.append(WAGE_SUIT)
    return tuple(ways)
