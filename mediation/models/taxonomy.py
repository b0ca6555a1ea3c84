"""The official statistical categories and the other closed lists a matter is described by."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

CATEGORY_VERSION = "2020"


class Category(TextChoices):
    """The 18 categories of 人民调解案件情况统计表 (``docs/law.md``, those of the 2020s)."""

    MARRIAGE_FAMILY = "01", _("Marriage and family")
    NEIGHBOUR = "02", _("Neighbours")
    HOUSING_HOMESTEAD = "03", _("Housing and homestead")
    CONTRACT = "04", _("Contract")
    BUSINESS_OPERATION = "05", _("Production and business")
    TORT = "06", _("Damage and injury")
    FOREST_LAND = "07", _("Forest and land")
    EXPROPRIATION = "08", _("Expropriation")
    ENVIRONMENT = "09", _("Environment")
    LABOUR = "10", _("Labour dispute")
    TOURISM = "11", _("Tourism")
    CONSUMER = "12", _("Consumer")
    MEDICAL = "13", _("Medical")
    TRAFFIC = "14", _("Road traffic accident")
    PROPERTY_MANAGEMENT = "15", _("Property management")
    INTELLECTUAL_PROPERTY = "16", _("Intellectual property")
    INTERNET = "17", _("Internet")
    OTHER = "99", _("Other")


#: Disputes in which somebody may have been hurt: whether later treatment is covered is asked.
INJURIES = frozenset({Category.TORT, Category.MEDICAL, Category.TRAFFIC})


class MatterKind(TextChoices):
    DISPUTE = "dispute", _("Dispute")
    QUESTION = "question", _("Question")
    PETITION = "petition", _("Petition")
    REPORT = "report", _("Report on officials")
    LEGAL_AID = "legal_aid", _("Request for legal aid")


class Channel(TextChoices):
    WINDOW = "window", _("At a window")
    ONLINE = "online", _("Online")
    PHONE = "phone", _("By telephone")
    ENTRUSTED = "entrusted", _("Sent by another organ")


class Source(TextChoices):
    """Official statistic dimension (``docs/law.md#categories-and-sources``)."""

    ON_APPLICATION = "on_application", _("On application")
    PROACTIVE = "proactive", _("Proactive")
    ENTRUSTED = "entrusted", _("Entrusted")


class Track(TextChoices):
    """The body of rules that a case is handled under: it decides which legal clock runs (special law first)."""

    COMMITTEE = "committee", _("People's mediation")
    LABOUR_MEDIATION = "labour_mediation", _("Labour mediation")
    LABOUR_INSPECTION = "labour_inspection", _("Labour inspection")
    COURT_APPOINTED = "court_appointed", _("Appointed by the court before filing")
    MEDICAL = "medical", _("Medical mediation")
    CONSUMER = "consumer", _("Consumer mediation")


class Risk(TextChoices):
    ORDINARY = "ordinary", _("Ordinary")
    YELLOW = "yellow", _("Attention")
    ORANGE = "orange", _("May escalate")
    RED = "red", _("Urgent")


class ConsentState(TextChoices):
    ASKED = "asked", _("Not asked or not answered yet")
    GIVEN = "given", _("Agrees to mediation")
    DECLINED = "declined", _("Declines mediation")


class Employment(TextChoices):
    """Whether the employment goes on: wage limitation does not run meanwhile (劳动争议调解仲裁法 Art. 27 ¶4)."""

    ONGOING = "ongoing", _("Still employed")
    ENDED = "ended", _("Employment ended")
