"""What is written down while the dispute is handled, as the API takes it. Items and hours are invented ◊."""

from collections.abc import Mapping
from typing import Any

from mediation.demonstration.walking.acts.doing import due, on
from mediation.demonstration.walking.e_bike.application import FACTS
from mediation.demonstration.walking.e_bike.people import LI, WANG
from mediation.demonstration.walking.scene import Scene

ITEMS = "医疗费1286.00元、护理费800.00元、交通费64.00元、营养费350.00元，合计2500.00元。"
CAMERA = {"agency": "sy_police", "request": "请协助查看11月12日17时40分前后的路面监控。"}
FOOTAGE = {"answer": "与谢建华同看：电动自行车在非机动车道，车速偏快，行人未走横道。登记编号留存，未复制。"}


def first_session(scene: Scene) -> Mapping[str, Any]:
    return {
        "present": [LI, WANG],
        "began_at": on(scene, 0, "09:40"),
        "ended_at": on(scene, 0, "10:45"),
        "form": "joint_then_separate",
        "separate_talks": [{"party": WANG, "words": "王强承认骑得偏快，最多能拿出三千元，不想让对方先知道。"}],
        "room": "1",
        "record": "双方各执一词：李素珍说骑得太快，王强说她突然走出。约定调看路面监控后再谈。",
        "adjourned_to": {"starts_at": on(scene, 2, "10:00"), "ends_at": on(scene, 2, "11:05"), "room": "1"},
    }


def second_session(scene: Scene) -> Mapping[str, Any]:
    return {
        "session": 2,
        "present": [LI, WANG],
        "began_at": on(scene, 2, "10:00"),
        "ended_at": on(scene, 2, "11:05"),
        "room": "1",
        "record": "根据监控，双方对经过不再有异议，逐项核对费用。",
        "undisputed_facts": ITEMS,
    }


PAID = {"term": 1, "amount": "2500.00", "proof": "receipt", "present": [LI, WANG], "window": 3}


def agreement(scene: Scene) -> Mapping[str, Any]:
    return {
        "form": "written",
        "facts": f"{FACTS}经调看监控，双方对经过无异议。{ITEMS}",
        "responsibility": "王强骑行过快，负主要责任；李素珍未走横道。",
        "covers_later_treatment": True,
        "default_consequence": "逾期不付，李素珍可就本协议向人民法院提起诉讼。",
        "place_of_performance": "金鱼湾社区平安服务中心，或网上转账",
        "terms": [
            {
                "debtor": WANG,
                "creditor": LI,
                "act": "一次性赔偿各项损失（含后续治疗）",
                "amount": "2500.00",
                "manner": "转账或在中心当面付清",
                "due_on": due(scene, 3),
            }
        ],
    }
