"""What the database itself refuses about clocks, messages, papers, doors and ratings."""

import pytest

from mediation.models import (
    DoorAttempt,
    Draft,
    IdempotencyRecord,
    Notice,
    OnlineDraft,
    PhoneChallenge,
    PhoneProof,
    Rating,
    SendingDatabase,
    SurveyLink,
)
from mediation.states import Status
from tests import factories
from tests.factories import NINE
from tests.mediation.refusing import again, change, refused
from windows.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall():
    return factories.hall()


@pytest.fixture
def case(hall):
    return factories.create_case_at_status(Status.REGISTERED, at_hall=hall)


# --- Clocks -----------------------------------------------------------------------------------------------------------


def test_a_start_begins_one_clock_of_a_term(case):
    with refused("one_clock_per_start"):
        again(case.deadlines.get(term="P-1"))


@pytest.mark.parametrize("column", ["due_at", "due_on"])
def test_a_running_clock_has_its_moment(case, column):
    with refused("a_running_clock_has_its_moment"):
        change(case.deadlines.get(term="P-1"), **{column: None})


def test_a_stopped_clock_says_when(case):
    with refused("a_stopped_clock_says_when"):
        change(case.deadlines.get(term="P-1"), state="stopped")


# --- Messages ---------------------------------------------------------------------------------------------------------


def test_each_message_is_owed_once(case):
    owed = case.notices.get(kind="registered", party__number=1)
    with refused("each_message_is_owed_once"):
        again(owed, reference=owed.pk)


def test_a_message_is_for_a_party_or_a_member_of_staff(case, hall):
    owed = case.notices.first()
    for to in ({"user_id": hall.users[Role.CLERK].pk}, {"party_id": None}):
        with refused("a_message_is_for_a_party_or_a_member_of_staff"):
            change(owed, **to)


def test_a_sent_message_says_when(case):
    with refused("a_sent_message_says_when"):
        change(case.notices.first(), state=Notice.State.SENT)


def test_a_message_being_sent_is_held(case):
    for half in ({"lease_until": NINE}, {"tried_at": NINE}):
        with refused("a_message_being_sent_is_held"):
            change(case.notices.first(), state=Notice.State.SENDING, **half)


# --- Papers -----------------------------------------------------------------------------------------------------------


def test_each_paper_is_owed_once(case):
    for owed in (case.papers.get(kind="rights_notice"), case.papers.filter(party__number=1).first()):
        with refused("each_paper_is_owed_once"):
            again(owed)


def test_a_ready_paper_has_its_content(case):
    ready = {"state": "ready", "content": b"%PDF", "digest": bytes(32), "ready_at": NINE}
    for missing in ("content", "digest", "ready_at"):
        with refused("a_ready_paper_has_its_content"):
            change(case.papers.first(), **(ready | {missing: None}))


# --- Doors ------------------------------------------------------------------------------------------------------------


def test_a_party_has_one_valid_receipt_code(case):
    code = case.receipt_codes.get(party__number=1)
    with refused("one_valid_receipt_code_per_party"):
        again(code, digest=bytes(32))
    change(code, revoked_at=NINE)
    again(code, digest=bytes(32))


def test_a_user_has_one_draft_of_a_form_and_case(hall):
    draft = Draft.objects.create(user=hall.users[Role.CLERK], form="intake", body=b"", saved_at=NINE)
    with refused("one_draft_per_user_form_and_case"):
        again(draft)


def test_an_idempotency_key_is_used_once(hall):
    record = IdempotencyRecord(user=hall.users[Role.CLERK], key="a", request_digest=bytes(32), status_code=201)
    record.answer, record.made_at = "", NINE
    record.save()
    with refused("an_idempotency_key_is_used_once"):
        again(record)


def test_attempts_are_counted_in_one_row_a_window():
    attempt = DoorAttempt.objects.create(door="receipt", source=bytes(32), window_start=NINE, count=1)
    with refused("one_count_per_door_and_window"):
        again(attempt)


def test_a_challenge_has_five_tries(case):
    asked = PhoneChallenge.objects.create(party=case.parties.get(number=1), issued_at=NINE, expires_at=NINE)
    with refused("a_challenge_has_five_tries"):
        change(asked, tries=6)


@pytest.fixture
def phone_proof(hall):
    proof = PhoneProof(centre=hall.centre, phone="10000000031", phone_index="i", issued_at=NINE, expires_at=NINE)
    proof.save()
    return proof


def test_a_phone_proof_has_five_tries(phone_proof):
    with refused("a_phone_proof_has_five_tries"):
        change(phone_proof, tries=6)


def test_only_a_proved_phone_lets_an_application_in(phone_proof):
    with refused("only_a_proved_phone_lets_an_application_in"):
        change(phone_proof, spent_at=NINE)
    change(phone_proof, proved_at=NINE, spent_at=NINE)


def test_one_key_opens_one_online_draft():
    draft = OnlineDraft.objects.create(key_digest=bytes(32), body=b"", saved_at=NINE)
    with refused("mediation_onlinedraft_key_digest_key"):
        again(draft)


# --- Ratings ----------------------------------------------------------------------------------------------------------


def rated(case):
    party = case.parties.get(number=1)
    return Rating.objects.create(case=case, party=party, segment=1, grade=5, means="link", rated_at=NINE)


def test_a_party_rates_once_with_one_of_five_grades(case):
    rating = rated(case)
    with refused("a_party_rates_once"):
        again(rating)
    for grade in (0, 6):
        with refused("a_grade_is_one_of_five"):
            again(rating, segment=2, grade=grade)


def test_a_party_has_one_survey_link_a_round(case):
    party = case.parties.get(number=1)
    link = SurveyLink.objects.create(case=case, party=party, segment=1, digest=bytes(32), issued_at=NINE)
    with refused("one_survey_link_per_party_and_segment"):
        again(link, digest=bytes(31))


# --- Sending ----------------------------------------------------------------------------------------------------------


def test_messages_go_out_of_one_database():
    SendingDatabase.objects.get_or_create(pk=1, defaults={"identity": "1:1:1"})
    with refused("messages_go_out_of_one_database"):
        SendingDatabase.objects.create(pk=2, identity="2:1:1")
