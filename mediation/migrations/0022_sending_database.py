"""From which database messages go out, so that a loaded backup sends nothing again by itself."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("mediation", "0021_separate_talks")]
    operations = [
        migrations.CreateModel(
            name="SendingDatabase",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("identity", models.CharField(max_length=80)),
                ("waiting_since", models.DateTimeField(null=True)),
                ("anchored_bytes", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=Q(id=1), name="messages_go_out_of_one_database"),
                ],
            },
        ),
    ]
