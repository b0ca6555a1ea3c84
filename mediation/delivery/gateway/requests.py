"""The two questions that the provider answers, and what of its answers is understood."""

import re
from urllib.parse import urlencode

from mediation.delivery.gateway.answers import Accepted, NotTaken, Refused, Taken, Uncertain, Unknown
from mediation.delivery.gateway.connection import NotReached, Unanswered, exchange

ID = re.compile(r"[!-~]{1,64}")
CODE = re.compile(r"[a-z_]{1,40}")


def send(*, reference: str, to: str, sign: str, text: str) -> Accepted | Refused | Uncertain:
    try:
        status, answer = exchange("POST", "/messages", {"reference": reference, "to": to, "sign": sign, "text": text})
    except NotReached:
        return Refused("not_reached", may_try_again=True)
    except Unanswered as reason:
        return Uncertain(str(reason))
    match status, answer:
        case 202, {"id": str(message_id), "reference": echo} if echo == reference and ID.fullmatch(message_id):
            return Accepted(message_id)
        case ((400 | 403 | 413 | 415 | 422 | 429), {"error": {"code": str(code)}}) if CODE.fullmatch(code):
            return Refused(code, may_try_again=status == 429)
    return Uncertain(f"status {status}, not as documented")


def look_up(reference: str) -> Taken | NotTaken | Unknown:
    try:
        status, answer = exchange("GET", f"/messages?{urlencode({'reference': reference})}")
    except (NotReached, Unanswered) as reason:
        return Unknown(str(reason))
    match status, answer:
        case 200, {"reference": echo, "state": "taken", "ids": [_, *_] as ids} if echo == reference and _are_ids(ids):
            return Taken(tuple(ids))
        case 200, {"reference": echo, "state": "not_taken", "ids": []} if echo == reference:
            return NotTaken()
        case 200, {"reference": echo, "state": "unknown", "ids": []} if echo == reference:
            return Unknown("the provider does not know yet")
    return Unknown(f"status {status}, not as documented")


def _are_ids(ids: list[object]) -> bool:
    return all(isinstance(each, str) and ID.fullmatch(each) for each in ids)
