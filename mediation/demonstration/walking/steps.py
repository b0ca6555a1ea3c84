"""A step of a story, and playing a table of them: the clock, the act, what must be so afterwards, what each sees."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from mediation.demonstration.walking.checks.comparing import Check, local
from mediation.demonstration.walking.client import until
from mediation.demonstration.walking.dates import moment, spoken
from mediation.demonstration.walking.errors import NotAsItShouldBe
from mediation.demonstration.walking.scene import Scene

INDENT = "    "
MoveClock = Callable[[datetime], None]


def nobody(scene: Scene) -> None:
    """A step in which only time passes."""


@dataclass(frozen=True)
class Step:
    """``day``: days after the story's Monday. ``who`` and ``says`` are for the reader.

    ● marks what the newspaper reported, ◊ what is invented; an article of law stands beside what follows from it.

    ``screen``: the staff number of the person whose screen is shown afterwards.
    """

    day: int
    clock: str
    who: str
    says: str
    act: Callable[[Scene], None] = nobody
    screen: str = ""
    checks: tuple[Check, ...] = ()


def play(tables: Iterable[tuple[Scene, Iterable[Step]]], *, move_clock: MoveClock) -> None:
    """Play several stories together in the order of their times. Raises at the first thing that is not so."""
    line = [(scene, step) for scene, steps in tables for step in steps]
    for scene, step in sorted(line, key=lambda pair: (pair[1].day, pair[1].clock)):
        at = moment(scene.monday, step.day, step.clock)
        head = f"{spoken(at.date())} {step.clock}  {step.who}"
        move_clock(at)
        scene.house.say(f"\n{head}\n{INDENT}{step.says}")
        try:
            take(scene, step)
        except NotAsItShouldBe as problem:
            raise NotAsItShouldBe(f"{scene.name}, {head}: {problem}") from problem


def take(scene: Scene, step: Step) -> None:
    step.act(scene)
    for check in step.checks:
        report = until(partial(check, scene), patience=scene.house.within)
        scene.house.say(INDENT + report.replace("\n", "\n" + INDENT))
    if step.screen:
        scene.house.say(INDENT + on_screen(scene, step.screen))


def on_screen(scene: Scene, who: str) -> str:
    """What a member of staff has before them: the case, what is due next, what they may do now."""
    case = scene.seen_by(who)
    due = (
        f"{case['next_term']} due {local(case['next_due_at']):%a %d %b %H:%M}" if case["next_due_at"] else "nothing due"
    )
    may = ", ".join(case["actions"]) or "only look"
    return f"{'screen':<8}{who}: {case['code']} · {case['status']} · {due} · may {may}"
