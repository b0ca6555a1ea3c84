"""Fields of the record of a session for what one side said apart: read by the mediator of the case."""

from __future__ import annotations

from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation.handling import SeparateTalk
from mediation.web.case import choices
from mediation.web.case.act_forms import ActForm
from mediation.web.case.fields import PartyField

Arguments = TypeVar("Arguments")
TALKS = (1, 2, 3)  # as many as one page has room for; a further talk is a session of its own


def talk_fields() -> tuple[PartyField, forms.CharField]:
    """With whom the mediator talked apart, and what was said."""
    party = PartyField(label=gettext_lazy("With whom apart"), required=False, empty="—")
    words = forms.CharField(
        label=gettext_lazy("What was said apart"),
        max_length=20000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    return party, words


class SeparateTalksFields(ActForm[Arguments]):
    apart_with_1, apart_words_1 = talk_fields()
    apart_with_2, apart_words_2 = talk_fields()
    apart_with_3, apart_words_3 = talk_fields()

    def prepare(self) -> None:
        for row in TALKS:
            self.fields[f"apart_with_{row}"].queryset = choices.parties_of(self.case)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        answer = super().clean() or {}
        for row in TALKS:
            party, words = answer.get(f"apart_with_{row}"), answer.get(f"apart_words_{row}")
            if party and not words:
                self.add_error(f"apart_words_{row}", _("Please write what was said."))
            elif words and not party and f"apart_with_{row}" not in self.errors:
                self.add_error(f"apart_with_{row}", _("With whom did you talk?"))
        return answer

    def talks(self) -> list[SeparateTalk]:
        rows = [(self.cleaned_data[f"apart_with_{row}"], self.cleaned_data[f"apart_words_{row}"]) for row in TALKS]
        return [SeparateTalk(party, words) for party, words in rows if party]

    @property
    def separate_talks(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"apart_with_{row}"], self[f"apart_words_{row}"]) for row in TALKS]
