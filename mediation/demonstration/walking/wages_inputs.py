"""What is said and written in the story of the unpaid wages. Names, sums by month and hours are invented ◊."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from mediation.demonstration.walking.acts import due, on
from mediation.demonstration.walking.scene import Scene, Someone

CHEN, COMPANY = 1, 2
PEOPLE = {
    CHEN: Someone(CHEN, "陈一帆", "10000000003"),
    COMPANY: Someone(COMPANY, "沈国梁（宁波青禾服饰有限公司（演示））", "10000000004"),
}
FACTS = (
    "陈一帆2024年3月起在宁波青禾服饰有限公司（演示）门店做营业员，现仍在职。"
    "公司说生意不好，2026年4月至10月拖欠工资7个月，每月4200元，合计29400元，已超过半年。"
)
REPORTED = (
    "A shop assistant: the company says that business is bad and has owed wages for more than half a year.",
    "Window 6, labour inspection; begun on the spot; paid a week later.",
)
INVENTED = (
    "陈一帆, 25, employed since March 2024; 宁波青禾服饰有限公司（演示）, 沈国梁.",
    "Seven months, April to October 2026, at 4,200 yuan: 29,400.00 yuan. He is of no rural household.",
    "That he chooses mediation, and that labour inspection sits in with both sides' consent (人民调解法 Art. 20).",
)
VISIT = {"lane": "new", "topic": "工资", "persons": 1, "window": 6}
APPLICATION: dict[str, Any] = {
    "facts": FACTS,
    "request": "要回拖欠的工资，并继续上班",
    "amount": "29400.00",
    "track": "labour_mediation",
    "employment": "ongoing",
    "wage_arrears": True,
    "risk": "yellow",
    "is_read_back": True,
    "window": 6,
    "parties": [
        {
            "role": "applicant",
            "relation": "职工",
            "consent_means": "writing",
            "person": {
                "name": "陈一帆",
                "phone": "10000000003",
                "document_number": "990000200106050010",
                "identity_status": "checked",
                "is_rural_household": False,
            },
        },
        {
            "role": "respondent",
            "relation": "用人单位",
            "person": {
                "kind": "legal_person",
                "name": "宁波青禾服饰有限公司（演示）",
                "phone": "10000000004",
                "contact_name": "沈国梁",
            },
        },
    ],
}
WORKER, EMPLOYER = APPLICATION["parties"]
INSPECTION = APPLICATION | {
    "track": "labour_inspection",
    "parties": [{name: value for name, value in WORKER.items() if name != "consent_means"}, EMPLOYER],
}
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
