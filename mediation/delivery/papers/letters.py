"""Letters to people whom no text message reaches: what a message would say, on paper.

Rendering one fulfils nothing; only who hands it over or posts it does (``delivery.by_hand``).
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef

from mediation import documents, notices
from mediation.delivery import composing
from mediation.delivery.papers.facts import Facts
from mediation.documents import forms
from mediation.models import Notice, Paper

KIND = "letter"


def owe_letters(now: datetime, *, limit: int = 100) -> int:
    """Owe the paper of every letter that is due and has none; how many were looked at."""
    written = Paper.objects.filter(case=OuterRef("case"), kind=KIND, subject_id=OuterRef("pk"))
    due = Notice.objects.for_people(now).filter(medium=Notice.Medium.LETTER, party__isnull=False)
    waiting = list(due.exclude(Exists(written)).select_related("case", "party").order_by("due_at")[:limit])
    for notice in waiting:
        if notice.party and not notices.may_be_told(notice.case, notice.party):
            Notice.objects.for_people(now).filter(pk=notice.pk).update(state=Notice.State.CANCELLED)
            continue
        number = documents.next_of(notice.case, KIND)
        documents.owe(notice.case, KIND, at=now, number=number, party=notice.party, subject_id=notice.pk)
    return len(waiting)


def letter(facts: Facts) -> forms.Letter:
    notice = Notice.objects.get(pk=facts.subject)
    person = facts.party().person
    return forms.Letter(
        body=facts.case.centre.name,
        recipient=person.printed_name,
        address=person.address,
        text=composing.text_of(notice, now=facts.paper.owed_at),
        telephone=facts.telephone,
        dated_on=facts.day(facts.paper.owed_at),
    )
