"""The mediator's part by keys alone: from the ledger to the last signature, with an input method, and no pointer."""

from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from mediation.models import Agreement, Case, Statement
from mediation.states import Status
from tests import factories
from tests.browser.hands import COUNTED, Typist, sign_in
from tests.factories import Hall
from windows.models import Role


@pytest.fixture
def morning() -> datetime:
    return factories.moment("2026-11-23 10:50")


@pytest.fixture
def case(hall: Hall) -> Case:
    return factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)


class Keys(Typist):
    """Hands that stay on the keyboard from page to page."""

    pointers = 0

    def goes_on(self, *keys: str, to: str) -> None:
        """Press until another page has come."""
        self.pointers += self.counted["pointer"]
        with self.page.expect_navigation(url=to):
            self.press(*keys)
        self.page.evaluate(COUNTED)

    def tabs_to(self, name: str) -> None:
        """Forward with Tab until the focus is in the field or on what says this."""
        for _stop in range(80):
            focused = self.page.evaluate("[document.activeElement.name, document.activeElement.textContent.trim()]")
            if name in focused:
                return
            self.press("Tab")
        raise AssertionError(f"Tab never comes to {name}")

    def fills(self, **fields: str) -> None:
        for name, text in fields.items():
            self.tabs_to(name)
            self.type(text)


@pytest.fixture
def keys(page: Page, hall: Hall, case: Case, live_url: str) -> Keys:
    sign_in(page, hall.users[Role.MEDIATOR], live_url)
    page.goto("/queues/")
    return Keys(page)


def writes_the_record(keys: Keys, case: Case) -> None:
    keys.tabs_to("登记调解记录")
    keys.goes_on("Enter", to="**/records/")
    keys.fills(starts="0940AM", ends="1045AM")
    keys.tabs_to("record")
    keys.write("双方各执一词，", "shuangfanggezhiyici,")
    nothing_is_sent_while_composing(keys)
    keys.goes_on("F2", to=f"**/cases/{case.code}/")


def nothing_is_sent_while_composing(keys: Keys) -> None:
    """Enter, keyCode 229 and plain, and the keys that send belong to the input method until the words are chosen."""
    for letters in ("y", "yu", "yue"):
        keys.method.press("Process")
        keys.method.compose(letters)
        keys.method.press("Enter")
        keys.press("Enter", "F2")
    keys.method.commit("约定再谈。")
    expect(keys.page.locator("#id_record")).to_have_value("双方各执一词，约定再谈。")
    expect(keys.page.locator("#id_record")).to_be_focused()
    keys.page.wait_for_timeout(120)


def draws_up_the_agreement(keys: Keys) -> None:
    keys.tabs_to("起草协议")
    keys.goes_on("Enter", to="**/agreement/")
    keys.tabs_to("facts")
    keys.write("双方于马路相撞。", "shuangfangyumaluxiangzhuang.")
    keys.tabs_to("act_1")
    keys.write("赔偿医疗费", "peichangyiliaofei")
    keys.fills(amount_1="2500.00", due_on_1="11262026", manner_1="cash")
    keys.tabs_to("default_consequence")
    keys.write("可向法院起诉", "kexiangfayuanqisu")
    keys.tabs_to("covers_later_treatment")
    keys.press("Space")
    keys.goes_on("F2", to="**/agreement/text/")


def test_the_mediator_s_part_needs_no_pointer(keys: Keys, case: Case):
    keys.press("j")
    keys.goes_on("Enter", to=f"**/cases/{case.code}/")
    writes_the_record(keys, case)
    draws_up_the_agreement(keys)
    keys.goes_on("e", to="**/agreement/reading/")
    keys.goes_on("F2", to="**/agreement/text/")
    for _signature in range(3):
        keys.goes_on("e", to="**/agreement/text/")
    agreement = Agreement.objects.get()
    assert (agreement.state, agreement.signatures.count()) == ("signed", 3)
    assert Statement.objects.get(case=case, kind="record").body == "双方各执一词，约定再谈。"
    assert keys.pointers + keys.counted["pointer"] == 0
