"""The table of terms, checked before anything is served."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, register

from mediation import terms


@register()
def the_law_is_whole(**_: Any) -> list[CheckMessage]:
    """Of each term one version holds everywhere and at all times, and some clock answers for each open status."""
    hint = "Mend the table in mediation/terms."
    return [Error(f"The table of terms: {fault}.", hint=hint, id="mediation.E005") for fault in terms.faults()]
