"""The kinds of papers."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PaperKind(TextChoices):
    """The papers of a case (人民调解文书格式, 2010; ``docs/law.md#papers``)."""

    APPLICATION = "application", _("Application for mediation")
    ACCEPTANCE_REGISTER = "acceptance_register", _("Register of acceptance")
    RIGHTS_NOTICE = "rights_notice", _("Notice of rights and duties")
    SERVICE_ADDRESS_CONFIRMATION = "service_address_confirmation", _("Confirmation of the service address")
    ROUTE_CHOICE_NOTICE = "route_choice_notice", _("Notice of the routes to choose from")
    ACCEPTANCE_NOTICE = "acceptance_notice", _("Notice of acceptance")
    REFUSAL_NOTICE = "refusal_notice", _("Notice of refusal")
    INVESTIGATION_RECORD = "investigation_record", _("Record of an investigation")
    MEDIATION_RECORD = "mediation_record", _("Record of mediation")
    AGREEMENT = "agreement", _("Mediation agreement")
    ORAL_AGREEMENT_REGISTER = "oral_agreement_register", _("Register of an oral agreement")
    TERMINATION_NOTICE = "termination_notice", _("Notice of termination")
    PERFORMANCE_PROOF = "performance_proof", _("Proof of performance")
    PAYMENT_ORDER_APPLICATION = "payment_order_application", _("Application for a payment order")
    CALLBACK_RECORD = "callback_record", _("Record of a callback")
    CLOSING_REPORT = "closing_report", _("Closing report")
    COVER = "cover", _("Cover of the dossier")
    INDEX = "index", _("Index of the dossier")
    FILE_NOTE = "file_note", _("File note")
    BACK_COVER = "back_cover", _("Back cover")
    LETTER = "letter", _("Letter")
