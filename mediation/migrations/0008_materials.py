"""Evidence: numbered, encrypted, with its digests, and what is never edited about it.

The table before this one was never written to by anything, so it is made anew.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import accounts.fields
import accounts.identifiers

GUARD = """
ALTER TABLE mediation_material ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE TRIGGER materials_are_not_edited BEFORE UPDATE ON mediation_material
    FOR EACH ROW WHEN (
        (OLD.case_id, OLD.number, OLD.party_id, OLD.received_by_id, OLD.kind, OLD.form, OLD.title, OLD.note, OLD.pages,
         OLD.media_type, OLD.size, OLD.digest, OLD.sent_digest, OLD.salt, OLD.received_at) IS DISTINCT FROM
        (NEW.case_id, NEW.number, NEW.party_id, NEW.received_by_id, NEW.kind, NEW.form, NEW.title, NEW.note, NEW.pages,
         NEW.media_type, NEW.size, NEW.digest, NEW.sent_digest, NEW.salt, NEW.received_at))
    EXECUTE FUNCTION mediation_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("mediation", "0007_fewer_words_for_open"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.DeleteModel("Material"),
        migrations.CreateModel(
            name="Material",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("payment_slip", "Payment slip"),
                            ("contract", "Contract or agreement"),
                            ("record", "Records: wages, attendance, accounts"),
                            ("certificate", "Certificate or medical record"),
                            ("conversation", "Messages or a conversation"),
                            ("photo", "Photo of a place or thing"),
                            ("other", "Something else"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("original", "Original"),
                            ("copy_compared", "Copy, compared with the original"),
                            ("copy", "Copy"),
                            ("sent", "Sent electronically"),
                        ],
                        max_length=16,
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=80)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("pages", models.PositiveSmallIntegerField(null=True)),
                ("media_type", models.CharField(max_length=80)),
                ("ending", models.CharField(max_length=4)),
                ("size", models.PositiveIntegerField()),
                ("content", accounts.fields.EncryptedBinaryField()),
                ("digest", models.BinaryField(max_length=32)),
                ("sent_digest", models.BinaryField(max_length=32)),
                ("salt", models.BinaryField(max_length=16)),
                ("is_shared", models.BooleanField(default=False, verbose_name="shown to the parties")),
                ("received_at", models.DateTimeField()),
                ("checked_at", models.DateTimeField()),
                ("broken_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="materials", to="mediation.case"
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="materials",
                        to="mediation.party",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("broken_at__isnull", True)),
                        fields=["checked_at"],
                        name="materials_to_look_at",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="materials_are_numbered"),
                    models.UniqueConstraint(
                        fields=("case", "party", "sent_digest"), name="a_file_is_handed_in_once", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("party__isnull", False), ("received_by__isnull", False), _connector="OR"),
                        name="a_material_says_who_brought_or_took_it",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARD, migrations.RunSQL.noop),
    ]
