"""What 陈一帆 tells at window 6, and how it is taken down for either path. Names and sums by month are invented ◊."""

from typing import Any

FACTS = (
    "陈一帆2024年3月起在宁波青禾服饰有限公司（演示）门店做营业员，现仍在职。"
    "公司说生意不好，2026年4月至10月拖欠工资7个月，每月4200元，合计29400元，已超过半年。"
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
