"""Papers of the mediation itself: what was said, and that it ended."""

from __future__ import annotations

from datetime import datetime

from mediation.access import confidences
from mediation.delivery.papers import legal, words
from mediation.delivery.papers.facts import Facts, names
from mediation.documents import forms
from mediation.documents.forms.paper import printed
from mediation.handling.endings import TerminationReason
from mediation.models import MediationSession, Statement
from mediation.states import Action, Event


def mediation_record(facts: Facts) -> forms.MediationRecord:
    """What both sides may know. What was told in confidence is on no paper (民诉法解释 Art. 107)."""
    session = MediationSession.objects.select_related("room", "recorder", "record").get(pk=facts.subject)
    held = facts.line(Event.SESSION_HELD, session=session.number).details
    undisputed = facts.mentioned(held.get(Statement.Kind.UNDISPUTED_FACTS))
    shared = facts.case.statements.exclude(confidences.told_in_confidence())
    record = shared.filter(pk=session.record_id).first() if session.record_id else None
    others = session.participants.select_related("user").order_by("user__staff_number")
    return forms.MediationRecord(
        body=facts.body,
        number=facts.register_number,
        session=session.number,
        began_at=session.during.lower,
        ended_at=session.during.upper,
        place=session.room.name if session.room else facts.case.centre.name,
        matter=facts.dispute,
        manner=words.MANNERS[session.form],
        is_public=session.is_public,
        parties=tuple(party.person.printed_name for party in facts.principals),
        mediators=facts.mediators,
        recorder=session.recorder.name if session.recorder else _written_by(facts, session),
        statements=(forms.Statement(speaker="记录", text=record.body),) if record else (),
        participants=tuple(other.user.name for other in others),
        undisputed_facts=_lines(undisputed),
        result=_result(held.get("next")),
    )


def _written_by(facts: Facts, session: MediationSession) -> str:
    writer = session.record.written_by if session.record else None
    return writer.name if writer else facts.body


def _result(following: str | None) -> str:
    if following is None:
        return "调解情况如上。"
    return f"本次未达成协议，定于{printed(datetime.fromisoformat(following))}继续调解。"


def termination_notice(facts: Facts) -> forms.TerminationNotice:
    """With the ways that remain (人民调解法 Art. 26) and without what was conceded (特邀调解规定 Art. 22)."""
    case = facts.case
    ended = facts.line(Action.TERMINATE, Action.RETURN_TO_ENTRUSTER).details
    recipient = (
        facts.party().person.printed_name if facts.paper.party_id else case.entrusted_by or names(facts.who_applied)
    )
    reason = ended.get("reason", TerminationReason.NO_AGREEMENT)
    return forms.TerminationNotice(
        body=facts.body,
        number=facts.register_number,
        recipient=recipient,
        parties=tuple(party.person.printed_name for party in facts.principals),
        matter=facts.dispute,
        began_on=facts.day(case.accepted_at),
        ended_on=facts.day(case.resolved_at),
        reason=words.TERMINATIONS[reason],
        routes=legal.routes(ended["routes"], facts.law),
        undisputed_facts=_lines(facts.statement(Statement.Kind.UNDISPUTED_FACTS)),
        dated_on=facts.day(case.resolved_at),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
