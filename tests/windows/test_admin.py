"""The administration: every page loads and takes what is sent, for each administrator what is theirs and no more."""

from datetime import date
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests import factories
from tests.factories import NINE, Hall
from windows import clock
from windows.models import (
    AgencyKind,
    CalendarDay,
    CalendarYear,
    Centre,
    ClosedDay,
    Membership,
    Presence,
    Role,
    RoomKind,
    WindowKind,
)

pytestmark = pytest.mark.django_db
SYSTEM, SECURITY, AUDITOR = Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR
EDITED_BY: dict[str, tuple[str, ...]] = {"accounts.User": (SECURITY,), "windows.Membership": ()}
SEEN_BY: dict[str, tuple[str, ...]] = {"accounts.User": (SECURITY,), "windows.Membership": (SYSTEM, SECURITY)}
NEVER_DELETED = {"accounts.User", "windows.Membership", "windows.Centre"}
MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)


@pytest.fixture
def hall(monkeypatch: pytest.MonkeyPatch) -> Hall:
    monkeypatch.setattr(clock, "now", lambda: NINE)
    hall = factories.hall()
    for role in (SYSTEM, SECURITY, AUDITOR):
        factories.enrolled(factories.member(hall.centre, role, factories.user(f"sy-{role}", f"{role}")))
    for user in (hall.users["clerk"], hall.users["mediator"], hall.users["supervisor"]):
        factories.enrolled(user)
    factories.rota_slot(hall.labour, factories.rota_window(hall.centre))
    ClosedDay.objects.create(centre=hall.centre, on=date(2026, 11, 30), reason="台风", entered_at=NINE)
    return hall


def desk_of(role: str) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(staff_number=f"sy-{role}"))
    return client


def address(model: type[Model], what: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{what}", args=args)


def new_row(model: type[Model], hall: Hall) -> dict[str, Any]:
    """What somebody types who adds such a row."""
    fields = {"centre": hall.centre.pk}
    return {
        "Agency": fields
        | {"code": "new", "name": "新机关", "kind": AgencyKind.AUTHORITY, "presence": Presence.ON_CALL},
        "CalendarDay": {"day": "2031-05-01", "name": "劳动节", "source": "通知"},
        "CalendarYear": {"year": 2031, "source": "通知"},
        "Centre": {
            "code": "new",
            "name": "新中心",
            "short_name": "新",
            "place_code": "新",
            "tier": "village",
            "division": "330212",
        }
        | {"parent": hall.centre.pk}
        | {f"{inline}-{form}": 0 for inline in INLINES for form in ("TOTAL_FORMS", "INITIAL_FORMS")},
        "ClosedDay": fields | {"on": "2026-12-07", "reason": "检修"},
        "Room": fields | {"code": "9", "name": "9 室", "kind": RoomKind.MEDIATION, "seats": 6},
        "RotaSlot": fields
        | {"agency": hall.police.pk, "weekday": 2, "opens": "08:30", "closes": "17:00", "room": hall.room.pk},
        "User": {"staff_number": "sy-new", "name": "新同事", "language": "zh-hans"},
        "Window": fields | {"number": 99, "name": "新窗口", "kind": WindowKind.AGENCY, "agency": hall.labour.pk},
    }[model.__name__]


INLINES = ("opening_hours", "retention_periods")


def sent_again(page: Any) -> dict[str, Any]:
    """What a browser sends of a page on which nothing was changed."""
    forms = [page.context["adminform"].form]
    sent: dict[str, Any] = {}
    for formset in page.context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.forms]
    for form in forms:
        for field in form:
            value = field.value()
            sent[field.html_name] = "" if value is None or value is False else value
    return sent


@pytest.mark.parametrize("role", [SYSTEM, SECURITY])
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_page_of_the_administration_answers_each_administrator(hall: Hall, model: type[Model], role: str) -> None:
    client, label = desk_of(role), model._meta.label
    may_edit = role in EDITED_BY.get(label, (SYSTEM,))
    may_see = role in SEEN_BY.get(label, (SYSTEM,))
    assert client.get(address(model, "changelist")).status_code == (200 if may_see else 403)
    assert client.get(address(model, "add")).status_code == (200 if may_edit else 403)
    row = model._default_manager.order_by("pk").last()
    assert row is not None
    page = client.get(address(model, "change", row.pk))
    assert page.status_code == (200 if may_see else 403)
    if may_edit:
        changed = client.post(address(model, "change", row.pk), sent_again(page))
        assert changed.status_code == 302, changed.context["errors"]
        made = client.post(address(model, "add"), new_row(model, hall))
        assert made.status_code == 302, made.context["errors"]
    else:
        assert client.post(address(model, "change", row.pk), {}).status_code == 403
        assert client.post(address(model, "add"), {}).status_code == 403
    may_delete = may_edit and label not in NEVER_DELETED
    assert client.get(address(model, "delete", row.pk)).status_code == (200 if may_delete else 403)


@pytest.mark.parametrize("role", [AUDITOR, "clerk", "mediator", "supervisor"])
def test_nobody_else_is_let_into_the_administration(hall: Hall, role: str) -> None:
    client = desk_of(role)
    for path in ("/admin/", "/admin/windows/window/", "/admin/accounts/user/add/"):
        assert client.get(path, follow=True).status_code == 403


def test_the_administration_has_no_door_of_its_own(hall: Hall) -> None:
    """A password alone, past the second factor and the limits, would be one."""
    client = Client()
    page = client.post("/admin/login/?next=/admin/", {"username": "sy-system_admin", "password": "x"})
    assert (page.status_code, page["Location"]) == (302, "/account/login/?next=%2Fadmin%2F")
    assert client.get("/admin/login/")["Location"] == "/account/login/?next=%2Fadmin%2F"
    inside = desk_of(SECURITY)
    assert inside.get("/admin/password_change/")["Location"] == "/account/password/change/"
    assert inside.post("/admin/logout/")["Location"] == "/account/logout/"


@pytest.mark.parametrize("role", [SYSTEM, SECURITY])
def test_no_page_of_the_administration_names_a_right_or_a_password(hall: Hall, role: str) -> None:
    """Whatever is sent along is not taken: the fields do not exist."""
    client, director = desk_of(role), factories.member(hall.centre, Role.DIRECTOR, factories.user("sy-lead", "冯国祥"))
    before = User.objects.values("password", "is_active", "staff_number").get(pk=director.pk)
    sent = {"name": "冯国祥", "language": "en", "password": "x", "password1": "p" * 12, "password2": "p" * 12}
    sent |= {"is_active": "", "is_staff": "on", "is_superuser": "on", "staff_number": "sy-mine"}
    client.post(address(User, "change", director.pk), sent)
    assert User.objects.values("password", "is_active", "staff_number").get(pk=director.pk) == before
    assert client.post(f"/admin/accounts/user/{director.pk}/password/", sent).status_code in (302, 403, 404)
    assert User.objects.values("password", "is_active", "staff_number").get(pk=director.pk) == before
    own = {"user": client.session["_auth_user_id"], "centre": hall.centre.pk, "role": Role.DIRECTOR}
    assert client.post(address(Membership, "add"), own | {"starts_on": "2026-01-01"}).status_code == 403


def test_a_new_account_has_no_password_and_no_role(hall: Hall) -> None:
    desk_of(SECURITY).post(address(User, "add"), new_row(User, hall))
    made = User.objects.get(staff_number="sy-new")
    assert not made.has_usable_password()
    assert not made.memberships.exists()


def test_an_administrator_edits_the_tables_of_their_own_centre_alone(hall: Hall) -> None:
    elsewhere = factories.centre("ph")
    window = factories.window(factories.agency(elsewhere))
    stranger = factories.member(elsewhere, Role.DIRECTOR, factories.user("ph-lead", "林珊"))
    system, security = desk_of(SYSTEM), desk_of(SECURITY)
    assert system.get(address(type(window), "change", window.pk)).status_code == 302
    assert security.get(address(User, "change", stranger.pk)).status_code == 302
    assert system.get(address(Centre, "change", elsewhere.pk)).status_code == 302
    page = system.get(address(type(window), "add"))
    assert list(page.context["adminform"].form.fields["centre"].queryset) == [hall.centre]
    foreign = {"centre": elsewhere.pk, "number": 7, "name": "x", "kind": WindowKind.AGENCY, "agency": window.agency_id}
    assert system.post(address(type(window), "add"), foreign).status_code == 200
    assert elsewhere.windows.count() == 1


def test_who_closed_a_day_is_written_down_and_never_typed(hall: Hall) -> None:
    desk_of(SYSTEM).post(address(ClosedDay, "add"), new_row(ClosedDay, hall))
    closed = ClosedDay.objects.get(reason="检修")
    assert (closed.entered_by, closed.entered_at) == (User.objects.get(staff_number="sy-system_admin"), NINE)


def test_calendars_are_among_the_tables() -> None:
    assert {CalendarDay, CalendarYear} < set(MODELS)
