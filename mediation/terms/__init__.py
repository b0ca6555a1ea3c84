"""How long things may take, and by what law: one table, in versions, read through one function for a case.

Every clock of the product is a row, written down beside its kin (``promises``, ``mediation``, ``labour`` …). A row says
whom it binds, which events of the journal start and stop it, its length, the article it rests on, where it holds and
since when. :func:`of` answers for a case, :func:`at` where there is no case yet: the terms of a place on a day, by
code. ``deadlines`` reads them and the journal and nothing else; whatever a page, a paper or a message says of a length
comes from them too. Promises are rows here as the laws are, so that a centre's own can take their place in :func:`at`.

Sources and confidence marks: V the text of the law was read, V2 a secondary source, K general knowledge, P a promise.
"""

from mediation.lengths import Unit
from mediation.terms.choices import Basis, Binds, Consequence, Ends, Extension
from mediation.terms.soundness import faults
from mediation.terms.table import ALL
from mediation.terms.term import NATIONAL, Term
from mediation.terms.versions import Terms, TermTable, at, callbacks, name_of, of, promised_in

__all__ = [
    "ALL",
    "NATIONAL",
    "Basis",
    "Binds",
    "Consequence",
    "Ends",
    "Extension",
    "Term",
    "TermTable",
    "Terms",
    "Unit",
    "at",
    "callbacks",
    "faults",
    "name_of",
    "of",
    "promised_in",
]
