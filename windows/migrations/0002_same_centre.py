"""What a row of a centre points to belongs to the same centre: foreign keys over (row, centre), not the row alone."""

from django.db import migrations

KEYS = [
    ("windows_agency", "hosted_by_id", "windows_agency"),
    ("windows_window", "agency_id", "windows_agency"),
    ("windows_membership", "agency_id", "windows_agency"),
    ("windows_rotaslot", "agency_id", "windows_agency"),
    ("windows_rotaslot", "window_id", "windows_window"),
    ("windows_rotaslot", "room_id", "windows_room"),
    ("windows_checkin", "agency_id", "windows_agency"),
    ("windows_checkin", "window_id", "windows_window"),
    ("windows_summons", "agency_id", "windows_agency"),
    ("windows_visit", "window_id", "windows_window"),
]
TARGETS = ["windows_agency", "windows_window", "windows_room"]


def within_centre(table: str, column: str, target: str) -> migrations.RunSQL:
    name = f"{table}_{column}_same_centre"
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY ({column}, centre_id)"
        f" REFERENCES {target} (id, centre_id) DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


def keyed_by_centre(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_in_its_centre UNIQUE (id, centre_id)",
        f"ALTER TABLE {table} DROP CONSTRAINT {table}_in_its_centre",
    )


class Migration(migrations.Migration):
    dependencies = [("windows", "0001_initial")]
    operations = [
        *(keyed_by_centre(table) for table in TARGETS),
        *(within_centre(table, column, target) for table, column, target in KEYS),
    ]
