"""Forms and controls as the components expect them: errors that say what to do, the browser's keyboards and pickers."""

from datetime import date, datetime
from typing import Any, TypeVar

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from mediation.web.shell.whole_text import WholeText

Day = TypeVar("Day", bound=date)
YEARS = (1900, 2100)
BETWEEN = {"first": YEARS[0], "last": YEARS[1]}


class Sheet(WholeText):
    """A form whose missing answers are asked for by name, in the summary and beside the field alike."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask_by_name()

    def ask_by_name(self) -> None:
        """Again by a form that adds fields of its own."""
        for name, field in self.fields.items():
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                sentence = _("Choose: {label}") if hasattr(field, "choices") else _("Fill in: {label}")
                field.error_messages["required"] = format_lazy(sentence, label=field.label or name)

    def typed(self) -> dict[str, Any]:
        """What stands in the fields now, in order or not, as initial values of another sheet."""
        return {name: field.widget.value_from_datadict(self.data, {}, name) for name, field in self.fields.items()}


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class HourInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%H:%M", **kwargs)


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", **kwargs)


class DayField(forms.DateField):
    """A day of a lifetime: what no calendar of ours can reckon with is an error beside the field."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        day: date | None = super().to_python(value)
        return _of_a_lifetime(day)


class MomentField(forms.DateTimeField):
    """A minute of a lifetime."""

    widget = MomentInput

    def to_python(self, value: Any) -> datetime | None:
        moment: datetime | None = super().to_python(value)
        return _of_a_lifetime(moment)


def _of_a_lifetime(value: Day | None) -> Day | None:
    if value and not YEARS[0] <= value.year <= YEARS[1]:
        raise forms.ValidationError(_("Give a year between %(first)s and %(last)s."), params=BETWEEN)
    return value


class PhoneInput(forms.TextInput):
    input_type = "tel"


class HappenedField(MomentField):
    """When it happened in the world. Left as it was offered, it happened now; nothing happens later than now."""

    def clean_at(self, value: datetime | None, at: datetime, *, since: datetime | None = None) -> datetime:
        """``at`` where the minute on the form is the present one. ``since``: it cannot have happened before."""
        if value is None or value.replace(second=0, microsecond=0) == at.replace(second=0, microsecond=0):
            return at
        if value > at:
            raise forms.ValidationError(_("This lies in the future."))
        if since and value < since.replace(second=0, microsecond=0):
            raise forms.ValidationError(_("This lies before the registration of the case."))
        return max(value, since) if since else value
