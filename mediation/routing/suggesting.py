"""Which agency must handle it, and why: the centre's own table, and who is there at this moment."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from mediation.models import Assignment, Case, RoutingRule
from mediation.states import Action
from windows import presence
from windows.models import Agency, AgencyKind, Centre, Window
from windows.presence import Standing


class NoAgency(Exception):
    """No line of the centre's table fits: a person decides."""

    def __str__(self) -> str:
        return _("No rule of the centre fits this case. Please choose the agency.")


@dataclass(frozen=True)
class Suggestion:
    """What is proposed; a person confirms. ``standing``: how the lead agency can be met now; ``reason``: in words."""

    rule: str
    lead: Agency
    mediating_body: Agency | None
    window: Window | None
    assisting: tuple[Agency, ...]
    standing: Standing
    reason: str


def suggest(case: Case, *, at: datetime) -> Suggestion:
    """The first line of the table that fits, leaving out agencies that have objected. Raises :class:`NoAgency`."""
    return _suggested(
        case.centre,
        category=case.category,
        subtype=case.subtype,
        wage_arrears=case.wage_arrears,
        objected=_objected(case),
        at=at,
    )


def suggest_for(
    centre: Centre, *, category: str, subtype: str = "", wage_arrears: bool = False, at: datetime
) -> Suggestion:
    """The same before there is a case: beside the form while it is filled in."""
    return _suggested(
        centre, category=category, subtype=subtype, wage_arrears=wage_arrears, objected=frozenset(), at=at
    )


def _suggested(
    centre: Centre, *, category: str, subtype: str, wage_arrears: bool, objected: frozenset[UUID], at: datetime
) -> Suggestion:
    rules = RoutingRule.objects.filter(centre=centre).order_by("position")
    related = rules.select_related("lead__centre", "mediating_body", "window").prefetch_related("assisting")
    for rule in related:
        if _fits(rule, category, subtype, wage_arrears) and rule.lead_id not in objected:
            return _from(rule, at=at)
    raise NoAgency


def _fits(rule: RoutingRule, category: str, subtype: str, wage_arrears: bool) -> bool:
    return (
        rule.category in ("", category)
        and rule.subtype in ("", subtype)
        and (wage_arrears or not rule.needs_wage_arrears)
    )


def _from(rule: RoutingRule, *, at: datetime) -> Suggestion:
    lead_standing = presence.standing_of(rule.lead, at=at)
    window = rule.window or lead_standing.window
    met = replace(lead_standing, window=lead_standing.window and window)  # one window in words and in the proposal
    return Suggestion(
        rule=rule.name,
        lead=rule.lead,
        mediating_body=rule.mediating_body or body_of(rule.lead),
        window=window,
        assisting=tuple(rule.assisting.all()),
        standing=lead_standing,
        reason=_("%(rule)s (%(standing)s)") % {"rule": rule.reason, "standing": met.words()},
    )


def body_of(lead: Agency) -> Agency | None:
    """A committee or another mediating body that leads also mediates and seals."""
    return lead if lead.kind == AgencyKind.MEDIATING_BODY else None


def _objected(case: Case) -> frozenset[UUID]:
    """Agencies that gave this case back; it is not sent to them a second time by a rule."""
    given_back = Assignment.objects.filter(case=case, role=Assignment.Role.LEAD, ended_because=Action.OBJECT)
    return frozenset(given_back.values_list("agency_id", flat=True))
