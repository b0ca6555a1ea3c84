"""What the signs speak for, and how strongly. Data, not program.

It takes *who against whom*, not one strong word: wages from an employer are labour, a price between contractors is
contract; a blow in a hospital is injury, not medical.
"""

from dataclasses import dataclass

from mediation.models import Category
from mediation.states import RefusalReason


@dataclass(frozen=True)
class Evidence:
    """``needs``: signs that must all be there; ``without``: signs that must not. ``elsewhere``: no mediation at all."""

    category: Category
    subtype: str
    weight: int
    needs: tuple[str, ...]
    without: tuple[str, ...] = ()
    elsewhere: str = ""


def _for(category: Category, subtype: str, weight: int, needs: str, without: str = "", elsewhere: str = "") -> Evidence:
    return Evidence(category, subtype, weight, tuple(needs.split()), tuple(without.split()), elsewhere)


EVIDENCE: tuple[Evidence, ...] = (
    # 10 labour: somebody who works, against whoever employs them
    _for(Category.LABOUR, "unpaid_wages", 6, "wages withheld", "works_price"),
    _for(Category.LABOUR, "unpaid_wages", 3, "wages withheld works_price"),
    _for(Category.LABOUR, "unpaid_wages", 3, "wages"),
    _for(Category.LABOUR, "unpaid_wages", 2, "employer wages"),
    _for(Category.LABOUR, "unpaid_wages", 2, "wages withheld long"),
    _for(Category.LABOUR, "unpaid_wages", 2, "employer withheld", "lender insurer landlord developer"),
    _for(Category.LABOUR, "unpaid_wages", 3, "employer withheld worker"),
    _for(Category.LABOUR, "", 3, "employer worker"),
    _for(Category.LABOUR, "", 2, "employer worker contract"),
    _for(Category.LABOUR, "", 2, "employer contract", "builder firm manager lender insurer landlord"),
    _for(Category.LABOUR, "", 1, "worker"),
    _for(Category.LABOUR, "dismissal", 6, "dismissed"),
    _for(Category.LABOUR, "employment", 5, "employment"),
    _for(Category.LABOUR, "work_injury", 6, "industrial_injury"),
    _for(Category.LABOUR, "work_injury", 4, "hurt_at_work"),
    _for(Category.LABOUR, "work_injury", 3, "employer injured worker"),
    _for(Category.LABOUR, "overtime", 4, "overtime"),
    # 14 traffic: vehicles on roads
    _for(Category.TRAFFIC, "", 7, "accident"),
    _for(Category.TRAFFIC, "", 5, "vehicle struck", "off_road"),
    _for(Category.TRAFFIC, "", 2, "vehicle struck off_road"),
    _for(Category.TRAFFIC, "", 2, "vehicle on_road"),
    _for(Category.TRAFFIC, "", 2, "driver struck"),
    _for(Category.TRAFFIC, "non_motor_pedestrian", 1, "electric_bike on_foot", "motor"),
    _for(Category.TRAFFIC, "motor_pedestrian", 1, "motor on_foot"),
    _for(Category.TRAFFIC, "motor_non_motor", 1, "motor electric_bike", "on_foot"),
    _for(Category.TRAFFIC, "non_motor", 1, "electric_bike struck", "on_foot motor"),
    # 06 injury and damage
    _for(Category.TORT, "personal_injury", 3, "injured"),
    _for(Category.TORT, "personal_injury", 2, "struck injured"),
    _for(Category.TORT, "personal_injury", 5, "beaten", "spouse"),
    _for(Category.TORT, "personal_injury", 4, "slipped"),
    _for(Category.TORT, "animal", 8, "bitten"),
    _for(Category.TORT, "falling_object", 6, "fallen"),
    _for(Category.TORT, "reputation", 6, "reputation"),
    _for(Category.TORT, "property_damage", 3, "damaged"),
    _for(Category.TORT, "school_injury", 4, "pupil injured"),
    _for(Category.TORT, "school_injury", 4, "pupil beaten"),
    _for(Category.TORT, "death", 4, "death"),
    _for(Category.TORT, "service_injury", 3, "service_pay injured"),
    _for(Category.TORT, "personal_injury", 3, "vehicle struck off_road"),
    _for(Category.TORT, "personal_injury", 3, "injured vehicle off_road"),
    # 01 family
    _for(Category.MARRIAGE_FAMILY, "divorce", 5, "divorce"),
    _for(Category.MARRIAGE_FAMILY, "bride_price", 8, "bride_price"),
    _for(Category.MARRIAGE_FAMILY, "child_support", 6, "custody"),
    _for(Category.MARRIAGE_FAMILY, "parent_support", 7, "parent_care"),
    _for(Category.MARRIAGE_FAMILY, "inheritance", 6, "inheritance"),
    _for(Category.MARRIAGE_FAMILY, "domestic_violence", 8, "family_violence"),
    _for(Category.MARRIAGE_FAMILY, "domestic_violence", 5, "spouse beaten"),
    _for(Category.MARRIAGE_FAMILY, "", 3, "spouse"),
    _for(Category.MARRIAGE_FAMILY, "", 2, "kin"),
    _for(Category.MARRIAGE_FAMILY, "family_property", 2, "kin house_deal"),
    _for(Category.MARRIAGE_FAMILY, "family_property", 4, "spouse house_deal"),
    _for(Category.MARRIAGE_FAMILY, "family_property", 3, "divorce house_deal"),
    # 02 neighbours
    _for(Category.NEIGHBOUR, "", 4, "neighbour"),
    _for(Category.NEIGHBOUR, "leak", 4, "neighbour leak"),
    _for(Category.NEIGHBOUR, "leak", 3, "leak"),
    _for(Category.NEIGHBOUR, "noise", 4, "noise", "builder"),
    _for(Category.NEIGHBOUR, "noise", 2, "noise"),
    _for(Category.NEIGHBOUR, "noise", 2, "neighbour noise"),
    _for(Category.NEIGHBOUR, "passage", 3, "passage"),
    _for(Category.NEIGHBOUR, "light_and_air", 4, "light"),
    _for(Category.NEIGHBOUR, "boundary", 2, "boundary"),
    _for(Category.NEIGHBOUR, "boundary", 2, "neighbour boundary"),
    # 03 houses
    _for(Category.HOUSING_HOMESTEAD, "homestead", 5, "homestead", "expropriator"),
    _for(Category.HOUSING_HOMESTEAD, "homestead", 2, "homestead expropriator"),
    _for(Category.HOUSING_HOMESTEAD, "house_sale", 3, "house_deal"),
    _for(Category.HOUSING_HOMESTEAD, "house_sale", 3, "developer"),
    _for(Category.HOUSING_HOMESTEAD, "house_letting", 4, "landlord"),
    _for(Category.HOUSING_HOMESTEAD, "house_letting", 2, "letting"),
    # 15 property management
    _for(Category.PROPERTY_MANAGEMENT, "management_fee", 5, "property_fee"),
    _for(Category.PROPERTY_MANAGEMENT, "management_quality", 3, "manager"),
    # 04 contract
    _for(Category.CONTRACT, "loan", 5, "borrowed"),
    _for(Category.CONTRACT, "loan", 3, "debtor borrowed"),
    _for(Category.CONTRACT, "loan", 3, "debtor withheld", "wages"),
    _for(Category.CONTRACT, "sale", 3, "contract"),
    _for(Category.CONTRACT, "works", 4, "works_price"),
    _for(Category.CONTRACT, "works", 2, "works_price withheld"),
    _for(Category.CONTRACT, "service", 4, "service_pay"),
    _for(Category.CONTRACT, "insurance", 6, "insurance"),
    _for(Category.CONTRACT, "finance", 5, "bank"),
    _for(Category.CONTRACT, "finance", 2, "lender"),
    # 05, 16, 17 business
    _for(Category.BUSINESS_OPERATION, "partnership", 6, "partnership"),
    _for(Category.BUSINESS_OPERATION, "traders", 2, "trade"),
    _for(Category.INTELLECTUAL_PROPERTY, "", 8, "ip"),
    _for(Category.INTELLECTUAL_PROPERTY, "", 2, "ip creator"),
    _for(Category.INTERNET, "online_tort", 4, "online_harm"),
    _for(Category.INTERNET, "live_streaming", 5, "streaming"),
    _for(Category.INTERNET, "platform", 1, "platform"),
    # 07, 08 land
    _for(Category.FOREST_LAND, "land_contract", 5, "land", "expropriator"),
    _for(Category.FOREST_LAND, "land_contract", 3, "land expropriator"),
    _for(Category.FOREST_LAND, "land_contract", 1, "farmer"),
    _for(Category.EXPROPRIATION, "compensation", 7, "pay_compensation"),
    _for(Category.EXPROPRIATION, "compensation", 2, "expropriator"),
    # 09 environment
    _for(Category.ENVIRONMENT, "", 5, "polluted", "neighbour"),
    _for(Category.ENVIRONMENT, "", 2, "polluted neighbour"),
    _for(Category.ENVIRONMENT, "", 4, "polluted premises"),
    # 11, 12 consumers
    _for(Category.TOURISM, "tour_contract", 7, "travel"),
    _for(Category.TOURISM, "tour_contract", 2, "tour travel"),
    _for(Category.CONSUMER, "product", 4, "quality"),
    _for(Category.CONSUMER, "consumer_service", 4, "refund"),
    _for(Category.CONSUMER, "consumer_service", 2, "merchant refund"),
    _for(Category.CONSUMER, "product", 2, "merchant quality"),
    _for(Category.CONSUMER, "prepaid_card", 5, "prepaid"),
    _for(Category.CONSUMER, "e_commerce", 5, "online_order"),
    _for(Category.CONSUMER, "food", 4, "food"),
    _for(Category.CONSUMER, "", 2, "merchant"),
    # 13 medical
    _for(Category.MEDICAL, "treatment", 5, "doctor treatment", "industrial_injury hurt_at_work accident worker"),
    _for(Category.MEDICAL, "treatment", 4, "treatment", "accident vehicle industrial_injury worker"),
    _for(Category.MEDICAL, "treatment", 2, "doctor injured", "accident vehicle industrial_injury worker struck"),
    # Not for mediation: to the police, to reconsideration or the court, to the discipline organ
    _for(Category.OTHER, "", 6, "crime", elsewhere=RefusalReason.CRIMINAL),
    _for(Category.OTHER, "", 5, "administration", elsewhere=RefusalReason.ADMINISTRATIVE_DISPUTE),
    _for(Category.OTHER, "", 4, "administration authority", elsewhere=RefusalReason.ADMINISTRATIVE_DISPUTE),
    _for(Category.OTHER, "", 1, "authority", elsewhere=RefusalReason.ADMINISTRATIVE_DISPUTE),
    _for(Category.OTHER, "", 8, "discipline", elsewhere=RefusalReason.DISCIPLINARY_REPORT),
    _for(Category.OTHER, "litigation", 3, "proceedings", elsewhere=RefusalReason.ALREADY_ACCEPTED_ELSEWHERE),
)
