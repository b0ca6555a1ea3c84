"""One page of an application online: what was typed is kept as it was typed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import casework
from mediation.web.shell.controls import Sheet

LONGEST = 2000
MOST_TYPED = 2 * LONGEST  # characters as they come in: blanks around it, and two for the end of each line
TOO_LONG = gettext_lazy("Please shorten it to %(limit_value)d characters.")


class QuestionForm(Sheet):
    """One page. ``at`` is when it is asked; what was typed is kept as it was typed."""

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        self.at = at
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Blanks and leading noughts count too: nobody fills our disk with what looks short once it is read."""
        if any(len(typed or "") > MOST_TYPED for typed in self.typed().values()):
            self.add_error(None, _("Please shorten it to %(limit_value)d characters.") % {"limit_value": LONGEST})
        cleaned = super().clean() or self.cleaned_data
        for name, sentence in casework.unsaid(cleaned).items():
            if name not in self.errors:
                self.add_error(name, sentence)
        return cleaned
