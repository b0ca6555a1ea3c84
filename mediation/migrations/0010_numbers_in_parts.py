"""What was numbered, archived or settled before the parts were kept, in the order in which it was.

Numbers were drawn without gaps in that order, so counting gives each row the number its paper bears. A dossier that was
archived under no period is kept for ever until the centre decides otherwise.
"""

from django.db import migrations

AGREEMENTS = """
UPDATE mediation_agreement a
SET numbered_by_id = n.centre_id, number_year = n.year, number = n.number
FROM (
    SELECT a.id, c.centre_id, y.year,
        row_number() OVER (PARTITION BY c.centre_id, y.year ORDER BY a.read_back_at, a.id) AS number
    FROM mediation_agreement a
    JOIN mediation_case c ON c.id = a.case_id
    CROSS JOIN LATERAL (SELECT extract(year FROM a.read_back_at AT TIME ZONE 'Asia/Shanghai')::int AS year) y
    WHERE a.read_back_at IS NOT NULL
) n WHERE n.id = a.id
"""
DOSSIERS = """
UPDATE mediation_case c
SET dossier_year = n.year, dossier_number = n.number, retained_from = make_date(n.year + 1, 1, 1),
    retention = 'permanent', retention_basis = '归档时本单位未定保管期限'
FROM (
    SELECT c.id, y.year, row_number() OVER (PARTITION BY c.centre_id, y.year ORDER BY c.archived_at, c.id) AS number
    FROM mediation_case c
    CROSS JOIN LATERAL (SELECT extract(year FROM c.archived_at AT TIME ZONE 'Asia/Shanghai')::int AS year) y
    WHERE c.status = 'archived'
) n WHERE n.id = c.id
"""
SETTLED = """
UPDATE mediation_notice
SET settled_at = coalesce(sent_at, due_at),
    settled_way = CASE WHEN state <> 'sent' THEN 'again' WHEN medium = 'letter' THEN 'handed_over'
                       WHEN medium = 'call' THEN 'by_phone' ELSE 'was_sent' END
WHERE settled_by_id IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("mediation", "0009_what_people_settle")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (AGREEMENTS, DOSSIERS, SETTLED)]
