from dataclasses import replace
from datetime import UTC, date
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts import documents, persons
from accounts.models import (
    AccessEntry,
    DocumentKind,
    IdentityStatus,
    Person,
    PersonGrams,
    PersonKind,
    PersonVersion,
    Sex,
)
from tests import factories
from tests.factories import NINE, moment
from windows.models import Centre

pytestmark = pytest.mark.django_db
LATER = moment("2026-11-24 15:20")


def centre() -> Centre:
    return Centre.objects.filter(code="yz").first() or factories.centre()


def li(**details: Any) -> Person:
    return factories.person(centre(), **{"phone": "100 0000 0001", "document_number": "99000019680312002x", **details})


def company(**details: Any) -> Person:
    known = {"contact_name": "沈国梁", "phone": "10000000004", "document_number": "91990000MA0000001B"}
    name = {"name": "宁波青禾服饰有限公司（演示）"}
    firm = persons.Details(**{"kind": PersonKind.LEGAL_PERSON, **name, **known, **details})
    return persons.record(firm, centre_id=centre().id, at=NINE)


def corrected(person: Person, *, at: Any = LATER, by_id: UUID | None = None, **changes: Any) -> Person:
    return persons.correct(person, replace(persons.details_of(person), **changes), at=at, by_id=by_id)


def test_an_identity_number_alone_fills_in_kind_birthday_and_sex() -> None:
    person = li()
    assert (person.document_kind, person.born_on, person.sex) == (
        DocumentKind.RESIDENT_ID,
        date(1968, 3, 12),
        Sex.FEMALE,
    )
    assert (person.phone, person.document_number) == ("10000000001", "99000019680312002X")


def test_a_person_may_have_neither_phone_nor_document() -> None:
    person = factories.person(factories.centre(), "张阿婆")
    assert (person.phone, person.document_kind, person.identity_status) == ("", "", IdentityStatus.STATED)


def test_an_organisation_has_a_code_and_somebody_to_ask_for() -> None:
    made = company()
    assert (made.document_kind, made.contact_name) == (DocumentKind.COMPANY_CODE, "沈国梁")
    assert str(made) == "宁波青禾服饰有限公司（演示）"


def test_a_person_is_never_printed_in_full() -> None:
    assert str(li()) == "李*珍"


def test_the_first_version_says_the_same_as_the_person() -> None:
    person = li()
    version = person.versions.get()
    assert (version.number, version.name, version.phone, version.document_number, version.recorded_at) == (
        1,
        "李素珍",
        "10000000001",
        "99000019680312002X",
        NINE,
    )


def test_a_correction_adds_a_version_and_keeps_what_stood() -> None:
    person, clerk = li(), factories.user()
    after = corrected(person, name="李素贞", by_id=clerk.pk)
    assert (after.name, after.version) == ("李素贞", 2)
    assert [(v.number, v.name, v.recorded_by) for v in person.versions.order_by("number")] == [
        (1, "李素珍", None),
        (2, "李素贞", clerk),
    ]
    assert Person.objects.filter(names__grams__has_pairs_of="素贞").exists()
    assert not Person.objects.filter(names__grams__has_pairs_of="素珍").exists()


def test_correcting_nothing_writes_nothing() -> None:
    person = corrected(li(), name=" 李素珍 ", phone="10000000001")
    assert person.version == 1
    assert PersonVersion.objects.count() == 1


def test_a_new_phone_is_not_a_checked_one_and_is_found_at_once() -> None:
    person = corrected(li(), phone_checked_at=NINE, at=NINE)
    assert person.phone_checked_at == NINE
    person = corrected(person, phone="10000000009")
    assert (person.phone, person.phone_checked_at) == ("10000000009", None)
    assert persons.possible_matches(centre_id=person.centre_id, phone="100-0000-0009").get() == person
    assert not persons.possible_matches(centre_id=person.centre_id, phone="10000000001").exists()


def test_a_correction_of_what_has_changed_meanwhile_is_refused() -> None:
    person = li()
    corrected(Person.objects.get(), address="中河街道")
    with pytest.raises(persons.ChangedMeanwhile):
        corrected(person, name="李素贞")


def test_every_wrong_field_is_told_at_once_and_nothing_is_recorded() -> None:
    with pytest.raises(ValidationError) as problem:
        li(phone="12", document_number="34")
    assert set(problem.value.message_dict) == {"phone", "document_number"}
    assert not Person.objects.exists()


def test_an_organisation_is_not_born() -> None:
    with pytest.raises(ValidationError) as problem:
        company(sex=Sex.FEMALE)
    assert set(problem.value.message_dict) == {"kind"}


def test_a_natural_person_has_no_legal_representative() -> None:
    with pytest.raises(ValidationError) as problem:
        li(legal_representative="王强")
    assert set(problem.value.message_dict) == {"legal_representative"}


def test_a_name_is_needed_and_only_details_can_be_said() -> None:
    with pytest.raises(ValidationError) as problem:
        factories.person(factories.centre(), "  ")
    assert set(problem.value.message_dict) == {"name"}
    with pytest.raises(TypeError):
        factories.person(factories.centre("sy"), version=7)


@pytest.mark.parametrize(
    ("typed", "stored"), [("李 素 珍", "李素珍"), (" Maria  Silva ", "Maria Silva"), ("王\u3000强", "王强")]
)
def test_blanks_inside_a_han_name_are_not_part_of_it(typed: str, stored: str) -> None:
    assert factories.person(factories.centre(), typed).name == stored


@pytest.mark.parametrize(
    "asked",
    [
        {"name": "李 素珍"},
        {"phone": "+86 100 0000 0001"},
        {"document_number": "990000 19680312 002x"},
        {"name": "somebody else", "phone": "10000000001"},
    ],
)
def test_the_same_person_is_found_again_however_typed(asked: dict[str, str]) -> None:
    person = li()
    assert persons.possible_matches(centre_id=person.centre_id, **asked).get() == person


@pytest.mark.parametrize("asked", [{}, {"name": "李素"}, {"phone": "1"}, {"document_number": "1"}])
def test_others_are_not_taken_for_the_same(asked: dict[str, str]) -> None:
    person = li()
    assert not persons.possible_matches(centre_id=person.centre_id, **asked).exists()


def test_another_centre_never_finds_them() -> None:
    li()
    assert not persons.possible_matches(centre_id=factories.centre("sy").id, phone="10000000001").exists()


def test_reading_in_full_is_recorded_with_its_reason() -> None:
    person, clerk = li(), factories.user()
    assert persons.reveal(person, field="phone", user=clerk, reason="电话核对", at=LATER) == "10000000001"
    entry = AccessEntry.objects.get()
    assert (entry.user, entry.verb, entry.object_kind, entry.object_id, entry.fields, entry.reason) == (
        clerk,
        "reveal",
        "person",
        person.pk,
        ["phone"],
        "电话核对",
    )


def test_without_a_reason_nothing_is_read() -> None:
    with pytest.raises(IntegrityError, match="unmasking_and_export_have_a_reason"):
        persons.reveal(li(), field="phone", user=factories.user(), reason="", at=LATER)


def run(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE accounts_personversion SET name = 'x'",
        "UPDATE accounts_personversion SET phone_index = 'x'",
        "DELETE FROM accounts_personversion",
        "UPDATE accounts_person SET name = 'x'",
        "UPDATE accounts_person SET version = 7",
        "UPDATE accounts_person SET centre_id = id, version = 2",
        "UPDATE accounts_person SET recorded_at = now(), version = 2",
    ],
)
def test_nothing_about_a_person_changes_silently(sql: str) -> None:
    li()
    with pytest.raises(DatabaseError, match=r"never change|changes with their version|permission denied"):
        run(sql)


def test_only_ciphertext_may_be_replaced_so_that_a_key_can_be_retired() -> None:
    li()
    run("UPDATE accounts_person SET address = 'k9:AAAA'")
    run("UPDATE accounts_personversion SET address = 'k9:AAAA'")


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("person_has_a_name", "name = ''"),
        ("person_kind_is_known", "kind = 'robot'"),
        ("person_sex_is_known", "sex = 'x'"),
        ("person_identity_status_is_known", "identity_status = 'sure'"),
        ("person_document_has_kind_and_index", "document_index = ''"),
        ("person_document_has_kind_and_index", "document_kind = ''"),
        ("person_phone_has_its_index", "phone = ''"),
        ("person_phone_has_its_index", "phone_index = ''"),
        ("person_only_people_are_born", "kind = 'legal_person'"),
        ("person_only_people_are_born", "legal_representative = 'x'"),
    ],
)
def test_the_database_refuses_half_a_person(constraint: str, change: str) -> None:
    li()
    with pytest.raises(IntegrityError, match=constraint):
        run(f"UPDATE accounts_person SET version = version + 1, {change}")  # noqa: S608


def test_versions_begin_at_one_and_are_counted_once() -> None:
    person = li()
    with pytest.raises(IntegrityError, match="one_row_per_version_of_a_person"), transaction.atomic():
        PersonVersion.objects.create(person=person, number=1, recorded_at=NINE, kind=person.kind, name="x")
    with pytest.raises(IntegrityError, match="person_versions_begin_at_one"):
        Person.objects.create(centre_id=person.centre_id, recorded_at=NINE, kind=person.kind, name="x", version=0)


def test_the_contact_of_an_organisation_is_searched_too() -> None:
    made = company()
    assert Person.objects.filter(names__grams__has_pairs_of="国梁").get() == made
    assert PersonGrams.objects.get().centre_id == made.centre_id


@pytest.mark.parametrize(
    "typed", ["阿卜杜拉•买买提", "阿卜杜拉．买买提", "阿卜杜拉 ・ 买买提", "阿卜杜拉\u200b·买买提"]
)
def test_a_person_is_found_and_masked_alike_however_the_name_was_written(typed: str) -> None:
    person = li(name=typed)
    assert (person.name, person.masked_name) == ("阿卜杜拉·买买提", "阿卜杜拉·***")
    assert persons.possible_matches(centre_id=person.centre_id, name="阿卜杜拉‧买买提").get() == person
    assert PersonGrams.objects.get(grams__has_pairs_of="买买").person == person


def test_papers_print_a_name_as_it_was_written() -> None:
    firm = company(name="宁波青禾服饰有限公司(演示)", contact_name="阿卜杜拉•买买提", legal_representative="沈国梁")
    firm = Person.objects.get(pk=firm.pk)
    assert (firm.name, firm.printed_name) == ("宁波青禾服饰有限公司（演示）", "宁波青禾服饰有限公司(演示)")
    assert (firm.contact_name, firm.printed("contact_name")) == ("阿卜杜拉·买买提", "阿卜杜拉•买买提")
    assert (firm.legal_representative_as_written, firm.printed("legal_representative")) == ("", "沈国梁")
    assert PersonVersion.objects.get(person=firm).printed_name == "宁波青禾服饰有限公司(演示)"


def test_a_spelling_stays_when_something_else_is_corrected() -> None:
    firm = corrected(company(name="宁波青禾服饰有限公司(演示)"), phone="10000000009")
    assert (firm.version, firm.printed_name) == (2, "宁波青禾服饰有限公司(演示)")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name_as_written FROM accounts_person WHERE id = %s", [firm.pk])
        assert "演示" not in cursor.fetchone()[0]


@pytest.mark.parametrize("field", ["name", "contact_name", "legal_representative"])
@pytest.mark.parametrize("typed", ["\u200b\u3164", "•", "王\ue863"])
def test_a_name_that_nobody_can_see_is_an_error_of_its_field(field: str, typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        company(**{field: typed})
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize(
    ("details", "field"),
    [({"born_on": date(1968, 3, 13)}, "born_on"), ({"sex": Sex.MALE}, "sex")],
)
def test_number_birthday_and_sex_agree_or_somebody_says_why_not(details: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        li(**details)
    assert list(refused.value.message_dict) == [field]
    person = Person.objects.get(pk=li(**details, mismatch_reason="证件登记有误，以户口簿为准").pk)
    assert getattr(person, field) == details[field]
    assert person.mismatch_reason == "证件登记有误，以户口簿为准"


def test_without_a_contradiction_no_reason_is_kept() -> None:
    assert li(mismatch_reason="没有").mismatch_reason == ""


def test_of_a_first_residence_card_either_century_is_taken_and_no_other_day() -> None:
    person = li(document_number="CAN110020080302", born_on=date(1920, 8, 3))
    assert person.document_kind == DocumentKind.FOREIGNER_ID
    assert li(document_number="CAN110020080302").born_on is None
    with pytest.raises(ValidationError) as refused:
        li(document_number="CAN110020080302", born_on=date(1920, 8, 4))
    assert list(refused.value.message_dict) == ["born_on"]


def test_a_corrected_number_brings_its_birthday_and_sex() -> None:
    digits = "99000019680313001"
    number = digits + documents.resident_check_character(digits)
    person = corrected(li(), document_number=number)
    assert (person.document_number, person.born_on, person.sex) == (number, date(1968, 3, 13), Sex.MALE)


def test_a_document_of_before_stands_in_nobody_s_way() -> None:
    person = li()
    old = {"document_kind": DocumentKind.FOREIGNER_ID, "document_number": "永居 7", "born_on": None, "version": 2}
    for name, value in old.items():
        setattr(person, name, value)
    person.save()
    person = corrected(Person.objects.get(pk=person.pk), phone="10000000009")
    assert (person.phone, person.document_number) == ("10000000009", "永居 7")
    with pytest.raises(ValidationError):
        corrected(person, document_number="永居 8")


@pytest.mark.parametrize("at", ["2026-11-24 00:30", "2026-11-24 07:59", "2026-11-24 23:59"])
def test_nobody_is_born_after_today_as_it_is_here(at: str) -> None:
    """Before eight in the morning it is still yesterday in UTC."""
    born_today = persons.Details(PersonKind.NATURAL_PERSON, "王小宝", born_on=date(2026, 11, 24))
    as_stored = moment(at).astimezone(UTC)
    assert persons.record(born_today, centre_id=centre().id, at=as_stored).born_on == date(2026, 11, 24)
    for day in (date(2026, 11, 25), date(1, 1, 1)):
        with pytest.raises(ValidationError) as refused:
            persons.record(replace(born_today, born_on=day), centre_id=centre().id, at=as_stored)
        assert list(refused.value.message_dict) == ["born_on"]


def test_a_landline_keeps_its_extension() -> None:
    assert company(phone="0574-87654321转801").phone == "057487654321-801"
