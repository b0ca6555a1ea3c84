"""Amounts of money as papers print them: in digits, and in the capital Chinese that nobody can alter with a pen.

Source: 支付结算办法 (中国人民银行 1997), annex 1, 正确填写票据和结算凭证的基本规定, rules 1 to 5. Where they leave a
choice: a zero before the jiao or at the end of a group is not written; 整 is written after the jiao, so that no fen can
be added.
"""

from decimal import Decimal

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("仟", "佰", "拾", "")
GROUPS = ("亿", "万", "")
LARGEST = Decimal("999999999999.99")


def in_digits(amount: Decimal) -> str:
    """2500 → 2,500.00"""
    return f"{_checked(amount):,.2f}"


def in_words(amount: Decimal) -> str:
    """2500 → 贰仟伍佰元整"""
    fen = int(_checked(amount) * 100)
    yuan, fen = divmod(fen, 100)
    whole = f"{_yuan(yuan)}元" if yuan else ""
    if not fen:
        return f"{whole or '零元'}整"
    return whole + _fen(fen, has_yuan=bool(yuan))


def _checked(amount: Decimal) -> Decimal:
    if not 0 <= amount <= LARGEST or amount != amount.quantize(Decimal("0.01")):
        raise ValueError(f"{amount} is not an amount of at most twelve digits of yuan, and fen")
    return amount


def _yuan(yuan: int) -> str:
    words, is_gap = "", False
    for name, digits in zip(GROUPS, _groups(yuan), strict=True):
        group = int(digits)
        if group:
            needs_zero = words and (is_gap or group < 1000)
            words += ("零" if needs_zero else "") + _group(digits) + name
        is_gap = not group
    return words


def _groups(yuan: int) -> tuple[str, str, str]:
    digits = f"{yuan:012d}"
    return digits[:4], digits[4:8], digits[8:]


def _group(digits: str) -> str:
    words = "".join(
        DIGITS[int(digit)] + place if digit != "0" else "0" for digit, place in zip(digits, PLACES, strict=True)
    )
    return "零".join(part for part in words.split("0") if part)


def _fen(fen: int, *, has_yuan: bool) -> str:
    jiao, fen = divmod(fen, 10)
    if not jiao:
        return ("零" if has_yuan else "") + f"{DIGITS[fen]}分"
    return f"{DIGITS[jiao]}角" + (f"{DIGITS[fen]}分" if fen else "整")
