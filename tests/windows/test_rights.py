"""Rights are changed by two, and neither is the person it is about."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError
from django.test import Client

from accounts import passwords, tokens
from accounts.models import AccessEntry, PasswordCode, User
from accounts.sessions import SessionStore
from tests import factories
from tests.factories import NINE, Hall
from windows import rights
from windows.models import Membership, RightsChange, Role
from windows.rights import NotNow, NotYours, Wish, keepers
from windows.rights.asking import Kind

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
CHOSEN = "seven-grey-herons"


@pytest.fixture
def hall() -> Hall:
    return factories.hall()


@pytest.fixture
def security(hall: Hall) -> User:
    return factories.keepers(hall)[0]


@pytest.fixture
def director(hall: Hall, security: User) -> User:
    return User.objects.get(staff_number="sy-director")


@pytest.fixture
def grant(hall: Hall) -> Wish:
    """The clerk shall dispatch from tomorrow."""
    who, begins = hall.users[Role.CLERK], date(2026, 11, 24)
    return Wish(Kind.GRANT, who, hall.centre, "分流员调离", role=Role.DISPATCHER, starts_on=begins)


def about(grant: Wish, kind: Kind) -> Wish:
    return Wish(kind, grant.user, grant.centre, grant.reason)


def signed_in(user: User) -> tuple[str, str]:
    """The key of a session and a token."""
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store.save()
    _, secret = tokens.issue(user, name="t", scopes=["all"], lasts=30 * DAY, at=NINE)
    return str(store.session_key), secret


def test_a_role_is_given_by_two(grant: Wish, security: User, director: User) -> None:
    change, half = rights.ask(grant, by=security, at=NINE)
    assert not half
    assert not Membership.objects.filter(user=grant.user, role=Role.DISPATCHER).exists()
    rights.approve(change, by=director, at=NINE)
    made = Membership.objects.get(user=grant.user, role=Role.DISPATCHER)
    assert (made.centre, made.starts_on, made.ends_on) == (grant.centre, grant.starts_on, None)


def test_each_step_stands_in_the_access_log_with_who_and_why(grant: Wish, security: User, director: User) -> None:
    change, _ = rights.ask(grant, by=security, at=NINE)
    rights.approve(change, by=director, at=NINE)
    lines = AccessEntry.objects.filter(verb="rights").order_by("pk")
    assert [(line.user, line.fields, line.reason) for line in lines] == [
        (security, ["grant", "waiting", "dispatcher"], "分流员调离"),
        (director, ["grant", "approved", "dispatcher"], "分流员调离"),
    ]


def test_nobody_asks_for_rights_of_their_own(grant: Wish, security: User) -> None:
    with pytest.raises(NotYours):
        rights.ask(replace(grant, user=security, role=Role.DIRECTOR), by=security, at=NINE)


@pytest.mark.parametrize("role", [role for role in Role if role not in keepers.KEEPERS])
def test_no_other_role_asks_or_decides(grant: Wish, security: User, role: Role) -> None:
    place = (
        factories.agency(grant.centre, "x") if role in (Role.MEDIATOR, Role.COORDINATOR, Role.WINDOW_OFFICER) else None
    )
    somebody = factories.member(place or grant.centre, role, factories.user("somebody", "某人"))
    with pytest.raises(NotYours):
        rights.ask(grant, by=somebody, at=NINE)
    change, _ = rights.ask(grant, by=security, at=NINE)
    for decide in (rights.approve, rights.refuse):
        with pytest.raises(NotYours):
            decide(change, by=somebody, at=NINE)


def test_who_asked_cannot_approve_but_withdraw(grant: Wish, security: User) -> None:
    change, _ = rights.ask(grant, by=security, at=NINE)
    with pytest.raises(NotYours):
        rights.approve(change, by=security, at=NINE)
    rights.refuse(change, by=security, at=NINE)
    change.refresh_from_db()
    assert change.state == RightsChange.State.WITHDRAWN


def test_who_it_is_about_decides_nothing(grant: Wish, security: User, director: User) -> None:
    change, _ = rights.ask(replace(grant, user=director, role=Role.AUDITOR), by=security, at=NINE)
    for decide in (rights.approve, rights.refuse):
        with pytest.raises(NotYours):
            decide(change, by=director, at=NINE)


def test_keepers_of_another_centre_neither_ask_nor_decide(grant: Wish, security: User) -> None:
    elsewhere = factories.member(factories.centre("ph"), Role.DIRECTOR, factories.user("ph-director", "林珊"))
    change, _ = rights.ask(grant, by=security, at=NINE)
    with pytest.raises(NotYours):
        rights.approve(change, by=elsewhere, at=NINE)
    with pytest.raises(NotYours):
        rights.ask(grant, by=elsewhere, at=NINE)
    for kind in (Kind.NEW_PASSWORD, Kind.CLOSE):
        with pytest.raises(NotYours):
            rights.ask(replace(about(grant, kind), centre=elsewhere.memberships.get().centre), by=elsewhere, at=NINE)


def test_keepers_of_the_centre_above_may(grant: Wish, security: User) -> None:
    above = factories.centre("county")
    grant.centre.parent = above
    grant.centre.save()
    change, _ = rights.ask(grant, by=security, at=NINE)
    county = factories.member(above, Role.DIRECTOR, factories.user("county-director", "林珊"))
    rights.approve(change, by=county, at=NINE)
    assert Membership.objects.filter(user=grant.user, role=Role.DISPATCHER).exists()


def test_whoever_lost_the_role_meanwhile_decides_nothing(grant: Wish, security: User, director: User) -> None:
    change, _ = rights.ask(grant, by=security, at=NINE)
    Membership.objects.filter(user=director).update(ends_on=date(2026, 11, 22))
    with pytest.raises(NotYours):
        rights.approve(change, by=director, at=NINE)


def test_what_was_decided_or_waits_too_long_is_asked_for_anew(grant: Wish, security: User, director: User) -> None:
    change, _ = rights.ask(grant, by=security, at=NINE)
    with pytest.raises(NotNow):
        rights.approve(change, by=director, at=NINE + 7 * DAY + timedelta(seconds=1))
    rights.refuse(change, by=director, at=NINE)
    with pytest.raises(NotNow):
        rights.approve(change, by=director, at=NINE)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_change_ends_the_sessions_and_tokens_of_whom_it_is_about(
    grant: Wish, security: User, director: User, kind: Kind
) -> None:
    key, secret = signed_in(grant.user)
    wish = about(grant, kind)
    if kind == Kind.GRANT:
        wish = grant
    if kind == Kind.END:
        membership = grant.user.memberships.get()
        wish = replace(wish, membership=membership, role=membership.role, ends_on=date(2026, 11, 22))
    change, _ = rights.ask(wish, by=security, at=NINE)
    assert SessionStore().exists(key)
    rights.approve(change, by=director, at=NINE)
    assert not SessionStore().exists(key)
    assert tokens.holder_of(secret, at=NINE) is None


def test_a_role_ends_with_its_last_day_and_not_twice(grant: Wish, security: User, director: User) -> None:
    held = grant.user.memberships.get()
    wish = replace(about(grant, Kind.END), membership=held, role=held.role, ends_on=date(2026, 11, 22))
    rights.approve(rights.ask(wish, by=security, at=NINE)[0], by=director, at=NINE)
    held.refresh_from_db()
    assert held.ends_on == date(2026, 11, 22)
    later = rights.ask(replace(wish, ends_on=date(2026, 12, 31)), by=security, at=NINE)[0]
    with pytest.raises(NotNow):
        rights.approve(later, by=director, at=NINE)


def test_an_account_is_closed_and_opened_again(grant: Wish, security: User, director: User) -> None:
    for kind, is_active in ((Kind.CLOSE, False), (Kind.OPEN, True)):
        rights.approve(rights.ask(about(grant, kind), by=security, at=NINE)[0], by=director, at=NINE)
        grant.user.refresh_from_db()
        assert grant.user.is_active == is_active


def test_a_second_factor_is_taken_away_by_two(grant: Wish, security: User, director: User) -> None:
    Authenticator.objects.create(user=grant.user, type="totp", data={"secret": "x"})
    change, _ = rights.ask(about(grant, Kind.NEW_SECOND_FACTOR), by=security, at=NINE)
    assert Authenticator.objects.filter(user=grant.user).count() == 1
    rights.approve(change, by=director, at=NINE)
    assert not Authenticator.objects.filter(user=grant.user).exists()


def test_a_role_that_cannot_be_held_is_refused_when_it_is_asked_for(grant: Wish, security: User) -> None:
    with pytest.raises(ValidationError):
        rights.ask(replace(grant, role=Role.CLERK), by=security, at=NINE)
    with pytest.raises(ValidationError):
        rights.ask(replace(grant, role=Role.MEDIATOR), by=security, at=NINE)


def test_nobody_is_two_administrators_at_once(hall: Hall) -> None:
    auditor = factories.member(hall.centre, Role.AUDITOR)
    with pytest.raises(IntegrityError, match="nobody_is_two_administrators_at_once"):
        factories.member(hall.centre, Role.SYSTEM_ADMIN, auditor)


def test_one_is_the_same_administrator_at_two_centres(hall: Hall) -> None:
    auditor = factories.member(hall.centre, Role.AUDITOR)
    factories.member(factories.centre("ph"), Role.AUDITOR, auditor)
    assert auditor.memberships.count() == 2


# --- a password of one's own ------------------------------------------------------------------------------------------


@pytest.fixture
def halves(grant: Wish, security: User, director: User) -> tuple[str, str]:
    change, first = rights.ask(about(grant, Kind.NEW_PASSWORD), by=security, at=NINE)
    return first, rights.approve(change, by=director, at=NINE)


def test_with_both_halves_somebody_chooses_their_own_password_once(grant: Wish, halves: tuple[str, str]) -> None:
    key, secret = signed_in(grant.user)
    passwords.change_by_code(grant.user, halves, CHOSEN, at=NINE)
    grant.user.refresh_from_db()
    assert grant.user.check_password(CHOSEN)
    assert not SessionStore().exists(key)
    assert tokens.holder_of(secret, at=NINE) is None
    with pytest.raises(passwords.NoSuchCode):
        passwords.change_by_code(grant.user, halves, "another-good-one", at=NINE)


def test_a_half_is_read_as_it_was_written_down(grant: Wish, halves: tuple[str, str]) -> None:
    first, second = halves
    written = (f" {first[:4].lower()}-{first[4:].lower()} ", second.replace("0", "O").replace("1", "l"))
    passwords.change_by_code(grant.user, written, CHOSEN, at=NINE)


def test_one_half_or_another_s_opens_nothing(grant: Wish, halves: tuple[str, str], director: User) -> None:
    first, second = halves
    for tried in ((first, ""), ("", second), (first, first), (second, first), (second, second), ("", "")):
        with pytest.raises(passwords.NoSuchCode):
            passwords.change_by_code(grant.user, tried, CHOSEN, at=NINE)
    for nobody in (director, None):
        with pytest.raises(passwords.NoSuchCode):
            passwords.change_by_code(nobody, halves, CHOSEN, at=NINE)


def test_before_it_is_approved_the_first_half_opens_nothing(grant: Wish, security: User) -> None:
    _, first = rights.ask(about(grant, Kind.NEW_PASSWORD), by=security, at=NINE)
    for second in ("", first):
        with pytest.raises(passwords.NoSuchCode):
            passwords.change_by_code(grant.user, (first, second), CHOSEN, at=NINE)


def test_a_code_is_good_for_a_day(grant: Wish, halves: tuple[str, str]) -> None:
    with pytest.raises(passwords.NoSuchCode):
        passwords.change_by_code(grant.user, halves, CHOSEN, at=NINE + DAY)
    passwords.change_by_code(grant.user, halves, CHOSEN, at=NINE + DAY - timedelta(seconds=1))


def test_a_closed_account_is_opened_by_no_code(grant: Wish, halves: tuple[str, str]) -> None:
    User.objects.filter(pk=grant.user.pk).update(is_active=False)
    grant.user.refresh_from_db()
    with pytest.raises(passwords.NoSuchCode):
        passwords.change_by_code(grant.user, halves, CHOSEN, at=NINE)


def test_neither_half_is_kept(grant: Wish, halves: tuple[str, str]) -> None:
    row = PasswordCode.objects.get()
    assert not {half.encode() for half in halves} & {bytes(row.first), bytes(row.second)}


def test_a_code_with_one_half_is_never_good(grant: Wish, security: User) -> None:
    rights.ask(about(grant, Kind.NEW_PASSWORD), by=security, at=NINE)
    with pytest.raises(IntegrityError, match="a_password_code_is_good_with_both_halves"):
        PasswordCode.objects.update(expires_at=NINE + DAY)


# --- what the database refuses ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("a_change_of_rights_has_a_reason", {"reason": ""}),
        ("a_change_of_rights_says_which", {"role": ""}),
        ("a_change_of_rights_says_which", {"kind": "end"}),
        ("a_change_of_rights_says_which", {"kind": "close"}),
        ("a_second_person_decides", {"state": "approved"}),
        ("a_second_person_decides", {"state": "approved", "decided_at": NINE, "decided_by": "security"}),
        ("a_second_person_decides", {"state": "refused", "decided_at": NINE, "decided_by": "user"}),
        ("a_second_person_decides", {"state": "withdrawn", "decided_at": NINE, "decided_by": "director"}),
        ("nobody_asks_for_rights_of_their_own", {"requested_by": "user"}),
    ],
)
def test_the_database_refuses_a_change_by_one(
    grant: Wish, security: User, director: User, constraint: str, fields: dict[str, object]
) -> None:
    people = {"security": security, "director": director, "user": grant.user}
    asked: dict[str, object] = {
        "kind": "grant",
        "user": grant.user,
        "centre": grant.centre,
        "role": grant.role,
        "starts_on": grant.starts_on,
        "reason": "x",
        "requested_by": security,
        "requested_at": NINE,
    }
    named = {name: people.get(str(value), value) for name, value in fields.items()}
    with pytest.raises(IntegrityError, match=constraint):
        RightsChange.objects.create(**asked | named)


def test_what_was_decided_stays_and_is_decided_as_it_was_asked(grant: Wish, security: User, director: User) -> None:
    rights.ask(grant, by=security, at=NINE)
    with pytest.raises(DatabaseError, match="as it was asked"):
        RightsChange.objects.update(role=Role.DIRECTOR)


def test_a_decided_change_is_never_changed(grant: Wish, security: User, director: User) -> None:
    rights.approve(rights.ask(grant, by=security, at=NINE)[0], by=director, at=NINE)
    with pytest.raises(DatabaseError, match="never changed"):
        RightsChange.objects.update(decided_at=NINE + DAY)


def test_a_changed_password_ends_every_other_session_and_every_token() -> None:
    user = factories.user()
    user.set_password("lake-and-paper-1")
    user.save()
    browser, key_and_token = Client(), signed_in(user)
    browser.force_login(user)
    form = {"oldpassword": "lake-and-paper-1", "password1": CHOSEN, "password2": CHOSEN}
    assert browser.post("/account/password/change/", form).status_code == 302
    assert browser.get("/account/2fa/").status_code == 200
    assert not SessionStore().exists(key_and_token[0])
    assert tokens.holder_of(key_and_token[1], at=NINE) is None
