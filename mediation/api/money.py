"""A sum of money in a body: a number, or however a person writes it, read by ``mediation.money`` as on the pages."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from rest_framework import serializers

from mediation import money


class AmountField(serializers.DecimalField):
    """Yuan and fen; left out, nothing is said of money."""

    def __init__(self, **kwargs: Any) -> None:
        nothing = {"required": False, "default": None, "allow_null": True}
        super().__init__(**{"max_digits": 14, "decimal_places": 2, **nothing, **kwargs})

    def to_internal_value(self, data: Any) -> Decimal:
        try:
            amount: Decimal = super().to_internal_value(money.read(data) if isinstance(data, str) else data)
        except ValidationError as problem:
            raise serializers.ValidationError(problem.messages, code="invalid") from problem
        return amount
