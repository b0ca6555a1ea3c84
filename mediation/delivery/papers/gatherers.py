"""Which function gathers what a kind of paper must say."""

from __future__ import annotations

from collections.abc import Callable

from mediation.delivery.papers import (
    agreeing,
    calling_back,
    closing,
    deciding,
    dossier,
    investigating,
    letters,
    mediating,
    opening,
    performing,
)
from mediation.delivery.papers.facts import Facts
from mediation.documents import forms
from mediation.models import Paper

GATHERERS: dict[str, Callable[[Facts], forms.Paper]] = {
    gather.__name__: gather
    for gather in (
        opening.application,
        opening.acceptance_register,
        opening.rights_notice,
        opening.service_address_confirmation,
        opening.route_choice_notice,
        deciding.acceptance_notice,
        deciding.refusal_notice,
        investigating.investigation_record,
        mediating.mediation_record,
        agreeing.agreement,
        agreeing.oral_agreement_register,
        mediating.termination_notice,
        performing.performance_proof,
        performing.payment_order_application,
        calling_back.callback_record,
        closing.closing_report,
        dossier.index,
        dossier.file_note,
        dossier.back_cover,
        dossier.cover,
        letters.letter,
    )
}


def gather(paper: Paper) -> forms.Paper:
    """What this paper must say, from the rows of its case. Raises ``Incomplete`` and :class:`NotYet`."""
    return GATHERERS[paper.kind](Facts(paper))
