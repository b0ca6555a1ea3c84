"""What may be done to a case, and how the journal says that it was done."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Action(TextChoices):
    REGISTER = "register", _("Register")
    REQUEST_SUPPLEMENT = "request_supplement", _("Ask for supplements")
    SUPPLEMENT = "supplement", _("Record supplements")
    LAPSE = "lapse", _("Let lapse")
    ROUTE = "route", _("Assign")
    RECALL = "recall", _("Recall the assignment")
    REROUTE = "reroute", _("Assign to another agency")
    # Translators: the agency signs for the case that was assigned to it; it has not taken it yet
    ACKNOWLEDGE = "acknowledge", _("Acknowledge")
    OBJECT = "object", _("Object to the assignment")
    # Translators: the agency takes the application; from here on the law's clocks run
    ACCEPT = "accept", _("Accept")
    REFUSE = "refuse", _("Refuse")
    REDIRECT = "redirect", _("Lead to another route")
    OPEN = "open", _("Begin mediation")
    SUSPEND = "suspend", _("Suspend")
    RESUME = "resume", _("Resume")
    AGREE = "agree", _("Record the agreement")
    TERMINATE = "terminate", _("Terminate mediation")
    RETURN_TO_ENTRUSTER = "return_to_entruster", _("Return to the entrusting organ")
    TRANSFER_OUT = "transfer_out", _("Transfer out")
    CONCLUDE = "conclude", _("Record the agency's result")
    # Translators: two cases about the same matter become one
    MERGE = "merge", _("Merge")
    WITHDRAW = "withdraw", _("Withdraw")
    PERFORM = "perform", _("Record performance")
    DEFAULT = "default", _("Record default")
    SET_ASIDE = "set_aside", _("Set the agreement aside")
    CALL_BACK = "call_back", _("Begin follow-up")
    # Translators: the case ends after the follow-up; filing it away is "Archive"
    CLOSE = "close", _("Close")
    ARCHIVE = "archive", _("Archive")
    REOPEN = "reopen", _("Reopen")


#: An action once it is done, as the journal says it.
DONE: dict[str, Promise] = {
    Action.REGISTER: _("Registered"),
    Action.REQUEST_SUPPLEMENT: _("Supplements asked for"),
    Action.SUPPLEMENT: _("Supplements recorded"),
    Action.LAPSE: _("Lapsed"),
    Action.ROUTE: _("Assigned"),
    Action.RECALL: _("Assignment recalled"),
    Action.REROUTE: _("Assigned to another agency"),
    Action.ACKNOWLEDGE: _("Acknowledged"),
    Action.OBJECT: _("Objected to"),
    Action.ACCEPT: _("Accepted"),
    Action.REFUSE: _("Refused"),
    Action.REDIRECT: _("Led to another route"),
    Action.OPEN: _("Mediation begun"),
    Action.SUSPEND: _("Suspended"),
    Action.RESUME: _("Resumed"),
    Action.AGREE: _("Agreement reached"),
    Action.TERMINATE: _("Mediation terminated"),
    Action.RETURN_TO_ENTRUSTER: _("Returned to the entrusting organ"),
    Action.TRANSFER_OUT: _("Transferred out"),
    Action.CONCLUDE: _("Result of the agency recorded"),
    Action.MERGE: _("Merged"),
    Action.WITHDRAW: _("Withdrawn"),
    Action.PERFORM: _("Performed"),
    Action.DEFAULT: _("Not performed in time"),
    Action.SET_ASIDE: _("Agreement set aside"),
    Action.CALL_BACK: _("Follow-up begun"),
    Action.CLOSE: _("Closed"),
    Action.ARCHIVE: _("Archived"),
    Action.REOPEN: _("Reopened"),
}
