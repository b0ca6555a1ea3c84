"""Where what is known of a person, a party, a case and a matter is asked for, shown and printed, or why it is not.

One row for every column; ``mediation/checks/fields.py`` holds them against the real forms, bodies, pages and papers.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Model

from accounts.models import Person
from mediation.checks.written.cases import CASE
from mediation.checks.written.matters import MATTER
from mediation.checks.written.parties import PARTY
from mediation.checks.written.people import PEOPLE
from mediation.checks.written.rows import Row
from mediation.models import Case, Matter, Party

TABLES: Mapping[type[Model], Mapping[str, Row]] = {Person: PEOPLE, Party: PARTY, Case: CASE, Matter: MATTER}
