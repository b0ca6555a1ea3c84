"""Several people typed or pasted as lines: name, telephone, document, in this or any other order.

``docs/practice.md``: fifteen workers are one case with fifteen parties, typed once and not fifteen times clicked.
"""

from __future__ import annotations

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts import documents, names, phones
from accounts.models import DocumentKind, PersonKind
from mediation.intake import PersonGiven

PERMITS = r"[HhMm]\d{8}(?:\d{2})?|[A-Za-z]{1,2}\d{7,8}"  # of Hong Kong and Macao; passports
DOCUMENT = re.compile(rf"(?<![0-9A-Za-z])(?:(?=[A-Za-z]*\d)[0-9A-Za-z]{{15,18}}|{PERMITS})(?![0-9A-Za-z])", re.ASCII)
PHONE = re.compile(r"\+?\d[\d ()（）-]{5,}\d(?:\s*(?:转|分机号?|ext\.?|#)\s*\d{1,6})?", re.ASCII)
#: Letters, digits and the plus sign in full width, as input methods leave them; a name keeps its own brackets.
NARROW = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF0B)
}
BETWEEN = re.compile(r"[\s,，;；、|]+")
ORGANISATIONS = re.compile(
    r"(公司|集团|工厂|商店|超市|饭店|酒店|学校|幼儿园|医院|诊所|银行|合作社|委员会|居委会|村委会|业委会|事务所"
    r"|工作室|经营部|服务部|门市部|中心|物业|大队)(（.*）|\(.*\))?$"
)


def kind_of(name: str, *, is_organisation: bool = False) -> PersonKind:
    """What a name names: a company says so in its last word; for 老王面馆 somebody has to say it."""
    is_named_so = ORGANISATIONS.search(name.strip()) is not None
    return PersonKind.LEGAL_PERSON if is_organisation or is_named_so else PersonKind.NATURAL_PERSON


def people(text: str, *, on: date) -> list[PersonGiven]:
    """One person a line. Raises ``ValidationError`` with the number of every line that is not in order."""
    persons, problems = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            persons.append(_person(line, on=on))
        except ValidationError as problem:
            wording = _("Line %(number)s: %(problem)s")
            problems += [wording % {"number": number, "problem": sentence} for sentence in problem.messages]
    if problems:
        raise ValidationError(problems)
    return persons


def _person(line: str, *, on: date) -> PersonGiven:
    number, rest = _taken(DOCUMENT, line.translate(NARROW))
    phone, rest = _taken(PHONE, rest)
    name = " ".join(word for word in BETWEEN.split(rest) if word)
    if not name:
        raise ValidationError(_("Begin with the name."))
    kind = kind_of(names.checked(name))
    is_person = kind == PersonKind.NATURAL_PERSON
    document_kind = documents.kind_of(number) if is_person else DocumentKind.COMPANY_CODE
    return PersonGiven(
        kind,
        name,
        phone=phones.normal(phone) if phone else "",
        document_kind=document_kind if number else "",
        document_number=documents.normal(document_kind, number, on=on) if number else "",
    )


def _taken(pattern: re.Pattern[str], line: str) -> tuple[str, str]:
    """What the pattern finds first, and the line without it."""
    match = pattern.search(line)
    return (match[0], f"{line[: match.start()]} {line[match.end() :]}") if match else ("", line)
