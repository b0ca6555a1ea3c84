"""What must come before a case is mediated, concluded or returned."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mediation import articles, citations
from mediation.models import Case, ConsentState, Party, Source, Track
from windows.models import AgencyKind

# Paths on which an authority decides by itself (劳动保障监察条例 Art. 17; 市场监督管理投诉举报处理暂行办法).
OWN_POWERS = frozenset({Track.LABOUR_INSPECTION, Track.CONSUMER})


def consents_missing(case: Case) -> str:
    asked = case.parties.filter(role__in=[Party.Role.APPLICANT, Party.Role.RESPONDENT])
    if asked.filter(consent=ConsentState.DECLINED).exists():
        declined = _("A party has declined mediation; it can only be terminated (%(law)s).")
        return declined % {"law": citations.cited(articles.CONSENT)}
    if asked.exclude(consent=ConsentState.GIVEN).exists():
        unanswered = _("Every party must consent to mediation first (%(law)s).")
        return unanswered % {"law": citations.cited(articles.CONSENT)}
    return ""


def cannot_begin(case: Case) -> str:
    if case.track == Track.LABOUR_INSPECTION:
        return _("This is an inspection. For mediation, classify the case anew under the labour mediation path.")
    if case.mediating_body_id is None:
        return _("Assign the case to a mediating body first.")
    if case.mediator_id is None:
        unnamed = _("Name the mediator first (%(law)s).")
        return unnamed % {"law": citations.cited(articles.CHOICE_OF_MEDIATOR)}
    return consents_missing(case)


def not_by_own_powers(case: Case) -> str:
    if case.owner.kind != AgencyKind.AUTHORITY:
        return _("Only an authority concludes a case by its own powers; a committee mediates it.")
    if case.mediating_body_id and case.track not in OWN_POWERS:
        return _("This case was assigned to be mediated: begin mediation, or terminate it.")
    return ""


def nobody_entrusted(case: Case) -> str:
    return "" if case.source == Source.ENTRUSTED else _("No organ entrusted this case to us.")
