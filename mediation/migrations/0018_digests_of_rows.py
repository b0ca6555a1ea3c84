from django.db import migrations, models

import mediation.models.journal


class Migration(migrations.Migration):
    dependencies = [
        ("mediation", "0017_look_ups"),
    ]

    operations = [
        migrations.AddField(
            model_name="caseevent",
            name="digests",
            field=models.JSONField(default=dict),
        ),
        migrations.CreateModel(
            name="RowDigest",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("model", models.CharField(max_length=16)),
                ("row_id", models.UUIDField()),
                ("digest", models.CharField(max_length=32)),
                ("noted_at", models.DateTimeField()),
                (
                    "xid",
                    mediation.models.journal.TransactionId(
                        db_default=models.Func(function="pg_current_xact_id"), editable=False
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["model", "row_id"], name="digests_of_a_row"),
                    models.Index(fields=["xid"], name="digests_by_transaction"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RowSeal",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("from_xid", models.BigIntegerField()),
                ("below_xid", models.BigIntegerField()),
                ("rows", models.PositiveIntegerField()),
                ("root", models.BinaryField(max_length=32)),
                ("previous_root", models.BinaryField(max_length=32)),
                ("sealed_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("from_xid",), name="seals_of_rows_do_not_overlap"),
                    models.CheckConstraint(
                        condition=models.Q(("below_xid__gt", models.F("from_xid"))),
                        name="a_seal_of_rows_covers_a_forward_range",
                    ),
                ],
            },
        ),
    ]
