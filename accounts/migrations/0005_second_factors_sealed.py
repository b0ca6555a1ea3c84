"""Seeds of authenticator apps and of recovery codes are sealed; ``manage.py reseal`` does the same at any time."""

from django.db import migrations

from accounts import second_factors


def seal(apps, schema_editor):
    rows = apps.get_model("mfa", "Authenticator").objects.using(schema_editor.connection.alias)
    second_factors.seal_rows(rows.all())


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_sessions_sealed"), ("mfa", "0003_authenticator_type_uniq")]
    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
