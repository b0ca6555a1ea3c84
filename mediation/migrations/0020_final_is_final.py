"""What is final stays: triggers for everybody, and no right of the running system to change or delete it at all."""

from django.conf import settings
from django.db import migrations

GUARD = """
CREATE FUNCTION mediation_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    may_change text[] := COALESCE(TG_ARGV, '{}');
BEGIN
    IF to_jsonb(OLD) - may_change IS DISTINCT FROM to_jsonb(NEW) - may_change THEN
        RAISE EXCEPTION '% is final and never changed', TG_TABLE_NAME USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER answers_are_append_only BEFORE UPDATE OR DELETE ON mediation_consent
    FOR EACH ROW EXECUTE FUNCTION mediation_append_only();
CREATE TRIGGER calls_are_append_only BEFORE UPDATE OR DELETE ON mediation_callback
    FOR EACH ROW EXECUTE FUNCTION mediation_append_only();
CREATE TRIGGER terms_are_append_only BEFORE UPDATE OR DELETE ON mediation_agreementterm
    FOR EACH ROW EXECUTE FUNCTION mediation_append_only();
CREATE TRIGGER statements_stay BEFORE UPDATE ON mediation_statement
    FOR EACH ROW EXECUTE FUNCTION mediation_stays('is_shared');
CREATE TRIGGER what_was_read_back_stays BEFORE UPDATE ON mediation_agreement
    FOR EACH ROW WHEN (OLD.read_back_at IS NOT NULL)
    EXECUTE FUNCTION mediation_stays('state', 'sealed_by_body_id', 'numbered_by_id', 'number_year', 'number',
                                     'effective_at', 'confirmed_at');
CREATE TRIGGER performances_stay BEFORE UPDATE ON mediation_performance
    FOR EACH ROW WHEN (OLD.confirmed_at IS NULL) EXECUTE FUNCTION mediation_stays('confirmed_at');
CREATE TRIGGER confirmed_performances_stay BEFORE UPDATE ON mediation_performance
    FOR EACH ROW WHEN (OLD.confirmed_at IS NOT NULL) EXECUTE FUNCTION mediation_stays();
CREATE TRIGGER papers_stay BEFORE UPDATE ON mediation_paper
    FOR EACH ROW WHEN (OLD.state = 'ready') EXECUTE FUNCTION mediation_stays();
CREATE FUNCTION mediation_no_later_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM mediation_agreement WHERE id = NEW.agreement_id AND read_back_at IS NOT NULL) THEN
        RAISE EXCEPTION 'an agreement that was read back takes no further term' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER no_later_terms AFTER INSERT ON mediation_agreementterm
    FOR EACH ROW EXECUTE FUNCTION mediation_no_later_terms();
"""
OPEN = """
DROP TRIGGER no_later_terms ON mediation_agreementterm;
DROP FUNCTION mediation_no_later_terms();
DROP TRIGGER papers_stay ON mediation_paper;
DROP TRIGGER confirmed_performances_stay ON mediation_performance;
DROP TRIGGER performances_stay ON mediation_performance;
DROP TRIGGER what_was_read_back_stays ON mediation_agreement;
DROP TRIGGER statements_stay ON mediation_statement;
DROP TRIGGER terms_are_append_only ON mediation_agreementterm;
DROP TRIGGER calls_are_append_only ON mediation_callback;
DROP TRIGGER answers_are_append_only ON mediation_consent;
DROP FUNCTION mediation_stays();
"""
ADDED_TO = "mediation_consent, mediation_callback, mediation_agreementterm, mediation_statement, accounts_accessentry"
KEPT = (
    "mediation_case, mediation_party, mediation_agreement, mediation_performance, mediation_paper, mediation_material, "
    "accounts_person, accounts_personversion"
)
APPLICATION_ROLE = settings.DATABASES["default"]["USER"]
REVOKE = f"""
REVOKE UPDATE, DELETE, TRUNCATE ON {ADDED_TO} FROM "{APPLICATION_ROLE}";
REVOKE DELETE, TRUNCATE ON {KEPT} FROM "{APPLICATION_ROLE}";
"""
GRANT = f"""
GRANT UPDATE, DELETE ON {ADDED_TO} TO "{APPLICATION_ROLE}";
GRANT DELETE ON {KEPT} TO "{APPLICATION_ROLE}";
"""


class Migration(migrations.Migration):
    dependencies = [
        ("mediation", "0019_ledger_is_added_to"),
        ("accounts", "0007_staff_numbers_once"),
    ]
    operations = [migrations.RunSQL(GUARD, OPEN), migrations.RunSQL(REVOKE, GRANT)]
