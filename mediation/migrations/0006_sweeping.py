"""What a sweep of passed clocks and an intake need not pay for.

A case has room on its page for its next version, so that moving the head of its journal touches no index. The guard of
the case is entered only where something that it guards is changed. No index of these tables is the beginning of
another one; nobody looks for the beginning of a code, nor for the cases of a window.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ROOM = "ALTER TABLE mediation_case SET (fillfactor = 85);"
GUARDED = [
    "status",
    "code",
    "centre_id",
    "matter_id",
    "applied_at",
    "registered_at",
    "register_number",
    "register_year",
]
CASE_GUARD = f"""
DROP TRIGGER case_guard ON mediation_case;
CREATE TRIGGER case_begins BEFORE INSERT ON mediation_case
    FOR EACH ROW WHEN (NEW.status <> 'submitted') EXECUTE FUNCTION mediation_case_guard();
CREATE TRIGGER case_guard BEFORE UPDATE ON mediation_case
    FOR EACH ROW WHEN (
        ({", ".join(f"NEW.{name}" for name in GUARDED)}) IS DISTINCT FROM ({", ".join(f"OLD.{name}" for name in GUARDED)})
        OR NEW.head_seq < OLD.head_seq OR NEW.segment < OLD.segment)
    EXECUTE FUNCTION mediation_case_guard();
"""
UNUSED = "DROP INDEX IF EXISTS mediation_case_code_c4b6ea71_like;"
UNINDEXED = (
    ("matter", "centre", "windows.centre", {}),
    ("case", "centre", "windows.centre", {}),
    ("case", "window", "windows.window", {"null": True}),
    ("statement", "case", "mediation.case", {"related_name": "statements", "null": True}),
    ("party", "case", "mediation.case", {"related_name": "parties"}),
    ("party", "person", "accounts.person", {}),
    ("caseevent", "case", "mediation.case", {"related_name": "events"}),
    ("deadline", "case", "mediation.case", {"related_name": "deadlines"}),
    ("paper", "case", "mediation.case", {"related_name": "papers"}),
    ("notice", "case", "mediation.case", {"related_name": "notices"}),
    ("notice", "user", settings.AUTH_USER_MODEL, {"null": True}),
)


class Migration(migrations.Migration):
    dependencies = [
        ("mediation", "0005_messages_held"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(ROOM, "ALTER TABLE mediation_case RESET (fillfactor);"),
        migrations.RunSQL(CASE_GUARD, migrations.RunSQL.noop),
        migrations.RunSQL(UNUSED, migrations.RunSQL.noop),
        *(
            migrations.AlterField(
                model,
                name,
                models.ForeignKey(
                    to, django.db.models.deletion.PROTECT, db_index=False, **{"related_name": "+"} | more
                ),
            )
            for model, name, to, more in UNINDEXED
        ),
    ]
