"""Names and numbers that were recorded before each had one form are brought to it, a version more of each person.

Each person is a transaction of its own and whoever has the form already is passed over: interrupted, it goes on where it
was. Names that nobody can see have no form; they stay, and a warning says how many wait for a correction.
"""

import logging
from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.db import migrations, transaction
from django.db.models import Value
from django.utils.timezone import localdate

from accounts import documents, names, phones
from accounts.fields import vault
from accounts.fields.grams import Bigrams

logger = logging.getLogger(__name__)
NAMES = ("name", "legal_representative", "contact_name")
OF_A_VERSION = {"id", "person", "number", "recorded_at", "recorded_by"}


def bring_to_form(apps, schema_editor):
    people = apps.get_model("accounts", "Person").objects.using(schema_editor.connection.alias)
    at, unseen = datetime.now(UTC), 0
    for person in people.order_by("pk").iterator(chunk_size=500):
        unseen += not names.normal_form(person.name)
        if _changes(person, at):
            with transaction.atomic(using=people.db):
                _correct(apps, people.select_for_update().get(pk=person.pk), people.db, at)
    if unseen:
        logger.warning("%d names have no letter that can be seen; please correct them", unseen)


def _changes(person, at):
    """The columns that are not in their form, with what belongs there."""
    changes = _numbers(person, at)
    for column in NAMES:
        written = getattr(person, column)
        form = names.normal_form(written)
        if form and form != written:
            changes[column] = form
            spelled = getattr(person, f"{column}_as_written") or names.as_written(written)
            changes[f"{column}_as_written"] = spelled if spelled != form else ""
    return changes


def _numbers(person, at):
    forms = {
        "phone": _in_form(person.phone, phones.normal),
        "document_number": _in_form(
            person.document_number, lambda number: documents.normal(person.document_kind, number, on=localdate(at))
        ),
    }
    indexes = {
        "phone_index": vault.blind_index(forms["phone"], purpose="phone"),
        "document_index": vault.blind_index(documents.looked_up(forms["document_number"]), purpose="document"),
    }
    return {column: value for column, value in (forms | indexes).items() if value != getattr(person, column)}


def _in_form(number, normal):
    """What is no number by today's rules stays as it was told."""
    try:
        return normal(number) if number else ""
    except ValidationError:
        return number


def _correct(apps, person, using, at):
    for column, value in _changes(person, at).items():
        setattr(person, column, value)
    person.version += 1
    person.save(using=using, force_update=True)
    versions = apps.get_model("accounts", "PersonVersion")
    columns = [field.name for field in versions._meta.get_fields() if field.name not in OF_A_VERSION]
    details = {column: getattr(person, column) for column in columns}
    versions(person_id=person.pk, number=person.version, recorded_at=at, **details).save(using=using, force_insert=True)
    searched = Value(" ".join([person.name, person.contact_name, person.legal_representative]))
    apps.get_model("accounts", "PersonGrams").objects.using(using).filter(pk=person.pk).update(grams=Bigrams(searched))


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("accounts", "0009_mismatch_reason")]
    operations = [migrations.RunPython(bring_to_form, migrations.RunPython.noop)]
