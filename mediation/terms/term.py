"""What a term is: whom it binds, what starts and stops it, how long it is, and for whom and since when it is so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from mediation import citations, lengths
from mediation.articles import Citation
from mediation.lengths import Unit
from mediation.states import Status
from mediation.terms.choices import Basis, Binds, Consequence, Ends, Extension

NATIONAL = ""
ZHEJIANG = "33"
FIRST_DAY = date(2024, 1, 1)  # 民事诉讼法 as revised in 2023, the youngest law of the table, is in force since then


@dataclass(frozen=True, kw_only=True)
class Term:
    """One row of the table: one version of one clock.

    ``starts``, ``stops``: kinds of journal events; no clock runs on a term without ``starts``, it is only told of.
    ``only`` and ``never``: tracks it is for, or not for.
    ``answers_in``: the open statuses in which it may be the clock that answers for the case.
    ``per``: the key of the event's details that tells apart several clocks of one term (a task, an agreed
    term). ``due_from``: the key of the start event's details that holds the last day itself, where an
    agreement and not a law sets it. ``needs``: the key that the start event's details must hold.
    ``idle_when``: (key, value) of the case's facts under which the clock
    is shown as not running, with ``idle_because``. ``instead``: which clocks do not run because this one
    does, and why. ``pauses``: whether an excluded spell (appraisal, a
    suspended case) pauses it. ``extends_by``: the most that an authority may add, once; 0 where nothing says how much.
    ``reminded_after``: on the how manieth day whoever has the right is reminded of it.

    ``territory``: the first digits of the division of the centres where it holds (GB/T 2260), none nationally; the
    narrower goes first. ``since``: the first day, ``until``: the first day no more, of the applications it is for.
    """

    code: str
    name: Promise
    binds: Binds
    basis: Basis
    law: Citation
    confidence: str
    starts: frozenset[str]
    stops: frozenset[str]
    length: int = 0
    unit: Unit = Unit.WORKING_DAY
    ends: Ends = Ends.MIDNIGHT
    answers_in: frozenset[Status] = frozenset()
    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    per: str = ""
    due_from: str = ""
    needs: str = ""
    idle_when: tuple[str, str] | None = None
    idle_because: Promise | str = ""
    instead: Promise | str = ""
    extension: Extension = Extension.NONE
    extends_by: int = 0
    pauses: bool = False
    consequence: Consequence = Consequence.ESCALATE
    reminded_after: tuple[int, ...] = ()
    verified_until: date = date(2025, 4, 19)
    territory: str = NATIONAL
    since: date = FIRST_DAY
    until: date | None = None

    @property
    def bites(self) -> bool:
        """Whether it may be what is due next in a case: what binds us, and what the parties have agreed."""
        return self.binds == Binds.US or self.consequence == Consequence.DEFAULT

    @property
    def words(self) -> str:
        """Its length in the language of the page: ``15 days``."""
        return lengths.in_words(self.length, self.unit)

    @property
    def on_paper(self) -> str:
        """Its length as papers print it: 十五日."""
        return lengths.on_paper(self.length, self.unit)

    @property
    def extension_on_paper(self) -> str:
        """The most that an authority may add: 三十个工作日."""
        return lengths.on_paper(self.extends_by, self.unit)

    @property
    def rests_on(self) -> str:
        """Its articles, in the language of the page."""
        return citations.cited(self.law)
