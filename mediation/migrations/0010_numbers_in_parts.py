"""What was numbered, archived, settled or called before the parts were kept.

Each agreement and each dossier gets the number that its own paper bears: the parts are read off the print once, here.
A dossier that was archived under no period is kept for ever until the centre decides otherwise. Answers that stand
beside a call which reached nobody were nobody's answers.
"""

from django.db import migrations

PRINTED = r"""
    substring(p.printed_number from '（([0-9]+)）')::int AS year, substring(p.printed_number from '第([0-9]+)号')::int AS number
"""
AGREEMENTS = f"""
UPDATE mediation_agreement a
SET numbered_by_id = n.centre_id, number_year = n.year, number = n.number
FROM (
    SELECT p.subject_id, c.centre_id, {PRINTED}
    FROM mediation_paper p
    JOIN mediation_case c ON c.id = p.case_id
    WHERE p.kind IN ('agreement', 'oral_agreement_register') AND p.printed_number <> ''
) n WHERE n.subject_id = a.id
"""
DOSSIERS = f"""
UPDATE mediation_case c
SET dossier_year = n.year, dossier_number = n.number, retained_from = make_date(n.year + 1, 1, 1),
    retention = 'permanent', retention_basis = '归档时本单位未定保管期限'
FROM (
    SELECT p.case_id, p.number AS segment, {PRINTED}
    FROM mediation_paper p
    WHERE p.kind = 'cover' AND p.printed_number <> ''
) n WHERE n.case_id = c.id AND n.segment = c.segment AND c.status = 'archived'
"""
SETTLED = """
UPDATE mediation_notice
SET settled_at = coalesce(sent_at, due_at),
    settled_way = CASE WHEN state <> 'sent' THEN 'again' WHEN medium = 'letter' THEN 'handed_over'
                       WHEN medium = 'call' THEN 'by_phone' ELSE 'was_sent' END
WHERE settled_by_id IS NOT NULL
"""
CALLS = "UPDATE mediation_callback SET is_performed = NULL, has_reprisal = NULL WHERE result <> 'reached'"


class Migration(migrations.Migration):
    dependencies = [("mediation", "0009_what_people_settle")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (AGREEMENTS, DOSSIERS, SETTLED, CALLS)]
