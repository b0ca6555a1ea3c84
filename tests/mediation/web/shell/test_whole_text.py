"""What was typed comes in whole, and is counted as people count."""

import pytest
from django import forms
from django.http import QueryDict
from rest_framework import serializers

from mediation import codes
from mediation.api.body import Body
from mediation.web.shell.controls import Sheet


class Story(Sheet):
    words = forms.CharField(max_length=10, widget=forms.Textarea)
    name = forms.CharField(max_length=4)


class StoryBody(Body):
    words = serializers.CharField(max_length=10)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_line_end_is_one_character(end: str) -> None:
    words = f"一二三四{end}六七八九十"
    form = Story({"words": words, "name": "王强"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["words"] == "一二三四\n六七八九十"
    body = StoryBody(data={"words": words})
    assert body.is_valid(), body.errors
    assert body.validated_data["words"] == "一二三四\n六七八九十"
    sent = QueryDict(mutable=True)
    sent["words"] = words
    assert StoryBody(data=sent).is_valid()


def test_a_character_beyond_the_basic_plane_is_one() -> None:
    assert Story({"words": "\U00020bb7" * 10, "name": "王强"}).is_valid()


def test_no_browser_cuts_what_is_pasted_and_all_of_it_comes_back_with_the_error() -> None:
    form = Story({"words": "水" * 25, "name": "王强王强王"})
    page = form.as_p()
    assert "maxlength" not in page
    assert set(form.errors) == {"words", "name"}
    assert "水" * 25 in page


@pytest.mark.parametrize(
    "typed",
    [
        "123456",
        "123 456",
        " 1 2 3 4 5 6 ",
        "123-456",
        "123—456",
        "１２３４５６",
        "１２３　４５６",
        "123\u00a0456",
        "\u200b123456",
    ],
)
def test_a_one_time_code_is_its_digits(typed: str) -> None:
    assert codes.one_time(typed) == "123456"


def test_what_stands_between_digits_and_is_no_blank_makes_another_code() -> None:
    assert codes.one_time("123a456") == "123a456"
    assert codes.one_time("") == ""
