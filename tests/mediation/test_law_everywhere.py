"""Every length and every article is changed, and everything that people read is made: none still says the old ones.

What is typed where it should be read is found by ``tests/house/test_facts.py`` with its line; here the texts are as
people get them: pages, forms, papers, messages and the API.
"""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import translation

from accounts import tokens
from mediation import articles, citations, intake, notices, terms
from mediation.delivery.papers import gatherers, legal
from mediation.delivery.papers.facts import NotYet
from mediation.documents import forms, remedies
from mediation.intake import PartyGiven
from mediation.models import Case, Party, Track
from mediation.states import RefusalReason, Status
from mediation.terms import versions
from tests import factories
from tests.factories import NINE, Hall
from tests.mediation import changed_law
from tests.mediation.changed_law import old, text_of
from windows import clock
from windows.models import AGENCY_ROLES, Role

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "zh-hans")
LINKS = re.compile(r'href="(/cases/[^"?#]+/[^"?#]*)"')


@pytest.fixture
def another_law(monkeypatch) -> Iterator[None]:
    monkeypatch.setattr(versions, "TABLE", changed_law.other_terms())
    with changed_law.other_articles():
        yield


@pytest.fixture
def hall(db, monkeypatch, another_law) -> Hall:
    made = factories.hall()
    monkeypatch.setattr(clock, "now", lambda: factories.moment("2026-11-23 16:00"))
    return made


@pytest.fixture
def everybody(hall) -> Client:
    """Somebody with every role, so that every page is open."""
    user = factories.user("all", "全知")
    for role in [role for role in Role if role not in (Role.SECURITY_ADMIN, Role.AUDITOR)]:  # nobody is two of them
        factories.member(hall.committee if role in AGENCY_ROLES else hall.centre, role, user)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def labour(hall: Hall, track: str) -> intake.Registered:
    company = factories.somebody("宁波青禾服饰有限公司（演示）", phone="10000000004")
    application = factories.application(
        parties=(
            PartyGiven(
                Party.Role.APPLICANT, factories.somebody("陈一帆", phone="10000000003"), consent_means="in_person"
            ),
            PartyGiven(Party.Role.RESPONDENT, company, consent_means="phone"),
        ),
        is_joint_application=False,
        track=track,
        employment="ongoing",
        wage_arrears=True,
    )
    return intake.register(hall.centre, application, by=hall.actor(Role.CLERK), at=NINE)


def test_cases_with_their_acts_papers_and_messages_say_what_the_law_says_now(hall, everybody):
    """Of each status the case in both languages, and each act once; its papers, and its messages as they are sent."""
    opened: set[str] = set()
    for status in Status:
        case = factories.create_case_at_status(status, at_hall=hall)
        for language in LANGUAGES:
            headers = {"accept-language": language}
            page = everybody.get(f"/cases/{case.code}/", headers=headers).content.decode()
            acts = {path for path in LINKS.findall(page) if f"{language} {path.split('/', 3)[3]}" not in opened}
            opened |= {f"{language} {path.split('/', 3)[3]}" for path in acts}
            pages = [page, *(_page(everybody.get(path, headers=headers)) for path in sorted(acts))]
            with translation.override(language):
                assert [old(text_of(page)) for page in pages] == [[]] * len(pages), (status, language, sorted(acts))
        _papers_and_messages(case)
    assert len(opened) > 35 * len(LANGUAGES)


def _page(answer: HttpResponse) -> str:
    return answer.content.decode() if answer.get("Content-Type", "").startswith("text/html") else ""


@pytest.mark.parametrize("track", [Track.LABOUR_MEDIATION, Track.LABOUR_INSPECTION])
def test_a_labour_case_does_so_too_for_the_parties_and_for_programs(hall, everybody, track):
    registered = labour(hall, track)
    code = next(iter(registered.receipt_codes.values()))
    user = hall.users[Role.CLERK]
    secret = tokens.issue(user, name="t", scopes=["all"], lasts=timedelta(days=1), at=NINE)[1]
    for language in LANGUAGES:
        headers = {"accept-language": language}
        with translation.override(language):
            party = Client(headers=headers).post("/status/", {"receipt_code": code}, follow=True)
            page = everybody.get(f"/cases/{registered.case.code}/", headers=headers)
            api = Client(headers=headers | {"Authorization": f"Bearer {secret}"})
            answer = api.get(f"/api/v1/cases/{registered.case.code}")
            assert (party.status_code, page.status_code, answer.status_code) == (200, 200, 200)
            for text in (text_of(party.content.decode()), text_of(page.content.decode()), answer.content.decode()):
                assert old(text) == []
    assert "新法" in answer.content.decode()
    _papers_and_messages(registered.case)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_without_a_case_say_what_the_law_says_now(hall, everybody, language):
    everybody.cookies["django_language"] = language
    with translation.override(language):
        for path in (
            "/",
            "/apply/",
            "/apply/?over",
            "/status/",
            "/intake/",
            "/matters/",
            "/queues/",
            "/owed/",
        ):
            answer = everybody.get(path, follow=True)
            assert answer.status_code == 200, path
            assert old(text_of(answer.content.decode())) == [], path
        assert terms.at(hall.centre, NINE.date())["LB-1"].words in text_of(everybody.get("/intake/").content.decode())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_kind_and_every_way_says_what_the_law_says_now(another_law, language):
    law = terms.at("330212", NINE.date())
    with translation.override(language):
        for kind in notices.Kind:
            assert old(f"{kind.wording.text} {kind.wording.text_until or ''}") == []
        for way in (remedies.POLICE_MEDIATION, *remedies.LABOUR, remedies.PAYMENT_ORDER, remedies.WAGE_SUIT):
            assert old(f"{way.words(law)} {citations.cited(way.law)}") == []
        for term in law.values():
            assert old(f"{term.name} {term.rests_on} {term.idle_because} {term.instead}") == []


def test_every_refusal_route_and_offer_on_paper_says_what_the_law_says_now(another_law):
    law = terms.at("330212", NINE.date())
    paper = [legal.refusal(reason) for reason in RefusalReason], legal.warning()
    ways = [part.as_data() for part in (*legal.routes(legal.ROUTES, law), *legal.offers(law))]
    assert old(json.dumps([paper, ways], ensure_ascii=False)) == []
    for form in forms.ALL:
        cited = [citations.on_paper(citation) + citations.number(citation) for citation in form.cites.values()]
        assert old(" ".join(cited)) == []


def test_the_test_would_see_what_is_left_behind(another_law):
    assert old("调解自收到申请之日起十五日内结束（《人民调解法》第十七条）。") == ["十五日", "第十七条", "人民调解法"]
    assert old("It ends within 15 days (Art. 14); 3 working days left.") == ["15 days", "Art. 14"]
    assert old(f"{terms.at('330212', NINE.date())['LB-1'].on_paper}，{citations.cited(articles.CONSENT)}") == []


def _papers_and_messages(case: Case) -> None:
    texts: list[Any] = [notices.text_of(notice, link="x") for notice in case.notices.all()]
    for paper in case.papers.all():
        try:
            texts.append(gatherers.gather(paper).as_data())
        except (NotYet, forms.Incomplete):
            continue
    assert old(json.dumps(texts, ensure_ascii=False)) == []
