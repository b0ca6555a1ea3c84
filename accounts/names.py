"""Names of persons and organisations in one form: stored, matched, masked and searched in it.

The same name is typed with another middle dot, in full width, copied out of a PDF as radicals, or pasted with
characters that nobody sees; :func:`normal_form` makes one of them all. How it was written is kept beside it, for
papers.
"""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 100  # characters, of a column for names
HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\ufa0e-\ufa29\U00020000-\U000323af"
#: Radicals that stand for an ideograph and have no compatibility form (Unicode: Equivalent_Unified_Ideograph).
RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼"
    "⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲"
)
IDEOGRAPHS = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉"
    "𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀"
)
MIDDLE_DOTS = (
    "\u00b7\u02d9\u0387\u16eb\u2022\u2027\u2219\u22c5\u25cf\u25e6\u2e30\u2e31\u2e33\u30fb\uff65\ua78f\U00010101"
)
QUOTES = "\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u02c8\u2032\u0060\u00b4"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043"
OPENING, CLOSING = "[{\u3010\u3014\u3016\u3018\u301a\u2985\u27ee", "]}\u3011\u3015\u3017\u3019\u301b\u2986\u27ef"
ALIKE = str.maketrans(
    RADICALS + MIDDLE_DOTS + QUOTES + DASHES + OPENING + CLOSING + "\u2800",
    IDEOGRAPHS
    + "\u00b7" * len(MIDDLE_DOTS)
    + "'" * len(QUOTES)
    + "-" * len(DASHES)
    + "(" * len(OPENING)
    + ")" * len(CLOSING)
    + " ",
)
#: Letters and marks that are never drawn (Unicode: Default_Ignorable_Code_Point), beside controls and formats.
UNDRAWN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
INVISIBLE = frozenset({"Cc", "Cf"})
UNKNOWN = frozenset({"Co", "Cn", "Cs"})
#: What most names are, and in their form already: pages mask hundreds of them.
ORDINARY = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+(?:·[\u3400-\u4dbf\u4e00-\u9fff]+)*")
BETWEEN_HAN = re.compile(f"(?<=[{HAN}])\\s+(?=[{HAN}])")
AROUND_DOTS = re.compile(r"\s*·[\s·]*")
FULL_STOPS = re.compile(f"(?<=[{HAN}])[.。](?=[{HAN}])")
BESIDE_BRACKETS = re.compile(r"\s*（\s*|\s*）\s*")
WIDE = str.maketrans("()", "（）")


def normal_form(name: str) -> str:
    """The one form of a name. It never refuses anything, and of what has this form already it changes nothing.

    Width, compatibility forms and radicals are made one, middle dots are ``·``, brackets of a Chinese name ``（）``, as
    on its business licence. Nothing invisible stays, and no blank between Han characters or around a dot.
    """
    if ORDINARY.fullmatch(name):
        return name
    plain = unicodedata.normalize("NFKC", _seen(_with_blanks(name)).translate(ALIKE)).translate(ALIKE)
    plain = BETWEEN_HAN.sub("", " ".join(plain.split()))
    plain = AROUND_DOTS.sub("·", FULL_STOPS.sub("·", plain)).strip("· ")
    if re.search(f"[{HAN}]", plain):
        plain = BESIDE_BRACKETS.sub(lambda bracket: bracket[0].strip(), plain.translate(WIDE))
    return unicodedata.normalize("NFC", plain)


def as_written(name: str) -> str:
    """How somebody spells it, for papers: without what nobody sees, and with ideographs where radicals stand."""
    return " ".join(_seen(_with_blanks(name)).translate(str.maketrans(RADICALS, IDEOGRAPHS)).split())


def checked(name: str) -> str:
    """The normal form of a name that can be taken. Raises ``ValidationError`` with a sentence that says why not."""
    plain = normal_form(name)
    unknown = next((character for character in plain if unicodedata.category(character) in UNKNOWN), "")
    if unknown:
        sentence = _("Other machines do not know the character %(code)s. Please type it anew, or write its pinyin.")
        raise ValidationError(sentence % {"code": f"U+{ord(unknown):04X}"})
    if not any(unicodedata.category(character)[0] in "LN" for character in plain):
        raise ValidationError(_("There is no letter in this name that anybody could see. Please type it again."))
    if len(plain) > LONGEST:
        raise ValidationError(_("Please shorten it to %(limit_value)d characters.") % {"limit_value": LONGEST})
    return plain


def _with_blanks(text: str) -> str:
    """Line ends and tabs are blanks, before controls are left out."""
    return " ".join(text.split())


def _seen(text: str) -> str:
    return "".join(character for character in UNDRAWN.sub("", text) if unicodedata.category(character) not in INVISIBLE)
