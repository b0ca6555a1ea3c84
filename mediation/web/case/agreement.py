"""The agreement as a page: its text, what the validator says, and what is to be done with it next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from uuid import uuid4

from django.http import Http404, HttpResponse
from django.utils.functional import Promise
from django.views.decorators.cache import never_cache

from mediation import casework, handling
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.casework.acts.agreement import BEING_SIGNED
from mediation.handling import Finding
from mediation.models import Agreement, Case, Signature
from mediation.states import Action, Status
from mediation.web.case.acts import agreement as agreement_acts
from mediation.web.case.acts import performance
from mediation.web.case.frame import frame
from mediation.web.case.latest_agreement import agreement_of
from mediation.web.case.offers import offered
from mediation.web.shell.entrance import StaffRequest, page

State = Agreement.State
#: What is offered here; signatures are taken down in their own lines.
PAGES = tuple(each for each in (*agreement_acts.PAGES, *performance.PAGES) if each is not agreement_acts.signature)
WANTED: dict[str, str] = {
    State.READ_BACK: Act.SEAL,
    State.SIGNED: Act.SEAL,
    State.EFFECTIVE: Act.REPORT_PERFORMANCE,
}


@dataclass(frozen=True)
class Signer:
    """Who signs, and when they did.

    ``key``: of the press by which it is taken down, where this person may press; ``is_next``: the one to press now.
    """

    name: str
    role: Promise | str
    signature: Signature | None
    number: int | None = None
    key: str = ""
    is_next: bool = False


@never_cache
@page
def agreement(staff: StaffRequest, code: str) -> HttpResponse:
    case = casework.load_case(code, staff, "mediating_body", "mediator", "window")
    current = agreement_of(case)
    if current is None:
        raise Http404
    findings = handling.check_agreement(current, at=staff.at) if current.state == State.DRAFT else []
    context = {
        "agreement": current,
        "findings": findings,
        "signers": _first_marked(signers(case, current, staff)),
        "offered": offered(PAGES, case, staff, wanted=_wanted(current, findings)),
    }
    return frame(staff, case, "mediation/case/agreement/agreement.html", context)


def signers(case: Case, current: Agreement, staff: StaffRequest) -> Iterator[Signer]:
    """Both sides, the mediator, and last the seal."""
    there = {(signature.kind, signature.party_id): signature for signature in current.signatures.all()}
    is_open = case.status == Status.AGREED and current.state in BEING_SIGNED
    takes = is_open and permissions.may(staff.by, Act.SIGN, case)
    sheet, kinds = uuid4().hex[:12], Signature.Kind
    for party in case.parties.principals().select_related("person").order_by("number"):
        signed = there.get((kinds.PARTY, party.pk))
        key = f"{sheet}-{party.number}" if takes and not signed else ""
        yield Signer(party.person.masked_name, party.get_role_display(), signed, party.number, key)
    own = there.get((kinds.MEDIATOR, None))
    key = f"{sheet}-mediator" if takes and not own and staff.user.pk == case.mediator_id else ""
    yield Signer(case.mediator.name if case.mediator else "", kinds.MEDIATOR.label, own, key=key)
    body = case.mediating_body.name if case.mediating_body else ""
    yield Signer(body, kinds.SEAL.label, there.get((kinds.SEAL, None)))


def _first_marked(signers: Iterable[Signer]) -> list[Signer]:
    all_of_them = list(signers)
    first = next((each for each in all_of_them if each.key), None)
    return [replace(each, is_next=True) if each is first else each for each in all_of_them]


def _wanted(current: Agreement, findings: Iterable[Finding]) -> str:
    if current.state == State.DRAFT:
        return Act.DRAFT_AGREEMENT if any(each.blocks for each in findings) else Action.AGREE
    return WANTED.get(current.state, "")
