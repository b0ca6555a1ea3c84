"""What a resident reads on the phone: one text message long, in Chinese, and nobody's name, matter or money in it."""

import pytest
from django.urls import reverse
from django.utils import translation

from mediation.models import Notice
from mediation.notices import WORDINGS, text_of

SIGN = "【鄞州矛调】"
LONGEST = {
    "phone": "0574-00000000",
    "window": "15",
    "when": "12月25日 14:00",
    "until": "12月25日",
    "code": "123456",
    "link": "http://127.0.0.1:8000" + reverse("survey", args=["k" * 24]),
}
FORBIDDEN = ("纠纷", "调解", "案件", "元", "申请人", "拖欠", "家庭")
TO_STAFF = ("dissatisfied", "clock_passed", "material_sent", "material_broken")


def text(kind: str) -> str:
    with translation.override("zh-hans"):
        return SIGN + str(WORDINGS[kind].text) % LONGEST


@pytest.mark.parametrize("kind", WORDINGS)
def test_a_message_fits_into_one_text_message_with_its_sign(kind):
    assert len(text(kind)) <= 70


@pytest.mark.parametrize("kind", [kind for kind in WORDINGS if kind not in TO_STAFF])
def test_whoever_reads_over_a_shoulder_learns_nothing(kind):
    assert [word for word in FORBIDDEN if word in text(kind).removeprefix(SIGN)] == []


def test_messages_go_out_in_chinese_whatever_the_language_of_the_page():
    notice = Notice(kind="appointment_reminder", params={"when": "2026-11-25T14:00:00+08:00"})
    with translation.override("en"):
        assert text_of(notice) == "提醒：请您于11月25日 14:00到中心。"
