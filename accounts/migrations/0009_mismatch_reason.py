"""Why number, birthday and sex of a person do not agree. Processes of before write rows without it: it is empty then."""

from django.db import migrations

import accounts.fields

EMPTY = """
ALTER TABLE accounts_person ALTER mismatch_reason SET DEFAULT '';
ALTER TABLE accounts_personversion ALTER mismatch_reason SET DEFAULT '';
"""
CIPHERTEXT = """
CREATE OR REPLACE FUNCTION person_without_ciphertext(person jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT person - '{phone,document_number,address,mismatch_reason,name_as_written,legal_representative_as_written,contact_name_as_written}'::text[]
$$;
"""
BEFORE = """
CREATE OR REPLACE FUNCTION person_without_ciphertext(person jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT person - '{phone,document_number,address,name_as_written,legal_representative_as_written,contact_name_as_written}'::text[]
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0008_names_as_written")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="mismatch_reason",
            field=accounts.fields.EncryptedTextField(blank=True),
        ),
        migrations.AddField(
            model_name="personversion",
            name="mismatch_reason",
            field=accounts.fields.EncryptedTextField(blank=True),
        ),
        migrations.RunSQL(EMPTY, migrations.RunSQL.noop),
        migrations.RunSQL(CIPHERTEXT, BEFORE),
    ]
