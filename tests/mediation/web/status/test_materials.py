"""Files on the pages: taken in at a desk, sent from a telephone, given out so that they do nothing by themselves."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from accounts.models import AccessEntry
from mediation import intake, notices
from mediation.inspection.verdicts import Why
from mediation.intake import MaterialGiven
from mediation.middleware.plain_requests import FewBytes
from mediation.models import Material, PhoneChallenge
from mediation.states import Status
from tests import driving, factories
from tests.factories import NINE
from tests.mediation.documents import files
from windows.models import Role

pytestmark = pytest.mark.django_db


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def sheet(client, case, noun):
    form = client.get(f"/cases/{case.code}/{noun}/").context["form"]
    return {"form_id": form["form_id"].value(), "seen": form["seen"].value()}


def file(content: bytes | None = None, name: str = "slip.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, files.photo_with_place() if content is None else content)


def given_at_desk(client, case, **fields):
    known = {"party": "1", "kind": "contract", "form": "copy_compared", "title": "劳动合同", "file": file()}
    return client.post(f"/cases/{case.code}/materials/", sheet(client, case, "materials") | known | fields, follow=True)


@pytest.fixture
def case(hall, monday_morning):
    monday_morning("2026-11-23 16:00")
    return factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)


@pytest.fixture
def agreed(hall, monday_morning):
    case = factories.create_case_at_status(Status.AGREED, at_hall=hall)
    driving.sign_and_seal(case, hall, case.last_changed_at)
    monday_morning("2026-11-23 16:00")
    return case


@pytest.fixture
def phone(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def proven(phone, case, hall, number):
    case.refresh_from_db()
    code = intake.reissue(case.parties.get(number=number), by=hall.actor(Role.CLERK), at=NINE)
    phone.post("/status/code/", {"receipt_code": code})
    challenge = PhoneChallenge.objects.get(party__number=number)
    payload = {"receipt_code": code, "one_time_code": notices.one_time_code(challenge.pk)}
    return phone.post("/status/more/", payload).context["note"]


# --- At a desk --------------------------------------------------------------------------------------------------------


def test_the_sheet_says_what_is_taken_and_sends_files(case, clerk):
    page = words(clerk.get(f"/cases/{case.code}/materials/"))
    assert 'enctype="multipart/form-data"' in page
    assert "Photos (JPEG, PNG, WebP), PDF, plain text, Word and Excel files (docx, xlsx), up to 20 MB each." in page
    assert 'accept=".' in page
    assert "Found by the centre itself" in page


def test_a_desk_takes_a_contract_in_and_it_stands_on_the_case(case, clerk, hall):
    page = words(given_at_desk(clerk, case))
    assert "Done: Take in material." in page
    assert "劳动合同" in page
    assert "Copy, compared with the original" in page
    assert "being checked" in page
    kept = Material.objects.get()
    assert (kept.received_by_id, kept.party.number, kept.title) == (hall.users[Role.CLERK].pk, 1, "劳动合同")
    assert "Material received" in page
    driving.look_into(kept, case.last_changed_at)
    page = words(clerk.get(f"/cases/{case.code}/"))
    assert "Copy, compared with the original&nbsp;· 1 page" in page
    assert "being checked" not in page
    assert "Material checked and kept" in page


def test_a_file_is_handed_out_only_after_it_was_looked_into(case, clerk, hall):
    given_at_desk(clerk, case, file=file(files.pdf(), "a.pdf"))
    kept = Material.objects.get()
    soon = clerk.get(address(case, kept))
    assert (soon.status_code, "Material 1 is still being checked" in words(soon)) == (409, True)
    assert "Look again" in words(soon)
    assert not AccessEntry.objects.filter(object_kind="material").exists()
    driving.look_into(kept, case.last_changed_at)
    assert clerk.get(address(case, kept)).content == files.pdf()


def test_what_comes_of_one_file_keeps_nobody_from_taking_in_the_next(case, clerk):
    given_at_desk(clerk, case)
    begun = sheet(clerk, case, "materials")
    driving.look_into(Material.objects.get(), case.last_changed_at)
    payload = begun | {"party": "1", "kind": "contract", "form": "original", "file": file(files.pdf(), "b.pdf")}
    answer = clerk.post(f"/cases/{case.code}/materials/", payload, follow=True)
    assert "Done: Take in material." in words(answer)
    assert case.materials.count() == 2


def test_what_is_not_kept_says_why_on_the_case_and_whoever_took_it_in_is_told(case, clerk, hall):
    given_at_desk(clerk, case, file=file(files.pdf(b"<</S/JavaScript>>"), "a.pdf"))
    refused = not_kept(Material.objects.get(), case.last_changed_at)
    page = words(clerk.get(f"/cases/{case.code}/"))
    for sentence in ("not kept", "This file holds a program", "Material not kept"):
        assert sentence in page
    answer = clerk.get(address(case, refused))
    assert (answer.status_code, "Material 1 was not kept" in words(answer)) == (409, True)
    notice = case.notices.get(kind="material_not_kept")
    assert (notice.user, notice.medium) == (hall.users[Role.CLERK], "desk")


def test_a_second_press_keeps_one_file(case, clerk):
    payload = sheet(clerk, case, "materials") | {"party": "", "kind": "other", "form": "original"}
    for _press in range(2):
        clerk.post(f"/cases/{case.code}/materials/", payload | {"file": file()})
    assert Material.objects.count() == 1


def test_a_refusal_stands_beside_the_field_and_nothing_typed_is_lost(case, clerk):
    answer = given_at_desk(clerk, case, file=file(b"<svg/>", "drawing.svg"))
    page = words(answer)
    assert "Files of this kind are not taken." in page
    assert answer.context["form"].errors["file"]
    assert "劳动合同" in page
    assert not Material.objects.exists()


def test_without_a_file_it_asks_for_one(case, clerk):
    assert "Choose a photo or a file." in words(given_at_desk(clerk, case, file=""))


def test_a_body_too_large_is_answered_before_it_is_read(case, clerk):
    def sent(address, size):
        return clerk.generic("POST", address, b"", "multipart/form-data; boundary=x", CONTENT_LENGTH=str(size))

    assert sent(f"/cases/{case.code}/materials/", FewBytes.FILE + 1).status_code == 413
    assert sent(f"/cases/{case.code}/risk/", FewBytes.FORM + 1).status_code == 413
    assert sent("/status/", FewBytes.FORM + 1).status_code == 413
    assert sent("/api/v1/status", FewBytes.FORM + 1).status_code == 413


def not_kept(material, at):
    """As the sweep does for what acts by itself."""
    Material.objects.filter(pk=material.pk).update(lease_until=at)
    assert intake.refuse_material(Material.objects.get(pk=material.pk), Why.ACTS, at=at)
    return material


def handed_in(case, hall, content=None, name="slip.jpg"):
    case.refresh_from_db()
    photo = MaterialGiven(kind="photo", party=case.parties.get(number=1), title="现场")
    upload = intake.materials.uploads.Upload(name, files.photo_with_place() if content is None else content)
    material = intake.receive_material(case, upload=upload, details=photo, by=hall.actor(Role.CLERK), at=factories.NINE)
    return driving.look_into(material, factories.NINE)


def address(case, material):
    return f"/cases/{case.code}/materials/{material.pk}/"


def test_a_file_is_given_out_to_be_kept_and_does_nothing(case, clerk, hall):
    material = handed_in(case, hall, files.pdf(), "a.pdf")
    answer = clerk.get(address(case, material))
    assert answer.content == files.pdf()
    assert answer["Content-Disposition"] == 'attachment; filename="material-1.pdf"'
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]


@pytest.mark.parametrize(("name", "shown"), [("a.jpg", "inline"), ("a.pdf", "attachment"), ("a.txt", "attachment")])
def test_only_a_picture_made_anew_is_shown_in_the_browser(case, clerk, hall, name, shown):
    content = {"a.jpg": files.picture("JPEG"), "a.pdf": files.pdf(), "a.txt": b"said"}[name]
    answer = clerk.get(address(case, handed_in(case, hall, content, name)) + "?show")
    assert answer["Content-Disposition"].startswith(shown)
    assert "sandbox" in answer["Content-Security-Policy"]


def test_the_look_at_this_very_file_is_written_down(case, clerk, hall):
    material = handed_in(case, hall)
    clerk.get(address(case, material))
    entry = AccessEntry.objects.get(object_kind="material")
    assert (entry.object_id, entry.user, entry.verb) == (material.pk, hall.users[Role.CLERK], "view")


@pytest.mark.parametrize(
    ("role", "status", "is_read"),
    [
        (Role.CLERK, 200, True),
        (Role.MEDIATOR, 200, True),
        (Role.COORDINATOR, 404, False),  # of the police, who see no more than their part
        (Role.SUPERVISOR, 200, False),  # asked for the reason
        (Role.ARCHIVIST, 200, False),
        (Role.SEAL_KEEPER, 403, False),
        (Role.CALLBACK_CLERK, 403, False),
        (Role.WINDOW_OFFICER, 404, False),
    ],
)
def test_who_may_read_a_file(case, hall, desk_of, role, status, is_read):
    material = handed_in(case, hall)
    desk = desk_of(hall.users[role])
    assert desk.get(address(case, material)).status_code == status
    assert AccessEntry.objects.filter(object_kind="material").exists() == is_read
    page = desk.get(f"/cases/{case.code}/").content.decode()
    assert (str(material.pk) in page) == (status == 200)


def test_a_file_of_another_case_is_not_found_under_this_one(case, clerk, hall):
    other = factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
    material = handed_in(case, hall)
    assert clerk.get(address(other, material)).status_code == 404


def test_nobody_reads_it_without_signing_in(case, client, hall):
    assert client.get(address(case, handed_in(case, hall))).status_code == 302


def test_a_file_that_is_not_what_was_received_is_locked_and_said_so(case, clerk, hall):
    material = handed_in(case, hall)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE mediation_material SET content = set_bit(content, 99, 1 - get_bit(content, 99))")
    for _time in range(2):
        answer = clerk.get(address(case, material))
        assert answer.status_code == 409
        assert "Material 1 is locked" in words(answer)
    assert "locked: not what was received" in words(clerk.get(f"/cases/{case.code}/"))


def test_the_mediator_shows_it_to_the_parties_and_takes_that_back(case, mediator, hall):
    material = handed_in(case, hall)
    for choice, is_shared in (("yes", True), ("no", False)):
        known = sheet(mediator, case, "materials/sharing") | {"material": "1", "is_shared": choice}
        answer = mediator.post(f"/cases/{case.code}/materials/sharing/", known, follow=True)
        assert "Done: Show material to the parties." in words(answer)
        material = Material.objects.get()
        assert material.is_shared == is_shared


# --- From a telephone -------------------------------------------------------------------------------------------------


def test_a_party_reads_what_is_taken_and_what_becomes_of_it(phone, hall, agreed):
    note = proven(phone, agreed, hall, 1)
    page = words(phone.post("/status/", {"note": note}))
    assert "Send us a photo or a file" in page
    assert "up to 20 MB each" in page
    assert "The other side does not see it unless your mediator shows it to both of you." in page
    assert "From photos we remove place, time and telephone before we keep them." in page


def test_a_party_sends_a_photo_and_finds_it_again(phone, hall, agreed):
    note = proven(phone, agreed, hall, 1)
    sent = phone.post("/status/material/", {"note": note, "file": file(), "kind": "photo", "title": "路口"})
    assert "Received. It counts as handed in from now on, and is being checked" in words(sent)
    assert "路口" in words(sent)
    assert "received, being checked" in words(sent)
    kept = Material.objects.get()
    soon = phone.post("/status/material/read/", {"note": note, "material": str(kept.pk)})
    assert "received, being checked" in words(soon)
    driving.look_into(kept, agreed.last_changed_at)
    agreed.refresh_from_db()
    assert "received, being checked" not in words(phone.post("/status/", {"note": note}))
    assert (kept.party.number, kept.received_by, kept.form) == (1, None, "sent")
    answer = phone.post("/status/material/read/", {"note": note, "material": str(kept.pk)})
    assert answer["Content-Disposition"] == 'attachment; filename="material-1.jpg"'
    assert b"TelephoneMaker" not in answer.content
    assert AccessEntry.objects.get(object_kind="material").user is None


def test_what_is_refused_says_why_beside_the_field(phone, hall, agreed):
    note = proven(phone, agreed, hall, 1)
    sent = phone.post("/status/material/", {"note": note, "file": file(b"MZ\0\0", "a.exe"), "kind": "other"})
    assert "<title>Error: My matter" in words(sent)
    assert "Files of this kind are not taken." in words(sent)
    assert not Material.objects.exists()


def test_a_party_is_told_once_a_day_that_a_file_was_not_kept_and_reads_why(phone, hall, agreed):
    note = proven(phone, agreed, hall, 1)
    for name in ("路口", "车牌"):
        content = file(files.pdf(b"<</S/Launch>>", name.encode()), "a.pdf")
        phone.post("/status/material/", {"note": note, "file": content, "kind": "photo", "title": name})
        not_kept(Material.objects.get(title=name), agreed.last_changed_at)
    page = words(phone.post("/status/", {"note": note}))
    assert "handed in, but not kept" in page
    assert "This file holds a program" in page
    notice = agreed.notices.get(kind="material_refused")
    assert notice.party.number == 1


def test_the_other_side_neither_sees_nor_reads_it_until_it_is_shown(phone, hall, agreed, monday_morning):
    note = proven(phone, agreed, hall, 1)
    phone.post("/status/material/", {"note": note, "file": file(), "kind": "photo", "title": "路口"})
    kept = driving.look_into(Material.objects.get(), agreed.last_changed_at)
    other = proven(phone, agreed, hall, 2)

    def seen():
        return "路口" in words(phone.post("/status/", {"note": other}))

    def read():
        return phone.post("/status/material/read/", {"note": other, "material": str(kept.pk)}).status_code

    assert (seen(), read()) == (False, 404)
    agreed.refresh_from_db()
    kept.case = agreed
    intake.share_material(kept, is_shared=True, by=hall.actor(Role.MEDIATOR), at=agreed.last_changed_at)
    assert (seen(), read()) == (True, 200)


def test_whoever_paid_sends_the_slip_along(phone, hall, agreed):
    note = proven(phone, agreed, hall, 2)
    payload = {"note": note, "term": 1, "reference": "T-1", "file": file()}
    assert "Noted. The other side is asked to confirm." in words(phone.post("/status/report/", payload))
    assert Material.objects.get().kind == "payment_slip"
    kinds = list(agreed.events.order_by("seq").values_list("kind", flat=True))[-2:]
    assert kinds == ["material.received", "performance.reported"]


def test_a_slip_that_is_refused_leaves_no_report_either(phone, hall, agreed):
    note = proven(phone, agreed, hall, 2)
    payload = {"note": note, "term": 1, "reference": "T-1", "file": file(b"<html>", "a.html")}
    page = words(phone.post("/status/report/", payload))
    assert "Files of this kind are not taken." in page
    assert 'value="T-1"' in page
    assert not agreed.events.filter(kind="performance.reported").exists()


@pytest.mark.parametrize("noun", ["material", "material/read"])
def test_without_a_proved_telephone_the_code_is_asked_for_again(phone, agreed, noun):
    answer = phone.post(f"/status/{noun}/", {"note": "forged", "file": file(), "kind": "photo"})
    assert answer.status_code == 403
    assert not Material.objects.exists()


def test_an_id_that_is_none_finds_nothing(phone, hall, agreed):
    note = proven(phone, agreed, hall, 1)
    for typed in ("", "x", "0192f0c1-aaaa-7bbb-8ccc-0123456789ab"):
        assert phone.post("/status/material/read/", {"note": note, "material": typed}).status_code == 404
