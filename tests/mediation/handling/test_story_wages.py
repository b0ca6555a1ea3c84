"""Seven months without wages, window 6: mediation, default, inspection; what must not start or be sent."""

from datetime import date
from decimal import Decimal

import pytest

from mediation import followup, handling, journal, routing
from mediation.handling import AgreementDraft, SessionPlan, TermGiven
from mediation.lifecycle import NotAllowed
from mediation.models import SYSTEM, Actor, Case, Deadline, Track
from mediation.states import Status
from tests import factories
from tests.factories import moment
from tests.mediation.handling.conftest import CaseNotices, Labour
from windows.models import Role

PAID = Decimal("29400.00")
UNTIL_EFFECTIVE = """
    matter.received consent register classify.proposed classify.confirmed route assist.accepted acknowledge accept
    consent open session.held agree agreement.signed agreement.signed agreement.signed agreement.sealed
    agreement.effective
"""
PAID_AND_CLOSED = """
    performance.reported performance.recorded perform call_back callback.done rating rating close
"""


@pytest.fixture
def begun(labour) -> Case:
    case = labour.case
    at = moment("2026-11-23 09:05")
    routing.accept_part(case, by=factories.acting(labour.guest), at=at)
    routing.acknowledge(case, by=labour.officer, at=at)
    handling.accept(case, mediator=labour.mediator, by=labour.officer, at=at)
    company = case.parties.get(number=2)
    at = moment("2026-11-23 10:20")
    handling.record_consent(case, company, state="given", means="phone", by=labour.mediating, at=at)
    plan = SessionPlan(
        moment("2026-11-25 14:00"),
        moment("2026-11-25 15:10"),
        room=labour.hall.room,
        participants=[*labour.officers, labour.guest],
        participants_agreed=True,
        recorder=labour.hall.users[Role.CLERK],
    )
    return handling.begin(case, session=plan, by=labour.mediating, at=at)


@pytest.fixture
def effective(labour, begun) -> Case:
    case = begun
    at = moment("2026-11-25 15:10")
    handling.hold_session(
        case.sessions.get(),
        record="公司出示工资发放记录。",
        undisputed_facts="欠薪29400.00元。",
        concessions="陈一帆不要求道歉。",
        began_at=moment("2026-11-25 14:00"),
        ended_at=at,
        participants=[*labour.officers, labour.guest],
        by=labour.mediating,
        at=at,
    )
    case.refresh_from_db()
    chen, company = case.parties.order_by("number")
    term = TermGiven(company, chen, "支付拖欠的工资", date(2026, 11, 30), PAID, "银行转账")
    drawn = AgreementDraft("written", "欠薪无异议。", [term], default_consequence="全部到期，可申请支付令。")
    at = moment("2026-11-25 15:20")
    agreement = handling.draft_agreement(case, draft=drawn, by=labour.mediating, at=at)
    assert handling.check_agreement(agreement, at=at) == []
    handling.agree(case, agreement=agreement, by=labour.mediating, at=at)
    for party in (chen, company, None):
        handling.sign(agreement, party=party, by=labour.mediating, at=at)
    handling.seal(agreement, by=labour.hall.actor(Role.SEAL_KEEPER), at=moment("2026-11-25 15:35"))
    return case


def term_of(case: Case):
    return case.agreements.get().terms.get()


def clocks(case, *states):
    rows = Deadline.objects.filter(case=case, state__in=states or ["running"])
    return {row.term: str(row.due_on) for row in rows}


def kinds(case):
    return list(case.events.order_by("seq").values_list("kind", flat=True))


def test_the_company_hears_nothing_before_the_appointment(begun):
    assert CaseNotices(begun).rows() == [
        ("appointment", 1, "11-23 10:20"),
        ("appointment", 2, "11-23 10:20"),
        ("appointment_reminder", 1, "11-24 10:00"),
        ("appointment_reminder", 2, "11-24 10:00"),
        ("registered", 1, "11-23 08:52"),
        ("routed", 1, "11-23 08:59"),
    ]


def test_special_law_goes_first(begun):
    assert clocks(begun) == {"LB-1": "2026-12-08", "LB-1R": "2026-12-08"}
    started = set(Deadline.objects.filter(case=begun).values_list("term", flat=True))
    assert started.isdisjoint({"PM-1", "LI-1", "LI-2", "CC-1"})
    assert clocks(begun, "idle") == {"LB-2": "None"}


def test_officers_and_the_union_take_part_and_somebody_else_writes(labour, effective):
    session = effective.sessions.get()
    assert session.participants.count() == 3
    assert (session.recorder, session.room) == (labour.hall.users[Role.CLERK], labour.hall.room)


def test_concessions_are_kept_apart_from_what_nobody_disputes(effective):
    shared = dict(effective.statements.values_list("kind", "is_shared"))
    assert (shared["record"], shared["undisputed_facts"], shared["concessions"]) == (True, True, False)
    held = effective.events.get(kind="session.held").details
    assert set(held) == {"session", "statement", "digest", "undisputed_facts", "concessions"}


def test_the_agreement_starts_three_clocks_and_all_its_reminders(effective):
    assert clocks(effective) == {"JC-1": "2026-12-25", "LB-8": "2026-12-10", "PF": "2026-11-30"}
    assert CaseNotices(effective).rows(
        "agreement_effective", "confirmation_reminder", "review_reminder", "performance_reminder"
    ) == [
        ("agreement_effective", 1, "11-25 15:35"),
        ("agreement_effective", 2, "11-25 15:35"),
        ("confirmation_reminder", 1, "12-10 09:00"),
        ("confirmation_reminder", 1, "12-18 09:00"),
        ("confirmation_reminder", 2, "12-10 09:00"),
        ("confirmation_reminder", 2, "12-18 09:00"),
        ("performance_reminder", 2, "11-27 09:00"),
        ("review_reminder", 1, "12-04 09:00"),
        ("review_reminder", 2, "12-04 09:00"),
    ]
    reminder = effective.notices.filter(kind="performance_reminder").get()
    assert reminder.params == {"until": "2026-11-30"}


def test_no_message_names_anybody_or_an_amount(effective):
    params = " ".join(str(notice.params) for notice in effective.notices.all())
    assert not any(word in params for word in ("陈一帆", "青禾", "沈国梁", "29400"))


@pytest.fixture
def performed(effective) -> Case:
    term = term_of(effective)
    chen, company = effective.parties.order_by("number")
    happened = moment("2026-11-30 10:12")
    handling.report_performance(
        term,
        amount=PAID,
        proof="transfer",
        occurred_at=happened,
        by=Actor.party(company.pk),
        at=moment("2026-11-30 10:15"),
    )
    reported = term_of(effective).performances.get()
    handling.confirm_performance(reported, by=Actor.party(chen.pk), at=moment("2026-11-30 11:00"))
    effective.refresh_from_db()
    return effective


def test_the_company_reports_and_the_worker_confirms(performed):
    perform = performed.events.get(kind="perform")
    assert (perform.occurred_at, perform.recorded_at) == (moment("2026-11-30 10:12"), moment("2026-11-30 11:00"))
    assert perform.details == {"late": False}
    assert performed.performed_at == moment("2026-11-30 10:12")
    assert clocks(performed) == {"CB-1": "2026-12-01"}
    assert CaseNotices(performed).reasons() == {
        ("confirmation_reminder", "performed"),
        ("review_reminder", "performed"),
        ("performance_reminder", "performed"),
    }


def test_the_whole_journal_is_the_storys(labour, performed):
    caller = labour.hall.actor(Role.CALLBACK_CLERK)
    followup.begin(performed, by=labour.mediating, at=moment("2026-11-30 14:00"))
    chen, company = performed.parties.order_by("number")
    at = moment("2026-12-01 09:30")
    followup.call(performed, chen, result="reached", is_performed=True, has_reprisal=False, by=caller, at=at)
    followup.call(performed, company, result="reached", grade=4, by=caller, at=at)
    link = performed.survey_links.get(party=chen)
    followup.rate(link, grade=5, means="link", by=Actor.party(chen.pk), at=moment("2026-12-01 09:45"))
    performed.refresh_from_db()
    followup.close(performed, by=caller, at=moment("2026-12-01 16:00"))
    assert kinds(performed) == [*UNTIL_EFFECTIVE.split(), *PAID_AND_CLOSED.split()]
    assert journal.faults(performed) == []
    assert (performed.resolved_at, performed.closed_at) == (moment("2026-11-25 15:20"), moment("2026-12-01 16:00"))
    assert (performed.wage_arrears, performed.migrant_worker_wages) == (True, False)


# --- nobody pays


@pytest.fixture
def defaulted(effective) -> Case:
    return handling.default(effective, by=SYSTEM, at=moment("2026-12-01 08:30"))


def test_on_default_only_the_worker_is_told_with_the_application_filled_in(defaulted):
    assert defaulted.status == Status.DEFAULTED
    assert CaseNotices(defaulted).rows("default_routes") == [("default_routes", 1, "12-01 08:30")]
    paper = defaulted.papers.get(kind="payment_order_application")
    assert (paper.party.number, paper.subject_id) == (1, term_of(defaulted).pk)
    assert defaulted.events.get(kind="default").details == {
        "terms": [1],
        "routes": ["payment_order", "labour_arbitration", "labour_inspection", "wage_suit"],
    }


def test_on_default_the_rights_run_on_and_the_debtor_is_not_reminded_again(defaulted):
    assert {"JC-1", "LB-8", "P-9", "CB-0"} == set(clocks(defaulted))
    assert CaseNotices(defaulted).reasons() == {("performance_reminder", "default")}


def test_the_creditor_is_called_on_the_day_of_default_and_nobody_else(labour, defaulted):
    chen, company = defaulted.parties.order_by("number")
    caller = labour.hall.actor(Role.CALLBACK_CLERK)
    assert followup.to_be_called(defaulted) == [chen]
    with pytest.raises(NotAllowed):
        followup.call(defaulted, company, result="reached", by=caller, at=moment("2026-12-01 09:29"))
    followup.call(defaulted, chen, result="reached", is_performed=False, by=caller, at=moment("2026-12-01 09:30"))
    assert "CB-0" not in clocks(defaulted)
    assert not defaulted.is_supervised


def test_late_performance_is_performance_and_begins_a_round_of_its_own(labour, defaulted):
    caller = labour.hall.actor(Role.CALLBACK_CLERK)
    chen, company = defaulted.parties.order_by("number")
    followup.call(defaulted, chen, result="reached", by=caller, at=moment("2026-12-01 09:30"))
    at = moment("2026-12-03 10:00")
    handling.record_performance(
        term_of(defaulted), amount=PAID, proof="transfer", occurred_at=at, by=labour.officer, at=at
    )
    defaulted.refresh_from_db()
    assert defaulted.events.get(kind="perform").details == {"late": True}
    assert clocks(defaulted) == {"CB-1": "2026-12-04"}
    followup.begin(defaulted, by=labour.mediating, at=moment("2026-12-03 14:00"))
    assert followup.unsettled(defaulted) == [chen, company]


def test_nothing_is_in_default_before_its_day_is_over(effective):
    with pytest.raises(NotAllowed):
        handling.default(effective, by=SYSTEM, at=moment("2026-11-30 23:59"))


# --- he chooses inspection


@pytest.fixture
def inspected(labour_of) -> Labour:
    chosen = labour_of(Track.LABOUR_INSPECTION)
    at = moment("2026-11-23 09:05")
    routing.acknowledge(chosen.case, by=chosen.officer, at=at)
    handling.accept(chosen.case, by=chosen.officer, at=at)
    return chosen


def test_an_inspection_is_not_mediated(inspected):
    case = inspected.case
    handling.record_consent(
        case, case.parties.get(number=2), state="given", means="phone", by=inspected.officer, at=factories.NINE
    )
    with pytest.raises(NotAllowed):
        handling.begin(case, by=inspected.officer, at=moment("2026-11-23 10:00"))


def test_two_officers_visit_together(inspected):
    case, at = inspected.case, moment("2026-11-25 10:00")
    with pytest.raises(NotAllowed):
        handling.record_visit(
            case,
            officers=[inspected.officers[0], inspected.guest],
            findings="查阅工资册。",
            occurred_at=at,
            by=inspected.officer,
            at=at,
        )
    handling.record_visit(
        case, officers=inspected.officers, findings="查阅工资册。", occurred_at=at, by=inspected.officer, at=at
    )
    assert case.events.filter(kind="site.visited").count() == 1
    assert case.papers.filter(kind="investigation_record").count() == 1


def test_the_agencys_result_is_no_agreement(inspected):
    case = inspected.case
    handling.conclude(case, result="责令改正，已付清。", by=inspected.officer, at=moment("2026-11-30 15:00"))
    assert (case.status, case.outcome) == (Status.CONCLUDED, "handled_by_agency")
    assert not case.agreements.exists()
    started = set(Deadline.objects.filter(case=case).values_list("term", flat=True))
    assert started == {"P-1", "P-2", "P-3", "LI-1", "LI-2", "LB-2", "CB-7"}
    assert CaseNotices(case).rows() == [("registered", 1, "11-23 08:52"), ("routed", 1, "11-23 08:59")]


def test_only_the_worker_is_asked_to_rate_and_called(inspected):
    case = inspected.case
    handling.conclude(case, result="责令改正，已付清。", by=inspected.officer, at=moment("2026-11-30 15:00"))
    followup.begin(case, by=inspected.officer, at=moment("2026-11-30 15:10"))
    assert [link.party.number for link in case.survey_links.all()] == [1]
    assert [party.number for party in followup.unsettled(case)] == [1]
