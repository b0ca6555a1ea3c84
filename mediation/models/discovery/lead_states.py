"""Statuses, actions and transitions of a lead: one table. The trigger on the lead is compared with it by a test."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LeadStatus(TextChoices):
    NEW = "new", _("Found, to be assigned")
    ASSIGNED = "assigned", _("To be visited")
    VISITED = "visited", _("Visited")
    IN_NEED = "in_need", _("In need")
    NOT_IN_NEED = "not_in_need", _("Not in need")
    OFFERED = "offered", _("Help offered")
    ACCEPTED = "accepted", _("Accepted, to be applied for")
    LATER = "later", _("Wants to think about it")
    DECLINED = "declined", _("Declined")
    APPLIED = "applied", _("Applied for")
    GRANTED = "granted", _("Granted")
    NOT_GRANTED = "not_granted", _("Not granted")
    EXPIRED = "expired", _("Expired unworked")


class LeadAction(TextChoices):
    ASSIGN = "assign", _("Assign")
    VISIT = "visit", _("Record the visit")
    FIND_IN_NEED = "find_in_need", _("Record the need")
    FIND_NOT_IN_NEED = "find_not_in_need", _("Record that there is no need")
    OFFER = "offer", _("Offer help")
    ACCEPT = "accept", _("Record the acceptance")
    POSTPONE = "postpone", _("Ask again later")
    DECLINE = "decline", _("Record that help is declined")
    APPLY = "apply", _("Record the application")
    GRANT = "grant", _("Record that it is granted")
    NOT_GRANT = "not_grant", _("Record that it is not granted")
    EXPIRE = "expire", _("Let expire")


#: From which status which action leads where. ``NOT_GRANTED`` may be applied for again: a refusal can be put right.
LEAD_TRANSITIONS: dict[tuple[str, str], str] = {
    (LeadStatus.NEW, LeadAction.ASSIGN): LeadStatus.ASSIGNED,
    (LeadStatus.ASSIGNED, LeadAction.ASSIGN): LeadStatus.ASSIGNED,
    (LeadStatus.ASSIGNED, LeadAction.VISIT): LeadStatus.VISITED,
    (LeadStatus.VISITED, LeadAction.FIND_IN_NEED): LeadStatus.IN_NEED,
    (LeadStatus.VISITED, LeadAction.FIND_NOT_IN_NEED): LeadStatus.NOT_IN_NEED,
    (LeadStatus.IN_NEED, LeadAction.OFFER): LeadStatus.OFFERED,
    (LeadStatus.OFFERED, LeadAction.ACCEPT): LeadStatus.ACCEPTED,
    (LeadStatus.OFFERED, LeadAction.POSTPONE): LeadStatus.LATER,
    (LeadStatus.OFFERED, LeadAction.DECLINE): LeadStatus.DECLINED,
    (LeadStatus.LATER, LeadAction.OFFER): LeadStatus.OFFERED,
    (LeadStatus.ACCEPTED, LeadAction.APPLY): LeadStatus.APPLIED,
    (LeadStatus.ACCEPTED, LeadAction.DECLINE): LeadStatus.DECLINED,
    (LeadStatus.APPLIED, LeadAction.GRANT): LeadStatus.GRANTED,
    (LeadStatus.APPLIED, LeadAction.NOT_GRANT): LeadStatus.NOT_GRANTED,
    (LeadStatus.NOT_GRANTED, LeadAction.APPLY): LeadStatus.APPLIED,
    **{
        (status, LeadAction.EXPIRE): LeadStatus.EXPIRED
        for status in (
            LeadStatus.NEW,
            LeadStatus.ASSIGNED,
            LeadStatus.VISITED,
            LeadStatus.IN_NEED,
            LeadStatus.OFFERED,
            LeadStatus.LATER,
            LeadStatus.ACCEPTED,
            LeadStatus.APPLIED,
        )
    },
}
#: Nobody works on a lead any more; of a granted one the looks after 30 and 90 days are still owed.
LEAD_ENDS = frozenset(
    {
        LeadStatus.NOT_IN_NEED,
        LeadStatus.DECLINED,
        LeadStatus.GRANTED,
        LeadStatus.NOT_GRANTED,
        LeadStatus.EXPIRED,
    }
)
