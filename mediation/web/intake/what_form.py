"""何事 and 提示: what happened, what they ask for, and four hints."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from mediation.models import Employment, Track
from mediation.web.intake.fields import ANY, Answer, radio_field, text_field, tick_box
from mediation.web.shell.controls import Sheet
from mediation.web.shell.money import MoneyField


class WhatForm(Sheet):
    """何事, 提示, and the path where wages are meant."""

    facts = forms.CharField(
        label=gettext_lazy("What happened"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off", "data-enter-moves": True}),
    )
    request = text_field(gettext_lazy("What they ask for"), most=2000)
    amount = MoneyField(label=gettext_lazy("Amount"), min_value=0)
    category = text_field(
        gettext_lazy("Kind of dispute"),
        attrs={
            "placeholder": gettext_lazy("first letters of its pinyin: ldzy"),
            "data-combobox": "categories",
            "data-into": "category_code",
        },
    )
    category_code = forms.CharField(required=False, max_length=44, widget=forms.HiddenInput)
    has_safe_contact = tick_box(gettext_lazy("see alone"))
    is_safe_number = tick_box(gettext_lazy("messages to this number are safe"))

    danger = radio_field(gettext_lazy("Beating, threats, talk of suicide?"), ANY)
    people = forms.IntegerField(
        label=gettext_lazy("People"),
        min_value=1,
        max_value=100_000,
        initial=1,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    is_rural_household = radio_field(gettext_lazy("Rural household registration?"), Answer.choices)

    wage_arrears = tick_box(gettext_lazy("wages are owed"))
    track = radio_field(
        gettext_lazy("Which way does the worker choose, in writing?"),
        [(track, track.label) for track in (Track.LABOUR_MEDIATION, Track.LABOUR_INSPECTION)],
    )
    employment = radio_field(gettext_lazy("Does the employment go on?"), Employment.choices)
