"""The other open cases of Yinzhou on the morning of the story's Monday."""

from decimal import Decimal

from mediation import followup, handling, intake, routing
from mediation.demonstration.planted.file import File, applicant, company, person, respondent
from mediation.demonstration.planted.past import Past
from mediation.intake import Application, ReferenceGiven
from mediation.models import SYSTEM, Channel, ExternalReference, Source
from mediation.states import RefusalReason

CLERK, OTHER_CLERK, DISPATCHER = "yz-clerk1", "yz-clerk2", "yz-dispatch"
CIVIL, SEAL, CALLER, SUPERVISOR = "yz-med-civil", "yz-seal", "yz-callback", "yz-super"


def plant(past: Past) -> None:
    leak_between_floors(past)
    custody(past)
    loan_from_the_court(past)
    gym_cards(past)
    gym_card_again(past)
    operation(past)
    homestead(past)
    property_fee(past)
    reopened_noise(past)
    deposit_this_morning(past)


def leak_between_floors(past: Past) -> None:
    """Sent to the street this morning, to be acknowledged there."""
    application = Application(
        facts="楼上卫生间漏水，楼下李桂香家天花板发霉，多次上门未解决。",
        request="修好漏水并赔偿吊顶",
        parties=(
            applicant(person("李桂香", 130)),
            respondent(person("郭永平", 131), relation="楼上邻居"),
        ),
        window=past.window("yz", 1),
    )
    file = File.register(past, "yz", CLERK, (-3, "15:40"), application)
    file.classify(CLERK, (-3, "15:45"), "02")
    reason = "房屋在中河街道，由街道社区调委会就近上门调解。"
    file.send_to(DISPATCHER, (0, "08:32"), lead="zhonghe", body="pmc_zhonghe", reason=reason)


def custody(past: Past) -> None:
    """She was seen alone; he learns nothing, by any door (``docs/practice.md#afraid-of-the-other-side``)."""
    application = Application(
        facts="申请人要求协商六岁女儿的抚养和探望，陈述遭受过殴打，害怕对方知道她来过。",
        request="抚养与探望的安排",
        parties=(applicant(person("孟晓兰", 132)), respondent(person("韩志刚", 133), relation="丈夫")),
        risk="red",
        has_safe_contact=True,
        is_read_back=True,
        window=past.window("yz", 2),
    )
    file = File.register(past, "yz", OTHER_CLERK, (-3, "10:05"), application)
    file.classify(OTHER_CLERK, (-3, "10:10"), "01")
    file.send(DISPATCHER, (-3, "10:20"))
    file.take_on(CIVIL, (-3, "10:40"), mediator=CIVIL)


def loan_from_the_court(past: Past) -> None:
    """Appointed before filing (委派): the thirty days run from the day it was signed for."""
    signed_for = past.moment((-14, "10:30"))
    application = Application(
        facts="出借人周国良持借条主张借款80000元及利息，借款人称已归还部分。",
        request="归还借款",
        parties=(
            applicant(person("周国良", 134), means="phone"),
            respondent(person("沈建新", 135), relation="借款人", means="phone"),
        ),
        amount=Decimal("80000.00"),
        channel=Channel.ENTRUSTED,
        source=Source.ENTRUSTED,
        entrusted_by="鄞州区人民法院",
        occurred_at=signed_for,
        references=(ReferenceGiven(ExternalReference.Kind.COURT, "（2026）演示诉前调1109号", "鄞州区人民法院"),),
        track="court_appointed",
        window=past.window("yz", 10),
    )
    file = File.register(past, "yz", "yz-court", (-14, "11:00"), application)
    file.classify("yz-court", (-14, "11:05"), "04")
    file.send(DISPATCHER, (-14, "11:10"))
    file.do(routing.acknowledge, "yz-justice", (-14, "11:20"), occurred_at=signed_for)
    file.do(handling.accept, "yz-justice", (-14, "11:20"), mediator=past.user(CIVIL))
    file.begin(CIVIL, (-12, "14:00"))
    plan = file.plan((3, "09:00"), "10:30", "202")
    file.meet(CIVIL, (-6, "14:00"), "15:10", "双方对借款本金无异议，对已归还数额各自回去查流水。", adjourned_to=plan)


GYM = "某健身房9月底突然停业，预付的健身卡余额不退，共12名消费者，合计21880元。"


def gym_cards(past: Past) -> None:
    """Twelve people and one closed gym: the market authority, here on Wednesdays."""
    names = "金晨 邬琳 丁可 毛宁 俞欢 乐瑶 施展 范甜 蒋一 水灵 应心 鲍宇".split()  # noqa: SIM905
    parties = [applicant(person(name, 140 + place)) for place, name in enumerate(names)]
    gym = respondent(company("动力健身服务有限公司", 152, "闻店长"), relation="经营者")
    application = Application(
        facts=GYM,
        request="退还余额",
        parties=(*parties, gym),
        amount=Decimal("21880.00"),
        people=12,
        track="consumer",
        risk="orange",
        window=past.window("yz", 14),
    )
    file = File.register(past, "yz", "yz-market", (-5, "09:20"), application)
    file.classify("yz-market", (-5, "09:25"), "12")
    file.send(DISPATCHER, (-5, "09:40"))
    file.take_on("yz-market", (-5, "10:00"), mediator=CIVIL)
    file.do(handling.record_first_contact, "yz-market", (-4, "15:00"))


def gym_card_again(past: Past) -> None:
    """The same card a second time, refused as already in progress, with the route told: closed."""
    application = Application(
        facts=GYM,
        request="退还余额",
        parties=(applicant(person("金晨", 140)), respondent(company("动力健身服务有限公司", 152, "闻店长"))),
        window=past.window("yz", 1),
    )
    file = File.register(past, "yz", CLERK, (-5, "15:10"), application)
    file.do(
        intake.refuse,
        CLERK,
        (-5, "15:20"),
        reason=RefusalReason.DUPLICATE_IN_PROGRESS,
        route_told="同一事项已在14号窗口办理，凭原回执查询，不用再跑。",
    )
    file.follow_up(CALLER, (-5, "16:00"), CALLER, (-4, "09:30"), _1=4)
    file.close(CALLER, (-4, "16:00"))


def operation(past: Past) -> None:
    """Suspended while the appraisal is under way; its thirty working days stand still meanwhile."""
    application = Application(
        facts="患者家属认为阑尾手术后切口感染处理不当，要求医院赔偿，院方不认可过错。",
        request="赔偿医疗费和误工费",
        parties=(
            applicant(person("裘小燕", 153)),
            respondent(company("明州康复医院", 154, "医务科"), relation="医疗机构", means="writing"),
        ),
        amount=Decimal("46000.00"),
        window=past.window("yz", 1),
    )
    file = File.register(past, "yz", CLERK, (-18, "09:15"), application)
    file.classify(CLERK, (-18, "09:20"), "13")
    file.send(DISPATCHER, (-18, "09:30"))
    file.take_on("yz-health", (-17, "09:00"), mediator="yz-medical")
    file.begin("yz-medical", (-14, "09:00"))
    file.meet("yz-medical", (-14, "14:00"), "15:30", "双方同意委托鉴定，确认病历封存。")
    file.do(handling.suspend, "yz-medical", (-13, "10:00"), reason="appraisal")


def homestead(past: Past) -> None:
    """A boundary between two villages: the mediator goes there."""
    application = Application(
        facts="邱隘镇两村交界处两户因宅基地界址争执，一方砌墙，另一方推倒。",
        request="确定界址，不再砌墙",
        parties=(applicant(person("屠阿根", 155)), respondent(person("励水法", 156), relation="邻村村民")),
        window=past.window("yz", 1),
    )
    file = File.register(past, "yz", CLERK, (-11, "09:30"), application)
    file.classify(CLERK, (-11, "09:35"), "03")
    file.send_to(
        DISPATCHER, (-11, "10:00"), lead="qiuai", body="pmc_qiuai", reason="两村同在邱隘镇，由镇里到现场调解。"
    )
    file.take_on("yz-qiuai", (-11, "14:00"), mediator="yz-qiuai")
    file.consent("yz-qiuai", (-10, "09:00"), 2)
    file.begin("yz-qiuai", (-7, "09:00"))
    surveyors = past.agency("yz", "natural_resources")
    task = file.do(
        handling.ask_assistance, "yz-qiuai", (-7, "10:00"), agency=surveyors, request="请提供两户宅基地登记界址图。"
    )
    answer = "已提供1998年登记图，界址以老石坎为准。"
    handling.answer_assistance(
        task, answer=answer, by=past.actor("yz-natural-resources"), at=past.moment((-6, "10:30"))
    )
    plan = file.plan((2, "14:00"), "16:00")
    file.meet("yz-qiuai", (-5, "14:00"), "16:10", "在两村现场丈量，村干部、老邻居在场。", away=True, adjourned_to=plan)


def property_fee(past: Past) -> None:
    """Two instalments; the second one did not come: default."""
    facts = "业主徐立群因漏水未修拒交两年物业费4800元，物业公司同意减免400元，余款分两期付清。"
    application = Application(
        facts=facts,
        request="支付物业费",
        parties=(
            applicant(company("甬江物业服务有限公司", 157, "客服部"), relation="物业公司"),
            respondent(person("徐立群", 158), relation="业主"),
        ),
        amount=Decimal("4800.00"),
        window=past.window("yz", 1),
    )
    file = File.register(past, "yz", OTHER_CLERK, (-41, "14:00"), application)
    file.classify(OTHER_CLERK, (-41, "14:05"), "15")
    file.send(DISPATCHER, (-41, "14:15"))
    file.take_on(CIVIL, (-41, "15:00"), mediator=CIVIL)
    file.consent(CIVIL, (-40, "09:00"), 2)
    file.begin(CIVIL, (-40, "09:10"))
    file.meet(CIVIL, (-35, "09:00"), "10:00", "物业承诺一周内修好漏水，业主分两期付清。")
    act = "支付物业费"
    terms = [
        {"debtor": 2, "creditor": 1, "act": act, "amount": "2200.00", "due": -21},
        {"debtor": 2, "creditor": 1, "act": act, "amount": "2200.00", "due": -7},
    ]
    agreement = file.draw_up(CIVIL, (-35, "10:00"), facts, terms)
    file.agree(CIVIL, (-35, "10:20"), agreement)
    file.sign_and_seal(CIVIL, (-35, "10:30"), agreement, keeper=SEAL)
    file.pay(CIVIL, (-21, "09:30"), agreement, 1)
    handling.default(file.case, by=SYSTEM, at=past.moment((-6, "08:30")))
    file.call(CALLER, (-6, "10:00"), 1, is_performed=False)


def reopened_noise(past: Past) -> None:
    """Performed, called back, rated very bad; the supervisor opened it again."""
    facts = "楼上深夜搬动家具声响大，老人无法休息，双方曾多次争吵。"
    application = Application(
        facts=facts,
        request="夜间十点后不再搬动家具",
        parties=(applicant(person("贺月英", 159)), respondent(person("柴俊", 160), relation="楼上邻居")),
        window=past.window("yz", 2),
    )
    file = File.register(past, "yz", CLERK, (-24, "09:00"), application)
    file.classify(CLERK, (-24, "09:05"), "02")
    file.send(DISPATCHER, (-24, "09:15"))
    file.take_on("yz-justice", (-24, "09:40"), mediator=CIVIL)
    file.consent(CIVIL, (-21, "09:00"), 2)
    file.begin(CIVIL, (-21, "09:10"))
    file.meet(CIVIL, (-19, "09:00"), "10:00", "楼上同意铺地垫、十点后不搬动家具。")
    terms = [{"debtor": 2, "creditor": 1, "act": "铺设地垫，夜间十点后不搬动家具", "due": -14}]
    agreement = file.draw_up(CIVIL, (-19, "10:00"), facts, terms)
    file.agree(CIVIL, (-19, "10:10"), agreement)
    file.sign_and_seal(CIVIL, (-19, "10:20"), agreement, keeper=SEAL)
    file.pay(CIVIL, (-14, "09:00"), agreement, proof="statement")
    file.do(followup.begin, CIVIL, (-14, "09:10"))
    file.call(CALLER, (-13, "09:30"), 1, is_performed=False, words="安静了三天又开始了。", grade=1)
    file.call(CALLER, (-13, "09:40"), 2, is_performed=True, grade=3)
    file.do(followup.reopen, SUPERVISOR, (-3, "16:00"), reason="申请人评价非常不满意，反映未履行，重新调解。")


def deposit_this_morning(past: Past) -> None:
    """Registered this morning; the dispatcher has it before her."""
    application = Application(
        facts="租客退房后房东以墙面污损为由不退押金3000元，双方对交接时的情况说法不一。",
        request="退还押金",
        parties=(applicant(person("白露", 161)), respondent(person("竺房东", 162), relation="房东")),
        amount=Decimal("3000.00"),
        window=past.window("yz", 1),
    )
    File.register(past, "yz", CLERK, (0, "08:33"), application)
