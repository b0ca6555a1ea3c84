"""Names: one form for storing, matching, masking and searching; how it was written stays for papers."""

import unicodedata
from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from accounts import names
from accounts.fields.masking import mask_name

WITH_A_DOT = "阿卜杜拉·买买提"
COMPANY = "宁波青禾服饰有限公司（演示）"


@pytest.fixture
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.mark.parametrize("dot", [*names.MIDDLE_DOTS, "．", "﹒", "․", "｡", "。", ".", "··", " · ", "\u3000•\u3000"])
def test_every_middle_dot_is_the_same_dot(dot: str) -> None:
    assert names.normal_form(f"阿卜杜拉{dot}买买提") == WITH_A_DOT


@pytest.mark.parametrize(
    "typed",
    [
        "宁波青禾服饰有限公司(演示)",
        "宁波青禾服饰有限公司 （ 演示 ）",
        "宁波青禾服饰有限公司【演示】",
        "宁波青禾服饰有限公司〔演示〕",
        "宁波青禾服饰有限公司［演示］",
        "宁波青禾服饰有限公司{演示}",
        "宁 波 青 禾 服 饰 有 限 公 司﹙演示﹚",
    ],
)
def test_every_bracket_of_a_chinese_name_is_the_one_of_its_licence(typed: str) -> None:
    assert names.normal_form(typed) == COMPANY


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("⻢晓明", "马晓明"),  # CJK radical C-SIMPLIFIED HORSE
        ("⼈民⺠", "人民民"),  # Kangxi radical, and CJK radical CIVILIAN
        ("⻰⻓⻋", "龙长车"),
        ("金秀珍", "金秀珍"),  # CJK compatibility ideograph
        ("王\u3000强", "王强"),
        (" 王\t强\r\n", "王强"),
        ("\U00020bb7 野", "\U00020bb7野"),  # beyond the basic plane
        ("ＪＯＨＮ　ＳＭＩＴＨ", "JOHN SMITH"),
        ("John \u00a0 Smith", "John Smith"),
        ("O’Brien‐Müller", "O'Brien-Müller"),
        ("Mu\u0308ller", "Müller"),
        ("３６０公司", "360公司"),
        ("Acme (China) Ltd", "Acme (China) Ltd"),
        ("㈱青禾", "（株）青禾"),
        ("No. 3 厂", "No. 3 厂"),
    ],
)
def test_width_radicals_compatibility_and_blanks_make_no_other_name(typed: str, stored: str) -> None:
    assert names.normal_form(typed) == stored


INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u202a\u202e\u2060\u2066\ufeff\u00ad\u034f\u061c\u115f"
    "\u180e\u3164\uffa0\ufe0f\U000e0100\x00\x07\x1b\x7f\x9f"
)


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize("character", INVISIBLE, ids=lambda character: f"U+{ord(character):04X}")
def test_what_nobody_sees_makes_no_other_name_and_alone_no_name(character: str) -> None:
    assert names.checked(f"王{character}强{character}") == "王强"
    assert names.as_written(f"王{character}强") == "王强"
    with pytest.raises(ValidationError, match="no letter"):
        names.checked(character * 3)


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize("typed", ["", " ", "\u3000", "·", "•••", "...", "（）", "—", "\u2800", "？", "\u0301"])
def test_a_name_without_a_letter_is_no_name(typed: str) -> None:
    with pytest.raises(ValidationError, match="no letter"):
        names.checked(typed)


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize("character", ["\ue863", "\U000f0000", "\ud800", "\uffff", "\u0378"])
def test_a_character_of_one_machine_alone_is_refused_by_its_code(character: str) -> None:
    with pytest.raises(ValidationError, match=f"U\\+{ord(character):04X}"):
        names.checked(f"王{character}")


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("王·•() （）.⻢\u200b\u3000"), max_size=20))
def test_the_form_of_a_form_is_itself(typed: str) -> None:
    form = names.normal_form(typed)
    assert names.normal_form(form) == form
    assert unicodedata.is_normalized("NFC", form)
    assert names.normal_form(names.as_written(typed)) == form


@given(st.text(st.sampled_from("王强·㐀龥\u4dbf\u9fff"), min_size=1, max_size=6))
def test_what_is_taken_for_ordinary_has_the_form_the_long_way_too(name: str) -> None:
    assert names.normal_form(name) == names.normal_form(f"{name}\u200b")


def test_the_spelling_stays_as_it_was_but_for_what_nobody_sees() -> None:
    assert names.as_written(" 阿卜杜拉•买买提\u200b ") == "阿卜杜拉•买买提"
    assert names.as_written("青禾(演示)") == "青禾(演示)"
    assert names.as_written("⻢晓明") == "马晓明"


@pytest.mark.parametrize(
    "typed", ["阿卜杜拉•买买提", "阿卜杜拉．买买提", "阿卜杜拉 ・ 买买提", "阿卜杜拉\u200b·买买提"]
)
def test_a_name_is_masked_alike_however_it_was_written(typed: str) -> None:
    assert mask_name(typed) == "阿卜杜拉·***"
