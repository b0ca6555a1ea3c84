"""Check values of keys: added at a key's first right use, and never changed, by the running system or anybody else."""

from django.conf import settings
from django.db import migrations, models

APPLICATION_ROLE = settings.DATABASES["default"]["USER"]
TRIGGER = """
CREATE TRIGGER key_checks_stay AFTER UPDATE OR DELETE ON accounts_keycheck
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
REVOKE = f'REVOKE UPDATE, DELETE, TRUNCATE ON accounts_keycheck FROM "{APPLICATION_ROLE}"'
GRANT = f'GRANT UPDATE, DELETE ON accounts_keycheck TO "{APPLICATION_ROLE}"'


class Migration(migrations.Migration):
    dependencies = [("accounts", "0010_particulars_in_one_form")]
    operations = [
        migrations.CreateModel(
            name="KeyCheck",
            fields=[
                ("name", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("value", models.CharField(max_length=64)),
            ],
        ),
        migrations.RunSQL(TRIGGER, "DROP TRIGGER key_checks_stay ON accounts_keycheck"),
        migrations.RunSQL(REVOKE, GRANT),
    ]
