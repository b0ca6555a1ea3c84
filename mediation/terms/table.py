"""All rows, in the order in which the handbook prints them."""

from mediation.terms import court, fields, followup, labour, mediation, promises
from mediation.terms.term import Term

ALL: tuple[Term, ...] = (
    *promises.TERMS,
    *mediation.TERMS,
    *labour.TERMS,
    *court.TERMS,
    *fields.TERMS,
    *mediation.RIGHTS,
    *followup.TERMS,
)
