"""What whoever applied is owed: a slip, a message, papers."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from mediation import documents, notices
from mediation.intake import receipts
from mediation.intake.application import Application
from mediation.intake.parties import Gathered
from mediation.models import Case, Channel, Paper, Party, Track
from mediation.terms.endings import LABOUR_TRACKS


def owe(case: Case, application: Application, gathered: Gathered, *, at: datetime) -> dict[UUID, str]:
    """What whoever applied is owed: a slip, a message, papers. Nobody else hears of it."""
    applied = gathered.who_applied(is_joint=application.is_joint_application)
    is_written = application.is_labour or application.channel == Channel.ONLINE
    documents.owe_all(papers(case, applied, is_written=is_written, at=at))
    notices.owe(case, notices.Kind.REGISTERED, to=applied, due_at=at, params={"phone": case.centre.phone})
    return receipts.issue(applied, at=at)


def papers(case: Case, applied: Sequence[Party], *, is_written: bool, at: datetime) -> list[Paper]:
    """Nos 1 or 2 and 3 of 人民调解文书格式, where to send things, and for labour both ways in writing.

    A labour application told by mouth is written down on the spot as application (劳动争议调解仲裁法 Art. 12).
    """
    for_all = ["application" if is_written else "acceptance_register"]
    if case.track != Track.LABOUR_INSPECTION:
        for_all.append("rights_notice")
    for_each = ["service_address_confirmation"]
    if case.track in LABOUR_TRACKS:
        for_each.append("route_choice_notice")
    return [
        *(documents.owed(case, kind, at=at) for kind in for_all),
        *(documents.owed(case, kind, at=at, party=party) for kind in for_each for party in applied),
    ]
