"""The ledger is added to and never edited, like the journals."""

from django.conf import settings
from django.db import migrations

GUARD = """
CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE ON mediation_rowdigest
    FOR EACH ROW EXECUTE FUNCTION mediation_append_only();
CREATE TRIGGER seals_of_rows_are_append_only BEFORE UPDATE OR DELETE ON mediation_rowseal
    FOR EACH ROW EXECUTE FUNCTION mediation_append_only();
"""
OPEN = """
DROP TRIGGER ledger_is_append_only ON mediation_rowdigest;
DROP TRIGGER seals_of_rows_are_append_only ON mediation_rowseal;
"""
APPLICATION_ROLE = settings.DATABASES["default"]["USER"]
GRANTS = f"""
REVOKE UPDATE, DELETE, TRUNCATE ON mediation_rowdigest, mediation_rowseal FROM "{APPLICATION_ROLE}";
"""


class Migration(migrations.Migration):
    dependencies = [("mediation", "0018_digests_of_rows")]
    operations = [migrations.RunSQL(GUARD, OPEN), migrations.RunSQL(GRANTS, migrations.RunSQL.noop)]
