"""allauth's pages in our look, on a telephone: readable, reachable, and nothing that the policy would stop."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser import checks
from tests.browser.conftest import PHONE, OpenPage

PASSWORD = "lake-and-paper-1"


@pytest.fixture
def telephone(open_page: OpenPage, transactional_db: None) -> Page:
    User.objects.create_user("N0101", PASSWORD, name="林佳")
    return open_page(size=PHONE)


def press_through(page: Page, address: str) -> None:
    """Go there, signing in or proving oneself again where that is asked first."""
    page.goto(address)
    if page.locator("#id_login").count():
        page.locator("#id_login").fill("N0101")
    if "/login/" in page.url or "/reauthenticate/" in page.url:
        page.locator("#id_password").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: urlsplit(url).path == address)


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/account/2fa/", "双因素身份认证"),
        ("/account/2fa/totp/activate/", "启用身份验证器"),
        ("/account/2fa/webauthn/add/", "添加安全密钥"),
        ("/account/password/change/", "修改密码"),
        ("/account/logout/", "退出登录"),
    ],
)
def test_the_account_s_pages_shut_nobody_out(telephone: Page, address: str, title: str):
    telephone.goto("/account/login/")
    assert checks.axe(telephone) == []
    assert checks.targets(telephone, least=44) == []
    press_through(telephone, "/account/2fa/")
    press_through(telephone, address)
    expect(telephone.get_by_role("heading", level=1)).to_have_text(title)
    assert checks.axe(telephone) == []
    assert checks.targets(telephone, least=44) == []
    assert checks.reflow(telephone) == 0


def test_a_wrong_password_says_so_first(telephone: Page):
    telephone.goto("/account/login/")
    telephone.locator("#id_login").fill("N0101")
    telephone.locator("#id_password").fill("not-the-password")
    telephone.keyboard.press("Enter")
    expect(telephone.locator("[data-error-summary]")).to_be_focused()
    assert telephone.title().startswith("错误：")
    assert checks.axe(telephone) == []
