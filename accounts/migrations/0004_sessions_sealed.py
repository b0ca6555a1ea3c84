"""Sessions by digest, sealed. Every session of before ends: their keys stood in clear.

Django's own table of sessions goes with them: nothing reads it any more, and a copy of it would sign people in.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

import accounts.fields


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_nothing_changes_silently")]
    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("data", accounts.fields.EncryptedTextField()),
                ("began_at", models.DateTimeField(verbose_name="signed in at")),
                ("seen_at", models.DateTimeField(verbose_name="last used at")),
                ("expires_at", models.DateTimeField(verbose_name="ends at")),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["expires_at"], name="sessions_by_their_end")],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(expires_at__gt=F("began_at")), name="a_session_ends_after_it_began"
                    )
                ],
            },
        ),
        migrations.RunSQL("DROP TABLE IF EXISTS django_session", migrations.RunSQL.noop),
    ]
