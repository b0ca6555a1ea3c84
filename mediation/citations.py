"""How an article of law is named on a page: ``人民调解法 Art. 33`` is 《人民调解法》第三十三条 where Chinese is read.

The tables name laws and articles in one form that a program can read; papers have their own words. What is no law,
as a promise of the centre, is translated like any other words.
"""

import re

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

DIGITS = "零一二三四五六七八九"
CITED = re.compile(
    r"(?P<law>.+?)(?: \((?P<year>\d{4})\))? Art(?:s|\.) (?P<articles>\d+(?:, \d+)*)(?: ¶(?P<paragraph>\d+))?"
    r"(?: \((?P<remark>[^)]+)\))?"
)
NO_LAW: dict[str, Promise] = {
    "服务承诺 (the centre's own promise)": _("the centre's own promise"),
    "the centre's callback plan": _("the centre's callback plan"),
    "to be checked": _("to be checked"),
    "local": _("local regulation"),
}


def said(law: str) -> str:
    """What stands in a table of law, in the language of the page; several citations are divided by ``; ``."""
    parts = (_said(part) for part in law.split("; "))
    return gettext("; ").join(parts)


def _said(part: str) -> str:
    found = CITED.fullmatch(part)
    if found is None:
        return str(NO_LAW.get(part, part))
    return _in_chinese(found) if (get_language() or "").startswith("zh") else part


def _in_chinese(found: re.Match[str]) -> str:
    law = found["law"].replace("《", "〈").replace("》", "〉")
    year = f"（{found['year']}年）" if found["year"] else ""
    articles = "、".join(f"第{numeral(int(number))}条" for number in found["articles"].split(", "))
    paragraph = f"第{numeral(int(found['paragraph']))}款" if found["paragraph"] else ""
    remark = f"（{NO_LAW.get(found['remark'], found['remark'])}）" if found["remark"] else ""
    return f"《{law}》{year}{articles}{paragraph}{remark}"


def numeral(number: int) -> str:
    """A number below 1,000 as articles are numbered: 10 十, 17 十七, 20 二十, 105 一百零五, 110 一百一十."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if not hundreds and tens == 1:
        return "十" + (DIGITS[ones] if ones else "")
    words = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += f"{DIGITS[tens]}十"
    elif hundreds and ones:
        words += "零"
    return words + (DIGITS[ones] if ones else "")
