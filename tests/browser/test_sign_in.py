"""Signing in by staff number, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User

PASSWORD = "lake-and-paper-1"


@pytest.fixture
def clerk(transactional_db: None) -> User:
    return User.objects.create_user("N0101", PASSWORD, name="林佳")


def sign_in(page: Page, *, password: str) -> None:
    page.goto("/account/login/?next=/account/password/change/")
    page.locator("input[name=login]").fill("N0101")
    page.locator("input[name=password]").fill(password)
    page.locator("input[name=password]").press("Enter")


def test_a_staff_number_and_its_password_open_the_door(page: Page, clerk: User):
    sign_in(page, password=PASSWORD)
    page.wait_for_url("**/account/password/change/")
    assert [cookie for cookie in page.context.cookies() if cookie["name"] == "sessionid" and cookie["httpOnly"]]


def test_a_wrong_password_opens_nothing_and_keeps_the_staff_number(page: Page, clerk: User):
    sign_in(page, password="not-the-password")
    expect(page.locator("input[name=login]")).to_have_value("N0101")
    expect(page.get_by_role("alert")).to_contain_text("工号或密码有误。")
    assert not [cookie for cookie in page.context.cookies() if cookie["name"] == "sessionid"]


def test_nobody_signs_up(page: Page, clerk: User):
    page.goto("/account/signup/")
    expect(page.locator("input[name=password1]")).to_have_count(0)
