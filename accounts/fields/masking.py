"""How personal details look where they need not be read in full. Decided here once, for pages, API, papers and logs."""

from accounts import names

MASK = "*"
COMPOUND_SURNAMES = frozenset(
    surnames[place : place + 2]
    for surnames in [
        "欧阳司马上官诸葛东方皇甫尉迟公孙慕容令狐宇文长孙司徒",
        "夏侯端木百里南宫轩辕闻人澹台濮阳淳于单于太叔申屠呼延",
    ]
    for place in range(0, len(surnames), 2)
)


def mask_name(name: str) -> str:
    """王* of two characters, 李*珍 of three, 欧阳*华 with a compound surname; of other names the first word stays."""
    name = names.normal_form(name)
    if not name:
        return ""
    first, separator, rest = name.partition("·" if "·" in name else " ")
    if separator:
        return first + separator + MASK * len(rest)
    if name.isascii():
        return name[0] + MASK * (len(name) - 1)
    shown = 2 if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else 1
    hidden = len(name) - shown
    return name[:shown] + (MASK * hidden if hidden <= 1 else MASK * (hidden - 1) + name[-1])


def mask_phone(phone: str) -> str:
    """138****5678; of a short or foreign number the last four digits."""
    return _ends(phone, head=3, tail=4)


def mask_document(number: str) -> str:
    """The first character and the last: 1****************X. An address code or a birthday in the middle never shows."""
    return _ends(number, head=1, tail=1)


def mask_address(address: str) -> str:
    """The place without the house: 中河街道金鱼湾****. Where nothing is counted, the first half."""
    counted = next((place for place, character in enumerate(address) if character.isdigit()), 0)
    return address[: counted or len(address) // 2] + MASK * 4 if address else ""


def mask_words(text: str) -> str:
    """That there are some, and nothing of them."""
    return MASK * 4 if text else ""


def _ends(text: str, *, head: int, tail: int) -> str:
    """Both ends where enough stays hidden between them, or else the end alone."""
    if len(text) <= tail:
        return MASK * len(text)
    if len(text) < head + 2 * tail:
        head = 0
    return text[:head] + MASK * (len(text) - head - tail) + text[-tail:]
