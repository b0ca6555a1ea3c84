"""Fixtures of the browser tests: `page` (a desk), `phone` (a telephone), `open_page` for other sizes,
`live_url`, and `hall` on a still clock.

A page that logs an error, breaks the content security policy or fails to load something fails its test, unless the test
takes what it expects out of `problems`.
"""

import os
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.browser import chromium
from tests.factories import Hall
from windows import clock

DESK, PHONE = (1366, 768), (375, 812)
NO_BROWSER = "NO BROWSER: chromium is not installed, so no browser test was run (Debian: apt-get install chromium)"
#: In place of the browser's printing, whose window would take the keys of the next step.
PRINTER = "window.print = () => { window.isPrinted = true }"

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a browser these tests are left out, loudly; `make check` refuses to go on without one."""
    if chromium.program() is None:
        without = [item for item in items if "tests/browser/" not in item.path.as_posix()]
        config.stash[left_out] = len(items) - len(without)
        items[:] = without


left_out = pytest.StashKey[int]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.stash.get(left_out, 0):
        terminalreporter.write_sep("!", NO_BROWSER, red=True, bold=True)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    # Playwright's loop runs in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with chromium.launched(tmp_path_factory.mktemp("browser")) as browser:
        yield browser
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def morning() -> datetime:
    """When the clock of a hall stands still; a module may say another moment."""
    return factories.moment("2026-11-25 09:00")


@pytest.fixture
def hall(transactional_db: None, monkeypatch: pytest.MonkeyPatch, morning: datetime) -> Hall:
    monkeypatch.setattr(clock, "now", lambda: morning)
    return factories.hall()


@pytest.fixture
def live_url(live_server: LiveServer) -> str:
    """The address of the system, serving from the test database."""
    return live_server.url


@pytest.fixture
def problems() -> list[str]:
    """What the pages of this test complained about; the test may take out what it expects."""
    return []


@pytest.fixture
def open_page(browser: Browser, live_url: str, problems: list[str]) -> Iterator[OpenPage]:
    """Open a page of its own: `open_page(size=PHONE, locale="en")`. Addresses may be written without the host."""
    contexts = []

    def open_one(*, size: tuple[int, int] = DESK, locale: str = "zh-CN", **options: object) -> Page:
        context = browser.new_context(
            base_url=live_url,
            viewport={"width": size[0], "height": size[1]},
            locale=locale,
            timezone_id="Asia/Shanghai",
            **options,
        )
        context.set_default_timeout(10_000)
        context.add_init_script(PRINTER)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(f"error: {error}"))
        page.on("console", lambda line: note_line(line, problems))
        page.on("response", lambda response: note_failure(response, problems))
        return page

    yield open_one
    complaints = list(problems)  # not of what closing the pages cuts off
    for context in contexts:
        context.close()
    assert complaints == []


def note_line(line: ConsoleMessage, problems: list[str]) -> None:
    """Errors, violations of the policy among them; failures to load are noted with their address instead."""
    if line.type == "error" and not line.text.startswith("Failed to load resource"):
        problems.append(f"console: {line.text}")


def note_failure(response: Response, problems: list[str]) -> None:
    asked_by_itself = response.url.endswith("/favicon.ico")
    is_page = response.request.resource_type == "document"
    if response.status >= 500 or (response.status >= 400 and not is_page and not asked_by_itself):
        problems.append(f"{response.status}: {response.url}")


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    return open_page(size=PHONE, has_touch=True, is_mobile=True)
