"""Chinese words for invented matters: names, places, and statements of about 300 characters by a grammar of our own.

Rare words (estates, roads, shops) are put together from parts, so that some pairs of characters are found everywhere
and others in a few cases only, as in life.
"""

import re
from bisect import bisect
from collections.abc import Callable, Sequence
from itertools import accumulate
from random import Random

LENGTH = 300  # characters of a statement, nearly

SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马胡朱郭何罗高林郑梁谢唐许冯宋韩邓彭曹曾田萧潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚"
    "卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
SURNAME_WEIGHTS = list(accumulate(1000 // (place + 4) for place in range(len(SURNAMES))))
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红文辉建国梅琳宇浩然子轩梓涵欣怡雨婷佳慧雪晨俊峰"
    "鹏飞志海燕波斌凯云龙春生永林金凤珍翠莲荣福祥贵才德仁义礼信忠诚安康宁静远卓越立新民权利群星月清源泉淑"
    "贞美惠爱莉萍素芬菊香彩凤巧珠瑞雅琴书瑶诗梦蕾薇丹青松柏竹岩山川河江湖铁柱根保启宏伯仲叔季"
)
FIRST = (
    "桂澜翠碧金银紫青云锦华明东南西北中新老长永福瑞祥和安康宁静远江河湖海山林溪泉石松竹梅兰菊荷莲枫柳桃杏"
    "樟榆槐梧桐星月阳春秋夏冬雪霞虹彩丹朱白玄"
)
SECOND = (
    "苑湾庭府台阁轩居园里塘桥港浦岸洲岛峰岭坡坞谷涧渡口堤坝田野原川泽潭井亭楼塔寺庙观堂院坊巷弄厢廊门关城"
    "镇村庄埠集市街道路衢"
)
ESTATES = ("花园", "小区", "新村", "公寓", "家园", "名邸", "雅苑", "华庭")
SECTORS = (
    *("服装", "建筑", "装饰", "物流", "餐饮", "电子", "模具", "食品", "家政", "机械", "塑料", "纺织", "汽修"),
    *("广告", "教育", "旅游", "医药", "园林", "五金", "商贸", "科技", "水产", "印刷", "保洁", "包装", "灯饰"),
)
THINGS = (
    *("冰箱", "空调", "电动车", "手机", "沙发", "地板", "热水器", "家具", "电视", "洗衣机", "自行车", "轮椅", "渔网"),
    *("水泵", "围墙", "雨棚", "花盆", "晾衣架", "水管", "门锁", "玻璃", "瓷砖", "挖机", "货车", "钢琴", "眼镜"),
    *("助听器", "保健品", "奶粉", "茶叶", "羊毛衫", "戒指", "鱼塘", "果树", "蜂箱", "鸡舍", "猪圈", "水渠", "机井"),
)
PLACES = (
    "楼道",
    "电梯",
    "车棚",
    "天台",
    "地下室",
    "菜场",
    "工地",
    "车间",
    "仓库",
    "码头",
    "公园",
    "学校",
    "医院",
    "路口",
)
MONTHS = "一二三四五六七八九十"
QUARRELS = (
    (
        "劳动",
        "工资",
        "拖欠",
        "在{company}做工，说好每月{amount}元，{month}月起工资一直拖欠，老板说生意不好，{place}停了工。",
    ),
    ("劳动", "加班", "辞退", "在{company}上班，{month}月被口头辞退，加班费和补偿一分没有，社保也没有缴。"),
    ("交通", "碰撞", "医药", "在{road}骑车被对方的{thing}撞倒，送到{place}缝了几针，医药费{amount}元对方只付了一半。"),
    ("邻里", "漏水", "装修", "住{estate}，楼上装修以后漏水，{thing}和{place}的墙面都泡坏了，修了两次没有修好。"),
    ("邻里", "噪音", "争吵", "住{estate}，隔壁半夜噪音不断，在{place}争吵过几回，{thing}也被人弄坏了。"),
    ("消费", "退款", "质量", "在{shop}买的{thing}，用了没几天就坏，质量不行，要求退款，店里只肯修不肯退。"),
    ("合同", "定金", "违约", "向{company}订了{thing}，付了定金{amount}元，到{month}月还没有交货，对方说是厂里违约。"),
    ("物业", "物业", "停车", "{estate}的物业把{place}改成停车位收费，{thing}也搬走了，没有和业主商量。"),
    ("婚姻", "离婚", "抚养", "夫妻分居已经{month}个月，孩子的抚养和{estate}的房子谈不拢，{thing}也在争。"),
    ("土地", "承包", "界址", "{estate}旁边的承包地界址不清，对方在{month}月种下{thing}，占了约半亩。"),
    ("医疗", "手术", "病历", "{month}月在{place}做了手术，术后一直疼，病历复印了，院方说是正常现象。"),
    ("旅游", "行程", "导游", "{month}月跟{company}出去，行程少了两个景点，导游让大家买{thing}，不买就不开车。"),
    ("租赁", "押金", "房租", "租了{road}的店面，到期后押金{amount}元不退，说{thing}坏了要扣，房租也多算了。"),
    ("借贷", "借条", "利息", "{month}月借给对方{amount}元，有借条，利息说好了，人一直说没有钱，在{shop}还见过他。"),
)
MORE = (
    "当时有{road}的几个人在场，可以作证。",
    "我找过对方三次，在{place}谈过，没有谈成。",
    "对方说{thing}的事情和他没有关系，让我去找{company}。",
    "{month}月{day}日我到社区反映过，社区让双方先协商。",
    "我有照片、收据和聊天记录，都存在手机里。",
    "前后一共花了{amount}元，票据都在。",
    "后来他家里人来过一次，答应{month}月解决，到现在没有消息。",
    "我年纪大了，来回跑不方便，希望一次说清楚。",
    "家里还有老人和孩子，日子不好过，请帮我们调解。",
    "因为这件事我向{shop}请了假，少了收入，也想一起算进去。",
    "双方原来关系不错，住在{estate}的时候常有来往。",
    "派出所来过人，登记以后说属于民事，可以来中心申请调解。",
    "我愿意让一步，只要对方把{thing}的钱给了就行。",
    "他说最多给{amount}元，我不同意，这个数目连本钱都不够。",
    "后来我又去{place}看过，情况没有变，{thing}还放在那里。",
    "村里的老支书出面劝过，两家都不肯低头。",
    "合同是{month}月签的，盖了章，原件压在箱底。",
    "{shop}的店员记得那天的经过，愿意写一份说明。",
    "监控只保留七天，等我去查的时候画面早就覆盖掉了。",
    "我打过热线，话务员转到{road}的窗口，窗口又叫我等通知。",
    "经办的小{surname}答复得含糊，换了人就说不知情。",
    "那段日子下大雨，{place}积了水，车辆进出都困难。",
    "鉴定要排队，费用听说要{amount}元，我一时拿不出。",
    "亲戚介绍来的活，当初碍于情面，只有口头约定。",
    "晚上睡不踏实，血压也高了，去{place}配过药。",
    "对面开了{shop}以后，客人的汽车常常堵在门前。",
    "微信转账分两笔，合计{amount}元，截图打印好了。",
    "{company}派来的师傅检查后讲，毛病出在安装上。",
    "他儿子在外地打工，过年才回{estate}住几天。",
    "业主群里吵得厉害，有人提议凑钱，多数没表态。",
    "旧账翻出来对不上，少记了{month}笔，互相怀疑。",
    "我姓{surname}的邻居也碰到类似遭遇，去年才了结。",
    "律师咨询过，说打官司周期长，不如先坐下来商量。",
    "押着身份证不还，催了{month}回，总推托忘带钥匙。",
    "保险公司定损只认{amount}元，剩余部分没人承担。",
    "树根钻进{thing}底下，砖缝裂开，雨季渗得更凶。",
    "那位{surname}阿姨好心劝解，反倒挨了骂。",
    "包工头换了号码，工友们四处打听，听讲去了{road}。",
    "收费标准从未张贴，问起来就拿文件搪塞。",
    "孩子转学到{estate}附近，接送全靠外婆。",
)
ENDINGS = ("请求依法处理。", "请中心主持公道。", "希望早日解决。", "同意到中心调解。")
REQUESTS = (
    "请求对方支付{amount}元。",
    "请求退还{thing}的货款并赔礼道歉。",
    "请求修好漏水并赔偿{amount}元。",
    "请求付清拖欠的工资共{amount}元。",
)


SLOT = re.compile(r"{(\w+)}")


def pick(rng: Random, words: Sequence[str]) -> str:
    """One of them; three times as fast as ``rng.choice``, and there are hundreds of choices in a case."""
    return words[int(rng.random() * len(words))]


def person_name(rng: Random) -> str:
    """Two or three characters, common surnames more often."""
    surname = SURNAMES[bisect(SURNAME_WEIGHTS, rng.random() * SURNAME_WEIGHTS[-1])]
    return surname + pick(rng, GIVEN) + (pick(rng, GIVEN) if rng.random() < 0.85 else "")


def company(rng: Random) -> str:
    return f"宁波{pick(rng, FIRST)}{pick(rng, GIVEN)}{pick(rng, SECTORS)}有限公司"


def shop(rng: Random) -> str:
    return f"{pick(rng, FIRST)}{pick(rng, GIVEN)}{pick(rng, SECTORS)}店"


def estate(rng: Random) -> str:
    return pick(rng, FIRST) + pick(rng, SECOND) + pick(rng, ESTATES)


def road(rng: Random) -> str:
    return pick(rng, FIRST) + pick(rng, SECOND) + "路"


def address(rng: Random) -> str:
    return f"{road(rng)}{rng.randrange(1, 999)}号{rng.randrange(1, 40)}幢{rng.randrange(101, 2600)}室"


def statement(rng: Random) -> str:
    """What somebody says happened."""
    topic, _, _, opening = QUARRELS[int(rng.random() * len(QUARRELS))]
    parts = ["本人", _filled(opening, rng)]
    length = len(parts[1])
    for sentence in rng.sample(MORE, 16):
        if length >= LENGTH - 20:
            break
        parts.append(_filled(sentence, rng))
        length += len(parts[-1])
    return "".join([*parts, topic, "方面的事，", pick(rng, ENDINGS)])


def request(rng: Random) -> str:
    return _filled(pick(rng, REQUESTS), rng)


def remembered(body: str, rng: Random) -> tuple[str, str]:
    """Two words that somebody may remember of a statement: what it is about, and a thing or a place."""
    topics = [word for _, *topic, _ in QUARRELS for word in topic if word in body]
    things = [word for word in (*THINGS, *PLACES) if word in body]
    return pick(rng, topics), pick(rng, things or topics)


def _filled(sentence: str, rng: Random) -> str:
    return SLOT.sub(lambda slot: SLOTS[slot[1]](rng), sentence)


SLOTS: dict[str, Callable[[Random], str]] = {
    "company": company,
    "shop": shop,
    "road": road,
    "estate": estate,
    "surname": lambda rng: pick(rng, SURNAMES),
    "thing": lambda rng: pick(rng, THINGS),
    "place": lambda rng: pick(rng, PLACES),
    "month": lambda rng: pick(rng, MONTHS),
    "day": lambda rng: str(1 + int(rng.random() * 28)),
    "amount": lambda rng: str(300 + int(rng.random() * 900) * 100),
}
