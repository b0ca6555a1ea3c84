"""What both sides do with their slips: the company takes part and reports, the worker confirms."""

from mediation.demonstration.walking.scene import Scene
from mediation.demonstration.walking.wages import records
from mediation.demonstration.walking.wages.people import CHEN, COMPANY, MEDIATOR
from mediation.demonstration.walking.wages.questions import happened


def gives_slip_to_company(scene: Scene) -> None:
    """The other side gets an access code of its own once it takes part."""
    scene.slips[COMPANY] = scene.post(MEDIATOR, "receipts", {"party": COMPANY})["receipt_code"]


def company_reports(scene: Scene) -> None:
    scene.with_code(
        COMPANY,
        "status/performance",
        records.payment(scene, day=7, clock="10:12"),
        done=lambda: happened(scene, "performance.reported"),
        files={"file": ("汇款单.png", records.slip())},
    )


def worker_confirms(scene: Scene) -> None:
    scene.with_code(
        CHEN, "status/performance-confirmation", {"term": 1}, done=lambda: happened(scene, "performance.recorded")
    )
