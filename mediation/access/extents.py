"""What of a case belongs together, and how much of it each relation to the case sees.

Closed unless opened: what the tables do not name nobody sees.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from mediation.access.relations import Relation


class Group(StrEnum):
    """What belongs together of a case. ``ABOUT``: what it is about, where it stands, who has it, who they are, masked.

    ``COURSE``: when it was taken on, ended, performed, closed. ``CALLS``: the calls of the follow-up.
    """

    ABOUT = "about"
    COURSE = "course"
    JOURNAL = "journal"
    CLOCKS = "clocks"
    ASSISTANCE = "assistance"
    SESSIONS = "sessions"
    AGREEMENTS = "agreements"
    PAPERS = "papers"
    MATERIALS = "materials"
    NOTICES = "notices"
    CALLS = "calls"
    GRADES = "grades"
    REFERENCES = "references"
    TRIPS = "trips"


class Extent(StrEnum):
    """How much of a group somebody sees: all of it, what belongs to their own part, nothing."""

    ALL = "all"
    PART = "part"
    NOTHING = "nothing"


#: Of whoever only assists; of the centre, the owner, the mediating body and whoever has it in hand it is everything.
OF_A_PART: Mapping[Group, Extent] = {
    Group.ABOUT: Extent.ALL,
    Group.JOURNAL: Extent.PART,
    Group.CLOCKS: Extent.PART,
    Group.ASSISTANCE: Extent.PART,
    Group.PAPERS: Extent.PART,
}

#: A party reads their own lines of the journal, and the rest on pages of their own.
OF_A_PARTY: Mapping[Group, Extent] = {Group.JOURNAL: Extent.PART}
EVERYTHING: Mapping[Group, Extent] = dict.fromkeys(Group, Extent.ALL)

EXTENTS: Mapping[Relation, Mapping[Group, Extent]] = {
    Relation.SYSTEM: EVERYTHING,
    Relation.CENTRE: EVERYTHING,
    Relation.OWNER: EVERYTHING,
    Relation.MEDIATING_BODY: EVERYTHING,
    Relation.IN_HAND: EVERYTHING,
    Relation.ASSISTING: OF_A_PART,
    Relation.PARTY: OF_A_PARTY,
}
