"""Which acts are open to one person on one case: what comes next, and the rest by group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from mediation import lifecycle
from mediation.models import Case
from mediation.web.case.act_pages import ActGroup, ActPage
from mediation.web.shell.entrance import StaffRequest


@dataclass(frozen=True)
class Offer:
    """One act that is open. ``at_once``: it is pressed here; otherwise its page is opened."""

    page: ActPage[Any]
    at_once: bool
    key: str


@dataclass(frozen=True)
class Offered:
    """What is open to one person: what comes next, and the rest by group."""

    primary: Offer | None
    rest: dict[str, list[Offer]]

    def __bool__(self) -> bool:
        return bool(self.primary or self.rest)


def offered(pages: Iterable[ActPage[Any]], case: Case, staff: StaffRequest, *, wanted: str = "") -> Offered:
    """Of ``pages`` those that are open; ``wanted``: the act that comes next, if it is this person's."""
    actions = lifecycle.open_actions(case, staff.by)
    sheet = uuid4().hex[:12]
    offers = [
        Offer(page, page.at_once(case, staff), f"{sheet}-{page.address}")
        for page in pages
        if page.act.is_open(case, by=staff.by, at=staff.at, actions=actions)
    ]
    answering = (offer for offer in offers if wanted in (offer.page.act.permitted_by, *offer.page.answers))
    primary = next(answering, None) if wanted else None
    rest = {
        group: [offer for offer in offers if offer.page.group == group and offer is not primary] for group in ActGroup
    }
    return Offered(primary, {str(group): offers for group, offers in rest.items() if offers})
