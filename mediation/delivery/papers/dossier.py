"""The dossier's covers and lists, made when all its other papers are (人民调解法 Art. 27; order: 人民调解文书格式)."""

from __future__ import annotations

from mediation.delivery.papers import words
from mediation.delivery.papers.binding import parts_of
from mediation.delivery.papers.facts import Facts, names
from mediation.documents import forms
from mediation.documents.forms import Incomplete
from mediation.models import Case, Paper
from mediation.states import Action


def index(facts: Facts) -> forms.Index:
    parts = [(part.name, part.pages, part.remark) for part in parts_of(facts)]
    return forms.Index(body=facts.body, number=_number(facts), entries=forms.entries(parts))


def file_note(facts: Facts) -> forms.FileNote:
    filed = facts.line(Action.ARCHIVE)
    failed = facts.case.papers.filter(state=Paper.State.FAILED).count()
    return forms.FileNote(
        body=facts.body,
        number=_number(facts),
        pages=sum(part.pages for part in parts_of(facts)),
        situation=f"有{failed}份文书未能制作，需补正。" if failed else "材料齐全，无缺页。",
        filer=_filer(facts),
        filed_on=facts.day(filed.occurred_at),
    )


def back_cover(facts: Facts) -> forms.BackCover:
    parts = parts_of(facts)
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
