"""谁来 and 对谁: who comes to the window, and against whom."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from mediation.web.intake.fields import phone_field, text_field, tick_box
from mediation.web.shell.controls import Sheet


class WhoForm(Sheet):
    """谁来 and 对谁."""

    applicant_name = text_field(gettext_lazy("Name"), required=True, attrs={"autofocus": True})
    applicant_phone = phone_field(gettext_lazy("Telephone"))
    applicant_document = text_field(gettext_lazy("Identity number"), most=40)
    no_phone = tick_box(gettext_lazy("has no telephone"))
    document_seen = tick_box(gettext_lazy("document seen"))
    is_read_back = tick_box(gettext_lazy("written for them and read back"))

    respondent_name = text_field(gettext_lazy("Name or organisation"))
    respondent_phone = phone_field(gettext_lazy("Telephone"))
    relation = text_field(gettext_lazy("Relation"), most=40, attrs={"list": "relations"})
    is_organisation = tick_box(gettext_lazy("an organisation"))
    respondent_unknown = tick_box(gettext_lazy("nobody knows who it is"))
    is_joint_application = tick_box(gettext_lazy("both sides have come together"))
