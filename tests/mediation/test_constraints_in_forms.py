"""Forms ask every constraint of a row before it is saved: none of these questions fails under server-side binding."""

from contextlib import suppress

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from accounts.fields import EncryptedTextField
from accounts.models import User
from tests.factories import user

pytestmark = pytest.mark.django_db
CONSTRAINED = [model for model in apps.get_models() if model._meta.constraints]
TEXTS = (models.CharField, models.TextField)


def test_there_are_such_tables() -> None:
    assert {"windows.Membership", "windows.OpeningHours", "mediation.Case"} <= {m._meta.label for m in CONSTRAINED}


@pytest.mark.parametrize("is_filled", [True, False], ids=["filled", "empty"])
@pytest.mark.parametrize("model", CONSTRAINED, ids=lambda model: model._meta.label)
def test_every_constraint_can_be_asked_of_a_new_row(model: type[models.Model], is_filled: bool) -> None:
    """The answer is yes or a sentence, never an error of the database."""
    row = model()
    pk = user().pk
    for field in model._meta.concrete_fields:
        if is_filled and not field.has_default() and not field.primary_key:
            setattr(row, field.attname, _some(field, pk))
    for constraint in model._meta.constraints:
        with suppress(ValidationError):
            constraint.validate(model, row)
        assert User.objects.exists(), "the transaction goes on"


def _some(field: models.Field, pk: object) -> object:
    """A value of its kind; whether it means anything, the constraint is asked. No form asks of what is encrypted."""
    if isinstance(field, EncryptedTextField):
        return ""
    if field.is_relation:
        return pk
    if isinstance(field, TEXTS):
        return field.choices[0][0] if field.choices else "1"
    return _by_kind(field)


def _by_kind(field: models.Field) -> object:
    samples = {
        "DateField": "2026-12-01",
        "DateTimeField": "2026-12-01T09:00:00+08:00",
        "TimeField": "09:00",
        "UUIDField": "00000000-0000-7000-8000-000000000001",
        "BooleanField": True,
        "BinaryField": b"1",
        "DurationField": "1",
        "DecimalField": "1",
    }
    kind = field.get_internal_type()
    return field.to_python(samples[kind]) if kind in samples else 1 if "Integer" in kind else None
