"""The two centres as ``docs/demonstration.md`` describes them."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from mediation.demonstration import logins, planting
from mediation.models import RoutingRule
from mediation.models.taxonomy import Category
from tests import factories
from tests.factories import moment
from windows import presence
from windows.models import Agency, AgencyKind, Centre, Membership, Presence, Role, RotaSlot, Window

AUTHORITIES = {Presence.RESIDENT: 5, Presence.ROTATING: 14, Presence.ON_CALL: 13}


def agency(centre: str, code: str) -> Agency:
    return Agency.objects.get(centre__code=centre, code=code)


@pytest.mark.usefixtures("centres")
@pytest.mark.parametrize(("mode", "count"), AUTHORITIES.items())
def test_yinzhou_has_five_resident_fourteen_rotating_and_ten_on_call_beside_its_three_towns(mode, count):
    authorities = Agency.objects.filter(centre__code="yz", kind=AgencyKind.AUTHORITY)
    assert authorities.filter(presence=mode).count() == count


@pytest.mark.usefixtures("centres")
def test_every_rotating_agency_has_its_turn_each_week():
    rotating = Agency.objects.filter(presence=Presence.ROTATING)
    assert not rotating.exclude(pk__in=RotaSlot.objects.values("agency"))


@pytest.mark.usefixtures("centres")
def test_yinzhou_has_fifteen_windows_and_a_desk_shangyu_six():
    assert list(Window.objects.filter(centre__code="yz").values_list("number", flat=True)) == list(range(16))
    assert list(Window.objects.filter(centre__code="sy").values_list("number", flat=True)) == list(range(1, 7))


@pytest.mark.usefixtures("centres")
@pytest.mark.parametrize("centre", ["yz", "sy"])
def test_every_kind_of_dispute_finds_a_lead_agency_and_a_body_that_can_seal(centre):
    rules = RoutingRule.objects.filter(centre__code=centre, needs_wage_arrears=False, subtype="")
    assert sorted(rules.values_list("category", flat=True)) == sorted(Category.values)
    assert all(rule.lead.may_lead and rule.mediating_body.has_seal for rule in rules)


@pytest.mark.usefixtures("centres")
def test_somebody_serves_in_every_agency_that_may_lead():
    leading = Agency.objects.leading().filter(centre__code__in=["yz", "sy"], kind=AgencyKind.AUTHORITY)
    assert not leading.exclude(pk__in=Membership.objects.values("agency"))


@pytest.mark.usefixtures("centres")
def test_labour_inspection_at_window_six_has_two_officers():
    assert Window.objects.get(centre__code="yz", number=6).agency == agency("yz", "hrss")
    officers = Membership.objects.filter(agency=agency("yz", "hrss"), role=Role.WINDOW_OFFICER)
    assert {member.user.name for member in officers} == {"郑海", "孙敏"}


@pytest.mark.usefixtures("centres")
def test_the_union_is_on_mondays_rota_but_counts_as_on_call_until_it_has_checked_in():
    union, officer = agency("yz", "union"), User.objects.get(staff_number="yz-union")
    before = presence.standing_of(union, at=moment("2026-11-23 08:59"))
    presence.check_in(union, user=officer, at=moment("2026-11-23 09:10"))
    after = presence.standing_of(union, at=moment("2026-11-23 09:11"))
    assert (before.mode, before.reason) == (Presence.ON_CALL, presence.Reason.NOT_CHECKED_IN)
    assert (after.mode, after.window and after.window.number) == (Presence.ROTATING, 13)


@pytest.mark.usefixtures("centres")
def test_the_community_centre_belongs_to_its_street_which_calls_back_for_it():
    assert Centre.objects.get(code="sy").parent == Centre.objects.get(code="sy-street")
    caller = Membership.objects.filter(user__staff_number="sy-callback", role=Role.CALLBACK_CLERK)
    assert set(caller.values_list("centre__code", flat=True)) == {"sy", "sy-street"}


@pytest.mark.usefixtures("centres")
@pytest.mark.parametrize(
    ("who", "window", "account"), [("sysadmin", 200, 403), ("secadmin", 403, 200), ("clerk1", 302, 302)]
)
def test_administrators_may_edit_the_reference_tables_of_their_own_kind_only(client, who, window, account):
    user = User.objects.get(staff_number=f"yz-{who}")
    client.force_login(user)
    if who == "clerk1":
        factories.enrolled(user)
    answers = [client.get(f"/admin/{table}/add/").status_code for table in ("windows/window", "accounts/user")]
    assert answers == [window, account]


@pytest.mark.usefixtures("centres")
def test_planting_again_changes_nothing():
    counted = [model.objects.count() for model in (Centre, Agency, Membership, RotaSlot, RoutingRule, User)]
    assert planting.plant_centres() is False
    assert [model.objects.count() for model in (Centre, Agency, Membership, RotaSlot, RoutingRule, User)] == counted


@pytest.mark.usefixtures("centres")
def test_everybody_signs_in_with_the_password_of_this_installation(settings):
    clerk = User.objects.get(staff_number="sy-clerk")
    assert clerk.check_password(logins.password())
    settings.SECRET_KEY = "another installation"
    assert not clerk.check_password(logins.password())


@pytest.mark.usefixtures("centres")
def test_an_administrator_signs_in_with_the_code_that_the_terminal_shows(client):
    output = StringIO()
    call_command("logins", stdout=output)
    code = next(line for line in output.getvalue().splitlines() if "yz-secadmin" in line).split()[-1]
    client.post("/account/login/", {"login": "yz-secadmin", "password": logins.password()})
    assert client.get("/rights/").status_code == 302
    client.post("/account/2fa/authenticate/", {"code": code})
    assert client.get("/rights/").status_code == 200


@pytest.mark.parametrize("command", ["plant", "logins"])
def test_outside_the_demonstration_nothing_is_planted_and_no_login_told(command, settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command(command)
