"""How a name was written, beside its one form; empty where both are the same.

Processes of before write rows without these columns: they are empty then. The spelling is ciphertext, so that a key can
be retired, as with the telephone.
"""

from django.db import migrations

import accounts.fields

DEFAULTS = ", ".join(
    f"ALTER {column}_as_written SET DEFAULT ''" for column in ("name", "legal_representative", "contact_name")
)
EMPTY = f"ALTER TABLE accounts_person {DEFAULTS}; ALTER TABLE accounts_personversion {DEFAULTS};"
CIPHERTEXT = """
CREATE OR REPLACE FUNCTION person_without_ciphertext(person jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT person - '{phone,document_number,address,name_as_written,legal_representative_as_written,contact_name_as_written}'::text[]
$$;
"""
BEFORE = """
CREATE OR REPLACE FUNCTION person_without_ciphertext(person jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT person - '{phone,document_number,address}'::text[]
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_staff_numbers_once")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="contact_name_as_written",
            field=accounts.fields.EncryptedTextField(blank=True, editable=False),
        ),
        migrations.AddField(
            model_name="person",
            name="legal_representative_as_written",
            field=accounts.fields.EncryptedTextField(blank=True, editable=False),
        ),
        migrations.AddField(
            model_name="person",
            name="name_as_written",
            field=accounts.fields.EncryptedTextField(blank=True, editable=False),
        ),
        migrations.AddField(
            model_name="personversion",
            name="contact_name_as_written",
            field=accounts.fields.EncryptedTextField(blank=True, editable=False),
        ),
        migrations.AddField(
            model_name="personversion",
            name="legal_representative_as_written",
            field=accounts.fields.EncryptedTextField(blank=True, editable=False),
        ),
        migrations.AddField(
            model_name="personversion",
            name="name_as_written",
            field=accounts.fields.EncryptedTextField(blank=True, editable=False),
        ),
        migrations.RunSQL(EMPTY, migrations.RunSQL.noop),
        migrations.RunSQL(CIPHERTEXT, BEFORE),
    ]
