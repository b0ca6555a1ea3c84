"""The page of rights, and choosing a password with both halves of a code."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from mediation.casework import attempts
from tests import factories
from tests.factories import Hall
from windows.models import Membership, RightsChange, Role

pytestmark = pytest.mark.django_db
CHOSEN = "seven-grey-herons"
DeskOf = Callable[[User], Client]


@pytest.fixture
def desks(hall: Hall, desk_of: DeskOf) -> tuple[Client, Client]:
    """The security administrator's and the director's."""
    security, director = factories.keepers(hall)
    return desk_of(security), desk_of(director)


def wish(hall: Hall, **fields: object) -> dict[str, object]:
    role = {"kind": "grant", "staff_number": "SY-Clerk", "centre": hall.centre.pk, "role": "dispatcher"}
    return role | {"starts_on": "2026-11-24", "reason": "分流员调离", **fields}


def test_a_role_is_asked_for_at_one_desk_and_given_at_another(hall: Hall, desks: tuple[Client, Client]) -> None:
    asking, deciding = desks
    assert asking.post("/rights/", wish(hall)).status_code == 302
    change = RightsChange.objects.get()
    shown = deciding.get("/rights/").content.decode()
    assert "分流员调离" in shown
    assert "Approve" in shown
    assert "Approve" not in asking.get("/rights/").content.decode()
    assert asking.post(f"/rights/{change.pk}/decision/", {"answer": "approve"}).status_code == 409
    assert not Membership.objects.filter(role=Role.DISPATCHER, user__staff_number="sy-clerk").exists()
    assert deciding.post(f"/rights/{change.pk}/decision/", {"answer": "approve"}).status_code == 302
    assert Membership.objects.filter(role=Role.DISPATCHER, user__staff_number="sy-clerk").exists()


def test_a_role_is_ended(hall: Hall, desks: tuple[Client, Client]) -> None:
    ends = wish(hall, kind="end", role="clerk", ends_on="2026-11-22")
    assert desks[0].post("/rights/", ends).status_code == 302
    desks[1].post(f"/rights/{RightsChange.objects.get().pk}/decision/", {"answer": "approve"})
    assert str(hall.users[Role.CLERK].memberships.get().ends_on) == "2026-11-22"


@pytest.mark.parametrize(
    ("fields", "beside"),
    [
        ({"staff_number": "nobody"}, "staff_number"),
        ({"staff_number": "x\x00"}, "staff_number"),
        ({"kind": "everything"}, "kind"),
        ({"role": ""}, "role"),
        ({"starts_on": ""}, "starts_on"),
        ({"starts_on": "soon"}, "starts_on"),
        ({"kind": "end", "ends_on": ""}, "ends_on"),
        ({"kind": "end", "role": "director", "ends_on": "2026-11-22"}, "role"),
        ({"reason": ""}, "reason"),
        ({"centre": "x"}, "centre"),
        ({"role": "mediator"}, "__all__"),
        ({"role": "clerk"}, "__all__"),
        ({"ends_on": "2026-01-01"}, "__all__"),
        ({"staff_number": "sy-security"}, "__all__"),
    ],
)
def test_what_cannot_be_asked_for_says_so_beside_its_field(
    hall: Hall, desks: tuple[Client, Client], fields: dict[str, object], beside: str
) -> None:
    page = desks[0].post("/rights/", wish(hall, **fields))
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [beside]
    assert not RightsChange.objects.exists()


@pytest.mark.parametrize("answer", ["approve", "refuse", "", "x"])
def test_who_keeps_no_rights_sees_and_decides_nothing(
    hall: Hall, desks: tuple[Client, Client], desk_of: DeskOf, answer: str
) -> None:
    desks[0].post("/rights/", wish(hall))
    clerk, change = desk_of(factories.enrolled(hall.users[Role.CLERK])), RightsChange.objects.get()
    assert clerk.get("/rights/").status_code == 403
    assert clerk.post("/rights/", wish(hall)).status_code in (403, 422)
    assert clerk.post(f"/rights/{change.pk}/decision/", {"answer": answer}).status_code == 404
    change.refresh_from_db()
    assert change.state == RightsChange.State.WAITING


def test_the_auditor_reads_and_changes_nothing(hall: Hall, desks: tuple[Client, Client], desk_of: DeskOf) -> None:
    desks[0].post("/rights/", wish(hall))
    auditor = factories.member(hall.centre, Role.AUDITOR, factories.user("sy-auditor", "应真"))
    auditor = desk_of(factories.enrolled(auditor))
    assert "分流员调离" in auditor.get("/rights/").content.decode()
    assert auditor.post(f"/rights/{RightsChange.objects.get().pk}/decision/", {"answer": "approve"}).status_code == 404
    assert auditor.post("/rights/", wish(hall)).status_code == 422
    assert RightsChange.objects.count() == 1


# --- both halves ------------------------------------------------------------------------------------------------------


@pytest.fixture
def halves(hall: Hall, desks: tuple[Client, Client]) -> dict[str, str]:
    asking, deciding = desks
    asked = asking.post("/rights/", wish(hall, kind="new_password", role="", starts_on=""))
    approved = deciding.post(f"/rights/{RightsChange.objects.get().pk}/decision/", {"answer": "approve"})
    first, second = asked.context["half"], approved.context["half"]
    assert first in asked.content.decode()
    assert first not in approved.content.decode()
    assert asked.headers["Cache-Control"] == approved.headers["Cache-Control"] == KEPT_NOWHERE
    return {"staff_number": "sy-clerk", "first": first, "second": second, "password": CHOSEN, "again": CHOSEN}


KEPT_NOWHERE = "max-age=0, no-cache, no-store, must-revalidate, private"


def test_with_both_halves_one_chooses_a_password_and_signs_in(hall: Hall, halves: dict[str, str]) -> None:
    person = Client()
    assert person.post("/account/code/", halves)["Location"] == "/account/login/"
    signed_in = person.post("/account/login/", {"login": "SY-CLERK", "password": CHOSEN})
    assert signed_in.status_code == 302
    assert person.get("/intake/").status_code == 200


@pytest.mark.parametrize(
    "fields",
    [
        {"first": "WRONG"},
        {"second": ""},
        {"staff_number": "sy-mediator"},
        {"staff_number": "nobody"},
        {"again": "other"},
    ],
)
def test_a_wrong_half_or_another_s_account_changes_nothing(
    hall: Hall, halves: dict[str, str], fields: dict[str, str]
) -> None:
    page = Client().post("/account/code/", halves | fields)
    assert page.status_code == 422
    assert not User.objects.get(staff_number="sy-clerk").check_password(CHOSEN)
    assert not User.objects.get(staff_number="sy-mediator").check_password(CHOSEN)


def test_a_weak_password_uses_no_code_up(hall: Hall, halves: dict[str, str]) -> None:
    weak = Client().post("/account/code/", halves | {"password": "short", "again": "short"})
    assert "password" in weak.context["form"].errors
    assert Client().post("/account/code/", halves).status_code == 302


def test_guessing_at_codes_is_stopped_and_keeps_nobody_else_from_choosing(hall: Hall, halves: dict[str, str]) -> None:
    guesses = [halves | {"first": f"{n:08}"} for n in range(attempts.LIMIT + 1)]
    pages = [Client().post("/account/code/", guess, REMOTE_ADDR="198.51.100.1") for guess in guesses]
    assert "15 分钟后" in str(pages[-1].context["form"].errors)
    assert Client().post("/account/code/", halves, REMOTE_ADDR="198.51.100.2").status_code == 302
