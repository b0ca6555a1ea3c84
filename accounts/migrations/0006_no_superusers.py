"""There are no superusers and no flags: what an account may do is a membership. Codes for a password of one's own.

The columns stay for one version, so that processes of before still find them; nobody holds anything by them any more.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

NOBODY = """
DELETE FROM accounts_user_groups;
DELETE FROM accounts_user_user_permissions;
UPDATE accounts_user SET is_staff = false, is_superuser = false WHERE is_staff OR is_superuser;
ALTER TABLE accounts_user ALTER is_staff SET DEFAULT false, ALTER is_superuser SET DEFAULT false,
    ADD CONSTRAINT nobody_has_a_flag CHECK (NOT is_staff AND NOT is_superuser);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_second_factors_sealed"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField("user", "groups"),
                migrations.RemoveField("user", "user_permissions"),
                migrations.RemoveField("user", "is_staff"),
                migrations.RemoveField("user", "is_superuser"),
            ],
            database_operations=[migrations.RunSQL(NOBODY, migrations.RunSQL.noop)],
        ),
        migrations.CreateModel(
            name="PasswordCode",
            fields=[
                ("change", models.UUIDField(primary_key=True, serialize=False)),
                ("first", models.BinaryField(max_length=32)),
                ("second", models.BinaryField(default=bytes, max_length=32)),
                ("expires_at", models.DateTimeField(null=True)),
                ("used_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="accessentry",
            name="access_verb_is_known",
        ),
        migrations.AddField(
            model_name="user",
            name="made_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="made at"
            ),
        ),
        migrations.AlterField(
            model_name="accessentry",
            name="verb",
            field=models.CharField(
                choices=[
                    ("view", "viewed"),
                    ("list", "listed"),
                    ("search", "searched"),
                    ("reveal", "unmasked"),
                    ("export", "exported"),
                    ("denied", "was refused"),
                    ("rights", "changed rights"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="accessentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("verb__in", ["view", "list", "search", "reveal", "export", "denied", "rights"])),
                name="access_verb_is_known",
            ),
        ),
        migrations.AddField(
            model_name="passwordcode",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="password_codes", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="passwordcode",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("expires_at", None), ("second", b""), ("used_at", None)),
                    models.Q(models.Q(("second", b""), _negated=True), ("expires_at__isnull", False)),
                    _connector="OR",
                ),
                name="a_password_code_is_good_with_both_halves",
            ),
        ),
    ]
