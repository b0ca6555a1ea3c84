"""How a case is driven from status to status: the real verbs, said as somebody at a desk would say them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from mediation import followup, handling, intake, routing
from mediation.documents import uploads
from mediation.handling import AgreementDraft, SuspensionReason, TermGiven, TerminationReason
from mediation.inspection import kinds, process
from mediation.models import Agreement, Case, Category, Material, Track
from mediation.states import RefusalReason, Status
from windows import hours
from windows.models import Role

if TYPE_CHECKING:
    from tests.factories import Hall

DAY = timedelta(days=1)


def look_into(material: Material, at: datetime) -> Material:
    """As the sweep does, but in this process: what is left of the file is kept. Raises ``Unfit`` where nothing is."""
    Material.objects.filter(pk=material.pk).update(lease_until=at)
    held = Material.objects.get(pk=material.pk)
    made = process.maker(kinds.BY_ENDING[held.ending].name)(uploads.opened(held))
    digest = hashlib.sha256(made.content).digest()
    checked = uploads.Checked(made.content, made.media_type, made.ending, made.pages, digest)
    assert intake.keep_material(held, checked, at=at)
    return Material.objects.select_related("case").get(pk=material.pk)


def ask_for_supplements(case: Case, at_hall: Hall, at: datetime) -> Case:
    return intake.request_supplement(case, what="请带来病历。", by=at_hall.actor(Role.CLERK), at=at)


def refuse(case: Case, at_hall: Hall, at: datetime) -> Case:
    reason = RefusalReason.CRIMINAL
    return intake.refuse(case, reason=reason, route_told="向派出所报案", by=at_hall.actor(Role.CLERK), at=at)


def redirect(case: Case, at_hall: Hall, at: datetime) -> Case:
    return intake.redirect(case, route_told="向法院起诉", by=at_hall.actor(Role.CLERK), at=at)


def withdraw(case: Case, at_hall: Hall, at: datetime) -> Case:
    return intake.withdraw(case, reason="双方已私下解决。", by=at_hall.actor(Role.CLERK), at=at)


def classify(case: Case, at_hall: Hall, at: datetime, **decided: str) -> Case:
    return routing.classify(case, by=at_hall.actor(Role.CLERK), at=at, **decided)


def classify_as_traffic(case: Case, at_hall: Hall, at: datetime) -> Case:
    return classify(case, at_hall, at, category=Category.TRAFFIC, subtype="non_motor_pedestrian")


def route(case: Case, at_hall: Hall, at: datetime) -> Case:
    """As the rule proposes; in a hall without a dispatcher, by whoever registered it."""
    if not case.category:
        classify_as_traffic(case, at_hall, at)
    suggestion = routing.suggest(case, at=at)
    return routing.route(
        case,
        lead=suggestion.lead,
        mediating_body=suggestion.mediating_body,
        window=suggestion.window,
        assisting=suggestion.assisting,
        rule=suggestion.rule,
        by=at_hall.actor(Role.DISPATCHER if Role.DISPATCHER in at_hall.users else Role.CLERK),
        at=at,
    )


def acknowledge(case: Case, at_hall: Hall, at: datetime) -> Case:
    return routing.acknowledge(case, by=at_hall.actor(Role.MEDIATOR), at=at)


def accept(case: Case, at_hall: Hall, at: datetime) -> Case:
    return handling.accept(case, by=at_hall.actor(Role.MEDIATOR), at=at)


def begin_mediation(case: Case, at_hall: Hall, at: datetime) -> Case:
    return handling.begin(case, by=at_hall.actor(Role.MEDIATOR), at=at)


def suspend(case: Case, at_hall: Hall, at: datetime) -> Case:
    return handling.suspend(case, reason=SuspensionReason.APPRAISAL, by=at_hall.actor(Role.MEDIATOR), at=at)


def draft(case: Case, at_hall: Hall, at: datetime) -> Agreement:
    """The rider pays 2,500 yuan within three days."""
    applicant, respondent = case.parties.principals().order_by("number")[:2]
    term = TermGiven(
        debtor=respondent,
        creditor=applicant,
        act="支付医疗费、护理费、交通费、营养费",
        amount=Decimal("2500.00"),
        manner="转账",
        due_on=hours.day_of(at) + 3 * DAY,
    )
    agreement_draft = AgreementDraft(
        form=Agreement.Form.WRITTEN,
        facts="双方于市场旁道路相撞，骑车人未减速。",
        terms=[term],
        responsibility="骑车人承担责任。",
        covers_later_treatment=True,
        default_consequence="逾期未付的，可向人民法院起诉。",
        place_of_performance="本中心",
    )
    return handling.draft_agreement(case, draft=agreement_draft, by=at_hall.actor(Role.MEDIATOR), at=at)


def agree(case: Case, at_hall: Hall, at: datetime) -> Case:
    """Read back and agreed; nobody has signed yet."""
    return handling.agree(case, agreement=draft(case, at_hall, at), by=at_hall.actor(Role.MEDIATOR), at=at)


def sign_and_seal(case: Case, at_hall: Hall, at: datetime) -> Agreement:
    """Both sides, the mediator, and last the seal; in force from then on."""
    agreement, mediator = case.agreements.get(), at_hall.actor(Role.MEDIATOR)
    for party in case.parties.principals():
        agreement = handling.sign(agreement, party=party, by=mediator, at=at)
    handling.sign(agreement, by=mediator, at=at)
    agreement = handling.seal(agreement, by=at_hall.actor(Role.SEAL_KEEPER), at=at)
    case.refresh_from_db()
    return agreement


def perform(case: Case, at_hall: Hall, at: datetime) -> Case:
    term = sign_and_seal(case, at_hall, at).terms.get()
    details = {"amount": term.amount, "proof": "receipt", "occurred_at": at}
    handling.record_performance(term, **details, by=at_hall.actor(Role.CLERK), at=at)
    case.refresh_from_db()
    return case


def default(case: Case, at_hall: Hall, at: datetime) -> Case:
    """The morning after the agreed day."""
    sign_and_seal(case, at_hall, at)
    return handling.default(case, by=at_hall.actor(Role.MEDIATOR), at=at + 4 * DAY)


def terminate(case: Case, at_hall: Hall, at: datetime) -> Case:
    return handling.terminate(case, reason=TerminationReason.NO_AGREEMENT, by=at_hall.actor(Role.MEDIATOR), at=at)


def transfer_out(case: Case, at_hall: Hall, at: datetime) -> Case:
    return handling.transfer_out(case, route_told="移送法院", by=at_hall.actor(Role.MEDIATOR), at=at)


def conclude(case: Case, at_hall: Hall, at: datetime) -> Case:
    """The worker chose inspection: the authority itself takes the case and ends it by its own powers."""
    classify(case, at_hall, at, category=Category.LABOUR, track=Track.LABOUR_INSPECTION)
    dispatcher, officer = at_hall.actor(Role.DISPATCHER), at_hall.actor(Role.WINDOW_OFFICER)
    routing.route(case, lead=at_hall.labour, reason="本人选择监察", by=dispatcher, at=at)
    routing.acknowledge(case, by=officer, at=at)
    handling.accept(case, by=officer, at=at)
    return handling.conclude(case, result="已责令支付。", by=officer, at=at)


def begin_follow_up(case: Case, at_hall: Hall, at: datetime) -> Case:
    return followup.begin(case, by=at_hall.actor(Role.CALLBACK_CLERK), at=at)


def close(case: Case, at_hall: Hall, at: datetime) -> Case:
    caller = at_hall.actor(Role.CALLBACK_CLERK)
    for party in case.parties.all():
        followup.call(case, party, result="reached", is_performed=True, by=caller, at=at)
        case.refresh_from_db()
    return followup.close(case, by=caller, at=at)


def archive(case: Case, at_hall: Hall, at: datetime) -> Case:
    return followup.archive(case, retention="long", by=at_hall.actor(Role.ARCHIVIST), at=at)


# How each status is reached: where the case stands before, and the verb that brings it on.
STEPS: dict[Status, tuple[Status, Callable[[Case, Hall, datetime], Case]]] = {
    Status.SUPPLEMENTING: (Status.REGISTERED, ask_for_supplements),
    Status.REFUSED: (Status.REGISTERED, refuse),
    Status.REDIRECTED: (Status.REGISTERED, redirect),
    Status.WITHDRAWN: (Status.REGISTERED, withdraw),
    Status.ROUTED: (Status.REGISTERED, route),
    Status.ACKNOWLEDGED: (Status.ROUTED, acknowledge),
    Status.ACCEPTED: (Status.ACKNOWLEDGED, accept),
    Status.CONCLUDED: (Status.REGISTERED, conclude),
    Status.IN_MEDIATION: (Status.ACCEPTED, begin_mediation),
    Status.SUSPENDED: (Status.IN_MEDIATION, suspend),
    Status.TERMINATED: (Status.IN_MEDIATION, terminate),
    Status.TRANSFERRED_OUT: (Status.IN_MEDIATION, transfer_out),
    Status.AGREED: (Status.IN_MEDIATION, agree),
    Status.PERFORMED: (Status.AGREED, perform),
    Status.DEFAULTED: (Status.AGREED, default),
    Status.IN_FOLLOW_UP: (Status.PERFORMED, begin_follow_up),
    Status.CLOSED: (Status.IN_FOLLOW_UP, close),
    Status.ARCHIVED: (Status.CLOSED, archive),
}
