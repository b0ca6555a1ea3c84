"""What a resident reads on the phone: one text message long, in Chinese, and nobody's name, matter or money in it."""

from dataclasses import replace

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy

from mediation import checks
from mediation.checks.messages import faults
from mediation.delivery import composing
from mediation.followup import surveys
from mediation.models import Notice
from mediation.notices import Audience, Kind, longest, text_of
from tests import factories

SIGN = "【鄞州矛调】"
FORBIDDEN = ("纠纷", "调解", "案件", "元", "申请人", "拖欠", "家庭")


def text(kind: Kind) -> str:
    return SIGN + longest(kind, link=composing.address_of_survey("k" * surveys.TOKEN_LENGTH))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("host", ["http://127.0.0.1:8000", "https://tj.longcity.zj.gov.cn:443"])
def test_a_message_fits_into_one_text_message_whatever_the_language_of_the_page(settings, kind, language, host):
    settings.PUBLIC_URL = host
    with translation.override(language):
        assert len(text(kind)) <= checks.ONE_MESSAGE


def test_an_address_that_makes_two_messages_of_one_is_told_before_anything_is_served(settings):
    assert checks.text_messages_are_short() == []
    settings.PUBLIC_URL = "https://mediation-of-disputes.yinzhou.example.org"
    (problem,) = checks.text_messages_are_short()
    assert "'survey' has 87 characters" in problem.msg


@pytest.mark.django_db
def test_a_sign_that_is_too_long_is_told_by_the_check_of_the_database(settings):
    factories.centre()
    settings.PUBLIC_URL = "https://tj.longcity.zj.gov.cn:443"
    assert checks.text_messages_are_short_with_the_signs_of_centres(["default"]) == []
    factories.centre("qt", place_code="渠", short_name="一个名字很长的解纷中心")
    (problem,) = checks.text_messages_are_short_with_the_signs_of_centres(["default"])
    assert "【一个名字很长的解纷中心】" in problem.msg


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind.wording.audience == Audience.PARTIES])
def test_whoever_reads_over_a_shoulder_learns_nothing(kind):
    assert [word for word in FORBIDDEN if word in text(kind).removeprefix(SIGN)] == []


def test_messages_go_out_in_chinese_whatever_the_language_of_the_page():
    notice = Notice(kind="appointment_reminder", params={"when": "2026-11-25T14:00:00+08:00"})
    with translation.override("en"):
        assert text_of(notice) == "提醒：请您于11月25日 14:00到中心。"


def test_every_kind_of_message_is_worded():
    assert checks.every_message_is_worded() == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"text": gettext_lazy("Nobody has put this into Chinese.")}, "has no Chinese text"),
        ({"name": gettext_lazy("a name that nobody has put into Chinese")}, "has no Chinese name"),
        ({"text_until": gettext_lazy("Until then, in English.")}, "has no Chinese text_until"),
        ({"text": gettext_lazy("%(case)s of %(number)s")}, "leaves 'case' open, which texts.PARTICULARS does not know"),
        (
            {"text": Kind.SURVEY.wording.text},
            "leaves 'link' open, which is for its recipient alone, and is not private",
        ),
        (
            {"is_private": True},
            "is private, and mediation/delivery/composing.py: LOOKED_UP has no row for it",
        ),
    ],
)
def test_what_a_kind_lacks_is_named_with_its_file(monkeypatch, changes, fault):
    monkeypatch.setattr(Kind.CLOSED, "wording", replace(Kind.CLOSED.wording, **changes))
    assert fault in list(faults(Kind.CLOSED))
    messages = [problem.msg for problem in checks.every_message_is_worded()]
    assert f"mediation/notices/kinds.py: the message 'closed' {fault}." in messages
    assert checks.text_messages_are_short() == []  # of what cannot be written no length is asked
