"""What a term is: whom it binds, what starts and stops it, how long it is, and for whom and since when it is so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mediation import citations, lengths
from mediation.articles import Citation
from mediation.lengths import Unit
from mediation.states import Action, Event, Status

NATIONAL = ""
ZHEJIANG = "33"
FIRST_DAY = date(2024, 1, 1)  # 民事诉讼法 as revised in 2023, the youngest law of the table, is in force since then


class Binds(TextChoices):
    US = "us", _("Binds us")
    ORGAN = "organ", _("Binds another organ")
    PARTY = "party", _("A party's right")


class Basis(TextChoices):
    STATUTORY = "statutory", _("Statute")
    REGULATORY = "regulatory", _("Regulation")
    LOCAL = "local", _("Local regulation")
    PROMISE = "service_promise", _("Service promise")


class Ends(TextChoices):
    """When on its last day a clock ends (民法典 Art. 203 ¶2: business hours where there are any, else 24:00)."""

    CLOSE_OF_BUSINESS = "close_of_business", _("at close of business")
    MIDNIGHT = "midnight", _("at 24:00")


class Extension(TextChoices):
    NONE = "", _("none")
    CONSENT = "consent", _("by consent of both parties")
    AUTHORITY = "authority", _("by authority")


class Consequence(TextChoices):
    """What the sweep does when the moment has come and nothing stopped the clock."""

    ESCALATE = "escalate", _("the supervisor is told")
    DEFAULT = "default", _("the agreement counts as not performed")
    LAPSE = "lapse", _("the application counts as withdrawn")
    EXPIRE = "expire", _("the right ends; nothing is done here")


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


def kinds(*events: str) -> frozenset[str]:
    return frozenset(events)


RESULT_ACTIONS: frozenset[str] = frozenset(
    {
        Action.PERFORM,
        Action.CONCLUDE,
        Action.TERMINATE,
        Action.WITHDRAW,
        Action.LAPSE,
        Action.REFUSE,
        Action.REDIRECT,
        Action.TRANSFER_OUT,
        Action.RETURN_TO_ENTRUSTER,
    }
)
HANDLING_ENDS = RESULT_ACTIONS | {Action.MERGE}
MEDIATION_ENDS = (HANDLING_ENDS - {Action.PERFORM}) | {Event.AGREEMENT_EFFECTIVE}
RIGHT_IS_USED = kinds(Action.PERFORM, Action.SET_ASIDE, Event.CONFIRMATION_RECORDED, Action.REOPEN)
MEDIATING = frozenset({Status.ACCEPTED, Status.IN_MEDIATION})
LABOUR_TRACKS = frozenset({"labour_mediation", "labour_inspection"})
