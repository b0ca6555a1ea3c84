"""The story as the report tells it: two tales, one camera, an agreement, and the money.

From the report: she was shopping, an e-bike knocked her down, four stitches in her forehead, the two told different
stories, the facts were established at the community centre, she received 2,500 yuan. The rest is invented.
"""

from mediation.demonstration.walking.e_bike import people
from mediation.demonstration.walking.e_bike.afterwards import AFTERWARDS
from mediation.demonstration.walking.e_bike.handling import HANDLING
from mediation.demonstration.walking.e_bike.intake import INTAKE
from mediation.demonstration.walking.house import House
from mediation.demonstration.walking.scene import Scene

REPORTED = (
    "She was out shopping when an e-bike knocked her down; four stitches in her forehead.",
    "The two told different stories; the facts were established at the community centre, in one house with the police.",
    "She received 2,500 yuan.",
)
INVENTED = (
    "李素珍, 58, retired, and 王强, 26; 12 November 2026, about 17:40; police number DEMO-1112-087; no insurance.",
    "The items: 1,286.00 + 800.00 + 64.00 + 350.00 = 2,500.00 yuan. Stitches out on 19 November.",
    "No determination of the accident has been served yet, so the police's own terms have not begun.",
)


def scene(house: House) -> Scene:
    return Scene(
        house,
        "e-bike",
        centre="sy",
        reader="sy-lead",
        people=people.PEOPLE,
        reported=REPORTED,
        invented=INVENTED,
    )


STEPS = (*INTAKE, *HANDLING, *AFTERWARDS)
