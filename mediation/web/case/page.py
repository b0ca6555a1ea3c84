"""What stands on the page of a case, read once: the same number of statements however long the case is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import PersonKind, User
from mediation import casework, journal, trips
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.access.visibility import Group, VisibleCase
from mediation.casework import JournalLine, PartySeen
from mediation.documents import numbers
from mediation.models import Case, Statement
from mediation.web.case import acts, journal_words, owed
from mediation.web.case.act_pages import offered
from mediation.web.case.acts.agreement_sheet import agreement_of
from mediation.web.case.clocks import clocks_of
from mediation.web.shell import formatting
from mediation.web.shell.categories import shown
from mediation.web.shell.entrance import StaffRequest
from windows.models import Agency

#: What was applied for stands above, once; it is not said again among the dealings.
SHOWN_ABOVE = frozenset({Statement.Kind.FACTS, Statement.Kind.REQUEST})


@dataclass(frozen=True)
class Dealing:
    """One line of the dealings: the journal's, its particulars in words, and what was said with it."""

    entry: JournalLine
    words: str
    icon: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Person:
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
    return {
        "step": step,
        "offered": offered(acts.PAGES, case, staff, wanted=step.act),
        "statements": {each.kind: each.body for line in events for each in line.statements if each.kind in SHOWN_ABOVE},
        "lines": list(folded(_dealing(event, names) for event in reversed(events))),
        "clocks": clocks_of(visible),
        "people": [Person(seen) for seen in people],
        "about": shown(case.category, case.subtype),
        "may_read_materials": visible.sees(Group.MATERIALS),
        "may_reveal": permissions.may(staff.by, Act.REVEAL, case),
        "may_note": permissions.may(staff.by, Act.NOTE, case),
        "may_read_confidences": permissions.may(staff.by, Act.READ_CONFIDENCES, case),
        "hides_ratings": visible.hides_grades,
        "only_assists": visible.only_assists,
        "archived": archived(case),
        **records,
        "owing": owed.of(case, records["notices"], records["papers"], staff),
    }


def records_of(visible: VisibleCase) -> dict[str, Any]:
    """Rows that hang on the case, each kind in the order it is read, as far as this person sees them."""
    case = visible.case
    papers = visible.papers().select_related("party__person", "retried_by").defer("content")
    notices = visible.notices().select_related("party__person", "user", "settled_by")
    held = case.assignments.select_related("agency", "window").order_by("began_at", "role")
    return {
        "custody": [part for part in held if part.role == part.Role.LEAD],
        "assisting": [part for part in held if part.role == part.Role.ASSISTING and part.ended_at is None],
        "tasks": visible.tasks().select_related("agency", "request", "answer"),
        "papers": list(papers.order_by("owed_at", "id")),
        "materials": visible.materials().listed(),
        "notices": list(notices.order_by("-due_at", "-id")),
        "references": visible.references(),
        "sessions": sessions_of(visible),
        "confidences": list(visible.confidences()) if visible.sees(Group.SESSIONS) else [],
        "agreement": agreement_of(case) if visible.sees(Group.AGREEMENTS) else None,
        "trips": trips.read(case) if visible.sees(Group.TRIPS) else None,
        "calls": visible.calls().select_related("party__person", "caller").order_by("called_at"),
        "ratings": visible.ratings().select_related("party__person").order_by("rated_at"),
    }


def archived(case: Case) -> dict[str, Any]:
    """Under which number the file lies in the archive, and how long; empty before."""
    if case.dossier_number is None or case.dossier_year is None:
        return {}
    parts = {"year": case.dossier_year, "number": case.dossier_number}
    return {
        "number": numbers.printed(case.centre, series=numbers.DOSSIER, **parts),
        "kept": formatting.kept(case.get_retention_display(), case.retention_years),
    }


def sessions_of(visible: VisibleCase) -> Iterable[Any]:
    return visible.sessions().select_related("room", "recorder").prefetch_related("participants__user")


def names_of(case: Case, people: list[PartySeen], entries: list[JournalLine]) -> journal_words.Names:
    """Three look-ups at most, however many lines name somebody."""
    staff = journal_words.staff_in(entries)
    users = User.objects.filter(pk__in=staff).values_list("pk", "name") if staff else ()
    return journal_words.Names(
        parties={each.party.number: each.name for each in people},
        agencies=dict(Agency.objects.filter(centre_id=case.centre_id).values_list("code", "name")),
        staff={str(pk): name for pk, name in users},
    )


def folded(lines: Iterable[Dealing]) -> Iterator[Dealing]:
    """The same said of many at one moment by one person, as fifteen signatures, is one line that names them all."""
    for _same, group in groupby(lines, key=_sameness):
        first, *rest = group
        words = dict.fromkeys(line.words for line in reversed([first, *rest]) if line.words)
        yield replace(first, words=_("; ").join(words)) if rest else first


def _sameness(line: Dealing) -> tuple[object, ...]:
    """What was said in a person's own words stands alone."""
    entry = line.entry
    return entry.kind, entry.who, entry.occurred_at, entry.was_entered_late, line.statements and entry.seq


def _dealing(entry: JournalLine, names: journal_words.Names) -> Dealing:
    statements = tuple(each for each in entry.statements if each.kind not in SHOWN_ABOVE)
    return Dealing(entry, journal_words.words(entry, names), journal.LINES[entry.kind].symbol, statements)
