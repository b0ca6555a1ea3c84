"""Advice about risk: a table a duty leader could check."""

import pytest

from mediation.models import Category, Risk
from mediation.routing import Alarm, screen


@pytest.mark.parametrize(
    ("text", "facts", "level", "alarms"),
    [
        ("在马路上被电瓶车撞倒，缝了四针", {}, Risk.ORDINARY, ()),
        ("公司拖欠工资半年多", {"wage_arrears": True}, Risk.YELLOW, ()),
        ("公司拖欠工资", {"wage_arrears": True, "migrant_worker_wages": True}, Risk.ORANGE, ()),
        ("征地补偿太低", {"category": Category.EXPROPRIATION}, Risk.ORANGE, ()),
        ("工友们在堵路讨薪", {"wage_arrears": True}, Risk.ORANGE, (Alarm.BLOCKADE,)),
        ("十五个人的工资", {"people": 15}, Risk.RED, (Alarm.MANY_PEOPLE,)),
        ("十五个人堵路", {"people": 15}, Risk.RED, (Alarm.BLOCKADE, Alarm.MANY_PEOPLE)),
        ("他说要弄死我全家", {}, Risk.RED, (Alarm.THREAT,)),
        ("再不给钱就跳楼", {}, Risk.RED, (Alarm.SELF_HARM,)),
        ("他拿菜刀上门", {}, Risk.RED, (Alarm.WEAPON,)),
        ("老公打我", {}, Risk.RED, (Alarm.VIOLENCE_AT_HOME,)),
        ("家里人虐待小孩", {}, Risk.RED, (Alarm.CHILD_IN_DANGER,)),
        ("工人摔下来死亡", {}, Risk.RED, (Alarm.DEATH,)),
    ],
)
def test_it_suggests_a_level_and_says_why(text, facts, level, alarms):
    suggested = screen(text, **facts)
    assert (suggested.level, suggested.alarms) == (level, alarms)


def test_it_names_the_words_that_alarmed():
    assert screen("他说不还钱就放火，还带刀").words == ("放火", "带刀")
