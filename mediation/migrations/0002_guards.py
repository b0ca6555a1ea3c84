"""What the database itself refuses: the triggers behind the invariants of ``mediation/README.md``.

``ARROWS`` is printed from ``mediation.states``; a test compares the two, and a new arrow comes with a new
migration that replaces the function.
"""

from django.conf import settings
from django.db import migrations

ARROWS = (
    "accepted>closed",
    "accepted>concluded",
    "accepted>in_mediation",
    "accepted>routed",
    "accepted>terminated",
    "accepted>transferred_out",
    "accepted>withdrawn",
    "acknowledged>accepted",
    "acknowledged>redirected",
    "acknowledged>refused",
    "acknowledged>registered",
    "acknowledged>withdrawn",
    "agreed>defaulted",
    "agreed>in_mediation",
    "agreed>performed",
    "closed>archived",
    "closed>registered",
    "concluded>in_follow_up",
    "concluded>registered",
    "defaulted>in_follow_up",
    "defaulted>performed",
    "defaulted>registered",
    "in_follow_up>closed",
    "in_follow_up>registered",
    "in_mediation>agreed",
    "in_mediation>closed",
    "in_mediation>suspended",
    "in_mediation>terminated",
    "in_mediation>transferred_out",
    "in_mediation>withdrawn",
    "performed>in_follow_up",
    "performed>registered",
    "redirected>in_follow_up",
    "redirected>registered",
    "refused>in_follow_up",
    "refused>registered",
    "registered>closed",
    "registered>redirected",
    "registered>refused",
    "registered>routed",
    "registered>supplementing",
    "registered>withdrawn",
    "routed>acknowledged",
    "routed>redirected",
    "routed>registered",
    "routed>routed",
    "routed>withdrawn",
    "submitted>redirected",
    "submitted>refused",
    "submitted>registered",
    "submitted>withdrawn",
    "supplementing>redirected",
    "supplementing>refused",
    "supplementing>registered",
    "supplementing>withdrawn",
    "suspended>in_mediation",
    "suspended>terminated",
    "suspended>transferred_out",
    "suspended>withdrawn",
    "terminated>in_follow_up",
    "terminated>registered",
    "transferred_out>in_follow_up",
    "transferred_out>registered",
    "withdrawn>in_follow_up",
    "withdrawn>registered",
)

CASE_GUARD = f"""
CREATE FUNCTION mediation_case_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'submitted' THEN
            RAISE EXCEPTION 'a case begins as submitted, not as %', NEW.status USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.status <> NEW.status AND NOT (OLD.status || '>' || NEW.status) = ANY (ARRAY{list(ARROWS)}) THEN
        RAISE EXCEPTION 'no transition from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.code <> OLD.code OR NEW.centre_id <> OLD.centre_id OR NEW.matter_id <> OLD.matter_id
       OR NEW.applied_at <> OLD.applied_at
       OR (OLD.registered_at IS NOT NULL AND NEW.registered_at IS DISTINCT FROM OLD.registered_at)
       OR (OLD.register_number IS NOT NULL
           AND (NEW.register_number, NEW.register_year) IS DISTINCT FROM (OLD.register_number, OLD.register_year)) THEN
        RAISE EXCEPTION 'the registration of a case never changes' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.head_seq < OLD.head_seq OR NEW.segment < OLD.segment THEN
        RAISE EXCEPTION 'a journal never grows shorter' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.status = 'accepted' AND NEW.status = 'in_mediation' AND EXISTS (
        SELECT 1 FROM mediation_party
        WHERE case_id = NEW.id AND role IN ('applicant', 'respondent') AND consent <> 'given') THEN
        RAISE EXCEPTION 'no mediation without the consent of every party' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER case_guard BEFORE INSERT OR UPDATE ON mediation_case
    FOR EACH ROW EXECUTE FUNCTION mediation_case_guard();
"""

OWNER_GUARD = """
CREATE FUNCTION mediation_check_owner(the_case uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM mediation_case c
        WHERE c.id = the_case AND c.status NOT IN ('closed', 'archived') AND NOT EXISTS (
            SELECT 1 FROM mediation_assignment a
            WHERE a.case_id = c.id AND a.role = 'lead' AND a.ended_at IS NULL AND a.agency_id = c.owner_id)) THEN
        RAISE EXCEPTION 'an open case has exactly one owner' USING ERRCODE = 'check_violation';
    END IF;
END $$;
CREATE FUNCTION mediation_case_owner_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mediation_check_owner(NEW.id);
    RETURN NULL;
END $$;
CREATE FUNCTION mediation_assignment_owner_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mediation_check_owner(CASE WHEN TG_OP = 'DELETE' THEN OLD.case_id ELSE NEW.case_id END);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER open_case_has_an_owner AFTER INSERT OR UPDATE OF status, owner_id ON mediation_case
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mediation_case_owner_guard();
CREATE CONSTRAINT TRIGGER assignment_leaves_an_owner AFTER UPDATE OR DELETE ON mediation_assignment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mediation_assignment_owner_guard();
"""

APPEND_ONLY = """
CREATE FUNCTION mediation_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is added to and never changed', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER journal_is_append_only BEFORE UPDATE OR DELETE ON mediation_caseevent
    FOR EACH ROW EXECUTE FUNCTION mediation_append_only();
CREATE TRIGGER seals_are_append_only BEFORE UPDATE OR DELETE ON mediation_seal
    FOR EACH ROW EXECUTE FUNCTION mediation_append_only();
CREATE TRIGGER ratings_are_written_once BEFORE UPDATE OR DELETE ON mediation_rating
    FOR EACH ROW EXECUTE FUNCTION mediation_append_only();
CREATE TRIGGER signatures_are_written_once BEFORE UPDATE OR DELETE ON mediation_signature
    FOR EACH ROW EXECUTE FUNCTION mediation_append_only();
CREATE TRIGGER statements_are_not_edited BEFORE UPDATE ON mediation_statement
    FOR EACH ROW WHEN (OLD.body IS DISTINCT FROM NEW.body OR OLD.salt IS DISTINCT FROM NEW.salt)
    EXECUTE FUNCTION mediation_append_only();
"""

APPLICANT_GUARD = """
CREATE FUNCTION mediation_applicant_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.role = 'applicant' AND (SELECT registered_at FROM mediation_case WHERE id = OLD.case_id) IS NOT NULL THEN
        RAISE EXCEPTION 'the applicant of a registered case never changes' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER applicant_stays BEFORE DELETE OR UPDATE OF case_id, person_id, person_version, role ON mediation_party
    FOR EACH ROW EXECUTE FUNCTION mediation_applicant_guard();
"""

SESSION_GUARD = """
CREATE FUNCTION mediation_session_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state <> 'cancelled' AND EXISTS (
        SELECT 1 FROM mediation_party
        WHERE case_id = NEW.case_id AND role IN ('applicant', 'respondent') AND consent <> 'given') THEN
        RAISE EXCEPTION 'no session without the consent of every party' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER session_needs_consent BEFORE INSERT OR UPDATE ON mediation_mediationsession
    FOR EACH ROW EXECUTE FUNCTION mediation_session_guard();
"""

AGREEMENT_GUARD = """
CREATE FUNCTION mediation_agreement_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last_signed timestamptz;
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.effective_at IS NOT NULL THEN
        IF NEW.effective_at IS DISTINCT FROM OLD.effective_at OR NEW.facts <> OLD.facts OR NEW.form <> OLD.form THEN
            RAISE EXCEPTION 'an effective agreement never changes' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.effective_at IS NULL OR NEW.form = 'oral' THEN
        RETURN NEW;
    END IF;
    IF EXISTS (
        SELECT 1 FROM mediation_party p
        WHERE p.case_id = NEW.case_id AND p.role IN ('applicant', 'respondent') AND NOT EXISTS (
            SELECT 1 FROM mediation_signature s
            WHERE s.agreement_id = NEW.id AND s.kind = 'party' AND s.party_id = p.id))
       OR NOT EXISTS (SELECT 1 FROM mediation_signature WHERE agreement_id = NEW.id AND kind = 'mediator')
       OR NOT EXISTS (SELECT 1 FROM mediation_signature WHERE agreement_id = NEW.id AND kind = 'seal') THEN
        RAISE EXCEPTION 'an agreement binds when parties, mediator and seal are all there'
            USING ERRCODE = 'check_violation';
    END IF;
    SELECT max(signed_at) INTO last_signed FROM mediation_signature WHERE agreement_id = NEW.id;
    IF NEW.effective_at <> last_signed THEN
        RAISE EXCEPTION 'an agreement binds from the last of its signatures and its seal'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER agreement_binds_when_complete BEFORE INSERT OR UPDATE ON mediation_agreement
    FOR EACH ROW EXECUTE FUNCTION mediation_agreement_guard();
"""

APPLICATION_ROLE = settings.DATABASES["default"]["USER"]

GRANTS = f"""
REVOKE UPDATE, DELETE, TRUNCATE ON mediation_caseevent, mediation_seal, mediation_rating, mediation_signature
    FROM "{APPLICATION_ROLE}";
"""


class Migration(migrations.Migration):
    dependencies = [("mediation", "0001_initial")]

    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (
            CASE_GUARD,
            OWNER_GUARD,
            APPEND_ONLY,
            APPLICANT_GUARD,
            SESSION_GUARD,
            AGREEMENT_GUARD,
            GRANTS,
        )
    ]
