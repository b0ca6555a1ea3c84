"""The agreement of a case as it is read."""

from __future__ import annotations

from django.db.models import Prefetch

from mediation.models import Agreement, AgreementTerm, Case, Performance, Signature


def agreement_of(case: Case) -> Agreement | None:
    """The latest agreement to be read: with its terms, what was performed of them, and who signed."""
    terms = AgreementTerm.objects.select_related("debtor__person", "creditor__person")
    done = Performance.objects.order_by("reported_at")
    signed = Signature.objects.select_related("party__person", "user")
    parts = (Prefetch("terms", terms), Prefetch("terms__performances", done), Prefetch("signatures", signed))
    return case.agreements.prefetch_related(*parts).order_by("-version").first()
