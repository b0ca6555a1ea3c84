"""Numbers of identity documents: brought into one form, and checked where a rule for it is public."""

import re
from datetime import date

from django.core.exceptions import ValidationError

from accounts.documents.numbers import READERS, DocumentHolder, company_code
from accounts.documents.resident import DEMONSTRATION_AREA, ResidentId, read_resident_id
from accounts.documents.resident import check_character as resident_check_character
from accounts.documents.writing import compact
from accounts.models import DocumentKind

__all__ = [
    "DEMONSTRATION_AREA",
    "DocumentHolder",
    "ResidentId",
    "compact",
    "company_code",
    "holder",
    "kind_of",
    "looked_up",
    "normal",
    "read_resident_id",
    "resident_check_character",
]
#: Numbers that tell by themselves of which kind they are.
SHAPES = (
    (re.compile(r"[HM]\d{8}(\d{2})?", re.ASCII), DocumentKind.HK_MACAO_PERMIT),
    (re.compile(r"[A-Z]{3}\d{12}", re.ASCII), DocumentKind.FOREIGNER_ID),
    (re.compile(rf"(?!{DEMONSTRATION_AREA})9\d{{16}}[\dX]", re.ASCII), DocumentKind.FOREIGNER_ID),
    (re.compile(r"[A-Z]{1,2}\d{7,8}", re.ASCII), DocumentKind.PASSPORT),
    (re.compile(r"\d{8}", re.ASCII), DocumentKind.TAIWAN_PERMIT),
)


def normal(kind: str, text: str, *, on: date) -> str:
    """The number in the form it is stored in. Raises ``ValidationError``; ``on`` is the day nobody is born after."""
    return READERS[kind](text, on)[0]


def holder(kind: str, number: str, *, on: date) -> DocumentHolder:
    """What the number says of its holder: nothing where it is not in order."""
    try:
        return READERS[kind](number, on)[1]
    except ValidationError:
        return DocumentHolder()


def kind_of(text: str) -> DocumentKind:
    """The kind of a person's document, where nobody said it: by its number, else a resident identity card."""
    number = compact(text)
    return next((kind for shape, kind in SHAPES if shape.fullmatch(number)), DocumentKind.RESIDENT_ID)


def looked_up(text: str) -> str:
    """A number as it is looked up, of whichever kind it is."""
    number = compact(text)
    return number[:9] if kind_of(number) == DocumentKind.HK_MACAO_PERMIT else number
