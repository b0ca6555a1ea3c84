"""Numbers on official papers: gap-free within a centre, a series and a year, and never given twice."""

from uuid import UUID

from django.db import connection

from accounts.identifiers import new_id
from windows.models import Centre

REGISTER = "register"
AGREEMENT = "agreement"
DOSSIER = "dossier"

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


def next_printed(centre: Centre, *, series: str, year: int) -> str:
    """The next number as it is printed: （2026）鄞人调字第001号. It is stored so and never read apart again."""
    number = next_number(centre.pk, series=series, year=year)
    return f"（{year}）{centre.place_code}人调字第{number:03d}号"
