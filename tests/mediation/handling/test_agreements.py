"""Drafting, agreeing, signing, sealing: when an agreement binds and when it does not."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from mediation import followup, handling
from mediation.access.permissions import NotPermitted
from mediation.handling import AgreementDraft, TermGiven
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Agreement, Case, Deadline
from mediation.states import Action, Status
from tests import driving, factories
from tests.factories import acting, moment
from tests.mediation.handling.conftest import CaseNotices
from windows.models import Role

AT = moment("2026-11-25 11:20")
SEALED = moment("2026-11-25 11:32")


@pytest.fixture
def case(hall):
    return factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)


def draft(case, due_on=date(2026, 12, 2), **fields):
    li, wang = case.parties.order_by("number")
    term = TermGiven(wang, li, "赔偿各项损失", due_on, Decimal("2500.00"), "转账")
    return AgreementDraft(
        **{
            "form": "written",
            "facts": "双方对经过无异议。",
            "terms": [term],
            "covers_later_treatment": True,
            "default_consequence": "可向人民法院起诉。",
            **fields,
        }
    )


def drawn(case, by, **fields):
    return handling.draft_agreement(case, draft=draft(case, **fields), by=by, at=AT)


def agreed(case, by, **fields):
    agreement = drawn(case, by, **fields)
    handling.agree(case, agreement=agreement, by=by, at=AT)
    return agreement


def sign_all(agreement, by, at=AT):
    for party in [*agreement.case.parties.order_by("number"), None]:
        handling.sign(agreement, party=party, by=by, at=at)


def effective(hall, case, by, **fields):
    agreement = agreed(case, by, **fields)
    sign_all(agreement, by)
    return handling.seal(agreement, by=hall.actor(Role.SEAL_KEEPER), at=SEALED)


def running(case):
    return set(Deadline.objects.running().filter(case=case).values_list("term", flat=True))


def test_a_new_draft_supersedes_the_one_before_and_nothing_is_agreed(case, mediator):
    first, before = drawn(case, mediator), case.head_seq
    second = drawn(case, mediator, responsibility="骑行过快。")
    first.refresh_from_db()
    assert (first.state, second.state, second.version) == ("superseded", "draft", 2)
    assert case.head_seq == before


def test_what_blocks_is_said_in_one_answer(case, mediator):
    agreement = drawn(case, mediator, due_on=date(2026, 11, 20), terms=[])
    with pytest.raises(NotAllowed) as refused:
        handling.agree(case, agreement=agreement, by=mediator, at=AT)
    assert refused.value.action == Action.AGREE
    assert case.status == Status.IN_MEDIATION


def test_a_draft_that_was_superseded_is_not_agreed(case, mediator):
    first = drawn(case, mediator)
    drawn(case, mediator)
    first.refresh_from_db()
    with pytest.raises(NotAllowed):
        handling.agree(case, agreement=first, by=mediator, at=AT)


def test_what_the_database_would_refuse_is_said_in_a_sentence(case, mediator):
    agreement_draft = draft(case)
    term = agreement_draft.terms[0]
    for wrong in (replace(term, amount=Decimal("0.00")), replace(term, creditor=term.debtor)):
        with pytest.raises(NotAllowed):
            handling.draft_agreement(case, draft=replace(agreement_draft, terms=[wrong]), by=mediator, at=AT)


def test_it_binds_at_the_seal_and_not_before(hall, case, mediator):
    agreement = agreed(case, mediator)
    assert (case.status, case.outcome, agreement.effective_at) == (Status.AGREED, "", None)
    assert running(case) >= {"P-5", "PM-1"}
    sign_all(agreement, mediator)
    assert agreement.state == "signed"
    assert CaseNotices(case).rows("agreement_effective") == []
    handling.seal(agreement, by=hall.actor(Role.SEAL_KEEPER), at=SEALED)
    assert (agreement.state, agreement.effective_at) == ("effective", SEALED)
    assert (case.outcome, running(case)) == ("written_agreement", {"JC-1", "PF", "CC-1"})


def test_nothing_is_sealed_in_blank(hall, case, mediator):
    agreement = agreed(case, mediator)
    handling.sign(agreement, party=case.parties.get(number=1), by=mediator, at=AT)
    with pytest.raises(NotAllowed, match="2"):
        handling.seal(agreement, by=hall.actor(Role.SEAL_KEEPER), at=SEALED)
    assert len(handling.missing(agreement)) == 2


def test_only_who_keeps_the_seal_of_this_body_seals(hall, case, mediator):
    agreement = agreed(case, mediator)
    sign_all(agreement, mediator)
    other_body = factories.agency(hall.centre, "pmc_2", name="物业调委会", kind="mediating_body", has_seal=True)
    keeper = factories.member(other_body, Role.SEAL_KEEPER, factories.user("sy-seal-2", "吴霞"))
    for by in (mediator, acting(keeper)):
        with pytest.raises(NotPermitted):
            handling.seal(agreement, by=by, at=SEALED)


def test_a_body_without_a_seal_cannot_make_an_agreement_bind(hall, case, mediator):
    type(hall.committee).objects.filter(pk=hall.committee.pk).update(has_seal=False)
    agreement = agreed(case, mediator)
    sign_all(agreement, mediator)
    agreement.case.mediating_body.refresh_from_db()
    with pytest.raises(NotAllowed):
        handling.seal(agreement, by=hall.actor(Role.SEAL_KEEPER), at=SEALED)


def test_each_signs_once_and_for_themselves(case, mediator):
    agreement = agreed(case, mediator)
    li, wang = case.parties.order_by("number")
    handling.sign(agreement, party=li, by=Actor.party(li.pk), at=AT)
    with pytest.raises(NotAllowed):
        handling.sign(agreement, party=li, by=mediator, at=AT)
    with pytest.raises(NotPermitted):
        handling.sign(agreement, party=wang, by=Actor.party(li.pk), at=AT)
    with pytest.raises(NotPermitted):
        handling.sign(agreement, by=Actor.party(li.pk), at=AT)


def test_only_the_mediator_of_the_case_signs_as_mediator(hall, case, mediator):
    other = factories.member(hall.committee, Role.MEDIATOR, factories.user("sy-med-2", "王阿珍"))
    agreement = agreed(case, mediator)
    with pytest.raises(NotAllowed):
        handling.sign(agreement, by=acting(other), at=AT)


def test_the_database_refuses_an_agreement_that_binds_too_early(case, mediator):
    agreement = agreed(case, mediator)
    with pytest.raises(DatabaseError), transaction.atomic():
        Agreement.objects.filter(pk=agreement.pk).update(state="effective", effective_at=AT)


def test_the_agency_that_leads_has_a_copy_where_another_body_mediates(hall, case, mediator):
    agreed(case, mediator)
    mine = case.papers.get(kind="agreement").copies
    Case.objects.filter(pk=case.pk).update(mediating_body=hall.own)
    handling.set_aside(case, reason="双方同意。", by=hall.actor(Role.SUPERVISOR), at=AT)
    case.refresh_from_db()
    agreed(case, mediator)
    assert (mine, case.papers.filter(kind="agreement").order_by("-number")[0].copies) == (3, 4)


def test_an_oral_agreement_binds_when_it_is_reached(case, mediator):
    agreement = agreed(case, mediator, form="oral", due_on=date(2026, 11, 25))
    assert (agreement.state, agreement.effective_at, case.outcome) == ("effective", AT, "oral_agreement")
    kinds = list(case.events.order_by("seq").values_list("kind", flat=True))[-2:]
    assert kinds == ["agree", "agreement.effective"]
    assert running(case) == {"JC-1", "PF", "CC-1"}
    paper = case.papers.get(kind="oral_agreement_register")
    assert (paper.copies, paper.printed_number) == (1, "（2026）鄞人调字第001号")


def test_an_agreement_no_court_confirms_starts_no_such_clock_and_no_reminder(hall, case, mediator):
    li, wang = case.parties.order_by("number")
    title = TermGiven(wang, li, "宅基地使用权归申请人", date(2026, 12, 2))
    agreement = effective(hall, case, mediator, terms=[title])
    assert agreement.is_confirmable is False
    assert running(case) == {"PF", "CC-1"}
    assert CaseNotices(case).rows("confirmation_reminder") == []


def test_three_instalments_are_three_clocks_and_three_reminders_to_the_debtor_alone(hall, case, mediator):
    li, wang = case.parties.order_by("number")
    days = [date(2026, 12, 1), date(2026, 12, 14), date(2027, 1, 4)]
    terms = [TermGiven(wang, li, "第几期", day, Decimal("800.00"), "转账") for day in days]
    effective(hall, case, mediator, terms=terms)
    clocks = Deadline.objects.running().filter(case=case, term="PF").order_by("due_on")
    assert [(c.occasion, c.due_on) for c in clocks] == [("1", days[0]), ("2", days[1]), ("3", days[2])]
    assert CaseNotices(case).rows("performance_reminder") == [
        ("performance_reminder", 2, "11-30 09:00"),
        ("performance_reminder", 2, "12-11 09:00"),
        ("performance_reminder", 2, "12-31 09:00"),
    ]


def test_what_one_side_owes_on_one_day_is_one_reminder(hall, case, mediator):
    li, wang = case.parties.order_by("number")
    terms = [TermGiven(wang, li, what, date(2026, 12, 1), Decimal("500.00"), "转账") for what in ("医疗费", "护理费")]
    effective(hall, case, mediator, terms=terms)
    assert CaseNotices(case).rows("performance_reminder") == [("performance_reminder", 2, "11-30 09:00")]


def test_set_aside_the_dispute_is_where_it_was_and_the_number_stays_used(hall, case, mediator):
    agreement = effective(hall, case, mediator)
    at = moment("2026-11-26 09:00")
    with pytest.raises(NotPermitted):
        handling.set_aside(case, by=mediator, at=at)
    handling.set_aside(case, reason="法院撤销。", by=hall.actor(Role.SUPERVISOR), at=at)
    agreement.refresh_from_db()
    assert (case.status, case.outcome, case.resolved_at) == (Status.IN_MEDIATION, "", None)
    assert agreement.state == "set_aside"
    assert running(case) == {"PM-1", "CC-1"}
    assert set(CaseNotices(case).reasons()) == {
        (kind, "set_aside") for kind in ("agreement_effective", "confirmation_reminder", "performance_reminder")
    }
    again = agreed(case, mediator)
    assert case.papers.get(subject_id=again.pk).printed_number == "（2026）鄞人调字第002号"


def test_a_confirmed_agreement_needs_no_reminder_of_the_right(hall, case, mediator):
    agreement = effective(hall, case, mediator)
    at = moment("2026-12-02 15:00")
    handling.record_confirmation(agreement, by=hall.actor(Role.CLERK), at=at)
    assert "JC-1" not in running(case)
    assert ("confirmation_reminder", "confirmed") in CaseNotices(case).reasons()
    assert CaseNotices(case).rows("performance_reminder") == [("performance_reminder", 2, "12-01 09:00")]
    with pytest.raises(NotAllowed):
        handling.record_confirmation(agreement, by=hall.actor(Role.CLERK), at=at)


def test_after_a_reopening_the_old_agreement_binds_until_a_new_one_does(hall, mediator):
    case = factories.create_case_at_status(Status.CLOSED, at_hall=hall)
    old = case.agreements.get()
    at = moment("2026-12-07 09:00")
    followup.reopen(case, reason="后续治疗未付。", by=hall.actor(Role.SUPERVISOR), at=at)
    for step in (driving.route, driving.acknowledge, driving.accept):
        step(case, hall, at)
    wang = case.parties.get(number=2)
    with pytest.raises(NotAllowed):
        handling.begin(case, by=mediator, at=at)
    handling.record_consent(case, wang, state="given", means="phone", by=mediator, at=at)
    handling.begin(case, by=mediator, at=at)
    agreement = handling.draft_agreement(case, draft=draft(case, due_on=date(2026, 12, 14)), by=mediator, at=at)
    handling.agree(case, agreement=agreement, by=mediator, at=at)
    old.refresh_from_db()
    assert old.state == "effective"
    sign_all(agreement, mediator, at=at)
    handling.seal(agreement, by=hall.actor(Role.SEAL_KEEPER), at=at)
    old.refresh_from_db()
    assert (old.state, agreement.state) == ("superseded", "effective")


def test_the_rights_end_a_day_later_where_the_thirtieth_is_a_day_off(hall, case, mediator):
    at = moment("2026-12-02 10:00")
    agreement = handling.draft_agreement(case, draft=draft(case, due_on=date(2026, 12, 9)), by=mediator, at=at)
    handling.agree(case, agreement=agreement, by=mediator, at=at)
    sign_all(agreement, mediator, at=at)
    handling.seal(agreement, by=hall.actor(Role.SEAL_KEEPER), at=at + timedelta(minutes=5))
    clock = Deadline.objects.get(case=case, term="JC-1")
    assert (str(clock.due_on), clock.is_provisional) == ("2027-01-04", True)
    reminders = CaseNotices(case).rows("confirmation_reminder")
    assert [row[2] for row in reminders if row[1] == 1] == ["12-17 09:00", "12-25 09:00"]


def test_setting_an_agreement_aside_leaves_that_of_an_earlier_round_as_it_was(hall, mediator):
    case = factories.create_case_at_status(Status.CLOSED, at_hall=hall)
    old = case.agreements.get()
    at, by = moment("2026-12-07 09:00"), hall.actor(Role.SUPERVISOR)
    followup.reopen(case, reason="后续治疗未付。", by=by, at=at)
    for step in (driving.route, driving.acknowledge, driving.accept):
        step(case, hall, at)
    handling.record_consent(case, case.parties.get(number=2), state="given", means="phone", by=mediator, at=at)
    handling.begin(case, by=mediator, at=at)
    agreement = handling.draft_agreement(case, draft=draft(case, due_on=date(2026, 12, 14)), by=mediator, at=at)
    handling.agree(case, agreement=agreement, by=mediator, at=at)
    handling.set_aside(case, reason="双方同意。", by=by, at=at)
    old.refresh_from_db()
    agreement.refresh_from_db()
    assert (old.state, agreement.state) == ("effective", "set_aside")
    assert case.events.get(kind=Action.SET_ASIDE).details["agreements"] == [2]
