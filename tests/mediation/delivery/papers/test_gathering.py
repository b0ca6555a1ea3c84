"""Each paper tells what stands in the rows of its case. Read as a person reads the PDF."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from mediation import documents, followup, handling, intake, notices, routing
from mediation.delivery import by_hand
from mediation.delivery.papers import gatherers, letters, worker
from mediation.documents import forms
from mediation.documents.uploads import Upload
from mediation.handling import AgreementDraft, TermGiven
from mediation.intake import MaterialGiven, PartyGiven
from mediation.lifecycle import NotAllowed
from mediation.models import Agreement, Case, Category, Notice, Paper, Party, Track
from mediation.notices import Kind
from mediation.states import Status
from tests import driving, factories
from tests.factories import NINE, Hall
from tests.mediation.documents import files
from tests.mediation.documents.reading import compact, read
from windows.models import Role

MINUTE = timedelta(minutes=1)
LATER = NINE + timedelta(days=30)


@dataclass
class Desk:
    """A hall, and what its worker has rendered."""

    hall: Hall

    def at_status(self, status: Status) -> Case:
        return factories.create_case_at_status(status, at_hall=self.hall)

    def rendered(self, case: Case, kind: str, **which: object) -> str:
        """The text of the only paper of this kind, without spaces."""
        while worker.render_due(LATER):
            pass
        paper = case.papers.get(kind=kind, **which)
        assert paper.state == Paper.State.READY, paper.failed_because
        return read(bytes(paper.content)).text


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(worker, "PAUSE", timedelta(0))
    return Desk(factories.hall())


def labour(desk: Desk, track: str = Track.LABOUR_MEDIATION) -> Case:
    """A shop assistant against the company, told at the window of labour inspection."""
    company = factories.somebody("宁波青禾服饰有限公司（演示）", phone="10000000004", contact_name="沈国梁")
    application = factories.application(
        facts="公司称生意不好，拖欠七个月工资。",
        request="支付2026年4月至10月的工资。",
        parties=(
            PartyGiven(
                Party.Role.APPLICANT, factories.somebody("陈一帆", phone="10000000003"), consent_means="in_person"
            ),
            PartyGiven(Party.Role.RESPONDENT, company, consent_means="phone"),
        ),
        amount=Decimal("29400.00"),
        is_joint_application=False,
        track=track,
        employment="ongoing",
        wage_arrears=True,
        is_read_back=True,
    )
    return intake.register(desk.hall.centre, application, by=desk.hall.actor(Role.CLERK), at=NINE).case


def test_every_kind_of_paper_has_its_gatherer() -> None:
    assert gatherers.GATHERERS.keys() == {form.kind for form in forms.ALL}


DOSSIER = {
    "acceptance_register": [
        "（2026）鄞登字第001号",
        "道路交通事故纠纷",
        "李素珍",
        "王强",
        "登记人章洁",
        "双方当事人共同申请",
    ],
    "rights_notice": ["李素珍", "王强", "2026年11月23日"],
    "acceptance_notice": ["调解员：谢建华", "一个月，至2026年12月23日届满", "第三十三条", "2号窗口"],
    "agreement": [
        "（2026）鄞人调字第001号",
        "人民币2,500.00元（大写：贰仟伍佰元整）",
        "王强应于2026年11月26日前",
        "逾期未足额支付的，可向人民法院起诉。",
        "已包括本次受伤的后续治疗费用",
        "本协议一式3份",
    ],
    "performance_proof": ["收条", "（2026）鄞人调字第001号", "2,500.00", "经办人章洁"],
    "callback_record": ["李素珍：已履行", "王强：已履行", "未作评价", "丁萍"],
    "closing_report": ["达成书面调解协议，编号（2026）鄞人调字第001号。", "王强支付2,500.00元：已履行", "承办人谢建华"],
    "cover": [
        "李素珍与王强道路交通事故纠纷",
        "（2026）鄞人调卷字第001号",
        "立卷人：罗平",
        "长期（30年，自2027年1月1日起算）",
        "保管期限依据：本中心档案管理办法",
    ],
    "index": ["人民调解受理登记表", "人民调解协议书", "人民调解结案报告表"],
    "file_note": ["材料齐全", "罗平"],
    "back_cover": ["（2026）鄞人调卷字第001号"],
}


def test_the_dossier_of_a_case_that_went_well(desk: Desk) -> None:
    case = desk.at_status(Status.ARCHIVED)
    for kind, expected in DOSSIER.items():
        text = desk.rendered(case, kind)
        assert [words for words in expected if compact(words) not in text] == [], kind


def test_evidence_stands_in_the_list_of_the_dossier_and_counts_in_it(desk: Desk) -> None:
    case = desk.at_status(Status.IN_FOLLOW_UP)
    of = case.parties.get(number=1)
    handed_in = MaterialGiven(kind="certificate", title="门诊病历", party=of, form="copy_compared")
    by, at = desk.hall.actor(Role.CLERK), case.last_changed_at
    material = intake.receive_material(
        case, upload=Upload("a.pdf", files.pdf(pages=3)), details=handed_in, by=by, at=at
    )
    driving.look_into(material, at)
    case.refresh_from_db()
    driving.archive(driving.close(case, desk.hall, at + MINUTE), desk.hall, at + 2 * MINUTE)
    text = desk.rendered(case, "index")
    for words in ("证据1：门诊病历", "复印件，已与原件核对李素珍"):
        assert words in text
    assert text.index("权利义务") < text.index("证据1") < text.index("协议书")


def test_a_labour_application_is_written_down_on_the_spot(desk: Desk) -> None:
    text = desk.rendered(labour(desk), "application")
    for words in ("调解申请笔录", "陈一帆", "沈国梁10000000004", "支付2026年4月至10月的工资", "2026年11月23日9时00分"):
        assert words in text


@pytest.mark.parametrize(
    ("track", "chosen"),
    [(Track.LABOUR_MEDIATION, "■路径一：劳动争议调解"), (Track.LABOUR_INSPECTION, "■路径二：劳动保障监察投诉")],
)
def test_both_ways_are_shown_and_the_one_chosen_is_marked(desk: Desk, track: str, chosen: str) -> None:
    text = desk.rendered(labour(desk, track), "route_choice_notice")
    assert chosen in text
    assert "第二十一条第二款" in text


def test_each_side_that_applied_confirms_where_things_are_sent(desk: Desk) -> None:
    case = desk.at_status(Status.REGISTERED)
    for party in case.parties.all():
        assert party.person.phone in desk.rendered(case, "service_address_confirmation", party=party)


def test_a_refusal_names_its_reason_and_the_route_told(desk: Desk) -> None:
    text = desk.rendered(desk.at_status(Status.REFUSED), "refusal_notice")
    for words in ("涉嫌犯罪", "第二十二条", "向派出所报案", "李素珍"):
        assert words in text


def test_a_termination_names_the_ways_that_remain(desk: Desk) -> None:
    case = desk.at_status(Status.TERMINATED)
    for party in case.parties.all():
        text = desk.rendered(case, "termination_notice", party=party)
        assert text.startswith("人民调解委员会终止调解通知书")
        for words in (f"{party.person.name}：", "第八十五条", "三个工作日", "提起民事诉讼"):
            assert words in text


def test_after_a_default_the_application_for_a_payment_order_is_filled_in(desk: Desk) -> None:
    text = desk.rendered(desk.at_status(Status.DEFAULTED), "payment_order_application")
    for words in ("支付令申请书", "贰仟伍佰元整", "（2026）鄞人调字第001号", "第二百二十五条"):
        assert words in text


def hold(desk: Desk, case: Case, at: datetime, record: str = "双方各自陈述了经过。", **words: Any) -> None:
    handling.hold_session(
        case,
        record=record,
        began_at=at,
        ended_at=at + timedelta(hours=1),
        room=desk.hall.room,
        by=desk.hall.actor(Role.MEDIATOR),
        at=at + timedelta(hours=2),
        **words,
    )


def test_the_record_of_a_session_has_what_both_sides_may_know_and_nothing_told_in_confidence(desk: Desk) -> None:
    case = desk.at_status(Status.IN_MEDIATION)
    hold(
        desk,
        case,
        NINE + timedelta(hours=1),
        undisputed_facts="双方相撞。\n李素珍受伤。",
        concessions="同意少付利息。",
        form="joint_then_separate",
        separate_talks=[handling.SeparateTalk(case.parties.get(number=2), "其实没有保险。")],
    )
    body = desk.rendered(case, "mediation_record")
    for words in (
        "第1次",
        "2026年11月23日10时00分至11时00分",
        "双方各自陈述了经过",
        "1．双方相撞。",
        "2．李素珍受伤。",
    ):
        assert words in body
    assert "同意少付利息" not in body
    assert "其实没有保险" not in body


def test_the_record_of_a_session_that_was_only_held_apart_says_nothing_of_what_was_said(desk: Desk) -> None:
    case = desk.at_status(Status.IN_MEDIATION)
    apart = [handling.SeparateTalk(case.parties.get(number=1), "我怕他。")]
    hold(desk, case, NINE + timedelta(hours=1), record="", form="separate", separate_talks=apart)
    body = desk.rendered(case, "mediation_record")
    assert "背靠背" in body
    assert "我怕他" not in body
    assert "当事人陈述" not in body


def test_what_an_agency_looked_into_is_an_investigation_record(desk: Desk) -> None:
    case = desk.at_status(Status.IN_MEDIATION)
    asked = {"agency": desk.hall.police, "request": "查看事发路段监控。"}
    task = handling.ask_assistance(case, **asked, by=desk.hall.actor(Role.MEDIATOR), at=NINE + timedelta(hours=1))
    findings = "非机动车道内行驶，车速较快。"
    handling.answer_assistance(
        task, answer=findings, by=desk.hall.actor(Role.COORDINATOR), at=NINE + timedelta(hours=2)
    )
    text = desk.rendered(case, "investigation_record")
    for words in ("查看事发路段监控", findings, "罗警官", "社区警务站", "2026年11月23日11时00分"):
        assert words in text


def test_the_visit_of_an_inspection_names_both_officers(desk: Desk) -> None:
    case = labour(desk, Track.LABOUR_INSPECTION)
    officer, second = desk.hall.actor(Role.WINDOW_OFFICER), factories.user("sy-labour2", "孙敏")
    factories.member(desk.hall.labour, Role.WINDOW_OFFICER, second)
    driving.classify(case, desk.hall, NINE, category=Category.LABOUR, track=Track.LABOUR_INSPECTION)
    dispatcher = desk.hall.actor(Role.DISPATCHER)
    routing.route(case, lead=desk.hall.labour, reason="本人选择监察", by=dispatcher, at=NINE)
    routing.acknowledge(case, by=officer, at=NINE)
    handling.accept(case, by=officer, at=NINE)
    went = [desk.hall.users[Role.WINDOW_OFFICER], second]
    handling.record_visit(case, officers=went, findings="工资表显示欠薪。", occurred_at=NINE, by=officer, at=NINE)
    text = desk.rendered(case, "investigation_record")
    for words in ("郑海", "孙敏", "工资表显示欠薪"):
        assert words in text
    assert "六十个工作日" in desk.rendered(case, "acceptance_notice")


def test_an_oral_agreement_is_registered_with_what_it_says(desk: Desk) -> None:
    case = desk.at_status(Status.IN_MEDIATION)
    applicant, respondent = case.parties.principals().order_by("number")
    term = TermGiven(debtor=respondent, creditor=applicant, act="当面赔礼道歉", due_on=NINE.date())
    agreement_draft = AgreementDraft(
        form=Agreement.Form.ORAL,
        facts="轻微擦伤。",
        terms=[term],
        responsibility="骑车人承担责任。",
        covers_later_treatment=True,
        default_consequence="可以向人民法院起诉。",
        place_of_performance="本中心",
    )
    mediator = desk.hall.actor(Role.MEDIATOR)
    made = handling.draft_agreement(case, draft=agreement_draft, by=mediator, at=case.last_changed_at)
    handling.agree(case, agreement=made, by=mediator, at=case.last_changed_at)
    text = desk.rendered(case, "oral_agreement_register")
    for words in ("王强应于2026年11月23日前（含当日）当面赔礼道歉", "逾期未履行的，可以向人民法院起诉", "第三十条"):
        assert words in text
    done = made.terms.get()
    handling.record_performance(
        done,
        amount=None,
        proof="statement",
        occurred_at=case.last_changed_at,
        by=desk.hall.actor(Role.CLERK),
        at=case.last_changed_at,
    )
    assert "已向李素珍履行：当面赔礼道歉" in desk.rendered(case, "performance_proof")


def test_a_protected_applicant_cannot_be_found_by_a_paper(desk: Desk) -> None:
    case = desk.at_status(Status.REGISTERED)
    applicant = case.parties.get(role=Party.Role.APPLICANT)
    factories.corrected(applicant.person, at=NINE, address="金鱼湾1号")
    Case.objects.filter(pk=case.pk).update(has_safe_contact=True)
    register = desk.rendered(case, "acceptance_register")
    assert "李素珍" in register
    assert "金鱼湾" not in register
    assert "10000000001" not in register
    assert "金鱼湾1号" in desk.rendered(case, "service_address_confirmation", party=applicant)


def without_telephone(case: Case) -> Party:
    party = case.parties.get(number=1)
    party.person = factories.corrected(party.person, at=NINE, phone="")
    return party


def test_a_letter_is_written_once_to_whoever_has_no_telephone_and_fulfils_nothing(desk: Desk) -> None:
    case = desk.at_status(Status.REGISTERED)
    to = without_telephone(case)
    notices.owe(case, Kind.APPOINTMENT, to=[to], due_at=NINE, params={"when": "2026-11-25T14:00:00+08:00"})
    assert [letters.owe_letters(NINE - timedelta(seconds=1)), *(letters.owe_letters(NINE) for _ in range(2))] == [
        0,
        1,
        0,
    ]
    text = desk.rendered(case, "letter")
    assert "李素珍：" in text
    assert "11月25日14:00" in text
    assert Notice.objects.get(kind=Kind.APPOINTMENT).state == Notice.State.OWED


def test_a_letter_asks_for_a_rating_by_the_address_that_opens_it(desk: Desk) -> None:
    case = desk.at_status(Status.PERFORMED)
    without_telephone(case)
    driving.begin_follow_up(case, desk.hall, case.last_changed_at)
    letters.owe_letters(LATER)
    letter = desk.rendered(case, "letter", party__number=1)
    assert "/r/" in letter


def test_who_must_not_be_told_gets_no_letter(desk: Desk) -> None:
    case = desk.at_status(Status.REGISTERED)
    notices.owe(case, Kind.CLOSED, to=[without_telephone(case)], due_at=NINE)
    case.parties.update(may_be_messaged=False)
    letters.owe_letters(NINE)
    assert not case.papers.filter(kind="letter").exists()
    assert Notice.objects.get(kind=Kind.CLOSED).state == Notice.State.CANCELLED


def test_each_letter_to_the_same_person_is_a_paper_of_its_own(desk: Desk) -> None:
    case = desk.at_status(Status.REGISTERED)
    to = without_telephone(case)
    notices.owe(case, Kind.CLOSED, to=[to], due_at=NINE)
    notices.owe(case, Kind.REDIRECTED, to=[to], due_at=NINE)
    letters.owe_letters(NINE)
    assert case.papers.filter(kind="letter").count() == 2


def test_a_paper_about_nothing_fails_in_the_end_and_says_why(desk: Desk) -> None:
    case = desk.at_status(Status.REGISTERED)
    documents.owe(case, "agreement", at=NINE)
    while worker.render_due(LATER):
        pass
    paper = case.papers.get(kind="agreement")
    assert (paper.state, paper.attempts) == (Paper.State.FAILED, worker.MOST_ATTEMPTS)
    assert paper.failed_because == "Incomplete: it is not said what this paper is about"
    clerk = desk.hall.actor(Role.CLERK)
    by_hand.retry(paper, by=clerk, at=LATER)
    paper.refresh_from_db()
    assert (paper.state, paper.attempts, paper.retried_by_id) == (Paper.State.OWED, 0, clerk.user_id)
    with pytest.raises(NotAllowed):
        by_hand.retry(paper, by=clerk, at=LATER)


def test_the_record_of_the_calls_says_who_was_asked_in_person(desk: Desk) -> None:
    case = desk.at_status(Status.IN_FOLLOW_UP)
    case.parties.filter(number=1).update(may_be_called=False)
    caller, at = desk.hall.actor(Role.CALLBACK_CLERK), case.last_changed_at + timedelta(minutes=1)
    li, wang = case.parties.order_by("number")
    followup.call(case, li, result="reached", in_person=True, by=caller, at=at)
    followup.call(case, wang, result="reached", by=caller, at=at + timedelta(minutes=1))
    assert "回访方式当面、电话" in desk.rendered(case, "callback_record")


def test_the_second_round_of_calls_is_a_record_of_its_own(desk: Desk) -> None:
    case = desk.at_status(Status.CLOSED)
    supervisor, caller = desk.hall.actor(Role.SUPERVISOR), desk.hall.actor(Role.CALLBACK_CLERK)
    at = case.last_changed_at + timedelta(minutes=1)
    followup.reopen(case, reason="又起争执。", by=supervisor, at=at)
    driving.withdraw(case, desk.hall, at)
    followup.begin(case, by=caller, at=at)
    applicant = case.parties.get(role=Party.Role.APPLICANT)
    followup.call(case, applicant, result="reached", by=caller, at=at + timedelta(minutes=1))
    second = desk.rendered(case, "callback_record", number=2)
    assert "李素珍：不涉及履行" in second
    assert "已履行" not in second
