"""What the database itself refuses about consent, sessions, agreements, signatures, performance and assistance."""

from datetime import timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from mediation.models import (
    AgreementTerm,
    AssistTask,
    Consent,
    MediationSession,
    Participant,
    Performance,
    Representation,
    Signature,
    Statement,
)
from mediation.states import Status
from tests import driving, factories
from tests.factories import NINE, moment
from tests.mediation.refusing import again, change, refused
from windows.models import Role

pytestmark = pytest.mark.django_db
TEN, ELEVEN = moment("2026-11-25 10:00"), moment("2026-11-25 11:00")


@pytest.fixture
def hall():
    return factories.hall()


@pytest.fixture
def case(hall):
    return factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)


@pytest.fixture
def agreed(hall):
    return factories.create_case_at_status(Status.AGREED, at_hall=hall)


def meet(case, *, number=1, room=None, begins=TEN, **fields):
    during = DateTimeTZRange(begins, begins + timedelta(hours=1))
    return MediationSession.objects.create(case=case, number=number, during=during, room=room, **fields)


# --- Consent ----------------------------------------------------------------------------------------------------------


def test_given_consent_has_its_time(case):
    with refused("given_consent_has_its_time"):
        change(case.parties.get(number=2), consented_at=None)


def test_an_answer_is_yes_or_no(case):
    with refused("an_answer_is_given_or_declined"):
        again(Consent.objects.first(), state="asked")


def test_a_contact_person_has_no_authority(case):
    person = case.parties.get(number=2).person
    with refused("a_contact_person_has_no_authority"):
        Representation.objects.create(
            party=case.parties.get(number=1), person=person, kind="contact_person", authority="special", since=NINE
        )


# --- Sessions ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["set", "held"])
def test_no_session_without_the_consent_of_every_party(case, state):
    change(case.parties.get(number=2), consent="declined")
    with refused("no session without the consent of every party"):
        meet(case, state=state)


def test_sessions_are_numbered(case):
    meet(case)
    with refused("sessions_are_numbered"):
        meet(case, begins=ELEVEN)


def test_a_room_holds_one_session_at_a_time(case, hall):
    meet(case, room=hall.room)
    other = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    with refused("a_room_holds_one_session_at_a_time"):
        meet(other, room=hall.room, begins=TEN + timedelta(minutes=30))
    meet(other, room=hall.room, begins=ELEVEN)


def test_a_cancelled_session_frees_its_room(case, hall):
    change(meet(case, room=hall.room), state="cancelled")
    meet(case, number=2, room=hall.room)


def test_a_separate_talk_has_its_session_and_its_party_and_nothing_else_has_them(case, hall):
    session, party = meet(case), case.parties.get(number=1)
    kept = {"case": case, "body": "谈过。", "salt": bytes(16), "recorded_at": TEN}
    talk = Statement.objects.create(kind="separate_talk", session=session, party=party, **kept)
    for changes in ({"session_id": None}, {"party_id": None}, {"kind": "record"}):
        with refused("a_separate_talk_has_its_session_and_its_party"):
            again(talk, **changes)
    with refused("a_party_is_talked_to_once_in_a_session"):
        again(talk)
    again(talk, party_id=case.parties.get(number=2).pk)


def test_a_participant_stands_once(case, hall):
    session = meet(case)
    officer = Participant.objects.create(session=session, user=hall.users[Role.WINDOW_OFFICER])
    with refused("a_participant_stands_once"):
        again(officer)


# --- Agreements -------------------------------------------------------------------------------------------------------


def test_a_written_agreement_does_not_bind_before_parties_mediator_and_seal(agreed, hall):
    agreement, mediator = agreed.agreements.get(), hall.users[Role.MEDIATOR]
    signatures = [
        *({"kind": "party", "party": party, "user": mediator} for party in agreed.parties.all()),
        {"kind": "mediator", "user": mediator},
        {"kind": "seal", "user": hall.users[Role.SEAL_KEEPER]},
    ]
    for signature in signatures:
        with refused("an agreement binds when parties, mediator and seal are all there"):
            change(agreement, effective_at=NINE)
        Signature.objects.create(agreement=agreement, signed_at=NINE, **signature)
    change(agreement, effective_at=NINE, state="effective")


def test_it_binds_from_the_last_signature_and_not_earlier_or_later(agreed, hall):
    agreement, mediator = agreed.agreements.get(), hall.users[Role.MEDIATOR]
    for party in agreed.parties.all():
        Signature.objects.create(agreement=agreement, kind="party", party=party, user=mediator, signed_at=NINE)
    for kind in ("mediator", "seal"):
        Signature.objects.create(agreement=agreement, kind=kind, user=mediator, signed_at=TEN)
    for wrong in (NINE, ELEVEN):
        with refused("an agreement binds from the last of its signatures and its seal"):
            change(agreement, effective_at=wrong)


def test_an_oral_agreement_binds_when_it_is_reached(agreed):
    agreement = agreed.agreements.get()
    again(agreement, version=2, number=2, form="oral", effective_at=NINE, state="effective")


@pytest.mark.parametrize(("column", "value"), [("effective_at", ELEVEN), ("facts", "别的事实"), ("form", "oral")])
def test_what_binds_does_not_change(agreed, hall, column, value):
    agreement = driving.sign_and_seal(agreed, hall, agreed.last_changed_at)
    with refused("an effective agreement never changes"):
        change(agreement, **{column: value})


def test_agreements_are_numbered_and_one_is_in_force(agreed, hall):
    agreement = driving.sign_and_seal(agreed, hall, agreed.last_changed_at)
    with refused("agreement_versions_are_numbered"):
        again(agreement, effective_at=None, state="draft")
    with refused("one_effective_agreement_per_case"):
        again(agreement, version=2, form="oral")
    with refused("an_effective_agreement_says_when"):
        again(agreement, version=2, effective_at=None)


def test_terms_are_numbered_owed_to_another_and_positive(agreed):
    term = AgreementTerm.objects.get()
    with refused("terms_of_an_agreement_are_numbered"):
        again(term)
    with refused("nobody_owes_himself"):
        again(term, number=2, creditor_id=term.debtor_id)
    with refused("an_agreed_amount_is_positive"):
        again(term, number=2, amount=0)


def test_each_signs_once_and_a_signature_says_whose(agreed, hall):
    agreement, party = agreed.agreements.get(), agreed.parties.get(number=1)
    own = Signature.objects.create(agreement=agreement, kind="party", party=party, signed_at=NINE)
    seal = Signature.objects.create(agreement=agreement, kind="seal", user=hall.users[Role.SEAL_KEEPER], signed_at=NINE)
    for twice in (own, seal):
        with refused("each_signs_once"):
            again(twice)
    with refused("a_signature_says_whose"):
        again(seal, kind="mediator", user_id=None)
    with refused("a_signature_says_whose"):
        again(own, party_id=None)


# --- Performance and assistance ---------------------------------------------------------------------------------------


def test_a_term_is_performed_once_and_a_report_says_by_whom(hall):
    factories.create_case_at_status(Status.PERFORMED, at_hall=hall)
    performed = Performance.objects.get()
    with refused("a_term_is_performed_once"):
        again(performed)
    with refused("a_report_of_performance_says_by_whom"):
        again(performed, confirmed_at=None, reported_by_user_id=None)


def test_tasks_are_numbered_and_a_done_one_has_its_answer(case, hall):
    asked = Statement.objects.first()
    task = AssistTask.objects.create(
        case=case, agency=hall.police, number=1, request=asked, asked_by=hall.users[Role.MEDIATOR], asked_at=NINE
    )
    with refused("assist_tasks_are_numbered"):
        again(task)
    with refused("a_done_task_has_its_answer"):
        change(task, done_at=NINE)
