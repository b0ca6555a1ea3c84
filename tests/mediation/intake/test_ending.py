"""Supplements, refusal, redirection, withdrawal, lapse, merger: what ends before it is mediated, and how."""

import pytest

from mediation import intake
from mediation.access.permissions import NotPermitted
from mediation.intake import PartyGiven
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case, CaseLink, Notice, Party, Statement
from mediation.states import Outcome, RefusalReason, Status
from tests import factories
from tests.factories import moment, somebody
from windows.models import Role

pytestmark = pytest.mark.django_db
LATER = moment("2026-11-23 10:00")


@pytest.fixture
def hall():
    return factories.hall()


def at_status(hall, status):
    return factories.create_case_at_status(status, at_hall=hall)


def owed(case, kind):
    return list(
        case.notices.filter(kind=kind, state="owed").order_by("party__number").values_list("party__number", flat=True)
    )


def test_the_applicant_is_told_what_is_missing_in_words_they_can_read(hall):
    case = at_status(hall, Status.SUPPLEMENTING)
    asked = Statement.objects.get(kind=Statement.Kind.NOTE)
    assert (asked.body, asked.is_shared) == ("请带来病历。", True)
    assert owed(case, "supplement_asked") == [1, 2]
    assert case.deadlines.get(state="running", binds="us").term == "P-7"


def test_with_the_supplement_the_promise_to_accept_begins_anew(hall):
    case = intake.supplement(at_status(hall, Status.SUPPLEMENTING), by=hall.actor(Role.CLERK), at=LATER)
    assert case.status == Status.REGISTERED
    assert case.deadlines.get(state="running", term="P-1").started_at == LATER


def test_supplements_are_asked_for_in_words(hall):
    case = at_status(hall, Status.REGISTERED)
    with pytest.raises(NotAllowed):
        intake.request_supplement(case, what=" ", by=hall.actor(Role.CLERK), at=LATER)


def test_what_is_not_supplemented_lapses_by_the_system(hall):
    case = intake.lapse(at_status(hall, Status.SUPPLEMENTING), at=LATER)
    assert (case.status, case.outcome) == (Status.WITHDRAWN, Outcome.WITHDRAWN)
    assert case.events.last().actor_kind == "system"


def test_a_refusal_has_its_reason_and_the_route_told(hall):
    case = at_status(hall, Status.REFUSED)
    case.refresh_from_db()
    assert (case.outcome, case.refusal_reason, case.route_told) == ("refused", "R07", "向派出所报案")
    assert case.events.last().details == {"reason": "R07"}
    assert case.papers.filter(kind="refusal_notice").exists()
    assert owed(case, "refused") == [1, 2]


@pytest.mark.parametrize(
    ("reason", "route_told"), [("", "向法院起诉"), ("R99", "向法院起诉"), (RefusalReason.CRIMINAL, " ")]
)
def test_nothing_is_refused_without_reason_and_route(hall, reason, route_told):
    case = at_status(hall, Status.REGISTERED)
    with pytest.raises(NotAllowed):
        intake.refuse(case, reason=reason, route_told=route_told, by=hall.actor(Role.CLERK), at=LATER)
    case.refresh_from_db()
    assert case.status == Status.REGISTERED


def test_an_agency_refuses_what_it_has_acknowledged(hall):
    case = at_status(hall, Status.ACKNOWLEDGED)
    intake.refuse(
        case, reason=RefusalReason.ALREADY_RESOLVED, route_told="无需再办", by=hall.actor(Role.MEDIATOR), at=LATER
    )
    assert case.status == Status.REFUSED
    assert not case.deadlines.filter(state="running", term__in=["P-1", "P-2"]).exists()


def test_redirecting_is_another_thing_than_refusing(hall):
    case = at_status(hall, Status.REDIRECTED)
    assert (case.outcome, case.refusal_reason, case.route_told) == ("redirected", "", "向法院起诉")
    assert owed(case, "redirected") == [1, 2]
    with pytest.raises(NotAllowed):
        intake.redirect(
            at_status(factories.hall("yz"), Status.REGISTERED), route_told="", by=hall.actor(Role.CLERK), at=LATER
        )


def test_a_party_withdraws_their_own_application_with_the_slip(hall):
    case = at_status(hall, Status.REGISTERED)
    applicant = case.parties.get(number=1)
    intake.withdraw(case, reason="对方已经赔了。", by=Actor.party(applicant.pk), at=LATER)
    assert case.status == Status.WITHDRAWN
    assert case.events.last().details["by"] == "party"
    assert Statement.objects.get(kind=Statement.Kind.REASON).body == "对方已经赔了。"


def test_nobody_withdraws_another_peoples_application(hall):
    case = at_status(hall, Status.REGISTERED)
    stranger = at_status(factories.hall("yz"), Status.REGISTERED).parties.get(number=1)
    with pytest.raises(NotPermitted):
        intake.withdraw(case, reason="", by=Actor.party(stranger.pk), at=LATER)


def test_with_a_withdrawal_messages_that_nobody_needs_are_called_off(hall):
    case = at_status(hall, Status.ROUTED)
    intake.withdraw(case, reason="", by=hall.actor(Role.CLERK), at=LATER)
    assert set(case.notices.filter(kind="routed").values_list("state", flat=True)) == {Notice.State.CANCELLED}
    assert owed(case, "registered") == [1, 2]


def comes_again(hall, **details):
    """The next day whoever was hurt comes with the same quarrel."""
    parties = (
        PartyGiven(Party.Role.APPLICANT, somebody("李素珍", phone="10000000001"), consent_means="in_person"),
        PartyGiven(Party.Role.RESPONDENT, somebody("王强", phone="10000000002")),
    )
    application = factories.application(parties=parties, is_joint_application=False, **details)
    return intake.register(hall.centre, application, by=hall.actor(Role.CLERK), at=LATER).case


def other_side_applies(hall, *others):
    """The next day the rider comes with the same quarrel."""
    parties = (
        PartyGiven(Party.Role.APPLICANT, somebody("王强", phone="10000000002"), consent_means="in_person"),
        PartyGiven(Party.Role.RESPONDENT, somebody("李素珍", phone="10000000001")),
        *others,
    )
    application = factories.application(parties=parties, is_joint_application=False)
    return intake.register(hall.centre, application, by=hall.actor(Role.CLERK), at=LATER).case


def test_the_same_quarrel_brought_by_the_other_side_is_merged_with_roles_kept(hall):
    case = at_status(hall, Status.REGISTERED)
    second = other_side_applies(hall)
    intake.merge(second, into=case, by=hall.actor(Role.DISPATCHER), at=LATER)
    second.refresh_from_db()
    assert (second.status, second.outcome) == (Status.CLOSED, Outcome.MERGED)
    assert second.closed_at == LATER
    assert not second.assignments.current().exists()
    assert CaseLink.objects.get().other == case
    assert list(case.parties.values_list("role", flat=True)) == ["applicant", "respondent"]


def test_whoever_is_new_in_the_merged_case_joins_the_other_one(hall):
    case = at_status(hall, Status.REGISTERED)
    employer = PartyGiven(Party.Role.THIRD_PARTY, somebody("外卖站长", phone="10000000005"))
    intake.merge(other_side_applies(hall, employer), into=case, by=hall.actor(Role.DISPATCHER), at=LATER)
    case.refresh_from_db()
    joined = case.parties.get(number=3)
    assert (joined.role, joined.person.name, joined.consent) == ("third_party", "外卖站长", "asked")
    assert case.events.last().kind == "party.joined"


@pytest.mark.parametrize("call", [{"may_be_called": False}, {"safe_hours": "工作日上午"}])
def test_how_a_newcomer_may_be_reached_without_harm_goes_along(hall, call):
    case = at_status(hall, Status.REGISTERED)
    wishes = {"may_be_messaged": False} | call
    wife = PartyGiven(Party.Role.THIRD_PARTY, somebody("孙丽", phone="10000000006"), **wishes)
    intake.merge(other_side_applies(hall, wife), into=case, by=hall.actor(Role.DISPATCHER), at=LATER)
    joined = case.parties.get(number=3)
    assert {name: getattr(joined, name) for name in wishes} == wishes


@pytest.mark.parametrize(
    ("wishes", "reached"),
    [
        ({}, (True, True, "工作日上午")),
        ({"safe_hours": "晚上"}, (True, True, "工作日上午")),
        ({"may_be_called": False, "may_be_messaged": False}, (False, False, "")),
    ],
)
def test_what_either_case_says_against_reaching_somebody_holds(hall, wishes, reached):
    case = at_status(hall, Status.REGISTERED)
    case.parties.filter(number=2).update(safe_hours="工作日上午")
    second = other_side_applies(hall)
    second.parties.filter(number=1).update(**{"may_be_called": True} | wishes)
    intake.merge(second, into=case, by=hall.actor(Role.DISPATCHER), at=LATER)
    rider = case.parties.get(number=2)
    assert (rider.may_be_called, rider.may_be_messaged, rider.safe_hours) == reached


def test_safe_contact_of_the_merged_case_holds_in_the_other_one(hall):
    case = at_status(hall, Status.REGISTERED)
    intake.merge(comes_again(hall, has_safe_contact=True), into=case, by=hall.actor(Role.DISPATCHER), at=LATER)
    case.refresh_from_db()
    assert case.has_safe_contact
    assert case.events.last().kind == "safe_contact.marked"


@pytest.mark.parametrize("labelled", [0, 1])
def test_what_is_kept_from_somebody_is_not_merged_with_what_they_applied_for(hall, labelled):
    cases = [at_status(hall, Status.REGISTERED), other_side_applies(hall)]
    Case.objects.filter(pk=cases[labelled].pk).update(has_safe_contact=True)
    into, case = Case.objects.get(pk=cases[0].pk), Case.objects.get(pk=cases[1].pk)
    with pytest.raises(NotAllowed, match="分开办理"):
        intake.merge(case, into=into, by=hall.actor(Role.DISPATCHER), at=LATER)
    assert Case.objects.get(pk=case.pk).status == Status.REGISTERED


def test_cases_of_two_centres_are_not_merged(hall):
    case, foreign = at_status(hall, Status.REGISTERED), at_status(factories.hall("yz"), Status.REGISTERED)
    with pytest.raises(NotAllowed):
        intake.merge(case, into=foreign, by=hall.actor(Role.DISPATCHER), at=LATER)
    with pytest.raises(NotAllowed):
        intake.merge(case, into=case, by=hall.actor(Role.DISPATCHER), at=LATER)


def test_a_clerk_does_not_merge(hall):
    case = at_status(hall, Status.REGISTERED)
    with pytest.raises(NotPermitted):
        intake.merge(other_side_applies(hall), into=case, by=hall.actor(Role.CLERK), at=LATER)
