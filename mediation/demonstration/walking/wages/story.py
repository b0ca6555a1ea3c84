"""The story as the report tells it: begun on the spot, paid a week later.

From the report: a shop assistant, the company says business is bad and has owed wages for over half a year; window 6,
labour inspection; begun on the spot; paid a week later. The rest is invented.
"""

from mediation.demonstration.walking.house import House
from mediation.demonstration.walking.scene import Scene
from mediation.demonstration.walking.wages import people
from mediation.demonstration.walking.wages.handling import HANDLING
from mediation.demonstration.walking.wages.intake import INTAKE
from mediation.demonstration.walking.wages.paid import PAID

REPORTED = (
    "A shop assistant: the company says that business is bad and has owed wages for more than half a year.",
    "Window 6, labour inspection; begun on the spot; paid a week later.",
)
INVENTED = (
    "陈一帆, 25, employed since March 2024; 宁波青禾服饰有限公司（演示）, 沈国梁.",
    "Seven months, April to October 2026, at 4,200 yuan: 29,400.00 yuan. He is of no rural household.",
    "That he chooses mediation, and that labour inspection sits in with both sides' consent (人民调解法 Art. 20).",
)


def scene(house: House) -> Scene:
    return Scene(
        house,
        "wages",
        centre="yz",
        reader="yz-super",
        people=people.PEOPLE,
        reported=REPORTED,
        invented=INVENTED,
    )


STEPS = (*INTAKE, *HANDLING, *PAID)
