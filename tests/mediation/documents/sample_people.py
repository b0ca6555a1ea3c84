"""Who the sample papers are about, and where they are sent. All of it is invented."""

from mediation.documents import forms

COMMITTEE = "金鱼湾社区行业性专业性人民调解委员会（演示）"
LABOUR = "鄞州区劳动人事争议人民调解委员会（演示）"
CRASH = "道路交通事故损害赔偿纠纷"
WAGES = "追索劳动报酬纠纷"
NUMBER = "（2026）虞金鱼湾人调字第001号"
LABOUR_NUMBER = "（2026）鄞劳人调字第001号"

LI = forms.Individual(
    role="申请人",
    name="李素珍",
    sex="女",
    ethnicity="汉族",
    age=58,
    occupation="退休",
    contact="10000000001",
    id_number="99000019680312002X",
    address="上虞区金鱼湾社区（演示）",
)
WANG = forms.Individual(
    role="被申请人",
    name="王强",
    sex="男",
    ethnicity="汉族",
    age=26,
    occupation="职员",
    contact="10000000002",
    id_number="990000200008170019",
    address="上虞区（演示）",
)
CHEN = forms.Individual(
    role="申请人",
    name="陈一帆",
    sex="男",
    ethnicity="汉族",
    age=25,
    occupation="店员",
    contact="10000000003",
    id_number="990000200106050010",
    address="鄞州区（演示）",
)
COMPANY = forms.Organisation(
    role="被申请人",
    name="宁波青禾服饰有限公司（演示）",
    credit_code="91990000MA00000001",
    legal_representative="沈国梁",
    post="总经理",
    contact="10000000004",
    address="宁波市鄞州区（演示）",
)
SIGNS = forms.Signatory(role="申请人", name=CHEN.name)
COURT_ROUTE = forms.Route(
    name="司法途径",
    body="绍兴市上虞区人民法院",
    what="提起民事诉讼",
    basis="《中华人民共和国人民调解法》第二十六条",
    address="上虞区（演示）",
    limit="诉讼时效三年",
)
POLICE_ROUTE = forms.Route(
    name="行政途径",
    body="公安机关交通管理部门",
    what="共同书面申请调解",
    basis="《道路交通事故处理程序规定》第八十五条",
    limit="自终止调解之日起三个工作日",
)
