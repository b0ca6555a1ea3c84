"""How long things may take, and by what law: one table.

Every clock of the product is a row here. A row says whom it binds, which events of the journal start and
stop it, its length, and the article it rests on. ``deadlines`` reads this table and the journal and nothing
else. Sources and confidence marks are those of ``docs/law.md`` (V: text read; V2: secondary; K: general
knowledge; P: this product's own promise).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mediation.states import RESULTS, Action, Event, Status


class Binds(TextChoices):
    US = "us", _("Binds us")
    ORGAN = "organ", _("Binds another organ")
    PARTY = "party", _("A party's right")


class Basis(TextChoices):
    STATUTORY = "statutory", _("Statute")
    REGULATORY = "regulatory", _("Regulation")
    LOCAL = "local", _("Local regulation")
    PROMISE = "service_promise", _("Service promise")


class Unit(TextChoices):
    HOUR = "hour", _("hours")
    WORKING_DAY = "working_day", _("working days")
    CALENDAR_DAY = "calendar_day", _("calendar days")
    MONTH = "month", _("months")
    YEAR = "year", _("years")


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


@dataclass(frozen=True)
class Term:
    """One row of the table.

    ``starts``, ``stops``: kinds of journal events. ``only`` and ``never``: tracks it is for, or not for.
    ``per``: the key of the event's details that tells apart several clocks of one term (a task, an agreed
    term). ``due_from``: the key of the start event's details that holds the last day itself, where an
    agreement and not a law sets it. ``idle_when``: (key, value) of the case's facts under which the clock
    is shown as not running, with ``idle_because``. ``instead``: which clocks do not run because this one
    does, and why. ``pauses``: whether an excluded spell (appraisal, a
    suspended case) pauses it.
    """

    code: str
    name: Promise
    binds: Binds
    basis: Basis
    law: str
    confidence: str
    starts: frozenset[str]
    stops: frozenset[str]
    length: int = 0
    unit: Unit = Unit.WORKING_DAY
    ends: Ends = Ends.MIDNIGHT
    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    per: str = ""
    due_from: str = ""
    needs: str = ""
    idle_when: tuple[str, str] | None = None
    idle_because: Promise | str = ""
    instead: Promise | str = ""
    extension: Extension = Extension.NONE
    pauses: bool = False
    consequence: Consequence = Consequence.ESCALATE
    verified_until: date = field(default=date(2025, 4, 19))


_RESULT_ACTIONS = frozenset(
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
_ENDS = _RESULT_ACTIONS | {Action.MERGE}
_MEDIATION_ENDS = (_ENDS - {Action.PERFORM}) | {Event.AGREEMENT_EFFECTIVE}
_SETTLED = frozenset({Action.PERFORM, Action.SET_ASIDE, Event.CONFIRMATION_RECORDED, Action.REOPEN})
_LABOUR = frozenset({"labour_mediation", "labour_inspection"})


def _on(*kinds: str) -> frozenset[str]:
    return frozenset(kinds)


def _promise(
    code: str, name: Promise, *, starts: frozenset[str], stops: frozenset[str], length: int, **rest: Any
) -> Term:
    """A promise of the centre: working days, ending at close of business (``docs/law.md``)."""
    settings = {"law": "服务承诺 (the centre's own promise)", "confidence": "P", "ends": Ends.CLOSE_OF_BUSINESS} | rest
    return Term(code, name, Binds.US, Basis.PROMISE, starts=starts, stops=stops, length=length, **settings)


TERMS: tuple[Term, ...] = (
    _promise(
        "P-0",
        _("Check an online submission"),
        starts=_on(Event.MATTER_RECEIVED),
        stops=_on(Action.REGISTER, Action.REDIRECT, Action.REFUSE, Action.WITHDRAW),
        length=1,
        needs="online",
    ),
    _promise(
        "P-1",
        _("Accept or refuse"),
        starts=_on(Action.REGISTER, Action.SUPPLEMENT, Action.REOPEN, Action.REROUTE),
        stops=_ENDS | {Action.ACCEPT, Action.REQUEST_SUPPLEMENT},
        length=1,
    ),
    _promise(
        "P-2",
        _("Agency acknowledges"),
        starts=_on(Action.ROUTE, Action.REROUTE),
        stops=_ENDS | {Action.ACKNOWLEDGE, Action.OBJECT, Action.RECALL, Action.REROUTE},
        length=1,
    ),
    _promise(
        "P-3",
        _("First contact with both sides"),
        starts=_on(Action.ACCEPT),
        stops=_ENDS | {Event.FIRST_CONTACT, Event.SITE_VISITED, Action.OPEN, Action.REROUTE},
        length=2,
    ),
    _promise(
        "P-4",
        _("Assisting agency does its part"),
        starts=_on(Event.ASSIST_ASKED),
        stops=_ENDS | {Event.ASSIST_CLOSED, Action.REROUTE},
        length=1,
        per="task",
    ),
    _promise(
        "P-5",
        _("Sign and seal the agreement"),
        starts=_on(Action.AGREE),
        stops=_on(Event.AGREEMENT_EFFECTIVE, Action.SET_ASIDE),
        length=1,
    ),
    _promise(
        "P-6",
        _("Review why the case is suspended"),
        starts=_on(Action.SUSPEND),
        stops=_ENDS | {Action.RESUME},
        length=10,
    ),
    _promise(
        "P-7",
        _("Applicant supplements the application"),
        starts=_on(Action.REQUEST_SUPPLEMENT),
        stops=_on(Action.SUPPLEMENT, Action.REDIRECT, Action.REFUSE, Action.WITHDRAW, Action.LAPSE),
        length=10,
        consequence=Consequence.LAPSE,
    ),
    _promise(
        "P-8",
        _("Complete the dossier and close"),
        starts=_on(Event.CALLBACK_DONE),
        stops=_on(Action.CLOSE, Action.REOPEN, Action.PERFORM),
        length=5,
    ),
    _promise(
        "P-9",
        _("Decide what follows a default"),
        starts=_on(Action.DEFAULT),
        stops=_on(Action.PERFORM, Action.CALL_BACK, Action.REOPEN),
        length=10,
    ),
    Term(
        "PM-1",
        _("Mediation by a people's mediation committee"),
        Binds.US,
        Basis.REGULATORY,
        law="人民调解工作若干规定 (2002) Art. 33",
        confidence="V2",
        starts=_on(Action.ACCEPT, Action.SET_ASIDE),
        stops=_MEDIATION_ENDS,
        length=1,
        unit=Unit.MONTH,
        only=_on("committee"),
        extension=Extension.CONSENT,
        pauses=True,
    ),
    Term(
        "LB-1",
        _("Labour mediation must end"),
        Binds.US,
        Basis.LOCAL,
        law="浙江省劳动人事争议调解仲裁条例 Art. 10 ¶2",
        confidence="V",
        starts=_on(Action.REGISTER, Action.REOPEN, Action.SET_ASIDE),
        stops=_MEDIATION_ENDS,
        length=15,
        unit=Unit.CALENDAR_DAY,
        only=_on("labour_mediation"),
        instead=_(
            "In place of the month of mediation committees (PM-1): special law goes first. The terms of inspection "
            "(LI-1, LI-2) do not run: mediation was chosen in writing."
        ),
        extension=Extension.CONSENT,
    ),
    Term(
        "LB-1R",
        _("A party may apply for labour arbitration without waiting for mediation"),
        Binds.PARTY,
        Basis.STATUTORY,
        law="劳动争议调解仲裁法 Art. 14 ¶3",
        confidence="V",
        starts=_on(Action.REGISTER, Action.REOPEN, Action.SET_ASIDE),
        stops=_MEDIATION_ENDS,
        length=15,
        unit=Unit.CALENDAR_DAY,
        only=_on("labour_mediation"),
        consequence=Consequence.EXPIRE,
    ),
    Term(
        "LB-2",
        _("Limitation of labour arbitration"),
        Binds.PARTY,
        Basis.STATUTORY,
        law="劳动争议调解仲裁法 Art. 27",
        confidence="V",
        starts=_on(Action.REGISTER),
        stops=frozenset(),
        length=1,
        unit=Unit.YEAR,
        only=_LABOUR,
        idle_when=("employment", "ongoing"),
        idle_because=_("not running: still employed (Art. 27 ¶4); the request itself is recorded as an interruption"),
        consequence=Consequence.EXPIRE,
    ),
    Term(
        "LB-8",
        _("Joint application for arbitral review of the agreement"),
        Binds.PARTY,
        Basis.REGULATORY,
        law="劳动人事争议仲裁办案规则 (2017) Art. 74",
        confidence="V2",
        starts=_on(Event.AGREEMENT_EFFECTIVE),
        stops=_SETTLED,
        length=15,
        unit=Unit.CALENDAR_DAY,
        only=_on("labour_mediation"),
        consequence=Consequence.EXPIRE,
    ),
    Term(
        "LI-1",
        _("Labour inspection decides on the complaint"),
        Binds.US,
        Basis.REGULATORY,
        law="关于实施《劳动保障监察条例》若干规定 Art. 18; 浙江省劳动保障监察条例 Art. 23",
        confidence="V",
        starts=_on(Action.REGISTER, Action.REOPEN),
        stops=_ENDS | {Action.ACCEPT},
        length=5,
        only=_on("labour_inspection"),
    ),
    Term(
        "LI-2",
        _("Labour inspection investigates"),
        Binds.US,
        Basis.STATUTORY,
        law="劳动保障监察条例 Art. 17",
        confidence="V",
        starts=_on(Action.ACCEPT),
        stops=_ENDS,
        length=60,
        only=_on("labour_inspection"),
        extension=Extension.AUTHORITY,
    ),
    Term(
        "CT-1",
        _("Court-appointed mediation before filing"),
        Binds.US,
        Basis.REGULATORY,
        law="最高人民法院关于人民法院特邀调解的规定 (2016) Art. 27; 人民法院在线调解规则 (2021) Arts 24, 26",
        confidence="V",
        starts=_on(Action.ACKNOWLEDGE, Action.SET_ASIDE),
        stops=_MEDIATION_ENDS,
        length=30,
        unit=Unit.CALENDAR_DAY,
        only=_on("court_appointed"),
        extension=Extension.CONSENT,
        pauses=True,
    ),
    Term(
        "MD-1",
        _("Mediation by a medical dispute committee"),
        Binds.US,
        Basis.STATUTORY,
        law="医疗纠纷预防和处理条例 Art. 38",
        confidence="V",
        starts=_on(Action.ACCEPT, Action.SET_ASIDE),
        stops=_MEDIATION_ENDS,
        length=30,
        only=_on("medical"),
        extension=Extension.CONSENT,
        pauses=True,
    ),
    Term(
        "CS-1",
        _("Decide whether to accept a consumer complaint"),
        Binds.US,
        Basis.REGULATORY,
        law="市场监督管理投诉举报处理暂行办法 Art. 14 (to be checked)",
        confidence="V",
        starts=_on(Action.REGISTER, Action.REOPEN),
        stops=_ENDS | {Action.ACCEPT},
        length=7,
        only=_on("consumer"),
    ),
    Term(
        "CS-2",
        _("Consumer mediation"),
        Binds.US,
        Basis.REGULATORY,
        law="市场监督管理投诉举报处理暂行办法 Arts 20, 21 (to be checked)",
        confidence="V",
        starts=_on(Action.ACCEPT, Action.SET_ASIDE),
        stops=_MEDIATION_ENDS,
        length=45,
        only=_on("consumer"),
        pauses=True,
    ),
    Term(
        "CC-1",
        _("Limitation, counted afresh from the request to the committee"),
        Binds.PARTY,
        Basis.STATUTORY,
        law="民法典 Arts 188, 195; 最高人民法院诉讼时效规定 Art. 12",
        confidence="V",
        starts=_on(Action.REGISTER),
        stops=frozenset(),
        length=3,
        unit=Unit.YEAR,
        never=_LABOUR,
        consequence=Consequence.EXPIRE,
    ),
    Term(
        "JC-1",
        _("Joint application for judicial confirmation"),
        Binds.PARTY,
        Basis.STATUTORY,
        law="人民调解法 Art. 33; 民事诉讼法 (2023) Art. 205",
        confidence="V",
        starts=_on(Event.AGREEMENT_EFFECTIVE),
        stops=_SETTLED,
        length=30,
        unit=Unit.CALENDAR_DAY,
        needs="confirmable",
        consequence=Consequence.EXPIRE,
    ),
    Term(
        "PF",
        _("Performance of an agreed term"),
        Binds.PARTY,
        Basis.STATUTORY,
        law="人民调解法 Arts 29, 31",
        confidence="V",
        starts=_on("agreement.term"),
        stops=_on(Event.PERFORMANCE_RECORDED, Action.PERFORM, Action.SET_ASIDE, Action.DEFAULT),
        per="term",
        due_from="due_on",
        unit=Unit.CALENDAR_DAY,
        consequence=Consequence.DEFAULT,
    ),
    _promise(
        "CB-1",
        _("Call both sides back"),
        starts=_on(Action.PERFORM),
        stops=_on(Event.CALLBACK_DONE, Action.REOPEN),
        length=1,
        law="人民调解法 Art. 31; the centre's callback plan",
    ),
    _promise(
        "CB-7",
        _("Call both sides back"),
        starts=_RESULT_ACTIONS - {Action.PERFORM},
        stops=_on(Event.CALLBACK_DONE, Action.REOPEN),
        length=7,
        unit=Unit.CALENDAR_DAY,
        law="the centre's callback plan",
    ),
    _promise(
        "CB-0",
        _("Call the creditor back on the day of default"),
        starts=_on(Action.DEFAULT),
        stops=_on(Event.CALLBACK_DONE, Action.REOPEN, Action.PERFORM),
        length=0,
        law="人民调解法 Art. 31; the centre's callback plan",
    ),
)

BY_CODE: dict[str, Term] = {term.code: term for term in TERMS}

# Which clocks may answer for a case standing in each open status: at least one of them runs (``docs/law.md#promises``).
PROMISES: dict[Status, frozenset[str]] = {
    Status.SUBMITTED: frozenset({"P-0"}),
    Status.REGISTERED: frozenset({"P-1"}),
    Status.SUPPLEMENTING: frozenset({"P-7"}),
    Status.ROUTED: frozenset({"P-2"}),
    Status.ACKNOWLEDGED: frozenset({"P-1"}),
    Status.ACCEPTED: frozenset({"PM-1", "LB-1", "CT-1", "MD-1", "CS-2", "LI-2"}),
    Status.IN_MEDIATION: frozenset({"PM-1", "LB-1", "CT-1", "MD-1", "CS-2"}),
    Status.SUSPENDED: frozenset({"P-6"}),
    Status.AGREED: frozenset({"P-5", "PF"}),
    Status.PERFORMED: frozenset({"CB-1"}),
    Status.DEFAULTED: frozenset({"P-9"}),
    Status.IN_FOLLOW_UP: frozenset({"CB-0", "CB-1", "CB-7", "P-8"}),
} | dict.fromkeys(RESULTS - {Status.PERFORMED, Status.DEFAULTED}, frozenset({"CB-7"}))
