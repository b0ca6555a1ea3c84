"""By what somebody is looked up."""

from __future__ import annotations

from dataclasses import dataclass

from accounts import names, persons


@dataclass(frozen=True)
class Particulars:
    """By what somebody is looked up. ``words``: what was typed in search: a part of a name, or of what was said."""

    name: str = ""
    phone: str = ""
    document_number: str = ""
    words: str = ""

    @property
    def fields(self) -> dict[str, str]:
        """What was given, by its name in the access log, in the form in which it is compared."""
        typed = {
            "name": names.normal_form(self.name),
            "phone": persons.phone_index(self.phone) if self.phone else "",
            "document_number": persons.document_index(self.document_number) if self.document_number else "",
            "words": names.normal_form(self.words),
        }
        return {field: value for field, value in typed.items() if value}
