"""Ms Li and the e-bike from window 2 to the archive: the order of the journal, the clocks, who is told what when."""

from decimal import Decimal

import pytest

from mediation import deadlines, followup, handling, journal, lifecycle, routing
from mediation.handling import AgreementDraft, SeparateTalk, SessionPlan, TermGiven
from mediation.models import Actor, Case, Deadline
from mediation.states import Status
from tests import factories
from tests.factories import moment
from tests.mediation.handling.conftest import CaseNotices
from windows.models import Role

JOURNAL = """
    matter.received consent consent register classify.proposed classify.confirmed route acknowledge accept open
    session.held assist.asked assist.closed session.held agree agreement.signed agreement.signed agreement.signed
    agreement.sealed agreement.effective performance.recorded perform call_back callback.done rating rating close
"""


@pytest.fixture
def begun(hall, routed, mediator) -> Case:
    at = moment("2026-11-23 09:20")
    routing.acknowledge(routed, by=mediator, at=at)
    handling.accept(routed, by=mediator, at=at)
    return handling.begin(routed, by=mediator, at=at)


@pytest.fixture
def adjourned(hall, begun, mediator) -> Case:
    at = moment("2026-11-23 10:45")
    handling.hold_session(
        begun,
        record="双方各执一词。",
        form="joint_then_separate",
        separate_talks=[SeparateTalk(begun.parties.get(number=2), "愿意多出一些，但要分两次。")],
        began_at=moment("2026-11-23 09:40"),
        ended_at=at,
        room=hall.room,
        adjourned_to=SessionPlan(moment("2026-11-25 10:00"), moment("2026-11-25 11:05"), room=hall.room),
        by=mediator,
        at=at,
    )
    handling.ask_assistance(begun, agency=hall.police, request="请调看路口监控。", by=mediator, at=at)
    return begun


@pytest.fixture
def effective(hall, adjourned, mediator) -> Case:
    case = adjourned
    task = case.assist_tasks.get()
    handling.answer_assistance(
        task, answer="车速偏快，未走横道。", by=hall.actor(Role.COORDINATOR), at=moment("2026-11-24 15:20")
    )
    ended = moment("2026-11-25 11:05")
    handling.hold_session(
        case.sessions.get(number=2),
        record="逐项核对费用。",
        undisputed_facts="合计2500.00元。",
        began_at=moment("2026-11-25 10:00"),
        ended_at=ended,
        by=mediator,
        at=ended,
    )
    case.refresh_from_db()
    li, wang = case.parties.order_by("number")
    pays = TermGiven(
        wang, li, "赔偿各项损失（含后续治疗）", factories.MONDAY.replace(day=26), Decimal("2500.00"), "转账或当面付清"
    )
    drawn = AgreementDraft(
        "written", "双方对经过无异议。", [pays], covers_later_treatment=True, default_consequence="可向人民法院起诉。"
    )
    at = moment("2026-11-25 11:20")
    agreement = handling.draft_agreement(case, draft=drawn, by=mediator, at=at)
    assert handling.check_agreement(agreement, at=at) == []
    handling.agree(case, agreement=agreement, by=mediator, at=at)
    for party in (li, wang, None):
        handling.sign(agreement, party=party, by=mediator, at=at)
    handling.seal(agreement, by=hall.actor(Role.SEAL_KEEPER), at=moment("2026-11-25 11:32"))
    return case


@pytest.fixture
def performed(hall, effective) -> Case:
    at = moment("2026-11-26 09:30")
    term = effective.agreements.get().terms.get()
    handling.record_performance(
        term, amount=Decimal("2500.00"), proof="receipt", occurred_at=at, by=hall.actor(Role.CLERK), at=at
    )
    effective.refresh_from_db()
    return effective


@pytest.fixture
def closed(hall, performed, mediator) -> Case:
    case = performed
    caller = hall.actor(Role.CALLBACK_CLERK)
    followup.begin(case, by=mediator, at=moment("2026-11-26 14:00"))
    li, wang = case.parties.order_by("number")
    followup.call(case, li, result="reached", is_performed=True, by=caller, at=moment("2026-11-27 09:40"))
    followup.call(case, wang, result="reached", is_performed=True, grade=4, by=caller, at=moment("2026-11-27 09:50"))
    link = case.survey_links.get(party=li)
    followup.rate(link, grade=5, means="link", by=Actor.party(li.pk), at=moment("2026-11-27 10:05"))
    case.refresh_from_db()
    return followup.close(case, by=caller, at=moment("2026-11-27 16:00"))


def clocks(case, *states):
    rows = Deadline.objects.filter(case=case, state__in=states or ["running"])
    return {row.term: str(row.due_on) for row in rows}


def test_acceptance_stops_the_promises_and_starts_the_month(begun):
    assert clocks(begun) == {"PM-1": "2026-12-23", "CC-1": "2029-11-23"}
    assert (begun.status, begun.mediator.name) == (Status.IN_MEDIATION, "谢建华")
    assert begun.accepted_at == moment("2026-11-23 09:20")
    assert begun.papers.filter(kind="acceptance_notice").count() == 1


def test_the_adjournment_invites_both_and_reminds_them_one_working_day_before(adjourned):
    assert CaseNotices(adjourned).rows("appointment", "appointment_reminder") == [
        ("appointment", 1, "11-23 10:45"),
        ("appointment", 2, "11-23 10:45"),
        ("appointment_reminder", 1, "11-24 10:00"),
        ("appointment_reminder", 2, "11-24 10:00"),
    ]


def test_the_police_part_has_its_own_clock_until_it_is_answered(hall, adjourned):
    assert clocks(adjourned)["P-4"] == "2026-11-24"
    task = adjourned.assist_tasks.get()
    handling.answer_assistance(task, answer="见监控。", by=hall.actor(Role.COORDINATOR), at=moment("2026-11-24 15:20"))
    assert "P-4" not in clocks(adjourned)
    assert adjourned.papers.filter(kind="investigation_record", subject_id=task.pk).exists()


def test_it_is_effective_at_the_seal_and_both_are_told_of_their_rights(effective):
    agreement = effective.agreements.get()
    assert (agreement.state, agreement.effective_at) == ("effective", moment("2026-11-25 11:32"))
    assert (effective.outcome, effective.resolved_at) == ("written_agreement", moment("2026-11-25 11:20"))
    assert clocks(effective) == {"JC-1": "2026-12-25", "PF": "2026-11-26", "CC-1": "2029-11-23"}
    assert CaseNotices(effective).rows("agreement_effective", "confirmation_reminder") == [
        ("agreement_effective", 1, "11-25 11:32"),
        ("agreement_effective", 2, "11-25 11:32"),
        ("confirmation_reminder", 1, "12-10 09:00"),
        ("confirmation_reminder", 1, "12-18 09:00"),
        ("confirmation_reminder", 2, "12-10 09:00"),
        ("confirmation_reminder", 2, "12-18 09:00"),
    ]


def test_nobody_is_reminded_of_a_payment_due_the_next_day_nor_of_a_labour_right(effective):
    assert CaseNotices(effective).rows("performance_reminder", "review_reminder") == []


def test_the_agreement_is_printed_three_times_under_the_centres_number(effective):
    paper = effective.papers.get(kind="agreement")
    assert (paper.copies, paper.printed_number) == (3, "（2026）鄞人调字第001号")
    assert paper.subject_id == effective.agreements.get().pk


def test_performance_ends_the_clocks_and_cancels_every_reminder(performed):
    assert performed.status == Status.PERFORMED
    assert performed.performed_at == moment("2026-11-26 09:30")
    assert clocks(performed) == {"CB-1": "2026-11-27", "CC-1": "2029-11-23"}
    assert CaseNotices(performed).rows("confirmation_reminder") == []
    assert ("confirmation_reminder", "performed") in CaseNotices(performed).reasons()
    assert CaseNotices(performed).rows("performance_recorded") == [
        ("performance_recorded", 1, "11-26 09:30"),
        ("performance_recorded", 2, "11-26 09:30"),
    ]
    assert performed.papers.filter(kind="performance_proof").count() == 1


def test_the_whole_journal_is_the_storys(closed):
    assert list(closed.events.order_by("seq").values_list("kind", flat=True)) == JOURNAL.split()
    assert journal.faults(closed) == []
    assert deadlines.rebuild(closed, deadlines.days_of(closed.centre_id)).is_empty


def test_it_closes_two_days_after_it_was_resolved(closed):
    assert (closed.status, closed.closed_at) == (Status.CLOSED, moment("2026-11-27 16:00"))
    assert closed.resolved_at == moment("2026-11-25 11:20")
    assert {row.term for row in Deadline.objects.running().filter(case=closed)} == {"CC-1"}
    assert CaseNotices(closed).rows("closed", "survey") == [
        ("closed", 1, "11-27 16:00"),
        ("closed", 2, "11-27 16:00"),
        ("survey", 1, "11-26 14:00"),
        ("survey", 2, "11-26 14:00"),
    ]
    assert closed.papers.filter(kind="closing_report").count() == 1
    assert closed.papers.filter(kind="callback_record").count() == 1


def test_the_archivist_locks_the_dossier_under_a_number(hall, closed):
    followup.archive(closed, retention="short", by=hall.actor(Role.ARCHIVIST), at=moment("2026-12-01 10:00"))
    assert (closed.status, closed.archived_at) == (Status.ARCHIVED, moment("2026-12-01 10:00"))
    assert closed.papers.get(kind="cover").printed_number == "（2026）鄞人调卷字第001号"
    assert set(closed.papers.filter(owed_at=closed.archived_at).values_list("kind", flat=True)) == {
        "cover",
        "index",
        "file_note",
        "back_cover",
    }
    assert lifecycle.open_actions(closed, hall.actor(Role.SUPERVISOR)) == []
