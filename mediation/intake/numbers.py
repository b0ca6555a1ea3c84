"""Register numbers: gap-free within a centre and a year."""

from uuid import UUID

from django.db import connection

from accounts.identifiers import new_id

REGISTER = "register"

NEXT = """
INSERT INTO mediation_numbercounter (id, centre_id, series, year, last) VALUES (%s, %s, %s, %s, 1)
ON CONFLICT (centre_id, series, year) DO UPDATE SET last = mediation_numbercounter.last + 1
RETURNING last
"""


def next_number(centre_id: UUID, *, series: str, year: int) -> int:
    """Take the next number of a series. The counter stays locked until the transaction ends, so ask late in it.

    What is rolled back was never taken: there are no gaps.
    """
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [new_id(), centre_id, series, year])
        number: int = cursor.fetchone()[0]
    return number
