"""By which symbol and colour a page shows where a case stands, and its risk."""

from __future__ import annotations

from mediation.models import Risk
from mediation.states import RESULTS, Status

#: The mark of the sheet that shows where a case stands (``{% status %}``).
STAGE_MARKS: dict[Status, str] = (
    dict.fromkeys((Status.SUBMITTED, Status.REGISTERED, Status.SUPPLEMENTING), "intake")
    | dict.fromkeys((Status.ROUTED, Status.ACKNOWLEDGED), "routing")
    | dict.fromkeys((Status.ACCEPTED, Status.IN_MEDIATION, Status.SUSPENDED), "handling")
    | dict.fromkeys(RESULTS, "ended")
    | {
        Status.AGREED: "agreed",
        Status.PERFORMED: "settled",
        Status.CONCLUDED: "settled",
        Status.DEFAULTED: "defaulted",
        Status.IN_FOLLOW_UP: "follow-up",
        Status.CLOSED: "closed",
        Status.ARCHIVED: "closed",
    }
)
RISK_MARKS: dict[str, str] = {Risk.YELLOW: "raised", Risk.ORANGE: "raised", Risk.RED: "high"}
