"""Names and numbers that were recorded before each had one form: the step that ``migrate`` runs, and runs again."""

import logging
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Value

from accounts import persons
from accounts.fields import vault
from accounts.fields.grams import Bigrams
from accounts.models import Person, PersonGrams, PersonKind, PersonVersion
from tests.factories import NINE

pytestmark = pytest.mark.django_db
CENTRE = UUID(int=1)
step = import_module("accounts.migrations.0010_particulars_in_one_form")


def of_before(name: str, **columns: Any) -> UUID:
    """A person as versions of before recorded them."""
    values = {"kind": PersonKind.LEGAL_PERSON, "name": name, **columns}
    person = Person.objects.create(centre_id=CENTRE, recorded_at=NINE, **values)
    PersonVersion.objects.create(person=person, number=1, recorded_at=NINE, **values)
    PersonGrams.objects.create(person=person, centre_id=person.centre_id, grams=Bigrams(Value(name)))
    return person.pk


def bring_to_form() -> None:
    with connection.schema_editor(atomic=False) as editor:
        step.bring_to_form(apps, editor)


def test_every_name_of_before_gets_the_form_and_keeps_its_spelling() -> None:
    key = of_before("⻘禾•服饰(演示)", contact_name="沈 国梁\u200b", address="中河街道1号")
    bring_to_form()
    person = Person.objects.get(pk=key)
    assert (person.name, person.contact_name, person.version) == ("青禾·服饰（演示）", "沈国梁", 2)
    assert person.printed_name == "青禾•服饰(演示)"
    assert person.address == "中河街道1号"
    before, after = person.versions.order_by("number")
    assert (before.name, after.name, after.printed_name) == ("⻘禾•服饰(演示)", "青禾·服饰（演示）", "青禾•服饰(演示)")
    assert after.address == "中河街道1号"
    assert PersonGrams.objects.get(grams__has_pairs_of="青禾").person == person


def test_interrupted_it_goes_on_and_run_again_it_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = sorted(of_before(f"阿卜杜拉•{place}") for place in "甲乙丙")
    correct = step._correct

    def until_the_second(apps: Any, person: Person, *rest: Any) -> None:
        if person.pk == keys[1]:
            raise KeyboardInterrupt
        correct(apps, person, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(step, "_correct", until_the_second)
        with pytest.raises(KeyboardInterrupt):
            bring_to_form()
    assert sorted(Person.objects.filter(pk__in=keys).values_list("version", flat=True)) == [1, 1, 2]
    for _again in range(2):
        bring_to_form()
        assert list(Person.objects.filter(pk__in=keys).values_list("version", flat=True)) == [2, 2, 2]


def test_a_name_that_nobody_sees_stays_and_is_counted(caplog: pytest.LogCaptureFixture) -> None:
    key = of_before("\u200b")
    with caplog.at_level(logging.WARNING, logger=step.__name__):
        bring_to_form()
    assert "1 names" in caplog.text
    assert Person.objects.get(pk=key).version == 1


def test_numbers_of_before_are_found_again() -> None:
    number, phone = "E-1234 5678", "04001234567"  # how a nationwide number was kept
    indexes = {"document_index": vault.blind_index("E-12345678", purpose="document"), "phone_index": "x" * 64}
    columns = {"document_kind": "passport", "document_number": number, "phone": phone, **indexes}
    key = of_before("王强", **columns | {"kind": PersonKind.NATURAL_PERSON})
    bring_to_form()
    person = Person.objects.get(pk=key)
    assert (person.document_number, person.phone, person.version) == ("E12345678", "4001234567", 2)
    for asked in ({"document_number": "e1234-5678"}, {"phone": "400-123-4567"}):
        assert persons.possible_matches(centre_id=CENTRE, **asked).get() == person
    assert person.versions.get(number=2).document_number == "E12345678"
