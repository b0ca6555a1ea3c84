"""What both tell at window 3, and how it is taken down. Numbers and hours are invented ◊."""

FACTS = (
    "11月12日17时40分许，李素珍在菜场旁的马路边步行，被王强骑的电瓶车撞倒，额头缝了四针，11月19日拆线。"
    "王强说她突然走出来，她说他骑得太快。已报警。"
)
VISIT = {"lane": "new", "topic": "交通事故", "persons": 2, "window": 3}
APPLICATION = {
    "facts": FACTS,
    "request": "赔偿医疗费等损失",
    "amount": "2500.00",
    "people": 2,
    "is_joint_application": True,
    "is_read_back": True,
    "window": 3,
    "references": [{"kind": "police", "organ": "110", "number": "DEMO-1112-087"}],
    "parties": [
        {
            "role": "applicant",
            "relation": "行人",
            "consent_means": "in_person",
            "person": {
                "name": "李素珍",
                "phone": "10000000001",
                "document_number": "99000019680312002X",
                "identity_status": "checked",
            },
        },
        {
            "role": "respondent",
            "relation": "电动自行车骑行人",
            "consent_means": "in_person",
            "person": {
                "name": "王强",
                "phone": "10000000002",
                "document_number": "990000200008170019",
                "identity_status": "checked",
            },
        },
    ],
}
