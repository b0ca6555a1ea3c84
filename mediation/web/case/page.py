"""What stands on the page of a case, read once: the same number of statements however long the case is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from accounts.models import PersonKind
from mediation import casework
from mediation.access import permissions
from mediation.access.extents import Group
from mediation.access.permissions import Act
from mediation.access.visibility import VisibleCase
from mediation.casework import PartySeen
from mediation.casework.confidences import any_told
from mediation.web.case import acts, owed
from mediation.web.case.clocks import clocks_of
from mediation.web.case.dealings import SHOWN_ABOVE, dealing, folded, names_of
from mediation.web.case.offers import offered
from mediation.web.case.records import archived, records_of
from mediation.web.shell.categories import shown
from mediation.web.shell.entrance import StaffRequest


@dataclass(frozen=True)
class PartyShown:
    """A party as the page shows them."""

    seen: PartySeen

    @property
    def no_call(self) -> bool:
        return self.seen.no_call

    @property
    def role(self) -> str:
        return self.seen.party.get_role_display()

    @property
    def kind(self) -> str:
        is_natural = self.seen.party.person.kind == PersonKind.NATURAL_PERSON
        return "person" if is_natural else "organisation"


def page_of(visible: VisibleCase, staff: StaffRequest) -> dict[str, Any]:
    """The whole page as this person may read it."""
    case = visible.case
    people = casework.people(case)
    events = casework.timeline(visible)
    names = names_of(case, people, events)
    step = casework.what_next(case, staff.by, at=staff.at)
    records = records_of(visible)
    was_told = any_told(events, records["sessions"])
    return {
        "step": step,
        "offered": offered(acts.PAGES, case, staff, wanted=step.act),
        "statements": {each.kind: each.body for line in events for each in line.statements if each.kind in SHOWN_ABOVE},
        "lines": list(folded(dealing(event, names) for event in reversed(events))),
        "clocks": clocks_of(visible),
        "people": [PartyShown(seen) for seen in people],
        "about": shown(case.category, case.subtype),
        "may_read_materials": visible.sees(Group.MATERIALS),
        "may_reveal": permissions.may(staff.by, Act.REVEAL, case),
        "may_note": permissions.may(staff.by, Act.NOTE, case),
        "confidences": list(visible.confidences()) if was_told else [],
        "may_read_confidences": was_told and permissions.may(staff.by, Act.READ_CONFIDENCES, case),
        "hides_ratings": visible.hides_grades,
        "only_assists": visible.only_assists,
        "archived": archived(case),
        **records,
        "owing": owed.of(case, records["notices"], records["papers"], staff),
    }
