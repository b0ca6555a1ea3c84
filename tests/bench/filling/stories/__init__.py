"""What happened to each case, from the matter to where it stands now, as the rows that the product would have written.

Every step passes the product's own table of transitions and its own journal, and the clocks are read out of the journal
by the product's own sums; only the database is not asked.
"""

from collections.abc import Callable
from datetime import datetime

from django.db.models import Model

from mediation import deadlines
from mediation.states import Status
from tests.bench.filling.outline import Outline
from tests.bench.filling.stories import handling, intake, results
from tests.bench.filling.stories.telling import Story
from tests.bench.filling.world import Place

Chapter = Callable[[Story], None]

REGISTERED: tuple[Chapter, ...] = (intake.received, intake.registered)
ROUTED = (*REGISTERED, intake.routed)
ACKNOWLEDGED = (*ROUTED, intake.acknowledged)
ACCEPTED = (*ACKNOWLEDGED, handling.accepted)
OPENED = (*ACCEPTED, handling.opened)
AGREED = (*OPENED, handling.met, handling.met, handling.agreed)
CHAPTERS: dict[Status, tuple[Chapter, ...]] = {
    Status.SUBMITTED: (intake.received,),
    Status.REGISTERED: REGISTERED,
    Status.SUPPLEMENTING: (*REGISTERED, intake.asked_for_supplements),
    Status.ROUTED: ROUTED,
    Status.ACKNOWLEDGED: ACKNOWLEDGED,
    Status.ACCEPTED: ACCEPTED,
    Status.IN_MEDIATION: OPENED,
    Status.SUSPENDED: (*OPENED, handling.met, handling.suspended),
    Status.AGREED: AGREED,
    Status.PERFORMED: (*AGREED, results.performed),
    Status.DEFAULTED: (*AGREED, results.defaulted),
    Status.CONCLUDED: (*ACCEPTED, results.concluded),
    Status.TERMINATED: (*OPENED, handling.met, results.terminated),
    Status.WITHDRAWN: (*REGISTERED, results.withdrawn),
    Status.REFUSED: (*REGISTERED, results.refused),
    Status.REDIRECTED: (*REGISTERED, results.redirected),
    Status.TRANSFERRED_OUT: (*ACCEPTED, results.transferred),
}
AFTERWARDS: dict[Status, tuple[Chapter, ...]] = {
    Status.IN_FOLLOW_UP: (results.called_back,),
    Status.CLOSED: (results.called_back, results.closed),
    Status.ARCHIVED: (results.called_back, results.closed, results.archived),
}
RESULTS = {
    Status.PERFORMED: 72,
    Status.TERMINATED: 15,
    Status.WITHDRAWN: 5,
    Status.REFUSED: 3,
    Status.REDIRECTED: 3,
    Status.TRANSFERRED_OUT: 2,
}
"""Of a hundred cases that are over, how many ended in which way."""


def tell(outline: Outline, place: Place, *, until: datetime, days: deadlines.CentreDays) -> list[Model]:
    """All rows of one case, each after what it points to."""
    story = Story(outline, place, until=until)
    for chapter in _chapters(story):
        chapter(story)
    story.close_the_books(days)
    return story.rows


def _chapters(story: Story) -> tuple[Chapter, ...]:
    status = story.outline.status
    if status in CHAPTERS:
        return CHAPTERS[status]
    result = story.rng.choices(list(RESULTS), list(RESULTS.values()))[0]
    return CHAPTERS[result] + AFTERWARDS[status]
