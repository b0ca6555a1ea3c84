"""The dossier's covers and lists, made when all its other papers are (人民调解法 Art. 27; order: 人民调解文书格式)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import translation

from mediation.delivery.papers import words
from mediation.delivery.papers.facts import Facts, NotYet, names
from mediation.documents import forms
from mediation.documents.forms import Incomplete
from mediation.models import Case, Material, Paper
from mediation.states import Action

COVERS = ("cover", "index", "file_note", "back_cover")
ORDER = (
    "application",
    "acceptance_register",
    "rights_notice",
    "route_choice_notice",
    "service_address_confirmation",
    "acceptance_notice",
    "refusal_notice",
    "investigation_record",
    "mediation_record",
    "agreement",
    "oral_agreement_register",
    "termination_notice",
    "performance_proof",
    "payment_order_application",
    "callback_record",
    "letter",
    "closing_report",
)
TITLES = {form.kind: form.title for form in forms.ALL}
BEFORE_EVIDENCE = ORDER[: ORDER.index("mediation_record")]  # evidence stands between inquiry and session


@dataclass(frozen=True)
class Bound:
    """One part of the dossier."""

    name: str
    pages: int
    remark: str = ""


def index(facts: Facts) -> forms.Index:
    parts = [(part.name, part.pages, part.remark) for part in _parts(facts)]
    return forms.Index(body=facts.body, number=_number(facts), entries=forms.entries(parts))


def file_note(facts: Facts) -> forms.FileNote:
    filed = facts.line(Action.ARCHIVE)
    failed = facts.case.papers.filter(state=Paper.State.FAILED).count()
    return forms.FileNote(
        body=facts.body,
        number=_number(facts),
        pages=sum(part.pages for part in _parts(facts)),
        situation=f"有{failed}份文书未能制作，需补正。" if failed else "材料齐全，无缺页。",
        filer=_filer(facts),
        filed_on=facts.day(filed.occurred_at),
    )


def back_cover(facts: Facts) -> forms.BackCover:
    parts = _parts(facts)
    return forms.BackCover(
        body=facts.body,
        number=_number(facts),
        papers=len(parts),
        pages=sum(part.pages for part in parts),
        sealed_on=facts.day(facts.case.archived_at),
    )


def cover(facts: Facts) -> forms.Cover:
    case = facts.case
    return forms.Cover(
        body=facts.body,
        number=facts.paper.printed_number,
        name=f"{names(facts.applicants)}与{names(facts.respondents)}{facts.dispute}",
        year=facts.day(case.archived_at).year,
        mediators=facts.mediators,
        began_on=facts.day(case.accepted_at),
        ended_on=facts.day(case.resolved_at),
        filer=_filer(facts),
        filed_on=facts.day(case.archived_at),
        retention=_retention(case),
        remark=f"保管期限依据：{case.retention_basis}",
    )


def _parts(facts: Facts) -> list[Bound]:
    """The parts of the dossier in their order. Raises :class:`NotYet` while a paper is still to be rendered."""
    papers = facts.case.papers.exclude(kind__in=COVERS).defer("content")
    if papers.filter(state=Paper.State.OWED).exists():
        raise NotYet("papers of this dossier are still being rendered")
    ready = papers.filter(state=Paper.State.READY).order_by("owed_at", "pk")
    bound = sorted(ready, key=lambda paper: ORDER.index(paper.kind))
    first = [paper for paper in bound if paper.kind in BEFORE_EVIDENCE]
    rest = [paper for paper in bound if paper.kind not in BEFORE_EVIDENCE]
    evidence = [_evidence(material) for material in facts.case.materials.kept().listed()]
    return [*map(_paper, first), *evidence, *map(_paper, rest)]


def _paper(paper: Paper) -> Bound:
    return Bound(TITLES[paper.kind], paper.pages or 1)


def _evidence(material: Material) -> Bound:
    """The list of evidence: what it shows, from whom, whether it is the original."""
    whose = material.party.person.printed_name if material.party else "本中心收集"
    with translation.override("zh-hans"):
        return Bound(
            f"证据{material.number}：{material.name}", material.pages or 1, f"{material.get_form_display()} {whose}"
        )


def _number(facts: Facts) -> str:
    """The dossier's own, as it stands on its cover."""
    covers = facts.case.papers.filter(kind="cover", number=facts.paper.number)
    return covers.values_list("printed_number", flat=True).first() or ""


def _retention(case: Case) -> str:
    """长期（30年，自2027年1月1日起算）."""
    since = case.retained_from
    if since is None:
        raise Incomplete("it is not said how long this dossier is kept")
    length = f"{case.retention_years}年，" if case.retention_years else ""
    return f"{words.RETENTION[case.retention]}（{length}自{since.year}年{since.month}月{since.day}日起算）"


def _filer(facts: Facts) -> str:
    user = facts.line(Action.ARCHIVE).actor_user
    return user.name if user else facts.case.centre.name
