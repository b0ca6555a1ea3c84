"""A file is there from the moment at which it was handed in, and settled once: kept as it was left, or not at all."""

from django.db import migrations, models

import accounts.fields

# What was handed in is never edited; what came of it is written once, with its state.
GUARD = """
DROP TRIGGER materials_are_not_edited ON mediation_material;
CREATE TRIGGER materials_are_not_edited BEFORE UPDATE ON mediation_material
    FOR EACH ROW WHEN (
        (OLD.case_id, OLD.number, OLD.party_id, OLD.received_by_id, OLD.kind, OLD.form, OLD.title, OLD.note,
         OLD.sent_digest, OLD.salt, OLD.received_at) IS DISTINCT FROM
        (NEW.case_id, NEW.number, NEW.party_id, NEW.received_by_id, NEW.kind, NEW.form, NEW.title, NEW.note,
         NEW.sent_digest, NEW.salt, NEW.received_at))
    EXECUTE FUNCTION mediation_append_only();
CREATE TRIGGER materials_are_settled_once BEFORE UPDATE ON mediation_material
    FOR EACH ROW WHEN (
        (OLD.state <> 'checking' OR NEW.state = 'checking') AND
        (OLD.state, OLD.refused_because, OLD.pages, OLD.media_type, OLD.ending, OLD.size, OLD.digest, OLD.settled_at)
        IS DISTINCT FROM
        (NEW.state, NEW.refused_because, NEW.pages, NEW.media_type, NEW.ending, NEW.size, NEW.digest, NEW.settled_at))
    EXECUTE FUNCTION mediation_append_only();
"""
GUARD_BEFORE = """
DROP TRIGGER materials_are_settled_once ON mediation_material;
DROP TRIGGER materials_are_not_edited ON mediation_material;
CREATE TRIGGER materials_are_not_edited BEFORE UPDATE ON mediation_material
    FOR EACH ROW WHEN (
        (OLD.case_id, OLD.number, OLD.party_id, OLD.received_by_id, OLD.kind, OLD.form, OLD.title, OLD.note, OLD.pages,
         OLD.media_type, OLD.size, OLD.digest, OLD.sent_digest, OLD.salt, OLD.received_at) IS DISTINCT FROM
        (NEW.case_id, NEW.number, NEW.party_id, NEW.received_by_id, NEW.kind, NEW.form, NEW.title, NEW.note, NEW.pages,
         NEW.media_type, NEW.size, NEW.digest, NEW.sent_digest, NEW.salt, NEW.received_at))
    EXECUTE FUNCTION mediation_append_only();
"""
STATES = [("checking", "being checked"), ("kept", "kept"), ("refused", "not kept")]


class Migration(migrations.Migration):
    dependencies = [
        ("mediation", "0014_trips"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="material",
            name="a_file_is_handed_in_once",
        ),
        migrations.RemoveIndex(
            model_name="material",
            name="materials_to_look_at",
        ),
        migrations.AddField(
            model_name="material",
            name="attempts",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="material",
            name="lease_until",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="material",
            name="refused_because",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="material",
            name="settled_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="material",
            name="state",
            field=models.CharField(choices=STATES, default="kept", max_length=8),
        ),
        migrations.RunSQL("UPDATE mediation_material SET settled_at = received_at", migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="material",
            name="state",
            field=models.CharField(choices=STATES, default="checking", max_length=8),
        ),
        migrations.AlterField(
            model_name="material",
            name="content",
            field=accounts.fields.EncryptedBinaryField(null=True),
        ),
        migrations.AlterField(
            model_name="material",
            name="digest",
            field=models.BinaryField(max_length=32, null=True),
        ),
        migrations.AlterField(
            model_name="material",
            name="media_type",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddIndex(
            model_name="material",
            index=models.Index(
                condition=models.Q(("broken_at__isnull", True), ("content__isnull", False)),
                fields=["checked_at"],
                name="materials_to_look_at",
            ),
        ),
        migrations.AddIndex(
            model_name="material",
            index=models.Index(
                condition=models.Q(("state", "checking")), fields=["received_at"], name="materials_to_check"
            ),
        ),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "refused"), _negated=True),
                fields=("case", "party", "sent_digest"),
                name="a_file_is_handed_in_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("content__isnull", False),
                        ("refused_because", ""),
                        ("state", "checking"),
                        ("digest__isnull", True),
                        ("settled_at__isnull", True),
                    ),
                    models.Q(
                        ("content__isnull", False),
                        ("refused_because", ""),
                        ("state", "kept"),
                        ("digest__isnull", False),
                        ("settled_at__isnull", False),
                    ),
                    models.Q(
                        ("content__isnull", True),
                        ("digest__isnull", True),
                        ("state", "refused"),
                        ("settled_at__isnull", False),
                        models.Q(("refused_because", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_material_is_checked_kept_or_refused",
            ),
        ),
        migrations.RunSQL(GUARD, GUARD_BEFORE),
    ]
