"""What kind of dispute it seems to be: what people say at a window, and what a clerk would choose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.models import Category, Track
from mediation.routing import propose
from mediation.routing.lexicon import EVIDENCE
from mediation.routing.questions import QUESTIONS, SIDE_NAMES
from mediation.routing.sides import SIDES
from mediation.routing.signs import SIGNS
from mediation.routing.subtypes import is_known
from mediation.states import RefusalReason

SAID = [
    ("公司说生意不好，拖欠我工资半年多了，能帮我要回来吗", "10", "unpaid_wages"),
    ("工地干了三个月，包工头一直不给工钱", "10", "unpaid_wages"),
    ("老板昨天突然把我辞退了，一分钱补偿都没有", "10", "dismissal"),
    ("在厂里上班手指被机器压断，老板不肯认工伤", "10", "work_injury"),
    ("单位不给我交社保，做了五年了", "10", "employment"),
    ("天天加班到十点，加班费从来不算", "10", "overtime"),
    ("在市场边的马路上被电瓶车撞倒，额头缝了四针", "14", "non_motor_pedestrian"),
    ("路口两辆小车追尾，对方全责不肯修", "14", ""),
    ("骑电动车被货车刮倒，交警判主责在他", "14", "motor_non_motor"),
    ("老公打我，想离婚，孩子归谁", "01", "domestic_violence"),
    ("订婚给了十万彩礼，女方反悔不退", "01", "bride_price"),
    ("离婚后前夫两年没给孩子抚养费", "01", "child_support"),
    ("三个儿子都不肯赡养老母亲", "01", "parent_support"),
    ("父亲去世留下的房子，兄弟几个怎么继承", "01", "inheritance"),
    ("楼上卫生间漏水，天花板都湿了，邻居不肯修", "02", "leak"),
    ("隔壁半夜跳绳，吵得睡不着", "02", "noise"),
    ("邻居把楼道堵了，轮椅出不去", "02", "passage"),
    ("对门的树枝把我家采光全挡了", "02", "light_and_air"),
    ("两家宅基地边界说不清，他家要翻建老宅", "03", "homestead"),
    ("房东不退押金，说墙上有钉子洞", "03", "house_letting"),
    ("开发商逾期交房一年多了", "03", "house_sale"),
    ("朋友借了我三万块钱，写了借条一直不还", "04", "loan"),
    ("请人装修，装修款付了，活干一半人不来了", "04", "works"),
    ("保险公司拒赔，说我投保时没讲清楚", "04", "insurance"),
    ("跟人合伙开店，散伙时分红算不清", "05", "partnership"),
    ("被小区里的狗咬了，狗主人不肯赔医药费", "06", "animal"),
    ("高空抛物砸到我头上，不知道哪一户", "06", "falling_object"),
    ("吵架时他动手打人，我鼻梁骨折", "06", "personal_injury"),
    ("在群里造谣说我偷人，坏我名誉", "06", "reputation"),
    ("超市地滑摔倒，腰扭了", "06", "personal_injury"),
    ("承包田流转给别人种，到期不还", "07", "land_contract"),
    ("被征地，补偿款比别人家少", "08", "compensation"),
    ("楼下饭店的油烟直排，满屋子臭味", "09", ""),
    ("报团去旅游，导游强制购物", "11", "tour_contract"),
    ("健身房办的年卡，店关门了不退钱", "12", "prepaid_card"),
    ("手机买来三天就坏，商家不给退货", "12", "product"),
    ("网购的鞋子是假货，卖家不理人", "12", "e_commerce"),
    ("医院手术后伤口感染，说不是他们的责任", "13", "treatment"),
    ("物业费年年涨，楼道没人打扫", "15", "management_fee"),
    ("别人开店用了我的注册商标", "16", ""),
    ("给主播打赏，平台封号不退", "17", "live_streaming"),
]
ELSEWHERE = [
    ("手机被人偷走了，小偷抓到了", RefusalReason.CRIMINAL),
    ("刷单被骗了两万块，是诈骗", RefusalReason.CRIMINAL),
    ("对城管的行政处罚不服", RefusalReason.ADMINISTRATIVE_DISPUTE),
    ("户口迁不进来，派出所不给办", RefusalReason.ADMINISTRATIVE_DISPUTE),
    ("举报我们村的书记贪污", RefusalReason.DISCIPLINARY_REPORT),
]


@pytest.mark.parametrize(("facts", "category", "subtype"), SAID)
def test_it_proposes_what_a_clerk_would_choose(facts, category, subtype):
    first = propose(facts)[0]
    assert (first.category, first.subtype) == (category, subtype)
    assert first.words


@pytest.mark.parametrize(("facts", "reason"), ELSEWHERE)
def test_what_is_not_for_mediation_names_its_reason(facts, reason):
    assert propose(facts)[0].elsewhere == reason


def test_the_story_of_the_e_bike_is_traffic_then_injury_and_one_question_is_asked():
    proposals = propose("在市场边的马路上被电瓶车撞倒，额头缝了四针，骑车人说是她突然走出来的。")
    assert [proposal.category for proposal in proposals] == [Category.TRAFFIC, Category.TORT]
    assert {"电瓶车", "撞倒", "马路"} <= set(proposals[0].words)
    assert str(proposals[0].question) == str(QUESTIONS[frozenset({Category.TRAFFIC, Category.TORT})])


def test_the_same_vehicle_inside_an_estate_is_no_longer_clearly_traffic():
    assert propose("电瓶车在小区里撞了老人，脚骨折")[0].category == Category.TORT


def test_the_story_of_the_wages_names_who_stands_against_whom():
    first = propose("公司说生意不好，拖欠工资半年多了，能帮我要回来吗？")[0]
    assert first.words == ("拖欠工资", "公司", "半年")
    assert [str(side) for side in first.sides] == [str(SIDE_NAMES["employer"])]
    assert (first.track, first.question) == (Track.LABOUR_MEDIATION, "")


@pytest.mark.parametrize(
    ("facts", "relation", "category"),
    [
        ("欠了我三万块钱一直不给", "老板", "10"),
        ("欠了我三万块钱一直不给", "朋友", "04"),
        ("水漏下来了", "邻居", "02"),
        ("水漏下来了", "物业", "15"),
    ],
)
def test_it_takes_who_against_whom(facts, relation, category):
    assert propose(facts, relation=relation)[0].category == category


@pytest.mark.parametrize("word", ["电瓶车", "电动车", "小电驴", "电动自行车"])
def test_the_peoples_words_for_one_thing_are_one_thing(word):
    first = propose(f"走路时被{word}撞了")[0]
    assert (first.category, first.subtype) == (Category.TRAFFIC, "non_motor_pedestrian")


def test_of_nothing_it_says_that_it_does_not_know():
    (only,) = propose("")
    assert (only.category, only.confidence, only.words) == (Category.OTHER, 0.0, ())


@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=20))
def test_whatever_is_typed_it_proposes_one_to_three_categories_with_falling_confidence(facts, request, relation):
    proposals = propose(facts, request, relation)
    confidences = [proposal.confidence for proposal in proposals]
    assert 1 <= len(proposals) <= 3
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= proposal <= 1 for proposal in confidences)


@given(st.sampled_from([facts for facts, _, _ in SAID]), st.sampled_from([" ", "　", "\n"]))
def test_blanks_and_lines_change_nothing(facts, blank):
    assert propose(blank.join(facts)) == propose(facts)


def test_every_sign_that_is_weighed_exists_and_every_sign_is_weighed():
    weighed = {sign for evidence in EVIDENCE for sign in (*evidence.needs, *evidence.without)}
    assert weighed <= set(SIGNS)
    assert set(SIGNS) - weighed == set()
    assert set(SIDES) == set(SIDE_NAMES)


def test_every_subtype_that_may_be_proposed_exists():
    assert all(is_known(evidence.category, evidence.subtype) for evidence in EVIDENCE)
