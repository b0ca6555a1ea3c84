"""Papers and evidence print in full what is masked elsewhere: who opens them, how, at every address that gives one."""

import re
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client

from accounts import tokens
from accounts.models import AccessEntry, User
from mediation import intake
from mediation.access.papers import OF_THE_DOSSIER, TO_SEAL
from mediation.documents.uploads import Upload
from mediation.intake import MaterialGiven
from mediation.models import Case, Material, Paper
from mediation.models.paper_kinds import PaperKind
from mediation.states import Status
from tests import driving, factories
from tests.factories import Hall, moment
from tests.mediation.documents import files
from tests.mediation.test_every_address import addresses
from windows import clock
from windows.models import Role

pytestmark = pytest.mark.django_db
AT = moment("2026-12-10 10:00")
EARLIER = moment("2026-11-23 10:00")
FREELY, WITH_REASON, NOT = "freely", "with a reason", "nothing"
OTHER_KINDS = frozenset(PaperKind) - TO_SEAL - OF_THE_DOSSIER - {PaperKind.LETTER}
#: Of a case in progress and of an archived one: how the papers open by role. What is not named opens to nobody.
IN_PROGRESS: dict[str, dict[str, str]] = {
    "who took it in": {"agreement": FREELY, "cover": FREELY, "letter": FREELY, "application": FREELY},
    Role.MEDIATOR: {"agreement": FREELY, "cover": FREELY, "letter": FREELY, "application": FREELY},
    Role.CLERK: {"agreement": WITH_REASON, "cover": WITH_REASON, "letter": FREELY, "application": WITH_REASON},
    Role.DISPATCHER: {"agreement": WITH_REASON, "cover": WITH_REASON, "letter": FREELY, "application": WITH_REASON},
    Role.SUPERVISOR: {"agreement": WITH_REASON, "cover": WITH_REASON, "letter": FREELY, "application": WITH_REASON},
    Role.DIRECTOR: {"agreement": WITH_REASON, "cover": WITH_REASON, "letter": FREELY, "application": WITH_REASON},
    Role.CALLBACK_CLERK: {
        "agreement": WITH_REASON,
        "cover": WITH_REASON,
        "letter": FREELY,
        "application": WITH_REASON,
    },
    Role.SEAL_KEEPER: {"agreement": FREELY},
    Role.ARCHIVIST: {},
    Role.AUDITOR: {},
    Role.DUTY_LEADER: {},
}
ARCHIVED = IN_PROGRESS | {
    Role.ARCHIVIST: {"agreement": WITH_REASON, "cover": FREELY, "letter": WITH_REASON, "application": WITH_REASON}
}
KINDS = ("agreement", "cover", "letter", "application")
MATERIALS = {"who took it in": FREELY, Role.MEDIATOR: FREELY} | dict.fromkeys(
    (Role.CLERK, Role.DISPATCHER, Role.SUPERVISOR, Role.DIRECTOR, Role.ARCHIVIST), WITH_REASON
)
#: Every address at which staff get a file.
GIVES_A_FILE = (
    "/cases/<code:code>/papers/<uuid:paper_id>/",
    "/cases/<code:code>/materials/<uuid:material_id>/",
    "/api/v1/cases/<code:code>/papers/<uuid:paper_id>",
    "/api/v1/cases/<code:code>/materials/<int:number>",
)
REASON = {"why": "other", "words": "法院来函调卷"}


@dataclass
class Place:
    hall: Hall
    case: Case
    users: dict[str, User]
    papers: dict[str, Paper]
    material: Material


@pytest.fixture
def place(db, monkeypatch) -> Place:
    monkeypatch.setattr(clock, "now", lambda: AT)
    hall = factories.hall()
    case = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    about = MaterialGiven(kind=Material.Kind.CONTRACT, party=case.parties.get(number=1))
    upload = Upload("a.pdf", files.pdf(pages=1))
    received = intake.receive_material(case, upload=upload, details=about, by=hall.actor(Role.CLERK), at=EARLIER)
    material = driving.look_into(received, EARLIER)
    content = {"content": b"%PDF-" + "李素珍".encode(), "digest": b"1" * 32, "ready_at": EARLIER, "owed_at": EARLIER}
    case.papers.update(state="ready", **content)
    papers = {
        kind: case.papers.filter(kind=kind).first()
        or Paper.objects.create(case=case, kind=kind, state="ready", **content)
        for kind in KINDS
    }
    users = {role: hall.users[role] for role in (Role.MEDIATOR, Role.DISPATCHER, Role.SUPERVISOR)}
    users |= {role: hall.users[role] for role in (Role.CALLBACK_CLERK, Role.SEAL_KEEPER, Role.ARCHIVIST)}
    users["who took it in"] = hall.users[Role.CLERK]
    for role in (Role.CLERK, Role.DIRECTOR, Role.AUDITOR, Role.DUTY_LEADER):
        users[role] = factories.member(hall.centre, role, factories.user(f"sy-{role}-2", f"另{role[:2]}"))
    return Place(hall, case, {role: factories.enrolled(user) for role, user in users.items()}, papers, material)


def browser(user: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def program(user: User) -> Client:
    _, secret = tokens.issue(user, name="test", scopes=["all"], lasts=timedelta(days=1), at=AT)
    return Client(headers={"authorization": f"Bearer {secret}"})


def is_pdf(answer) -> bool:
    return answer.status_code == 200 and answer.headers["Content-Type"] == "application/pdf"


def opens(user: User, page_address: str, api_address: str) -> str:
    """How something opens for somebody, on the page and by program alike."""
    page, machine = browser(user), program(user)
    by_page, by_program = page.get(page_address), machine.get(api_address)
    assert is_pdf(by_page) == is_pdf(by_program)
    if is_pdf(by_page):
        return FREELY
    before = AccessEntry.objects.filter(user=user, verb="reveal").count()
    assert not is_pdf(page.post(page_address, {"why": "other"}))
    assert not is_pdf(machine.post(api_address, {"why": "other"}, content_type="application/json"))
    assert AccessEntry.objects.filter(user=user, verb="reveal").count() == before
    by_page = page.post(page_address, REASON)
    by_program = machine.post(api_address, REASON, content_type="application/json")
    assert is_pdf(by_page) == is_pdf(by_program)
    reasons = AccessEntry.objects.filter(user=user, verb="reveal").values_list("reason", flat=True)
    assert list(reasons)[before:] == (["other: 法院来函调卷"] * 2 if is_pdf(by_page) else [])
    return WITH_REASON if is_pdf(by_page) else NOT


def addresses_of(place: Place, kind: str) -> tuple[str, str]:
    paper = place.papers[kind].pk
    return f"/cases/{place.case.code}/papers/{paper}/", f"/api/v1/cases/{place.case.code}/papers/{paper}"


def listed(place: Place, user: User) -> tuple[set[str], set[str]]:
    shown = browser(user).get(f"/cases/{place.case.code}/").content.decode()
    on_page = {kind for kind, paper in place.papers.items() if str(paper.pk) in shown}
    rows = program(user).get(f"/api/v1/cases/{place.case.code}/papers").json()
    return on_page, {row["kind"] for row in rows} & place.papers.keys()


@pytest.mark.parametrize("is_kept_apart", [False, True])
@pytest.mark.parametrize(("status", "table"), [(Status.IN_MEDIATION, IN_PROGRESS), (Status.CLOSED, ARCHIVED)])
def test_each_role_opens_the_papers_that_are_written_down_here_and_is_shown_no_other(
    place, status, table, is_kept_apart
):
    changes = {"status": status, "has_safe_contact": is_kept_apart}
    if status == Status.CLOSED:
        changes |= {"outcome": "written_agreement"}
    Case.objects.filter(pk=place.case.pk).update(**changes)
    for role, user in place.users.items():
        openings = {kind: opens(user, *addresses_of(place, kind)) for kind in KINDS}
        assert openings == dict.fromkeys(KINDS, NOT) | table[role], role
        on_page, by_program = listed(place, user)
        assert on_page == by_program == set(table[role]), role


def test_what_was_handed_in_opens_freely_to_who_works_the_case_and_to_others_with_a_reason(place):
    page = f"/cases/{place.case.code}/materials/{place.material.pk}/"
    api = f"/api/v1/cases/{place.case.code}/materials/{place.material.number}"
    openings = {role: opens(user, page, api) for role, user in place.users.items()}
    assert openings == dict.fromkeys(place.users, NOT) | MATERIALS


def test_a_paper_that_needs_a_reason_says_so_on_the_page_and_by_program(place):
    page_address, api_address = addresses_of(place, "application")
    asked = browser(place.users[Role.CLERK]).get(page_address)
    assert "This names people in full" in asked.content.decode()
    refused = program(place.users[Role.CLERK]).get(api_address)
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (403, "reason_needed")


def test_a_look_without_a_reason_is_a_view_in_the_access_log(place):
    page_address, _api = addresses_of(place, "application")
    browser(place.users[Role.MEDIATOR]).get(page_address)
    entry = AccessEntry.objects.filter(user=place.users[Role.MEDIATOR], object_kind="paper").get()
    assert (entry.verb, entry.object_id, entry.reason) == ("view", place.papers["application"].pk, "")


def test_no_address_gives_a_file_to_who_opens_none_whatever_is_asked_for(place):
    ids: dict[str, UUID | str | int] = {
        "code": place.case.code,
        "paper_id": place.papers["agreement"].pk,
        "material_id": place.material.pk,
        "number": place.material.number,
    }
    openings: set[tuple[str, str]] = set()
    for path, _view in addresses():
        names = re.findall(r"<(?:\w+:)?(\w+)>", path)
        if not set(names) <= set(ids) or path.startswith(("/account/", "/admin/")):
            continue
        address = re.sub(r"<(?:\w+:)?(\w+)>", lambda name: str(ids[name[1]]), path)
        for role in (Role.AUDITOR, Role.MEDIATOR):
            asker = program if path.startswith("/api/") else browser
            if is_pdf(asker(place.users[role]).get(address)):
                openings.add((role, path))
    assert openings == {(Role.MEDIATOR, path) for path in GIVES_A_FILE}
