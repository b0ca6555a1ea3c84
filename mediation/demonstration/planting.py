"""Writing a centre down: the rows of its tables become windows, agencies, people and rules."""

from datetime import date

from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts import second_factors
from accounts.models import User
from mediation.demonstration import logins, shangyu, yinzhou
from mediation.demonstration.places import Places, rota_slots
from mediation.demonstration.tables import CentreRow, RuleRow, StaffRow
from mediation.models import RoutingRule
from windows.models import (
    ADMINISTRATORS,
    Agency,
    Centre,
    DemonstrationClock,
    Membership,
    OpeningHours,
    Retention,
    RetentionPeriod,
    RotaSlot,
)

CENTRES = (yinzhou.CENTRE, *yinzhou.TOWN_CENTRES, shangyu.STREET_CENTRE, shangyu.CENTRE)
SERVING_SINCE = date(2026, 1, 1)
RETENTION = ((Retention.PERMANENT, None), (Retention.LONG, 30), (Retention.SHORT, 10))
RETENTION_BASIS = "演示用保管期限，非任何单位的规定"


@transaction.atomic
def plant_centres() -> bool:
    """Both centres of the report, with the towns and the street they belong to; whether anything had to be written."""
    if Centre.objects.filter(code__in=[row.code for row in CENTRES]).exists():
        return False
    DemonstrationClock.objects.get_or_create(id=1)  # by which a production knows that this database is not for it
    password = make_password(logins.password())
    for row in CENTRES:
        _plant(row, password=password)
    return True


def _plant(row: CentreRow, *, password: str) -> None:
    centre = Centre.objects.create(
        code=row.code,
        name=row.name,
        short_name=row.short_name,
        place_code=row.place_code,
        division=row.division,
        tier=row.tier,
        parent=Centre.objects.get(code=row.parent) if row.parent else None,
        phone=row.phone,
        address=row.address,
    )
    RetentionPeriod.objects.bulk_create(
        RetentionPeriod(centre=centre, retention=retention, years=years, basis=RETENTION_BASIS)
        for retention, years in RETENTION
    )
    OpeningHours.objects.bulk_create(
        OpeningHours(centre=centre, weekday=weekday, opens=opens, closes=closes)
        for weekdays, opens, closes in row.hours
        for weekday in weekdays
    )
    house = Places(centre, row)
    RotaSlot.objects.bulk_create(slot for turn in row.turns for slot in rota_slots(house, turn))
    for position, rule in enumerate(row.rules, start=1):
        _plant_rule(house, rule, position=position)
    for somebody in row.staff:
        _plant_member(house, somebody, password=password)


def _plant_rule(house: Places, rule: RuleRow, *, position: int) -> None:
    made = RoutingRule.objects.create(
        centre=house.centre,
        position=position,
        name=rule.name,
        category=rule.category,
        needs_wage_arrears=rule.needs_wage_arrears,
        lead=house.agencies[rule.lead],
        mediating_body=house.agencies[rule.body],
        window=house.windows[rule.window] if rule.window is not None else None,
        reason=rule.reason,
    )
    made.assisting.set([house.agencies[code] for code in rule.assisting])


def _plant_member(house: Places, row: StaffRow, *, password: str) -> None:
    user, _ = User.objects.get_or_create(staff_number=row.login, defaults={"name": row.name, "password": password})
    if row.role in ADMINISTRATORS and not second_factors.has_any(user):
        TOTP.activate(user, logins.seed(row.login))
    serves_in: list[Agency | None] = [house.agencies[code] for code in row.agencies]
    Membership.objects.bulk_create(
        Membership(user=user, centre=house.centre, agency=agency, role=row.role, starts_on=SERVING_SINCE)
        for agency in serves_in or [None]
    )
