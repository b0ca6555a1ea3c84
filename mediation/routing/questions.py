"""What to ask where two kinds of dispute lie close, and how the sides are named."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mediation.models import Category

# Asked when the two likeliest categories lie close together: one short question whose answer decides.
QUESTIONS: dict[frozenset[str], Promise] = {
    frozenset({Category.TRAFFIC, Category.TORT}): _("On a road, or inside an estate?"),
    frozenset({Category.LABOUR, Category.CONTRACT}): _("Employed there, or hired for this one job?"),
    frozenset({Category.LABOUR, Category.TORT}): _("Did it happen while working for an employer?"),
    frozenset({Category.LABOUR, Category.TRAFFIC}): _("Was it on the way to or from work?"),
    frozenset({Category.NEIGHBOUR, Category.PROPERTY_MANAGEMENT}): _("Against a neighbour, or against the manager?"),
    frozenset({Category.NEIGHBOUR, Category.ENVIRONMENT}): _("From a household, or from a shop or works?"),
    frozenset({Category.HOUSING_HOMESTEAD, Category.EXPROPRIATION}): _("Does an authority want the house or the land?"),
    frozenset({Category.FOREST_LAND, Category.EXPROPRIATION}): _("Does an authority want the house or the land?"),
    frozenset({Category.HOUSING_HOMESTEAD, Category.CONTRACT}): _("About the house itself, or about money owed?"),
    frozenset({Category.MARRIAGE_FAMILY, Category.HOUSING_HOMESTEAD}): _("Among relatives, or with a buyer or seller?"),
    frozenset({Category.MARRIAGE_FAMILY, Category.CONTRACT}): _("Among relatives, or with others?"),
    frozenset({Category.CONSUMER, Category.CONTRACT}): _("Bought for one's own use, or for business?"),
    frozenset({Category.CONSUMER, Category.BUSINESS_OPERATION}): _("Bought for one's own use, or for business?"),
    frozenset({Category.MEDICAL, Category.TORT}): _("Did the harm come from the treatment itself?"),
    frozenset({Category.CONTRACT, Category.OTHER}): _("Has the police opened a case?"),
    frozenset({Category.TORT, Category.OTHER}): _("Has the police opened a case?"),
}

# Who stands against whom, in the words of the form: by the side that was recognised.
SIDE_NAMES: dict[str, Promise] = {
    "employer": _("worker against employer"),
    "worker": _("worker against employer"),
    "landlord": _("landlord and tenant"),
    "neighbour": _("between neighbours"),
    "manager": _("owner and property manager"),
    "developer": _("buyer and seller of a house"),
    "spouse": _("between spouses or partners"),
    "kin": _("among relatives"),
    "doctor": _("patient and hospital"),
    "merchant": _("customer and trader"),
    "tour": _("traveller and travel agency"),
    "driver": _("road users"),
    "authority": _("citizen and authority"),
    "expropriator": _("owner and expropriating authority"),
    "debtor": _("between acquaintances"),
    "lender": _("borrower and lender"),
    "insurer": _("insured and insurer"),
    "builder": _("client and builder"),
    "farmer": _("about land"),
    "pupil": _("at school"),
    "firm": _("between businesses"),
    "creator": _("about intellectual property"),
    "platform": _("user and platform"),
}
