"""The dealings on the page of a case: lines of the journal, each in words and with what was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils.translation import gettext as _

from accounts.models import User
from mediation import journal
from mediation.casework import JournalLine, PartySeen
from mediation.models import Case, Statement
from mediation.web.case.journal import names as journal_names
from mediation.web.case.journal import words as journal_words
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


def names_of(case: Case, people: list[PartySeen], entries: list[JournalLine]) -> journal_names.NamesInJournal:
    """Three look-ups at most, however many lines name somebody."""
    staff = journal_names.staff_in(entries)
    users = User.objects.filter(pk__in=staff).values_list("pk", "name") if staff else ()
    return journal_names.NamesInJournal(
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


def dealing(entry: JournalLine, names: journal_names.NamesInJournal) -> Dealing:
    statements = tuple(each for each in entry.statements if each.kind not in SHOWN_ABOVE)
    return Dealing(entry, journal_words.words(entry, names), journal.LINES[entry.kind].symbol, statements)
