"""Taking the case, naming who mediates, asking both sides, beginning."""

import pytest

from mediation import handling, lifecycle, routing
from mediation.access.permissions import NotPermitted
from mediation.lifecycle import NotAllowed
from mediation.models import SYSTEM, Actor, Deadline
from mediation.states import Action, Status
from tests import factories
from tests.factories import acting, moment
from tests.mediation.handling.conftest import CaseNotices
from windows.models import Role

AT = moment("2026-11-23 09:20")


@pytest.fixture
def acknowledged(routed, mediator):
    return routing.acknowledge(routed, by=mediator, at=AT)


@pytest.fixture
def wages(labour):
    routing.acknowledge(labour.case, by=labour.officer, at=AT)
    return labour


def runs(case, term):
    return Deadline.objects.running().filter(case=case, term=term).exists()


def test_whoever_mediates_for_the_body_and_accepts_mediates(acknowledged, mediator):
    handling.accept(acknowledged, by=mediator, at=AT)
    assert acknowledged.mediator_id == mediator.user_id
    assert acknowledged.events.get(kind="accept").details == {"mediator": True}


def test_an_officer_who_accepts_does_not_mediate(wages):
    handling.accept(wages.case, by=wages.officer, at=AT)
    assert wages.case.mediator_id is None
    assert wages.case.events.get(kind="accept").details == {"mediator": False}


def test_a_mediator_of_another_body_is_not_named(hall, wages):
    with pytest.raises(NotAllowed):
        handling.accept(wages.case, mediator=hall.users[Role.MEDIATOR], by=wages.officer, at=AT)


def test_the_mediator_may_be_somebody_else_later(wages):
    handling.accept(wages.case, by=wages.officer, at=AT)
    other = factories.member(wages.body, Role.MEDIATOR, factories.user("sy-med-2", "王阿珍"))
    handling.name_mediator(wages.case, mediator=other, by=wages.officer, at=AT)
    assert wages.case.mediator == other
    assert wages.case.events.last().details == {"mediator": str(other.pk)}


def test_mediation_does_not_begin_without_a_mediator(wages):
    handling.accept(wages.case, by=wages.officer, at=AT)
    company = wages.case.parties.get(number=2)
    handling.record_consent(wages.case, company, state="given", means="phone", by=wages.officer, at=AT)
    with pytest.raises(NotAllowed, match=r"19|十九"):
        handling.begin(wages.case, by=wages.officer, at=AT)
    assert Action.OPEN not in lifecycle.open_actions(wages.case, wages.officer)


def test_mediation_does_not_begin_without_the_other_sides_consent(wages):
    handling.accept(wages.case, mediator=wages.mediator, by=wages.officer, at=AT)
    with pytest.raises(NotAllowed, match=r"17|十七"):
        handling.begin(wages.case, by=wages.mediating, at=AT)


def test_first_contact_stops_its_promise_whatever_was_answered(wages):
    handling.accept(wages.case, mediator=wages.mediator, by=wages.officer, at=AT)
    assert runs(wages.case, "P-3")
    handling.record_first_contact(wages.case, by=wages.mediating, at=AT)
    assert not runs(wages.case, "P-3")


def test_under_a_safe_contact_label_nobody_contacts_the_other_side(wages):
    case = wages.case
    type(case).objects.filter(pk=case.pk).update(has_safe_contact=True)
    case.refresh_from_db()
    handling.accept(case, mediator=wages.mediator, by=wages.officer, at=AT)
    assert not runs(case, "P-3")
    with pytest.raises(NotAllowed):
        handling.record_first_contact(case, by=wages.mediating, at=AT)
    with pytest.raises(NotAllowed):
        handling.record_consent(
            case, case.parties.get(number=2), state="given", means="phone", by=wages.mediating, at=AT
        )


def test_one_express_refusal_ends_it_and_names_the_routes(wages):
    case = wages.case
    handling.accept(case, mediator=wages.mediator, by=wages.officer, at=AT)
    handling.record_consent(
        case, case.parties.get(number=2), state="declined", means="phone", by=wages.mediating, at=AT
    )
    assert (case.status, case.outcome) == (Status.TERMINATED, "respondent_declined")
    last = case.events.last()
    assert (last.kind, last.actor_user_id) == ("terminate", wages.mediator.pk)
    assert last.details == {"reason": "declined", "routes": ["labour_arbitration", "labour_inspection"]}
    assert case.papers.filter(kind="termination_notice").count() == 2
    assert CaseNotices(case).rows("terminated") == [("terminated", 1, "11-23 09:20"), ("terminated", 2, "11-23 09:20")]


def test_a_party_who_refuses_online_ends_it_by_law_itself(wages):
    case = wages.case
    handling.accept(case, mediator=wages.mediator, by=wages.officer, at=AT)
    company = case.parties.get(number=2)
    by = Actor.party(company.pk)
    handling.record_consent(case, company, state="declined", means="online", by=by, at=AT)
    consent, ended = list(case.events.order_by("-seq")[:2])[::-1]
    assert (consent.actor_kind, ended.actor_kind) == ("party", SYSTEM.kind)


def test_nobody_answers_for_the_other_side(wages):
    chen, company = wages.case.parties.order_by("number")
    with pytest.raises(NotPermitted):
        handling.record_consent(wages.case, company, state="given", means="online", by=Actor.party(chen.pk), at=AT)


def test_who_applied_withdraws_and_does_not_decline(wages):
    chen = wages.case.parties.get(number=1)
    with pytest.raises(NotAllowed):
        handling.record_consent(wages.case, chen, state="declined", means="phone", by=wages.officer, at=AT)


def test_before_it_is_in_hand_a_refusal_is_only_written_down(wages):
    company = wages.case.parties.get(number=2)
    handling.record_consent(wages.case, company, state="declined", means="phone", by=wages.officer, at=AT)
    assert wages.case.status == Status.ACKNOWLEDGED
    company.refresh_from_db()
    assert (company.consent, company.consented_at) == ("declined", None)


def test_consent_by_telephone_and_later_in_writing_are_two_answers(wages):
    company = wages.case.parties.get(number=2)
    for means in ("phone", "writing"):
        handling.record_consent(wages.case, company, state="given", means=means, by=wages.officer, at=AT)
    assert list(company.consents.values_list("means", flat=True)) == ["phone", "writing"]


def test_a_stranger_accepts_nothing(hall, acknowledged):
    with pytest.raises(NotPermitted):
        handling.accept(acknowledged, by=acting(hall.users[Role.WINDOW_OFFICER]), at=AT)
