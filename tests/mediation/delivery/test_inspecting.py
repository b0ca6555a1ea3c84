"""Having what was handed in looked into: by a lease, each once, and nothing is lost however it ends."""

import os
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models.functions import Now

from mediation import intake
from mediation.delivery import inspecting
from mediation.documents import uploads
from mediation.documents.uploads import Disturbed, Upload, isolation
from mediation.inspection.verdicts import Why
from mediation.intake import MaterialGiven
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case, Material
from mediation.states import Status
from tests import driving, factories
from tests.mediation.documents import files
from windows.models import Role

pytestmark = pytest.mark.django_db
LATER = factories.moment("2026-11-23 16:00")
State = Material.State


@pytest.fixture
def hall():
    return factories.hall()


@pytest.fixture
def case(hall):
    return factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)


def handed_in(case, content: bytes, name: str = "a.pdf", number: int = 1) -> Material:
    party = case.parties.get(number=number)
    material = MaterialGiven(kind="record", party=party, title="工资单")
    return intake.receive_material(
        case, upload=Upload(name, content), details=material, by=Actor.party(party.pk), at=LATER
    )


def free(material: Material) -> None:
    """Its lease has run out."""
    Material.objects.filter(pk=material.pk).update(lease_until=Now() - timedelta(seconds=1))


def notices_of(case, kind: str) -> int:
    return case.notices.filter(kind=kind).count()


def test_what_does_nothing_by_itself_is_kept_with_its_line_and_the_mediator_is_told(case):
    material = handed_in(case, files.photo_with_place(), "a.jpg")
    assert (material.state, material.digest, notices_of(case, "material_sent")) == (State.CHECKING, None, 0)
    assert [inspecting.inspect_due(LATER), inspecting.inspect_due(LATER)] == [1, 0]
    kept = Material.objects.get()
    assert (kept.state, kept.media_type, kept.pages, kept.settled_at, kept.lease_until) == (
        State.KEPT,
        "image/jpeg",
        1,
        LATER,
        None,
    )
    assert b"TelephoneMaker" not in uploads.opened(kept)
    assert kept.size == len(uploads.opened(kept))
    assert list(case.events.order_by("-seq").values_list("kind", "actor_kind")[:2]) == [
        ("material.checked", "system"),
        ("material.received", "party"),
    ]
    assert notices_of(case, "material_sent") == 1


def test_what_acts_is_not_kept_and_its_sender_is_told(case):
    handed_in(case, files.packed_pdf(AA=files.pikepdf.Dictionary()))
    assert inspecting.inspect_due(LATER) == 1
    refused = Material.objects.get()
    assert (refused.state, refused.refused_because, refused.content, refused.size) == (State.REFUSED, Why.ACTS, None, 0)
    assert case.events.get(kind="material.refused").details["why"] == "file_acts_by_itself"
    assert (notices_of(case, "material_refused"), notices_of(case, "material_sent")) == (1, 0)
    assert case.notices.get(kind="material_refused").party.number == 1


def test_what_is_handed_in_counts_from_then_and_takes_room_until_it_is_refused(case, monkeypatch):
    monkeypatch.setattr(intake.materials, "MOST_OF_PARTY", (1, intake.materials.MB))
    handed_in(case, files.pdf(b"<</S/Launch>>"))
    with pytest.raises(uploads.Refused):
        handed_in(case, files.pdf())
    inspecting.inspect_due(LATER)
    case.refresh_from_db()
    second = handed_in(case, files.pdf())
    assert (second.number, second.received_at) == (2, LATER)


def test_the_same_file_may_be_handed_in_again_after_it_was_refused_and_so_many_times(case, monkeypatch):
    monkeypatch.setattr(intake.materials, "MOST_REFUSED_OF_PARTY", 2)
    for _time in range(2):
        handed_in(case, files.pdf(b"<</S/Launch>>"))
        inspecting.inspect_due(LATER)
        case.refresh_from_db()
    with pytest.raises(uploads.Refused):
        handed_in(case, files.pdf())


def test_who_is_killed_between_loses_the_lease_and_it_is_done_again(case):
    material = handed_in(case, files.pdf())
    held = inspecting._hold_next()
    assert held is not None
    assert inspecting.inspect_due(LATER) == 0  # somebody else holds it
    free(material)
    assert inspecting.inspect_due(LATER) == 1
    checked = uploads.Checked(b"late", "text/plain", "txt", 1, b"1" * 32)
    assert not intake.keep_material(held, checked, at=LATER)  # whoever comes back too late writes nothing
    assert not intake.refuse_material(held, Why.ACTS, at=LATER)
    assert Material.objects.get().state == State.KEPT
    assert case.events.filter(kind__startswith="material.").count() == 2


def test_a_process_that_is_killed_is_tried_three_times_then_the_file_is_refused(case, monkeypatch):
    def killed(*_arguments):
        raise Disturbed(-9, is_by_the_file=True)

    material = handed_in(case, files.pdf())
    monkeypatch.setattr(uploads, "looked_into", killed)
    for _time in range(inspecting.MOST_ATTEMPTS):
        assert inspecting.inspect_due(LATER) == 1
        assert Material.objects.get().state == State.CHECKING
        free(material)
    assert inspecting.inspect_due(LATER) == 1
    assert Material.objects.get().refused_because == Why.TOO_HARD


def test_a_house_out_of_order_refuses_nobodys_file(case, monkeypatch):
    def broken(*_arguments):
        raise Disturbed("no Python", is_by_the_file=False)

    material = handed_in(case, files.pdf())
    monkeypatch.setattr(uploads, "looked_into", broken)
    for _time in range(inspecting.MOST_ATTEMPTS + 2):
        inspecting.inspect_due(LATER)
        free(material)
    monkeypatch.undo()
    assert inspecting.inspect_due(LATER) == 1
    assert Material.objects.get().state == State.KEPT


def test_no_more_are_looked_into_at_once_than_may_be(case, monkeypatch):
    for number in range(3):
        handed_in(case, files.pdf(pages=number + 1))
        case.refresh_from_db()
    held = [inspecting._hold_next() for _time in range(3)]
    assert [material is not None for material in held] == [True, True, False]


def test_a_sweep_gives_others_their_turn(case, monkeypatch):
    handed_in(case, files.pdf())
    monkeypatch.setattr(inspecting, "LONGEST_SWEEP", 0.0)
    assert inspecting.inspect_due(LATER) == 0


def test_one_that_is_not_what_came_in_is_locked_and_looked_into_no_more(case):
    material = handed_in(case, files.pdf())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE mediation_material SET content = set_bit(content, 99, 1 - get_bit(content, 99))")
    assert inspecting.inspect_due(LATER) == 1
    assert Material.objects.get().broken_at == LATER
    free(material)
    assert inspecting.inspect_due(LATER) == 0


def test_nothing_is_shown_that_nobody_has_looked_into(case, hall):
    material = handed_in(case, files.pdf())
    with pytest.raises(NotAllowed):
        intake.share_material(material, is_shared=True, by=hall.actor(Role.MEDIATOR), at=LATER)


def test_no_case_goes_to_the_archive_while_a_file_is_being_checked(hall):
    case = factories.create_case_at_status(Status.IN_FOLLOW_UP, at_hall=hall)
    at = case.last_changed_at
    material = MaterialGiven(kind="record", party=case.parties.get(number=1))
    intake.receive_material(
        case, upload=Upload("a.pdf", files.pdf()), details=material, by=hall.actor(Role.CLERK), at=at
    )
    driving.close(case, hall, at)
    with pytest.raises(NotAllowed, match="尚在检查"):
        driving.archive(case, hall, at)
    inspecting.inspect_due(at)
    driving.archive(Case.objects.get(pk=case.pk), hall, at)


def test_a_process_ends_with_whoever_started_it():
    code = (
        "import subprocess, sys, time\n"
        "command = [sys.executable, '-P', '-B', '-m', 'mediation.inspection', 'text']\n"
        "made = subprocess.Popen(command, stdin=subprocess.PIPE)\n"
        "print(made.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    place = {"PYTHONPATH": str(isolation.settings.BASE_DIR)}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=place) as parent:
        child = int(parent.stdout.readline())
        time.sleep(1.5)
        parent.kill()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and _lives(child):
        time.sleep(0.1)
    assert not _lives(child)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat") as stat:
        return stat.read().split()[2] != "Z"
