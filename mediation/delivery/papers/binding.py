"""What is bound into a file, and in which order."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import translation

from mediation.delivery.papers.facts import Facts, NotYet
from mediation.documents import forms
from mediation.models import Material, Paper

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


def parts_of(facts: Facts) -> list[Bound]:
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
