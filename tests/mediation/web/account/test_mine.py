"""Where one is signed in, and the tokens of one's programs: seen and ended by their owner alone."""

import time

import pytest
from allauth.account.internal.userkit import user_id_to_str
from rest_framework.test import APIClient

from accounts.models import ApiToken, Session
from tests.factories import NINE
from windows.models import Role

pytestmark = pytest.mark.django_db


def prove(desk, user):
    """As if the password had been typed again a moment ago."""
    session = desk.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session["account_authentication_methods_user"] = user_id_to_str(user)
    session.save()
    return desk


def test_every_browser_is_listed_and_another_one_is_ended(hall, desk_of):
    user = hall.users[Role.CLERK]
    current, elsewhere = desk_of(user), desk_of(user)
    page = current.get("/account/mine/")
    assert len(page.context["browsers"]) == 2
    (other,) = [browser.pk for browser in page.context["browsers"] if browser.pk != page.context["current"]]
    assert current.post("/account/mine/session/end/", {"session": other}).status_code == 302
    assert elsewhere.get("/account/mine/").status_code == 302
    assert current.get("/account/mine/").status_code == 200


def test_all_others_end_and_this_one_stays(hall, desk_of):
    user = hall.users[Role.CLERK]
    current, *others = [desk_of(user) for _browser in range(3)]
    current.post("/account/mine/session/end/", {"session": "others"})
    assert [desk.get("/account/mine/").status_code for desk in (current, *others)] == [200, 302, 302]


@pytest.mark.parametrize("named", ["", "x", "\x00", "others"])
def test_nobody_ends_another_s_session(hall, desk_of, named):
    clerk, mediator = desk_of(hall.users[Role.CLERK]), desk_of(hall.users[Role.MEDIATOR])
    theirs = Session.objects.get(user=hall.users[Role.MEDIATOR]).pk
    for session in (named, theirs):
        assert clerk.post("/account/mine/session/end/", {"session": session}).status_code < 500
    assert mediator.get("/account/mine/").status_code == 200


def test_a_token_is_issued_shown_once_and_works_as_far_as_it_reaches(hall, desk_of):
    user = hall.users[Role.CLERK]
    desk = prove(desk_of(user), user)
    shown = desk.post("/account/mine/token/", {"name": "导入", "scope": "read", "days": "7"})
    secret = shown.context["secret"]
    assert secret in shown.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]
    assert secret not in desk.get("/account/mine/").content.decode()
    token = ApiToken.objects.get()
    assert (token.name, token.scopes, (token.expires_at - NINE).days) == ("导入", ["read"], 7)
    program = APIClient(headers={"Authorization": f"Bearer {secret}"})
    assert program.get("/api/v1/cases").status_code == 200
    assert program.post("/api/v1/cases", {}).status_code == 403
    assert desk.post("/account/mine/token/end/", {"prefix": token.prefix}).status_code == 302
    assert program.get("/api/v1/cases").status_code == 401


def test_for_a_token_one_proves_oneself_again(hall, desk_of):
    user = hall.users[Role.CLERK]
    user.set_password("lake-and-paper-1")
    user.save()
    page = desk_of(user).post("/account/mine/token/", {"name": "导入", "scope": "all", "days": "7"})
    assert page["Location"].startswith("/account/reauthenticate/")
    assert not ApiToken.objects.exists()


@pytest.mark.parametrize(
    ("fields", "beside"), [({"name": ""}, "name"), ({"scope": "root"}, "scope"), ({"days": "366"}, "days")]
)
def test_a_token_that_cannot_be_says_so_beside_its_field(hall, desk_of, fields, beside):
    user = hall.users[Role.CLERK]
    wanted = {"name": "导入", "scope": "all", "days": "7"} | fields
    page = prove(desk_of(user), user).post("/account/mine/token/", wanted)
    assert list(page.context["form"].errors) == [beside]
    assert not ApiToken.objects.exists()


def test_nobody_revokes_another_s_token(hall, desk_of):
    user = hall.users[Role.MEDIATOR]
    prove(desk_of(user), user).post("/account/mine/token/", {"name": "x", "scope": "all", "days": "7"})
    token = ApiToken.objects.get()
    desk_of(hall.users[Role.CLERK]).post("/account/mine/token/end/", {"prefix": token.prefix})
    token.refresh_from_db()
    assert token.revoked_at is None


KEPT_NOWHERE = ["/account/login/", "/account/code/", "/account/2fa/", "/account/mine/", "/account/password/change/"]


@pytest.mark.parametrize("path", [*KEPT_NOWHERE, "/rights/", "/admin/"])
def test_pages_of_accounts_are_kept_nowhere(clerk, path):
    assert "no-store" in clerk.get(path).headers["Cache-Control"]
