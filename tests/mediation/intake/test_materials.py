"""Taking in evidence: what is kept, who may, how much, what the journal says, and that it stays what it was."""

import hashlib
import json
from contextlib import suppress
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import ProgrammingError, connection, connections, transaction

from accounts import rotation
from mediation import casework, intake, lifecycle, notices
from mediation.access.permissions import NotPermitted
from mediation.delivery import scrubbing
from mediation.documents import uploads
from mediation.documents.uploads import NotAsReceived, Refused, Upload
from mediation.documents.uploads.refusals import Why
from mediation.intake import MaterialGiven, materials
from mediation.journal import Stale
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case, Material
from mediation.states import Status
from tests import driving, factories
from tests.factories import NINE
from tests.mediation.documents import files
from tests.mediation.refusing import again, change, refused
from windows.models import Role

pytestmark = pytest.mark.django_db
LATER = NINE + timedelta(hours=5)
DAY = timedelta(days=1)
PDF = Upload("工资单 陈一帆.pdf", files.pdf(pages=2))


@pytest.fixture
def hall():
    return factories.hall()


@pytest.fixture
def case(hall):
    return factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)


def party(case, number=1):
    return case.parties.get(number=number)


def received(case, by, upload=PDF, at=LATER, **fields):
    """Handed in; nobody has looked into it yet."""
    details = {"kind": "record", "party": party(case), "form": "copy", "title": "工资单", **fields}
    return intake.receive_material(case, upload=upload, details=MaterialGiven(**details), by=by, at=at)


def taken(case, by, upload=PDF, at=LATER, **fields):
    """Handed in, looked into and kept."""
    material = received(case, by, upload, at, **fields)
    if material.is_being_checked:
        material = driving.look_into(material, at)
        case.refresh_from_db()
    return material


def sent(case, number=1, upload=PDF, **fields):
    whose = party(case, number)
    return taken(case, Actor.party(whose.pk), upload, party=whose, **fields)


def flipped(material, place=40):
    """One bit of what is stored, changed past every verb."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE mediation_material SET content = set_bit(content, %s, 1 - get_bit(content, %s)) WHERE id = %s",
            [place, place, material.pk],
        )


# --- Receiving --------------------------------------------------------------------------------------------------------


def test_it_keeps_what_was_checked_with_its_digests_and_writes_it_down(hall, case):
    kept = taken(case, hall.actor(Role.CLERK))
    read = Material.objects.get()
    assert (read.number, read.pages, read.media_type, read.size) == (1, 2, "application/pdf", len(PDF.content))
    assert bytes(read.digest) == bytes(read.sent_digest) == hashlib.sha256(PDF.content).digest()
    assert uploads.opened(read) == PDF.content
    salted = hashlib.sha256(bytes(read.salt) + PDF.content).hexdigest()
    line, checked = case.events.filter(kind__startswith="material.").order_by("seq")
    details = {"material": str(kept.pk), "number": 1, "digest": salted}
    assert (line.kind, line.details) == ("material.received", details | {"kind": "record", "party": 1})
    assert (checked.kind, checked.details, checked.actor_kind) == ("material.checked", details, "system")


def test_neither_the_journal_nor_the_stored_bytes_tell_what_it_is(hall, case):
    taken(case, hall.actor(Role.CLERK), note="秘密")
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM mediation_material")
        stored = bytes(cursor.fetchone()[0])
    text = json.dumps(case.events.get(kind="material.received").details, ensure_ascii=False)
    assert b"%PDF" not in stored
    assert not {"工资", "陈一帆", "秘密"} & {word for word in ("工资", "陈一帆", "秘密") if word in text}


def test_the_name_under_which_it_came_is_kept_nowhere(hall, case):
    material = taken(case, hall.actor(Role.CLERK), Upload("../../../etc/张三 病历.php.png", files.picture()), title="")
    material.refresh_from_db()
    assert (material.file_name, material.title) == ("material-1.png", "")


def test_the_same_file_of_the_same_party_is_kept_once(hall, case):
    first, second = sent(case), sent(case)
    other = sent(case, 2)
    assert (first.pk, other.number, Material.objects.count()) == (second.pk, 2, 2)
    assert case.events.filter(kind="material.received").count() == 2


def test_what_is_refused_leaves_nothing(hall, case):
    with pytest.raises(Refused) as no:
        taken(case, hall.actor(Role.CLERK), Upload("a.svg", b"<svg/>"))
    assert no.value.why == Why.NOT_ACCEPTED
    assert not Material.objects.exists()
    assert not case.events.filter(kind="material.received").exists()


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.CLERK, True),
        (Role.DISPATCHER, True),
        (Role.MEDIATOR, True),
        (Role.WINDOW_OFFICER, False),  # of an agency that has no part in this case
        (Role.SEAL_KEEPER, False),
        (Role.CALLBACK_CLERK, False),
        (Role.SUPERVISOR, False),
        (Role.ARCHIVIST, False),
    ],
)
def test_desks_and_handlers_take_it_in(hall, case, role, may):
    if may:
        assert taken(case, hall.actor(role)).received_by_id == hall.users[role].pk
    else:
        with pytest.raises(NotPermitted):
            taken(case, hall.actor(role))


def test_a_party_hands_in_its_own_and_nobody_elses(case):
    li = Actor.party(party(case).pk)
    assert taken(case, li, form="original").form == Material.Form.SENT
    for whose in (None, party(case, 2)):
        with pytest.raises(NotPermitted):
            taken(case, li, party=whose)


def test_a_party_of_another_case_is_nobody_here(hall, case):
    other = factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
    with pytest.raises(NotPermitted):
        taken(case, Actor.party(party(other).pk), party=party(other))
    with pytest.raises(NotPermitted):
        taken(case, hall.actor(Role.CLERK), party=party(other))


@pytest.mark.parametrize("status", [Status.CLOSED, Status.ARCHIVED])
def test_nothing_is_taken_for_a_case_that_has_ended(hall, status):
    case = factories.create_case_at_status(status, at_hall=hall)
    with pytest.raises(NotAllowed):
        taken(case, hall.actor(Role.CLERK), at=case.last_changed_at)


def test_a_party_fills_its_share_and_no_more(hall, case, monkeypatch):
    monkeypatch.setattr(materials, "MOST_OF_PARTY", (1, materials.MB))
    sent(case)
    with pytest.raises(Refused) as no:
        sent(case, upload=Upload("b.png", files.picture()))
    assert no.value.why == Why.CASE_FULL
    assert taken(case, hall.actor(Role.CLERK), Upload("b.png", files.picture())).number == 2


def test_what_came_in_while_this_one_waited_counts(hall, case, monkeypatch):
    hold = lifecycle.hold

    def held_by_another(held):
        """Somebody else held it, and filled the case."""
        hold(held)
        monkeypatch.setattr(materials, "MOST_OF_CASE", (0, 0))

    monkeypatch.setattr(lifecycle, "hold", held_by_another)
    with pytest.raises(Refused):
        taken(case, hall.actor(Role.CLERK))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_send_at_once_where_one_file_has_room_one_is_kept(case, monkeypatch):
    monkeypatch.setattr(materials, "MOST_OF_PARTY", (1, materials.MB))
    together = Barrier(2)

    def send(name, content):
        mine = Case.objects.get(pk=case.pk)
        together.wait(10)
        with suppress(Refused, Stale):
            received(mine, Actor.party(party(mine).pk), Upload(name, content), party=party(mine))
        connections.close_all()

    both = [Thread(target=send, args=each) for each in (("a.pdf", PDF.content), ("b.png", files.picture()))]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join(60)
    assert case.materials.count() == 1


def test_what_is_there_already_is_answered_though_nothing_more_has_room(case, monkeypatch):
    first = sent(case)
    monkeypatch.setattr(materials, "MOST_OF_PARTY", (1, materials.MB))
    assert sent(case) == first


def test_a_case_holds_so_many_bytes_and_no_more(hall, case, monkeypatch):
    monkeypatch.setattr(materials, "MOST_OF_CASE", (9, len(PDF.content) + 10))
    taken(case, hall.actor(Role.CLERK))
    with pytest.raises(Refused):
        taken(case, hall.actor(Role.CLERK), Upload("b.png", files.picture()))


def test_the_mediator_is_told_once_when_a_party_sends_something(hall, case):
    sent(case), sent(case)
    notices = case.notices.filter(kind="material_sent")
    assert list(notices.values_list("user_id", "medium")) == [(case.mediator_id, "desk")]


# --- Reading and showing ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.CLERK, True),
        (Role.MEDIATOR, True),
        (Role.COORDINATOR, False),  # of the police, who see no more than their part
        (Role.SUPERVISOR, True),
        (Role.ARCHIVIST, True),
        (Role.WINDOW_OFFICER, False),
        (Role.SEAL_KEEPER, False),
        (Role.CALLBACK_CLERK, False),
    ],
)
def test_those_who_deal_with_it_read_it(hall, case, role, may):
    material = sent(case)
    if may:
        assert casework.read_material(material, by=hall.actor(role), at=LATER) == PDF.content
    else:
        with pytest.raises(NotPermitted):
            casework.read_material(material, by=hall.actor(role), at=LATER)


def test_the_other_side_reads_it_only_while_it_is_shown(hall, case, monkeypatch):
    material, other = sent(case), party(case, 2)
    mediator = hall.actor(Role.MEDIATOR)
    assert not Material.objects.shown_to(other).exists()
    with pytest.raises(NotPermitted):
        casework.read_material(material, by=Actor.party(other.pk), at=LATER)
    intake.share_material(material, is_shared=True, by=mediator, at=LATER)
    assert Material.objects.shown_to(other).get() == material
    assert casework.read_material(material, by=Actor.party(other.pk), at=LATER) == PDF.content
    intake.share_material(material, is_shared=False, by=mediator, at=LATER)
    assert not Material.objects.shown_to(other).exists()
    assert [line.details["shared"] for line in case.events.filter(kind="material.shared")] == [True, False]


def test_showing_it_twice_is_one_line(hall, case):
    material = sent(case)
    for _time in range(2):
        intake.share_material(material, is_shared=True, by=hall.actor(Role.MEDIATOR), at=LATER)
    assert case.events.filter(kind="material.shared").count() == 1


def test_a_desk_shows_nothing_to_the_parties(hall, case):
    with pytest.raises(NotPermitted):
        intake.share_material(sent(case), is_shared=True, by=hall.actor(Role.CLERK), at=LATER)


@pytest.mark.parametrize("is_shared", [True, False])
def test_nothing_is_shown_or_hidden_in_a_case_that_has_ended(hall, is_shared):
    case = factories.create_case_at_status(Status.IN_FOLLOW_UP, at_hall=hall)
    at = case.last_changed_at
    material = taken(case, hall.actor(Role.CLERK), at=at)
    material.case = driving.close(Case.objects.get(pk=case.pk), hall, at)
    with pytest.raises(NotAllowed):
        intake.share_material(material, is_shared=is_shared, by=hall.actor(Role.SUPERVISOR), at=at)


def test_nothing_is_shown_while_a_side_must_not_be_reached(hall, case):
    material = sent(case)
    change(case, has_safe_contact=True)
    material.case.refresh_from_db()
    with pytest.raises(NotAllowed):
        intake.share_material(material, is_shared=True, by=hall.actor(Role.MEDIATOR), at=LATER)


def test_what_is_shown_in_one_case_is_shown_in_no_other(hall, case):
    change(sent(case), is_shared=True)
    stranger = party(factories.create_case_at_status(Status.REGISTERED, at_hall=hall), 2)
    assert not Material.objects.shown_to(stranger).exists()


# --- It stays what it was ---------------------------------------------------------------------------------------------


def test_a_flipped_bit_is_found_by_whoever_reads_it_and_locks_it(hall, case):
    material = sent(case)
    flipped(material)
    material = Material.objects.get()
    with pytest.raises(NotAsReceived):
        casework.read_material(material, by=hall.actor(Role.MEDIATOR), at=LATER)
    assert Material.objects.values_list("broken_at", flat=True).get() == LATER
    receivers = case.notices.filter(kind="material_broken").values_list("user_id", flat=True)
    assert list(receivers) == [hall.users[Role.SUPERVISOR].pk]


def test_the_sweep_finds_every_flipped_bit_wherever_it_is(hall, case):
    kept = [sent(case, upload=Upload(f"{n}.png", files.picture(size=(20 + n, 20)))) for n in range(30)]
    for place, material in enumerate(kept[:25]):
        flipped(material, place * 7)
    assert scrubbing.scrub(LATER + DAY + DAY) == 30
    assert set(Material.objects.exclude(broken_at=None).values_list("pk", flat=True)) == {
        evidence.pk for evidence in kept[:25]
    }
    assert len(list(scrubbing.broken_materials())) == 25


def test_the_running_system_cannot_put_another_file_in_its_place(hall, case):
    """What a superuser puts there is named by ``verify`` (``delivery/test_tampering.py``)."""
    sent(case)
    denied = pytest.raises(ProgrammingError, match="permission denied for table mediation_material")
    with denied, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM mediation_material")
    assert Material.objects.count() == 1


def test_the_sweep_looks_at_each_once_a_day(hall, case):
    sent(case)
    tomorrow = LATER + DAY + timedelta(minutes=1)
    assert [scrubbing.scrub(at) for at in (LATER, tomorrow, tomorrow, tomorrow + DAY + DAY)] == [0, 1, 0, 1]


def test_a_locked_file_is_told_of_once_and_looked_at_no_more(hall, case):
    flipped(sent(case))
    assert [scrubbing.scrub(LATER + n * DAY) for n in (2, 4)] == [1, 0]
    assert case.notices.filter(kind="material_broken").count() == 1


def test_nothing_is_locked_that_nobody_could_be_told_of(case, monkeypatch):
    material = sent(case)

    def broken(*_positional, **_keywords):
        raise RuntimeError

    monkeypatch.setattr(notices, "tell", broken)
    with pytest.raises(RuntimeError):
        intake.doubt_material(material, at=LATER)
    assert Material.objects.get().broken_at is None


# --- What the database refuses ----------------------------------------------------------------------------------------


def test_materials_are_numbered(case):
    with refused("materials_are_numbered"):
        again(sent(case), party_id=None, received_by_id=case.first_contact_id)


def test_a_file_is_handed_in_once(hall, case):
    own = sent(case)
    with refused("a_file_is_handed_in_once"):
        again(own, number=2)
    material = taken(case, hall.actor(Role.CLERK), party=None)
    with refused("a_file_is_handed_in_once"):
        again(material, number=3)


def test_a_material_says_who_brought_or_took_it(case):
    with refused("a_material_says_who_brought_or_took_it"):
        again(sent(case), number=2, party_id=None)


@pytest.mark.parametrize(
    "change_to",
    [{"title": "其他"}, {"digest": bytes(32)}, {"number": 7}, {"pages": 9}, {"party_id": None}, {"salt": bytes(16)}],
)
def test_what_was_received_is_not_edited(case, change_to):
    with refused("never changed"):
        change(sent(case), **change_to)


@pytest.mark.parametrize(
    "change_to", [{"size": 9}, {"media_type": "text/html"}, {"ending": "exe"}, {"state": "checking", "digest": None}]
)
def test_what_came_of_it_is_written_once(case, change_to):
    with refused("never changed"):
        change(sent(case), **change_to)


@pytest.mark.parametrize("change_to", [{"pages": 9}, {"size": 9}, {"media_type": "text/html"}])
def test_nothing_is_known_of_it_before_it_is_settled(hall, case, change_to):
    with refused("never changed"):
        change(received(case, hall.actor(Role.CLERK)), **change_to)


@pytest.mark.parametrize(
    "change_to",
    [
        {"state": "kept", "settled_at": LATER},
        {"state": "kept", "digest": bytes(32)},
        {"state": "refused", "settled_at": LATER, "refused_because": "file_locked"},
        {"state": "refused", "settled_at": LATER, "content": None},
        {"state": "odd"},
        {"content": None},
    ],
)
def test_a_material_is_checked_kept_or_refused_and_nothing_between(hall, case, change_to):
    with refused("a_material_is_checked_kept_or_refused"):
        change(received(case, hall.actor(Role.CLERK)), **change_to)


def test_a_retired_key_of_the_vault_loses_no_evidence(hall, case, settings):
    material = sent(case)
    settings.VAULT_KEYS = "new:" + "bm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm4=" + "," + settings.VAULT_KEYS
    assert rotation.reseal_everything()["mediation.Material"] == 1
    assert rotation.reseal_everything()["mediation.Material"] == 0
    settings.VAULT_KEYS = settings.VAULT_KEYS.split(",")[0]
    assert uploads.opened(Material.objects.get(pk=material.pk)) == PDF.content
