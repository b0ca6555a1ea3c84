"""What is written down while the dispute is handled, as the API takes it. Hours are invented ◊."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from mediation.demonstration.walking.acts.doing import due, on
from mediation.demonstration.walking.scene import Scene
from mediation.demonstration.walking.wages.application import FACTS
from mediation.demonstration.walking.wages.people import CHEN, COMPANY

BY_PHONE = {"party": COMPANY, "state": "given", "means": "phone"}
OFFICERS = ["yz-labour1", "yz-labour2"]


def invitation(scene: Scene) -> Mapping[str, Any]:
    return {
        "session": {
            "starts_at": on(scene, 2, "14:00"),
            "ends_at": on(scene, 2, "15:10"),
            "room": "203",
            "participants": [*OFFICERS, "yz-union"],
            "participants_agreed": True,
            "recorder": "yz-clerk1",
        }
    }


def session(scene: Scene) -> Mapping[str, Any]:
    return {
        "session": 1,
        "present": [CHEN, COMPANY],
        "began_at": on(scene, 2, "14:00"),
        "ended_at": on(scene, 2, "15:10"),
        "room": "203",
        "participants": [*OFFICERS, "yz-union"],
        "participants_agreed": True,
        "recorder": "yz-clerk1",
        "record": "公司出示工资发放记录，确认欠薪数额，双方协商付款日期。",
        "undisputed_facts": "2026年4月至10月工资共29400元未付。",
        "concessions": "公司愿一次付清，陈一帆不要求道歉。",
    }


def agreement(scene: Scene) -> Mapping[str, Any]:
    return {
        "form": "written",
        "facts": f"{FACTS}经核对工资发放记录，双方对欠薪数额无异议。",
        "default_consequence": "逾期未付清的，全部款项立即到期，陈一帆可依法向人民法院申请支付令。",
        "place_of_performance": "转入陈一帆本人银行账户",
        "terms": [
            {
                "debtor": COMPANY,
                "creditor": CHEN,
                "act": "支付拖欠的2026年4月至10月工资",
                "amount": "29400.00",
                "manner": "银行转账",
                "due_on": due(scene, 7),
            }
        ],
    }


def visit(scene: Scene) -> Mapping[str, Any]:
    return {
        "officers": OFFICERS,
        "findings": "两名监察员出示证件到场，查看工资台账，欠薪29400元属实，当场下达限期改正指令书。",
        "occurred_at": on(scene, 2, "14:30"),
    }


def slip() -> bytes:
    """A picture of the slip, the same bytes every time."""
    picture = Image.new("RGB", (480, 240), "white")
    lines = ("TRANSFER SLIP (DEMONSTRATION)", "To: Chen Yifan", "Amount: CNY 29400.00", "10:12")
    ImageDraw.Draw(picture).multiline_text((24, 24), "\n".join(lines), fill="black", spacing=16)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def payment(scene: Scene, *, day: int, clock: str) -> dict[str, Any]:
    return {"term": 1, "amount": "29400.00", "proof": "transfer", "occurred_at": on(scene, day, clock)}
