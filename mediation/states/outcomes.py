"""How a case came out, and why an application may be refused."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    WRITTEN_AGREEMENT = "written_agreement", _("Written agreement")
    ORAL_AGREEMENT = "oral_agreement", _("Oral agreement")
    SETTLED_PRIVATELY = "settled_privately", _("Settled privately")
    RESPONDENT_DECLINED = "respondent_declined", _("Respondent declined")
    RESPONDENT_UNREACHABLE = "respondent_unreachable", _("Respondent unreachable")
    TERMINATED_AFTER_SESSIONS = "terminated_after_sessions", _("Terminated after sessions")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REFUSED = "refused", _("Refused")
    REDIRECTED = "redirected", _("Led to another route")
    TRANSFERRED_OUT = "transferred_out", _("Transferred out")
    RETURNED_TO_COURT = "returned_to_court", _("Returned to the court")
    HANDLED_BY_AGENCY = "handled_by_agency", _("Handled by the agency")
    MERGED = "merged", _("Merged")


class RefusalReason(TextChoices):
    """Why an application may not be taken (人民调解工作若干规定 Art. 22, 人民调解法 Art. 17; ``docs/law.md``)."""

    RESERVED_TO_AUTHORITY = "R01", _("Reserved by law to another authority")
    ALREADY_ACCEPTED_ELSEWHERE = "R02", _("The same claim is already being decided elsewhere")
    ALREADY_RESOLVED = "R03", _("Already resolved")
    PARTY_REFUSES = "R04", _("A party expressly refuses mediation")
    NO_IDENTIFIABLE_RESPONDENT = "R05", _("No identifiable respondent")
    NOT_A_DISPUTE = "R06", _("Not a dispute")
    CRIMINAL = "R07", _("A criminal matter")
    ADMINISTRATIVE_DISPUTE = "R08", _("A dispute with an administrative organ")
    DISCIPLINARY_REPORT = "R09", _("A report on officials")
    DUPLICATE_IN_PROGRESS = "R10", _("The same matter is already in progress here")
    PETITION_TERMINATED = "R11", _("A petition already finally answered")
    OUTSIDE_TERRITORY = "R12", _("Outside this centre's territory")
    FALSE_OR_COLLUSIVE = "R13", _("Suspected false or collusive mediation")
