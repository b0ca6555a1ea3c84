"""The words of the components, the choices of the look, and the page that shows every component."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.template import engines
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from accounts.models import User
from mediation import codes
from mediation.templatetags import wording

AT = datetime(2026, 11, 25, 1, 5, tzinfo=UTC)  # Wednesday, 09:05 in Shanghai
DUE = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)  # Friday, 17:00


def rendered(source: str, **context: object) -> str:
    return " ".join(engines["django"].from_string(source).render(context).split())


@pytest.fixture
def _chinese():
    with translation.override("zh-hans"):
        yield


@pytest.fixture
def _english():
    with translation.override("en"):
        yield


@pytest.mark.usefixtures("_chinese")
@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ amount|yuan }}", "29,400.00 元"),
        ("{{ due|day:at }}", '<time datetime="2026-11-27T17:00+08:00">11月27日（周五）</time>'),
        ("{{ due|day }}", '<time datetime="2026-11-27T17:00+08:00">2026年11月27日（周五）</time>'),
        ("{{ due|day_time:at }}", '<time datetime="2026-11-27T17:00+08:00">11月27日（周五）17:00</time>'),
        ("{{ due|due_day:at }}", '<time datetime="2026-11-27T17:00+08:00">11月27日</time>'),
        ("{{ due|hour }}", '<time datetime="2026-11-27T17:00+08:00">17:00</time>'),
        ("{% time_left due at workdays=2 %}", "还剩 2 个工作日"),
        ("{{ name|mask_name }}", "陈*明"),
    ],
)
def test_it_writes_as_official_papers_do(source: str, words: str):
    context = {"amount": Decimal(29400), "due": DUE, "at": AT, "name": "陈建明"}
    assert rendered("{% load wording %}" + source, **context) == words


@pytest.mark.usefixtures("_english")
def test_it_writes_english_as_english():
    context = {"amount": Decimal(2500), "due": DUE, "at": AT}
    source = "{% load wording %}{{ amount|yuan }}; {{ due|day_time:at|striptags }}; {% time_left due at workdays=1 %}"
    assert rendered(source, **context) == "2,500.00 yuan; Fri 27 November, 17:00; 1 working day left"


@pytest.mark.usefixtures("_english")
@pytest.mark.parametrize(
    ("at", "workdays", "words"),
    [
        ("2026-11-25T09:05:00+08:00", 2, "2 working days left"),
        ("2026-11-25T09:05:00+08:00", 0, "2 days left"),
        ("2026-11-27T08:30:00+08:00", 0, "today by 17:00"),
        ("2026-11-27T16:15:00+08:00", 0, "45 minutes left"),
        ("2026-11-27T16:59:59+08:00", 0, "1 minute left"),
        ("2026-11-27T17:00:00+08:00", 0, "0 minutes left"),
        ("2026-11-27T17:00:01+08:00", 0, "late since 17:00"),
        ("2026-11-28T10:00:00+08:00", 0, "1 day late"),
        ("2026-12-01T10:00:00+08:00", 2, "2 working days late"),
    ],
)
def test_a_clock_is_kept_until_its_moment_and_late_a_second_after(at: str, workdays: int, words: str):
    assert wording.time_left(DUE, datetime.fromisoformat(at), workdays=workdays) == words


@pytest.mark.usefixtures("_chinese")
@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("", '还剩 2 个工作日（<time datetime="2026-11-27T17:00+08:00">11月27日</time>）'),
        ("paused", "已暂停"),
        ("done", "已按期"),
    ],
)
def test_a_clock_s_mark_has_a_symbol_and_a_word(state: str, words: str):
    mark = rendered("{% load wording %}{% due due at workdays=2 state=state %}", due=DUE, at=AT, state=state)
    assert f"#clock{state and '-' + state}" in mark
    assert f"<span>{words}</span>" in mark


def test_a_mark_escapes_its_word():
    assert "&lt;b&gt;" in rendered("{% load icons %}{% status 'intake' words %}", words="<b>")


@pytest.mark.parametrize(
    ("written", "grouped"),
    [("K7QF2M3A9", "K7QF-2M3A9"), ("7M2KQ9XWT4R5D", "7M2K-Q9XW-T4R5D"), ("A023", "A023")],
)
def test_a_code_stands_in_groups(written: str, grouped: str):
    assert codes.printed(written) == grouped


def test_an_icon_alone_has_a_name_and_beside_a_word_none():
    assert 'aria-hidden="true"' in rendered('{% load icons %}{% icon "clock" %}')
    assert 'role="img" aria-label="late"' in rendered('{% load icons %}{% icon "clock-late" "late" %}')


def test_every_component_says_how_it_is_written(client: Client, settings: Settings):
    settings.DEBUG = True
    page = client.get("/components/").content.decode()
    folder = settings.BASE_DIR / "templates" / "components"
    names = [file.stem.replace("_", "-") for file in folder.glob("*.html")]
    assert [name for name in names if f'<code class="small">&lt;c-{name}' not in page] == []


@pytest.mark.parametrize("address", ["/components/", "/components/answer/"])
def test_the_components_are_shown_to_developers_only(client: Client, address: str):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("status", ["400", "403", "403_csrf", "404", "500"])
def test_a_refusal_needs_nothing_from_the_page_that_failed(status: str):
    assert "<h1>" in engines["django"].get_template(f"{status}.html").render({})


def test_a_choice_is_remembered_and_unknown_ones_are_not(client: Client):
    answer = client.post("/look/", {"theme": "dark", "size": "enormous", "next": "/account/login/"})
    assert answer.headers["Location"] == "/account/login/"
    assert {name: morsel.value for name, morsel in answer.cookies.items()} == {"theme": "dark"}


def test_a_choice_leads_nowhere_else(client: Client):
    assert client.post("/look/", {"next": "https://elsewhere.example/"}).headers["Location"] == "/"


@pytest.mark.django_db
def test_whoever_signs_in_finds_the_choice_on_another_machine():
    user = User.objects.create_user("N0101", "lake-and-paper-1", name="林佳")
    first, second = Client(), Client()
    first.force_login(user)
    first.post("/look/", {"language": "en"})
    first.post("/look/", {"size": "large", "theme": "dark"})
    answer = second.post("/account/login/", {"login": "N0101", "password": "lake-and-paper-1"})
    laid = {name: answer.cookies[name].value for name in ("django_language", "theme", "size")}
    assert laid == {"django_language": "en", "theme": "dark", "size": "large"}
