"""A case and what may be done to it. Each noun loads, calls one verb and answers with the case as it now stands."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from rest_framework.exceptions import ValidationError

from mediation import casework, followup, handling, intake, routing
from mediation.api import bodies
from mediation.api.acting import act
from mediation.handling import AgreementDraft, SessionPlan, TermGiven
from mediation.models import Agreement, AgreementTerm, Case
from mediation.trips import Here


@act(bodies.ClassificationBody)
def classification(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Confirm what kind of dispute it is"""
    routing.classify(case, **given, **who)


@act(bodies.AssignmentBody)
def assignment(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Assign the case to its lead agency, or to another one"""
    send = routing.reroute if case.status in ("routed", "accepted") else routing.route
    send(case, **given, **who)


@act(bodies.ReasonBody)
def recall(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Recall an assignment that was not acknowledged yet"""
    routing.recall(case, **given, **who)


@act()
def acknowledgement(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Acknowledge the assignment (签收)"""
    routing.acknowledge(case, **who)


@act(bodies.ReasonBody)
def objection(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Object to the assignment (退回异议)"""
    routing.raise_objection(case, **given, **who)


@act()
def part(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Accept one's part as an assisting agency"""
    routing.accept_part(case, **who)


@act(bodies.AcceptanceBody)
def acceptance(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Accept the case (受理)"""
    handling.accept(case, **given, **who)


@act(bodies.MediatorBody)
def mediator(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Name the mediator"""
    handling.name_mediator(case, **given, **who)


@act(bodies.RefusalBody)
def refusal(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Refuse the case, with the reason and the route told"""
    intake.refuse(case, **given, **who)


@act(bodies.RedirectionBody)
def redirection(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Lead the person to another route"""
    intake.redirect(case, **given, **who)


@act(bodies.ReasonBody)
def withdrawal(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Withdraw the application"""
    intake.withdraw(case, **given, **who)


@act(bodies.SupplementRequestBody)
def supplement_request(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Ask the applicant for supplements"""
    intake.request_supplement(case, **given, **who)


@act()
def supplement(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Record that the supplements are there"""
    intake.supplement(case, **who)


@act(bodies.MergerBody)
def merger(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Merge the case into another one"""
    visible = Case.objects.visible_to(who["by"])
    into = visible.with_code(given["into"]).first()
    if into is None:
        raise ValidationError({"into": ["unknown"]})
    intake.merge(case, into=into, **who)


@act(bodies.RiskBody)
def risk(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Set the level of risk, with the reason"""
    routing.set_risk(case, **given, **who)


@act()
def registration(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Register a dispute that was submitted online"""
    intake.register_submitted(case, **who)


@act(bodies.HappenedBody)
def first_contact(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Record the first contact with both sides"""
    handling.record_first_contact(case, **given, **who)


@act(bodies.SiteVisitBody)
def site_visit(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Record a visit of labour inspection"""
    handling.record_visit(case, **_happened(given, who), **who)


@act(bodies.ConsentBody)
def consent(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Record a party's answer to the question of mediation"""
    handling.record_consent(case, given.pop("party"), **given, **who)


@act(bodies.OpeningBody)
def opening(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Begin mediation, with the first session if it is set already"""
    handling.begin(case, session=_plan(given["session"]), **who)


@act(bodies.SessionBody)
def session(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Set a session"""
    handling.set_session(case, plan=SessionPlan(**given), **who)


@act(bodies.ReasonBody)
def session_cancelled(case: Case, given: dict[str, Any], number: int, **who: Any) -> None:
    """Call a session off"""
    handling.cancel_session(get_object_or_404(case.sessions, number=number), **given, **who)


@act(bodies.RecordBody)
def record(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Write the record of a session that was held"""
    number = given.pop("session")
    held = get_object_or_404(case.sessions, number=number) if number else case
    given["adjourned_to"] = _plan(given["adjourned_to"])
    given["here"] = Here(given.pop("present"))
    handling.hold_session(held, **given, **who)


@act(bodies.ArrivalBody)
def arrival(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Check in parties who have come to the centre"""
    casework.check_in(case, **given, **who)


@act(bodies.AssistanceBody)
def assistance(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Ask another agency for one thing"""
    handling.ask_assistance(case, **given, **who)


@act(bodies.AnswerBody)
def assistance_answer(case: Case, given: dict[str, Any], number: int, **who: Any) -> None:
    """Answer what was asked of one's agency"""
    handling.answer_assistance(get_object_or_404(case.assist_tasks, number=number), **given, **who)


@act(bodies.AgreementBody)
def agreement(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Draw up the agreement"""
    terms = [TermGiven(**term) for term in given.pop("terms")]
    handling.draft_agreement(case, draft=AgreementDraft(terms=terms, **given), **who)


@act()
def agreement_reading(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Record that the agreement was read back and that both sides agree"""
    handling.agree(case, agreement=_current(case), **who)


@act(bodies.SignatureBody)
def agreement_signature(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Take down one signature"""
    handling.sign(_current(case), **given, **who)


@act()
def agreement_seal(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Record the seal of the mediating body"""
    handling.seal(_current(case), **who)


@act(bodies.HappenedBody)
def agreement_confirmation(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Record that the court confirmed the agreement (司法确认)"""
    handling.record_confirmation(_current(case), **given, **who)


@act(bodies.ReasonBody)
def agreement_set_aside(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Set the agreement aside"""
    handling.set_aside(case, **given, **who)


@act(bodies.PerformanceBody)
def performance(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Record that an agreed term was performed"""
    here = Here(given.pop("present"), given.pop("window"))
    handling.record_performance(_term(case, given.pop("term")), here=here, **_happened(given, who), **who)


@act()
def performance_confirmation(case: Case, given: dict[str, Any], number: int, **who: Any) -> None:
    """Confirm a performance that a party reported"""
    reported = _term(case, number).performances.filter(confirmed_at__isnull=True).order_by("reported_at")
    handling.confirm_performance(get_object_or_404(reported[:1]), **who)


@act()
def default(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Record that the agreement was not performed in time"""
    handling.default(case, **who)


@act(bodies.SuspensionBody)
def suspension(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Suspend the case"""
    handling.suspend(case, **given, **who)


@act()
def suspension_end(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Resume a suspended case"""
    handling.resume(case, **who)


@act(bodies.TerminationBody)
def termination(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Terminate mediation"""
    handling.terminate(case, **given, **who)


@act(bodies.ConclusionBody)
def conclusion(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Record the result of an agency's own procedure"""
    handling.conclude(case, **given, **who)


@act(bodies.RedirectionBody)
def transfer(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Transfer the case out, with its papers"""
    handling.transfer_out(case, **given, **who)


@act(bodies.ReasonBody)
def return_to_entruster(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Return the case to the organ that entrusted it"""
    handling.return_to_entruster(case, **given, **who)


@act(bodies.ExtensionBody)
def extension(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Extend a clock, by authority or by consent"""
    handling.extend(case, **given, **who)


@act()
def follow_up(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Begin the follow-up"""
    followup.begin(case, **who)


@act(bodies.CallbackBody)
def callback(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Record a call to a party"""
    followup.call(case, given.pop("party"), **given, **who)


@act(bodies.RatingBody)
def rating(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Record a grade given by telephone or at a window"""
    followup.rate(given.pop("party"), **given, **who)


@act()
def closure(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Close the case"""
    followup.close(case, **who)


@act(bodies.ReasonBody)
def closure_end(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Reopen the case"""
    followup.reopen(case, **given, **who)


@act(bodies.ArchiveBody)
def archive(case: Case, given: dict[str, Any], **who: Any) -> None:
    """Archive the closed case under a retention class of its centre"""
    followup.archive(case, **given, **who)


def _plan(said: dict[str, Any] | None) -> SessionPlan | None:
    return SessionPlan(**said) if said else None


def _current(case: Case) -> Agreement:
    live = case.agreements.exclude(state__in=[Agreement.State.SET_ASIDE, Agreement.State.SUPERSEDED])
    return get_object_or_404(live.order_by("-version")[:1])


def _term(case: Case, number: int) -> AgreementTerm:
    return get_object_or_404(AgreementTerm, agreement=_current(case), number=number)


def _happened(given: dict[str, Any], who: dict[str, Any]) -> dict[str, Any]:
    return {"occurred_at": who["at"], **given}
