"""Triggers: access log and versions of a person are added to, never edited; a person changes with their version."""

from django.db import migrations

TRIGGERS = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is added to, never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER access_entries_stay AFTER UPDATE OR DELETE ON accounts_accessentry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER person_versions_stay AFTER DELETE ON accounts_personversion
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION person_without_ciphertext(person jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT person - '{phone,document_number,address}'::text[]
$$;

CREATE TRIGGER person_versions_change_ciphertext_only AFTER UPDATE ON accounts_personversion
    FOR EACH ROW
    WHEN (person_without_ciphertext(to_jsonb(OLD)) IS DISTINCT FROM person_without_ciphertext(to_jsonb(NEW)))
    EXECUTE FUNCTION refuse_change();

CREATE FUNCTION person_changes_with_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.centre_id, NEW.recorded_at) IS DISTINCT FROM (OLD.id, OLD.centre_id, OLD.recorded_at) THEN
        RAISE EXCEPTION 'the centre and the recording of a person never change' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.version <> OLD.version + 1 THEN
        RAISE EXCEPTION 'a person changes with their version' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER person_changes_with_version BEFORE UPDATE ON accounts_person
    FOR EACH ROW
    WHEN (person_without_ciphertext(to_jsonb(OLD)) IS DISTINCT FROM person_without_ciphertext(to_jsonb(NEW)))
    EXECUTE FUNCTION person_changes_with_version();
"""

REMOVAL = """
DROP TRIGGER person_changes_with_version ON accounts_person;
DROP FUNCTION person_changes_with_version();
DROP TRIGGER person_versions_change_ciphertext_only ON accounts_personversion;
DROP FUNCTION person_without_ciphertext(jsonb);
DROP TRIGGER person_versions_stay ON accounts_personversion;
DROP TRIGGER access_entries_stay ON accounts_accessentry;
DROP FUNCTION refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_pairs_of_characters")]
    operations = [migrations.RunSQL(TRIGGERS, REMOVAL)]
