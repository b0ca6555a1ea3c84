"""Which messages the story sends to whom, and which wait for their day."""

from mediation.demonstration.walking.dates import Moved, On
from mediation.demonstration.walking.e_bike.people import BOTH

SENT = {
    "registered": BOTH,
    "routed": BOTH,
    "appointment": BOTH,
    "appointment_reminder": BOTH,
    "agreement_effective": BOTH,
    "performance_recorded": BOTH,
    "survey": BOTH,
    "closed": BOTH,
}
REMINDERS = (On(17, moved=Moved.EARLIER), On(27, moved=Moved.EARLIER))
