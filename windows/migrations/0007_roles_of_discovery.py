"""Two roles more: who keeps sources and rules, and who visits people at home."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("windows", "0006_membership_of_no_agency"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="membership",
            name="membership_role_is_known",
        ),
        migrations.AlterField(
            model_name="membership",
            name="role",
            field=models.CharField(
                choices=[
                    ("guide", "guide"),
                    ("clerk", "clerk"),
                    ("window_officer", "window officer"),
                    ("dispatcher", "dispatcher"),
                    ("mediator", "mediator"),
                    ("coordinator", "agency coordinator"),
                    ("rota_keeper", "rota keeper"),
                    ("callback_clerk", "callback clerk"),
                    ("seal_keeper", "seal keeper"),
                    ("archivist", "archivist"),
                    ("duty_leader", "duty leader"),
                    ("supervisor", "supervisor"),
                    ("director", "director"),
                    ("auditor", "auditor"),
                    ("data_officer", "data officer"),
                    ("community_worker", "community worker"),
                    ("system_admin", "system administrator"),
                    ("security_admin", "security administrator"),
                ],
                max_length=20,
                verbose_name="role",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        [
                            "guide",
                            "clerk",
                            "window_officer",
                            "dispatcher",
                            "mediator",
                            "coordinator",
                            "rota_keeper",
                            "callback_clerk",
                            "seal_keeper",
                            "archivist",
                            "duty_leader",
                            "supervisor",
                            "director",
                            "auditor",
                            "data_officer",
                            "community_worker",
                            "system_admin",
                            "security_admin",
                        ],
                    )
                ),
                name="membership_role_is_known",
            ),
        ),
    ]
