from django.db import migrations, models
from django.db.models import Q

ROLES = [
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
]
WITHOUT_A_ROLE = ["close", "open", "new_password", "new_second_factor"]


class Migration(migrations.Migration):
    """Two lines of migrations become one: a change of rights may name the roles of discovery as well."""

    dependencies = [("windows", "0006_rights_by_two"), ("windows", "0030_roles_of_discovery")]

    operations = [
        migrations.RemoveConstraint(model_name="rightschange", name="a_change_of_rights_says_which"),
        migrations.AlterField(
            model_name="rightschange",
            name="role",
            field=models.CharField(blank=True, choices=ROLES, max_length=20, verbose_name="role"),
        ),
        migrations.AddConstraint(
            model_name="rightschange",
            constraint=models.CheckConstraint(
                condition=Q(
                    Q(
                        ("kind", "grant"),
                        ("membership", None),
                        ("role__in", [role for role, _name in ROLES]),
                        ("starts_on__isnull", False),
                    ),
                    Q(("ends_on__isnull", False), ("kind", "end"), ("membership__isnull", False)),
                    Q(("kind__in", WITHOUT_A_ROLE), ("membership", None), ("role", "")),
                    _connector="OR",
                ),
                name="a_change_of_rights_says_which",
            ),
        ),
    ]
