"""Where a case stands: statuses, the stages they belong to, and the sets of them that the rules speak of."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    INTAKE = "intake", _("Intake")
    ROUTING = "routing", _("Routing")
    HANDLING = "handling", _("Handling")
    RESULT = "result", _("Result")
    FOLLOW_UP = "follow_up", _("Follow-up")
    # Translators: the last stage of a case, when it is closed and filed
    END = "end", _("End")


class Status(TextChoices):
    SUBMITTED = "submitted", _("Submitted, to be checked")
    REGISTERED = "registered", _("Registered")
    SUPPLEMENTING = "supplementing", _("Waiting for supplements")
    ROUTED = "routed", _("Assigned, to be acknowledged")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged, to be accepted")
    ACCEPTED = "accepted", _("Accepted, asking the other side")
    IN_MEDIATION = "in_mediation", _("In mediation")
    SUSPENDED = "suspended", _("Suspended")
    AGREED = "agreed", _("Agreed, being performed")
    PERFORMED = "performed", _("Performed")
    DEFAULTED = "defaulted", _("Not performed")
    CONCLUDED = "concluded", _("Concluded by the agency")
    TERMINATED = "terminated", _("Mediation terminated")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REFUSED = "refused", _("Refused")
    REDIRECTED = "redirected", _("Led to another route")
    TRANSFERRED_OUT = "transferred_out", _("Transferred out")
    IN_FOLLOW_UP = "in_follow_up", _("In follow-up")
    CLOSED = "closed", _("Closed")
    ARCHIVED = "archived", _("Archived")


RESULTS = frozenset(
    {
        Status.PERFORMED,
        Status.DEFAULTED,
        Status.CONCLUDED,
        Status.TERMINATED,
        Status.WITHDRAWN,
        Status.REFUSED,
        Status.REDIRECTED,
        Status.TRANSFERRED_OUT,
    }
)

ENDED = frozenset({Status.CLOSED, Status.ARCHIVED})
OPEN = frozenset(Status) - ENDED
CENTRE_OWNED = frozenset({Status.SUBMITTED, Status.REGISTERED, Status.SUPPLEMENTING})

STAGES: dict[Status, Stage] = (
    dict.fromkeys((Status.SUBMITTED, Status.REGISTERED, Status.SUPPLEMENTING), Stage.INTAKE)
    | dict.fromkeys((Status.ROUTED, Status.ACKNOWLEDGED), Stage.ROUTING)
    | dict.fromkeys((Status.ACCEPTED, Status.IN_MEDIATION, Status.SUSPENDED, Status.AGREED), Stage.HANDLING)
    | dict.fromkeys(RESULTS, Stage.RESULT)
    | {Status.IN_FOLLOW_UP: Stage.FOLLOW_UP}
    | dict.fromkeys(ENDED, Stage.END)
)
