"""What may be sent for each act: one body for each kind of arguments (``casework.acts``)."""

from __future__ import annotations

from typing import Any

from mediation.api.bodies import (
    acceptance,
    agreement,
    application,
    arrivals,
    assistance,
    common,
    endings,
    followup,
    performance,
    routing,
    safe_contact,
    sessions,
)
from mediation.api.body import ArgumentsBody
from mediation.casework.acts import CaseAct

#: By the class of the arguments that a body makes.
BODIES: dict[type, type[ArgumentsBody[Any]]] = {
    body.arguments_class(): body
    for body in (
        common.NoArgumentsBody,
        common.ReasonBody,
        common.RouteToldBody,
        common.OccurrenceBody,
        application.SupplementRequestBody,
        application.RefusalBody,
        application.MergerBody,
        acceptance.AcceptanceBody,
        acceptance.MediatorBody,
        acceptance.ConsentBody,
        acceptance.OpeningBody,
        routing.ClassificationBody,
        routing.AssignmentBody,
        routing.RiskBody,
        arrivals.ArrivalBody,
        safe_contact.ReleaseBody,
        sessions.SessionBody,
        sessions.CancellationBody,
        sessions.RecordBody,
        assistance.AssistanceBody,
        assistance.AnswerBody,
        assistance.SiteVisitBody,
        agreement.AgreementBody,
        agreement.SignatureBody,
        performance.PerformanceBody,
        performance.ReportBody,
        endings.SuspensionBody,
        endings.TerminationBody,
        endings.ConclusionBody,
        endings.ExtensionBody,
        followup.CallbackBody,
        followup.RatingBody,
        followup.ArchiveBody,
    )
}


def body_of(act: CaseAct[Any]) -> type[ArgumentsBody[Any]] | None:
    """The body that makes what this act takes; None where nobody has written one."""
    return BODIES.get(act.arguments_class)
