"""What was typed comes in whole: no browser cuts it, and it is counted as whoever typed it counts."""

from __future__ import annotations

from typing import Any

from django import forms

from mediation import line_ends


class WholeText(forms.Form):
    """A form whose fields are not cut while somebody pastes: too long a text is told beside its field, all of it there.

    A line end is one character, whichever two a browser sends for it (HTML Living Standard, 4.10.11.6).
    """

    def __getitem__(self, name: str) -> forms.BoundField:
        if name in self.fields:
            self.fields[name].widget.attrs.pop("maxlength", None)
        return super().__getitem__(name)

    def _widget_data_value(self, widget: forms.Widget, html_name: str) -> Any:
        """Django's own hook by which ``BoundField.data`` reads what was sent."""
        value = super()._widget_data_value(widget, html_name)  # type: ignore[misc]  # the stubs leave it out
        return line_ends.unified(value) if isinstance(value, str) else value
