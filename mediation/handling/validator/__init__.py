"""Whether a draft says what an agreement must say. Pure: a table that a lawyer could check.

A clause must tell who does what for whom, by when, and what follows if not; "content unclear" is a reason for which a
court refuses confirmation (民诉法解释 Arts 355, 358; 人民调解法 Art. 29). What would make the agreement void or unclear
blocks it; the rest is a warning that the mediator may overrule.
"""

from mediation.handling.validator.checking import check, is_confirmable
from mediation.handling.validator.draft import Clause, DraftToCheck
from mediation.handling.validator.findings import Code, Finding

__all__ = ["Clause", "Code", "DraftToCheck", "Finding", "check", "is_confirmable"]
