"""What the database refuses from now on: half a settlement, half a number, a dossier without its period or its lock."""

from django.db import migrations, models

LOCK = """
CREATE FUNCTION mediation_dossier_lock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM mediation_case WHERE id = NEW.case_id AND status = 'archived') THEN
        RAISE EXCEPTION 'the dossier of an archived case is locked' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER dossier_is_locked BEFORE INSERT ON mediation_paper FOR EACH ROW
    WHEN (NEW.kind NOT IN ('cover', 'index', 'file_note', 'back_cover', 'letter'))
    EXECUTE FUNCTION mediation_dossier_lock();
CREATE TRIGGER dossier_is_locked BEFORE INSERT ON mediation_material FOR EACH ROW
    EXECUTE FUNCTION mediation_dossier_lock();
"""
UNLOCK = """
DROP TRIGGER dossier_is_locked ON mediation_paper;
DROP TRIGGER dossier_is_locked ON mediation_material;
DROP FUNCTION mediation_dossier_lock();
"""


class Migration(migrations.Migration):
    dependencies = [("mediation", "0010_numbers_in_parts")]

    operations = [
        migrations.AddIndex(
            model_name="paper",
            index=models.Index(condition=models.Q(("state", "failed")), fields=["owed_at"], name="papers_that_failed"),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.UniqueConstraint(
                fields=("numbered_by", "number_year", "number"), name="one_agreement_number_per_centre_and_year"
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number__isnull", True), ("number_year__isnull", True), ("numbered_by__isnull", True)),
                    models.Q(("number__isnull", False), ("number_year__isnull", False), ("numbered_by__isnull", False)),
                    _connector="OR",
                ),
                name="the_parts_of_an_agreement_number_come_together",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                fields=("centre", "dossier_year", "dossier_number"), name="one_dossier_number_per_centre_and_year"
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "archived"), _negated=True),
                    models.Q(
                        models.Q(("retention", ""), _negated=True),
                        ("dossier_number__isnull", False),
                        ("dossier_year__isnull", False),
                        ("retained_from__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="an_archived_case_has_its_number_and_retention",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("retention__in", ["", "permanent"]), ("retention_years__isnull", True)),
                    models.Q(
                        ("retention__in", ["long", "short"]),
                        ("retention_years__gte", 1),
                        ("retention_years__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="only_a_permanent_dossier_has_no_years",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("retained_from__isnull", True),
                    models.Q(("retained_from__day", 1), ("retained_from__month", 1)),
                    _connector="OR",
                ),
                name="retention_is_counted_from_the_first_of_january",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_at__isnull", True), ("settled_by__isnull", True), ("settled_way", "")),
                    models.Q(
                        ("settled_at__isnull", False),
                        ("settled_by__isnull", False),
                        ("settled_way__in", ["handed_over", "sent_off", "by_phone", "was_sent", "again", "not_needed"]),
                    ),
                    _connector="OR",
                ),
                name="what_a_person_settled_says_who_when_and_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("retried_at__isnull", True), ("retried_by__isnull", True)),
                    models.Q(("retried_at__isnull", False), ("retried_by__isnull", False)),
                    _connector="OR",
                ),
                name="who_had_a_paper_tried_again_stands_with_when",
            ),
        ),
        migrations.RunSQL(LOCK, UNLOCK),
    ]
