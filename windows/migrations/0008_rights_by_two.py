"""Changes of rights by two, and three administrators apart.

Where somebody is two administrators at once the constraint names them: end one of the roles, then upgrade.
"""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import accounts.identifiers
import windows.models.ranges

DECIDED_STAYS = """
CREATE TRIGGER decided_changes_of_rights_stay BEFORE UPDATE OR DELETE ON windows_rightschange
    FOR EACH ROW WHEN (OLD.state <> 'waiting') EXECUTE FUNCTION refuse_change();
CREATE FUNCTION asked_rights_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - '{state,decided_by_id,decided_at}'::text[]
        IS DISTINCT FROM to_jsonb(OLD) - '{state,decided_by_id,decided_at}'::text[] THEN
        RAISE EXCEPTION 'what was asked for is decided as it was asked' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER asked_rights_stay BEFORE UPDATE ON windows_rightschange
    FOR EACH ROW EXECUTE FUNCTION asked_rights_stay();
"""
REMOVAL = """
DROP TRIGGER asked_rights_stay ON windows_rightschange;
DROP FUNCTION asked_rights_stay();
DROP TRIGGER decided_changes_of_rights_stay ON windows_rightschange;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("windows", "0007_roles_of_discovery"),
        ("accounts", "0006_no_superusers"),
    ]

    operations = [
        migrations.CreateModel(
            name="RightsChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("grant", "gives a role"),
                            ("end", "ends a role"),
                            ("close", "closes the account"),
                            ("open", "opens the account again"),
                            ("new_password", "lets them choose a new password"),
                            ("new_second_factor", "takes the second factor away, for a new one"),
                        ],
                        max_length=20,
                        verbose_name="what",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
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
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("reason", models.CharField(max_length=200, verbose_name="why")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waits for a second person"),
                            ("approved", "approved"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("requested_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "change of rights",
                "verbose_name_plural": "changes of rights",
                "ordering": ["-requested_at"],
            },
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("role__in", ("system_admin", "security_admin", "auditor"))),
                expressions=[
                    ("user", "="),
                    ("role", "<>"),
                    (
                        windows.models.ranges.DateRange(
                            "starts_on",
                            "ends_on",
                            django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_upper=True),
                        ),
                        "&&",
                    ),
                ],
                name="nobody_is_two_administrators_at_once",
            ),
        ),
        migrations.AddField(
            model_name="rightschange",
            name="agency",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="windows.agency",
                verbose_name="agency",
            ),
        ),
        migrations.AddField(
            model_name="rightschange",
            name="centre",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rights_changes",
                to="windows.centre",
                verbose_name="centre",
            ),
        ),
        migrations.AddField(
            model_name="rightschange",
            name="decided_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="rightschange",
            name="membership",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="windows.membership",
            ),
        ),
        migrations.AddField(
            model_name="rightschange",
            name="requested_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="rightschange",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rights_changes",
                to=settings.AUTH_USER_MODEL,
                verbose_name="whose rights",
            ),
        ),
        migrations.AddIndex(
            model_name="rightschange",
            index=models.Index(fields=["centre", "state", "-requested_at"], name="rights_changes_of_a_centre"),
        ),
        migrations.AddConstraint(
            model_name="rightschange",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="a_change_of_rights_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="rightschange",
            constraint=models.CheckConstraint(
                condition=models.Q(("user", models.F("requested_by")), _negated=True),
                name="nobody_asks_for_rights_of_their_own",
            ),
        ),
        migrations.AddConstraint(
            model_name="rightschange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("decided_by", None), ("state", "waiting")),
                    models.Q(
                        ("decided_at__isnull", False), ("decided_by", models.F("requested_by")), ("state", "withdrawn")
                    ),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                        ("state__in", ["approved", "refused"]),
                        models.Q(("decided_by", models.F("requested_by")), _negated=True),
                        models.Q(("decided_by", models.F("user")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_second_person_decides",
            ),
        ),
        migrations.AddConstraint(
            model_name="rightschange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "grant"),
                        ("membership", None),
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
                        ),
                        ("starts_on__isnull", False),
                    ),
                    models.Q(("ends_on__isnull", False), ("kind", "end"), ("membership__isnull", False)),
                    models.Q(
                        ("kind__in", ["close", "open", "new_password", "new_second_factor"]),
                        ("membership", None),
                        ("role", ""),
                    ),
                    _connector="OR",
                ),
                name="a_change_of_rights_says_which",
            ),
        ),
        migrations.RunSQL(DECIDED_STAYS, REMOVAL),
    ]
