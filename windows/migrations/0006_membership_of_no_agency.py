"""The constraint as it stands, told to Django with a type where the agency is none: nothing changes in the database."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.contrib.postgres.fields.ranges import RangeOperators
from django.db import migrations, models
from django.db.models.functions import Cast, Coalesce

import windows.models.ranges

ONCE = django.contrib.postgres.constraints.ExclusionConstraint(
    name="nobody_holds_one_role_twice_at_once",
    expressions=[
        ("user", RangeOperators.EQUAL),
        ("centre", RangeOperators.EQUAL),
        (
            Coalesce("agency", Cast(models.Value("00000000-0000-0000-0000-000000000000"), models.UUIDField())),
            RangeOperators.EQUAL,
        ),
        ("role", RangeOperators.EQUAL),
        (
            windows.models.ranges.DateRange(
                "starts_on",
                "ends_on",
                django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_upper=True),
            ),
            RangeOperators.OVERLAPS,
        ),
    ],
)


class Migration(migrations.Migration):
    dependencies = [("windows", "0005_division")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveConstraint("membership", "nobody_holds_one_role_twice_at_once"),
                migrations.AddConstraint("membership", ONCE),
            ]
        )
    ]
