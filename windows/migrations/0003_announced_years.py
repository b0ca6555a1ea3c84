"""The days off and worked weekends of 2004 to 2026, as announced each year by the State Council."""

import chinese_calendar
from django.db import migrations

YEARS = range(2004, 2027)


def write_days(apps, schema_editor):
    alias = schema_editor.connection.alias
    notice = [(day, False, name) for day, name in chinese_calendar.holidays.items()]
    notice += [(day, True, name) for day, name in chinese_calendar.workdays.items()]
    day_model = apps.get_model("windows", "CalendarDay")
    day_model.objects.using(alias).bulk_create(
        day_model(day=day, is_working=is_working, name=name, source=f"chinesecalendar {day.year}")
        for day, is_working, name in sorted(notice)
        if day.year in YEARS
    )
    year_model = apps.get_model("windows", "CalendarYear")
    year_model.objects.using(alias).bulk_create(
        year_model(year=year, is_announced=True, source=f"chinesecalendar {year}") for year in YEARS
    )


class Migration(migrations.Migration):
    dependencies = [("windows", "0002_same_centre")]
    operations = [migrations.RunPython(write_days, migrations.RunPython.noop)]
