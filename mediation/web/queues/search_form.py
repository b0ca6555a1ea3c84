"""What cases are searched for."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from mediation import search
from mediation.web.shell.controls import Sheet


class SearchForm(Sheet):
    """The field itself sets no limit: a browser would cut what is pasted without a word."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        validators=[MaxLengthValidator(search.LONGEST, _("Please shorten it to %(limit_value)d characters."))],
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
