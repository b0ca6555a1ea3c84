"""Every act's form with odd days, numbers and texts: an error beside the field, or a redirect, and never a 500."""

import os
from datetime import date, datetime
from decimal import Decimal
from random import Random
from urllib.parse import urlencode

import pytest
from django import forms
from django.db import transaction

from mediation.states import Status
from mediation.web.case import acts
from mediation.web.shell.controls import DayField, MomentField
from tests import factories
from tests.factories import create_case_at_status
from windows.models import Role

pytestmark = pytest.mark.django_db

DAYS = ["0001-01-01", "9999-12-31", "2100-12-31", "1900-01-01", "2020-02-30", "10000-01-01"]
NUMBERS = ["-1", "0", "²", "１２３", "9" * 30, "9" * 5000, "1e400", "NaN", "\x00"]
TEXTS = ["\x00", "字" * 10_000, "\ud800", "１２３²\u202e<script>%(n)s {0} {{ x }} ' OR 1=1 --"]
EVERYTHING = [Role.CLERK, Role.DISPATCHER, Role.SUPERVISOR, Role.CALLBACK_CLERK, Role.SEAL_KEEPER, Role.ARCHIVIST]


@pytest.fixture
def desk(hall, desk_of):
    """Somebody who may do everything, at a desk."""
    user = factories.user("sy-all", "多面手")
    for role in EVERYTHING:
        factories.member(hall.centre, role, user)
    for agency in (hall.committee, hall.labour, hall.police):
        factories.member(agency, Role.MEDIATOR, user)
    return desk_of(user)


def odd(field):
    if isinstance(field, DayField):
        return DAYS + TEXTS
    if isinstance(field, MomentField):
        return [f"{day}T09:00" for day in DAYS] + TEXTS
    if isinstance(field, forms.TimeField):
        return ["24:00", "99:99", "²", *TEXTS]
    if isinstance(field, forms.DecimalField | forms.IntegerField):
        return NUMBERS
    return TEXTS[::3] if isinstance(field, forms.ChoiceField | forms.BooleanField | forms.ModelChoiceField) else TEXTS


def sampled(texts, place):
    """The same one for this place in every run; all of them with PROOF_EXAMPLES."""
    return texts if "PROOF_EXAMPLES" in os.environ else Random(place).sample(texts, 1)  # noqa: S311 - no secret


NOBODY_APART = {f"{name}_{row}": "" for name in ("apart_with", "apart_words") for row in (1, 2, 3)}


def plausible(form):
    """An answer to every field, most of them well-formed."""
    payload = {}
    for name, field in form.fields.items():
        value = form[name].value()
        payload[name] = as_typed(value) if value not in (None, "") else example(field)
    return payload


def as_typed(value):
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M}"
    if isinstance(value, date | Decimal | int):
        return str(value)
    return value


def example(field):
    if isinstance(field, forms.ModelChoiceField):
        row = field.queryset.first() if field.queryset is not None else None
        return str(getattr(row, field.to_field_name or "pk")) if row else ""
    if isinstance(field, forms.ChoiceField):
        return next((str(value) for value, _label in field.choices if value), "")
    examples = {DayField: "2026-11-30", MomentField: "2026-11-23T09:00", forms.TimeField: "09:00"}
    return next((text for kind, text in examples.items() if isinstance(field, kind)), "1")


def send(desk, address, payload):
    """The answer; what it did is undone."""
    body = urlencode(
        {name: value for name, value in payload.items() if value is not None}, True, errors="surrogatepass"
    )
    with transaction.atomic():
        answer = desk.post(address, body, content_type="application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    return answer


def untouched(desk, address):
    with transaction.atomic():
        sheet = desk.get(address)
        transaction.set_rollback(True)
    return sheet.context["form"] if sheet.status_code == 200 else None


WAY = [
    *(Status.SUBMITTED, Status.REGISTERED, Status.SUPPLEMENTING, Status.ROUTED, Status.ACKNOWLEDGED, Status.ACCEPTED),
    *(Status.IN_MEDIATION, Status.SUSPENDED, Status.AGREED, Status.DEFAULTED, Status.IN_FOLLOW_UP, Status.CLOSED),
]
NEEDS_MORE = {
    *("agreement/reading", "agreement/signatures", "agreement/seal", "agreement/confirmation", "sessions/end"),
    *("assistance/answer", "performance/confirmation", "site-visits", "conclusion", "part", "return", "receipt"),
    *("materials/sharing", "safe-contact/end"),
    *("closure", "default"),  # which ask for nothing
}


def test_no_odd_answer_to_any_act_is_a_fault(hall, desk, desk_of, monday_morning):
    """Each act where it is first open on the way of a case."""
    caller, tried = desk_of(hall.users[Role.CALLBACK_CLERK]), set()  # who handled a case calls nobody
    for status in WAY:
        case = create_case_at_status(status, at_hall=hall)
        monday_morning(f"{case.last_changed_at.astimezone(factories.SHANGHAI):%Y-%m-%d} 16:00")
        for act in acts.PAGES:
            address = f"/cases/{case.code}/{act.address}/"
            who = caller if act.address in ("callbacks", "ratings") else desk
            if act.address in tried or (form := untouched(who, address)) is None:
                continue
            tried.add(act.address)
            payload = plausible(form)
            asked = form.fields if len(tried) == 1 else dict(list(form.fields.items())[2:])  # of each sheet: its id
            for name, field in asked.items():
                for text in sampled(odd(field), act.address + name):
                    answer = send(who, address, payload | {name: text})
                    assert answer.status_code < 500, (act.address, name, text[:20])
    assert {act.address for act in acts.PAGES} - tried <= NEEDS_MORE


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1899-12-31", "2101-01-01"])
@pytest.mark.parametrize(
    ("status", "noun", "field", "text"),
    [
        (Status.IN_MEDIATION, "sessions", "day", "{}"),
        (Status.IN_MEDIATION, "records", "day", "{}"),
        (Status.IN_MEDIATION, "records", "next_day", "{}"),
        (Status.IN_MEDIATION, "extension", "until", "{}"),
        (Status.IN_MEDIATION, "agreement", "due_on_1", "{}"),
        (Status.DEFAULTED, "performance", "occurred_at", "{}T09:00"),
        (Status.ACCEPTED, "first-contact", "occurred_at", "{}T09:00"),
    ],
)
def test_a_day_beyond_a_lifetime_is_an_error_beside_its_field(
    hall, desk, monday_morning, status, noun, field, text, day
):
    case = create_case_at_status(status, at_hall=hall)
    monday_morning("2026-11-27 16:00")
    address = f"/cases/{case.code}/{noun}/"
    form = desk.get(address).context["form"]
    assert field in form.fields
    answer = send(desk, address, plausible(form) | {field: text.format(day)})
    assert "1900" in str(answer.context["form"].errors[field])


@pytest.mark.parametrize(
    ("status", "noun", "field", "value"),
    [
        (Status.DEFAULTED, "performance", "occurred_at", {"occurred_at": "2026-11-20T09:00"}),
        (Status.ACCEPTED, "first-contact", "occurred_at", {"occurred_at": "2026-11-20T09:00"}),
        (
            Status.IN_MEDIATION,
            "records",
            "day",
            {"day": "2026-11-20", "starts": "09:00", "ends": "10:00", **NOBODY_APART},
        ),
    ],
)
def test_what_lies_before_the_registration_is_an_error_beside_its_field(
    hall, desk, monday_morning, status, noun, field, value
):
    case = create_case_at_status(status, at_hall=hall)
    monday_morning("2026-11-27 16:00")
    address = f"/cases/{case.code}/{noun}/"
    form = desk.get(address).context["form"]
    answer = send(desk, address, plausible(form) | value)
    assert "registration" in str(answer.context["form"].errors[field])


@pytest.mark.parametrize("text", ["²", "9" * 5000, "１", "-1", "\x00", ""])
def test_an_odd_number_of_a_line_or_a_session_is_no_fault(hall, desk, monday_morning, text):
    case = create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    assert desk.get(f"/cases/{case.code}/records/", {"session": text}).status_code in (200, 400)
    sheet = desk.get(f"/cases/{case.code}/records/").context["form"]
    assert send(desk, f"/cases/{case.code}/records/", plausible(sheet) | {"seen": text}).status_code < 500


def test_the_rows_of_a_draft_take_no_odd_number(hall, desk, monday_morning):
    case = create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    for text in ("²", "9" * 5000, "１"):
        assert send(desk, f"/cases/{case.code}/agreement/", {"rows": text, "less": text}).status_code < 500
