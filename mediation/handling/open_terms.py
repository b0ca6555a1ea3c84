"""Which agreed terms are still to be performed."""

from __future__ import annotations

from django.db.models import QuerySet

from mediation.models import AgreementTerm, Case


def unperformed_terms(case: Case) -> QuerySet[AgreementTerm]:
    """Terms in force of which no performance is confirmed."""
    terms = AgreementTerm.objects.filter(agreement__case=case).in_force().unperformed()
    return terms.select_related("agreement", "debtor__person", "creditor__person").order_by("number")


def reported_terms(case: Case) -> QuerySet[AgreementTerm]:
    """Terms whose performance a party has told of and nobody has confirmed."""
    reported = unperformed_terms(case).filter(performances__confirmed_at__isnull=True, performances__isnull=False)
    return reported.distinct()
