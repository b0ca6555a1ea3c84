"""Which messages the story sends to whom, and which wait for their day."""

from mediation.demonstration.walking.dates import Moved, On
from mediation.demonstration.walking.wages.people import BOTH, CHEN, COMPANY

SENT_UNTIL_EFFECTIVE = {
    "registered": (CHEN,),
    "routed": (CHEN,),
    "appointment": BOTH,
    "appointment_reminder": BOTH,
    "agreement_effective": BOTH,
    "performance_reminder": (COMPANY,),
}
SENT_AFTERWARDS = {"performance_recorded": BOTH, "survey": BOTH, "closed": BOTH}
CONFIRMATION = (On(17, moved=Moved.EARLIER), On(27, moved=Moved.EARLIER))
REVIEW = (On(12, moved=Moved.EARLIER),)
