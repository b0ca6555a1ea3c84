"""Numbers on official papers: gap-free within a centre, a series and a year, and never given twice.

Each series prints a form of its own, so that nobody takes a file for an agreement (``docs/law.md#numbers``).
The parts are stored; what is printed is made of them and never read apart again.
"""

from uuid import UUID

from django.db import connection

from accounts.identifiers import new_id
from windows.models import Centre

REGISTER = "register"
AGREEMENT = "agreement"
DOSSIER = "dossier"

PRINTED = {REGISTER: "登字", AGREEMENT: "人调字", DOSSIER: "人调卷字"}

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


def printed(centre: Centre, *, series: str, year: int, number: int) -> str:
    """As it stands on paper: （2026）鄞人调字第001号 of an agreement, （2026）鄞人调卷字第001号 of a file."""
    return f"（{year}）{centre.place_code}{PRINTED[series]}第{number:03d}号"
