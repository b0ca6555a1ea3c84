"""For what a court refuses confirmation (民诉法解释 Arts 355, 358)."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from mediation import articles
from mediation.handling.validator.draft import DraftToCheck
from mediation.handling.validator.findings import Code, Finding
from mediation.models import Track

STATUS_RELATIONS = ("离婚", "解除婚姻", "婚姻无效", "收养关系", "亲子关系", "监护关系")

RIGHTS_IN_THINGS = (
    "所有权归",
    "使用权归",
    "产权归",
    "确认产权",
    "权属归",
    "林权归",
    "专利权归",
    "商标权归",
    "著作权归",
)


def of_confirmation(draft: DraftToCheck) -> Iterator[Finding]:
    words = " ".join([draft.responsibility, *(clause.act for clause in draft.clauses)])
    if any(word in words for word in STATUS_RELATIONS):
        sentence = _("A court does not confirm what concerns marriage, parentage or adoption itself.")
        yield Finding(Code.STATUS_RELATION, sentence, articles.NOT_CONFIRMED, bars_confirmation=True)
    if any(word in words for word in RIGHTS_IN_THINGS):
        sentence = _("A court does not confirm to whom a thing, land or an intellectual right belongs.")
        yield Finding(Code.RIGHT_IN_A_THING, sentence, articles.NOT_CONFIRMED, bars_confirmation=True)
    if draft.track == Track.LABOUR_MEDIATION:
        yield from _of_labour(draft)


def _of_labour(draft: DraftToCheck) -> Iterator[Finding]:
    law = articles.LABOUR_CONFIRMATION
    if any(clause.amount is None for clause in draft.clauses):
        sentence = _("Of a labour agreement a court confirms payments only.")
        yield Finding(Code.LABOUR_NOT_ONLY_PAYMENT, sentence, law, bars_confirmation=True)
    if not draft.is_by_committee:
        sentence = _("Of a labour agreement a court confirms only what was made before a people's mediation committee.")
        yield Finding(Code.LABOUR_NOT_BY_COMMITTEE, sentence, law, bars_confirmation=True)
