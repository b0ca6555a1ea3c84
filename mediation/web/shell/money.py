"""A sum of money on a form: however it is written, it is read by ``mediation.money``."""

from __future__ import annotations

from typing import Any

from django import forms

from mediation import money


class MoneyInput(forms.TextInput):
    """A plain text field with the number keyboard: a number field would change the amount under a turning wheel."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"inputmode": "decimal", **(attrs or {})})


class MoneyField(forms.DecimalField):
    """Yuan and fen; what could be read in two ways is an error beside the field."""

    widget = MoneyInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_digits": 14, "decimal_places": 2, "required": False, **kwargs})

    def to_python(self, value: Any) -> Any:
        is_written = isinstance(value, str) and value.strip()
        return super().to_python(money.read(value) if is_written else value)
