"""What stands on the page of a case, read once: the same number of statements however long the case is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import PersonKind, User
from mediation import casework, followup, journal, trips
from mediation.access import permissions, visibility
from mediation.access.permissions import Act
from mediation.casework import PartySeen, Told
from mediation.documents import numbers
from mediation.models import Case, Statement
from mediation.states import ENDED, RESULTS, Status
from mediation.web.case import acts, journal_words, owed
from mediation.web.case.act_pages import offered
from mediation.web.case.acts.agreement_sheet import agreement_of
from mediation.web.case.clocks import clocks_of
from mediation.web.shell import formatting
from mediation.web.shell.categories import shown
from mediation.web.shell.entrance import StaffRequest
from windows.models import Agency

RATED_IN = RESULTS | ENDED | {Status.IN_FOLLOW_UP}
#: What was applied for stands above, once; it is not said again among the dealings.
SAID_ABOVE = frozenset({Statement.Kind.FACTS, Statement.Kind.REQUEST})


@dataclass(frozen=True)
class Line:
    """One line of the dealings: the journal's, its particulars in words, and what was said with it."""

    told: Told
    words: str
    icon: str
    said: tuple[Statement, ...]


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


def page_of(case: Case, staff: StaffRequest) -> dict[str, Any]:
    """The whole page as this person may read it."""
    people = casework.people(case)
    told = casework.timeline(case, staff.by)
    names = names_of(case, people, told)
    hides = hides_ratings(case, staff)
    step = casework.what_next(case, staff.by, at=staff.at)
    records = records_of(case, staff)
    return {
        "step": step,
        "offered": offered(acts.PAGES, case, staff, wanted=step.act),
        "said": {one.kind: one.body for line in told for one in line.statements if one.kind in SAID_ABOVE},
        "lines": list(folded(_line(one, names, hides=hides) for one in reversed(told))),
        "clocks": clocks_of(case, staff),
        "people": [Person(one) for one in people],
        "about": shown(case.category, case.subtype),
        "may_read_materials": permissions.may(staff.by, Act.READ_MATERIAL, case),
        "may_reveal": permissions.may(staff.by, Act.REVEAL, case),
        "may_note": permissions.may(staff.by, Act.NOTE, case),
        "hides_ratings": hides,
        "only_assists": permissions.only_assists(staff.by, case),
        "archived": archived(case),
        **records,
        "owing": owed.of(case, records["notices"], records["papers"], staff),
    }


def records_of(case: Case, staff: StaffRequest) -> dict[str, Any]:
    """Rows that hang on the case, each kind in the order it is read; of who only assists those of their part."""
    if permissions.only_assists(staff.by, case):
        return _record_of_a_part(case, staff) | {"sessions": (), "agreement": None, "calls": (), "ratings": ()}
    return _record_of_a_part(case, staff) | {
        "references": case.references.all(),
        "sessions": sessions_of(case),
        "agreement": agreement_of(case),
        "trips": trips.read(case),
        "calls": case.callbacks.select_related("party__person", "caller").order_by("called_at"),
        "ratings": case.ratings.select_related("party__person").order_by("rated_at"),
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


def _record_of_a_part(case: Case, staff: StaffRequest) -> dict[str, Any]:
    """Who has the case and what everybody who takes part in it may read of it."""
    by = staff.by
    papers = visibility.papers(case, by).select_related("party__person", "retried_by").defer("content")
    notices = visibility.notices(case, by).select_related("party__person", "user", "settled_by")
    held = case.assignments.select_related("agency", "window").order_by("began_at", "role")
    return {
        "custody": [one for one in held if one.role == one.Role.LEAD],
        "assisting": [one for one in held if one.role == one.Role.ASSISTING and one.ended_at is None],
        "tasks": visibility.tasks(case, by).select_related("agency", "request", "answer"),
        "papers": list(papers.order_by("owed_at", "id")),
        "materials": visibility.materials(case, by).listed(),
        "notices": list(notices.order_by("-due_at", "-id")),
    }


def sessions_of(case: Case) -> Iterable[Any]:
    return case.sessions.select_related("room", "recorder").prefetch_related("participants__user")


def names_of(case: Case, people: list[PartySeen], told: list[Told]) -> journal_words.Names:
    """Three look-ups at most, however many lines name somebody."""
    staff = journal_words.staff_in(told)
    users = User.objects.filter(pk__in=staff).values_list("pk", "name") if staff else ()
    return journal_words.Names(
        parties={one.party.number: one.name for one in people},
        agencies=dict(Agency.objects.filter(centre_id=case.centre_id).values_list("code", "name")),
        staff={str(pk): name for pk, name in users},
    )


def hides_ratings(case: Case, staff: StaffRequest) -> bool:
    """Whoever handled the case does not read who graded it before the survey is over (``docs/law.md``)."""
    if case.status not in RATED_IN:
        return False
    links = case.survey_links.filter(segment=case.segment)
    is_over = not any(link.expires_at is None or link.expires_at > staff.at for link in links)
    return not is_over and followup.handled(case, staff.by, at=staff.at)


def folded(lines: Iterable[Line]) -> Iterator[Line]:
    """The same said of many at one moment by one person, as fifteen signatures, is one line that names them all."""
    for _same, group in groupby(lines, key=_sameness):
        first, *rest = group
        words = dict.fromkeys(line.words for line in reversed([first, *rest]) if line.words)
        yield replace(first, words=_("; ").join(words)) if rest else first


def _sameness(line: Line) -> tuple[object, ...]:
    """What was said in a person's own words stands alone."""
    told = line.told
    return told.kind, told.who, told.occurred_at, told.was_entered_late, line.said and told.seq


def _line(told: Told, names: journal_words.Names, *, hides: bool) -> Line:
    said = tuple(one for one in told.statements if one.kind not in SAID_ABOVE)
    return Line(told, journal_words.words(told, names, hides_ratings=hides), journal.LINES[told.kind].symbol, said)
