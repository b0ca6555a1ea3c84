"""Which words should alarm: advice for the person at the window, who alone sets the level (个人信息保护法 Art. 24).

Whoever sees that a dispute may become a crime reports it at once (人民调解法 Art. 25), danger to a child likewise
(未成年人保护法 Art. 11). Unpaid wages and expropriation alone are no alarm, or red would soon mean nothing.
"""

import unicodedata
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mediation.models import Category, Risk

MANY = 10  # people with one claim: 浙江 group threshold, 劳动争议调解仲裁法 Art. 7


class Alarm(TextChoices):
    THREAT = "threat", _("threat to kill or to hurt")
    SELF_HARM = "self_harm", _("danger of suicide")
    WEAPON = "weapon", _("weapon")
    VIOLENCE_AT_HOME = "violence_at_home", _("domestic violence")
    CHILD_IN_DANGER = "child_in_danger", _("child in danger")
    DEATH = "death", _("somebody died")
    BLOCKADE = "blockade", _("road or site blocked")
    MANY_PEOPLE = "many_people", _("ten or more people with the same claim")


WORDS: dict[Alarm, str] = {
    Alarm.THREAT: "杀了 弄死 砍死 打死 同归于尽 要命 不客气 放火 报复 恐吓 威胁",
    Alarm.SELF_HARM: "自杀 寻死 寻短见 跳楼 跳河 喝农药 不想活 割腕 轻生 活不下去",
    Alarm.WEAPON: "菜刀 砍刀 带刀 持刀 匕首 汽油 炸药 铁棍",
    Alarm.VIOLENCE_AT_HOME: "家暴 家庭暴力 老公打 丈夫打 打老婆 打妻子 打孩子",
    Alarm.CHILD_IN_DANGER: "虐待 打孩子 遗弃孩子 猥亵 性侵 校园霸凌 没人管孩子",
    Alarm.DEATH: "死亡 身亡 猝死 死了 去世的工人 溺亡",
    Alarm.BLOCKADE: "堵路 堵门 拦车 拉横幅 围堵 静坐 堵工地 上访",
}
ORANGE_WHEN_ALONE = frozenset({Alarm.BLOCKADE})


@dataclass(frozen=True)
class Screening:
    """A suggested level, the alarms it rests on, and the words that raised them."""

    level: Risk
    alarms: tuple[Alarm, ...] = ()
    words: tuple[str, ...] = ()


def screen(
    text: str,
    *,
    people: int = 1,
    category: str = "",
    wage_arrears: bool = False,
    migrant_worker_wages: bool = False,
) -> Screening:
    """What the words of an application suggest. It reads no history of persons and decides nothing."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    words_of = {alarm: tuple(word for word in words.split() if word in plain) for alarm, words in WORDS.items()}
    alarms = [alarm for alarm, words in words_of.items() if words]
    if people >= MANY:
        alarms.append(Alarm.MANY_PEOPLE)
    words = tuple(dict.fromkeys(word for alarm in alarms for word in words_of.get(alarm, ())))
    if set(alarms) - ORANGE_WHEN_ALONE:
        return Screening(Risk.RED, tuple(alarms), words)
    if alarms or migrant_worker_wages or category == Category.EXPROPRIATION:
        return Screening(Risk.ORANGE, tuple(alarms), words)
    return Screening(Risk.YELLOW if wage_arrears else Risk.ORDINARY)
