"""What is told of a person or an organisation in words, and typed in by hand: declared here once.

The sheet at the window, the page after the first save, the body of the API, the masked look and the reading in full
all ask this table; a column that stands here is on every one of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.fields import masking
from accounts.models import PersonKind
from accounts.models.person_details import PersonDetails


@dataclass(frozen=True)
class Particular:
    """``name``: of the column. ``most``: characters. ``mask``: how it looks to who has not said why they read it.

    ``of_organisations``: told of an organisation alone; ``of_people``: of a natural person alone.
    """

    name: str
    label: Promise
    most: int
    mask: Callable[[str], str]
    of_organisations: bool = False
    of_people: bool = False

    def applies_to(self, kind: str) -> bool:
        return not (self.of_organisations if kind == PersonKind.NATURAL_PERSON else self.of_people)

    def masked(self, person: PersonDetails) -> str:
        """As everybody reads it who may see the case; empty where it is not known."""
        value: str = getattr(person, self.name)
        is_firm = self.name == "name" and person.kind != PersonKind.NATURAL_PERSON
        return value if is_firm else self.mask(value)


PARTICULARS: tuple[Particular, ...] = (
    Particular("name", _("Name"), 100, masking.mask_name),
    Particular("phone", _("Telephone"), 30, masking.mask_phone),
    Particular("document_number", _("Identity number or company code"), 40, masking.mask_document),
    Particular(
        "mismatch_reason",
        _("Why number, birthday and sex do not agree"),
        200,
        masking.mask_words,
        of_people=True,
    ),
    Particular("address", _("Address"), 200, masking.mask_address),
    Particular("legal_representative", _("Legal representative"), 100, masking.mask_name, of_organisations=True),
    Particular("contact_name", _("Contact person"), 100, masking.mask_name, of_organisations=True),
)
BY_NAME = {particular.name: particular for particular in PARTICULARS}


def particulars_of(kind: str) -> tuple[Particular, ...]:
    """What is told of a natural person, or of an organisation."""
    return tuple(particular for particular in PARTICULARS if particular.applies_to(kind))
