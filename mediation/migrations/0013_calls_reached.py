from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mediation", "0012_online_applications")]

    operations = [
        migrations.AddConstraint(
            model_name="callback",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("result", "reached"),
                    models.Q(("has_reprisal__isnull", True), ("is_performed__isnull", True)),
                    _connector="OR",
                ),
                name="only_who_was_reached_answers",
            ),
        ),
    ]
