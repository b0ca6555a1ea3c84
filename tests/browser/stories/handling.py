"""What both stories have in common on the screens, from the first save to the closing of the file."""

from collections.abc import Iterable, Mapping
from typing import Any

from tests.browser.stories.people import Play, Screen


def day(moment: str) -> str:
    """Of a moment as the API takes it."""
    return moment[:10]


def hour(moment: str) -> str:
    return moment[11:16]


def registers(play: Play, desk: Screen) -> None:
    """The first save; whoever registers reads the receipt codes once, and they are handed out."""
    desk.press("Register and print the receipt")
    desk.page.wait_for_url("**/slips/**")
    play.scene.code = desk.page.url.partition("/cases/")[2][:9]
    codes = desk.page.locator(".slip-secret").all_inner_texts()
    play.scene.slips |= dict(enumerate(("".join(filter(str.isalnum, code)) for code in codes), start=1))


def was_held(desk: Screen, session: Mapping[str, Any]) -> None:
    """The record of a session: when, where, what was said."""
    desk.fill_in(day=day(session["began_at"]), starts=hour(session["began_at"]), ends=hour(session["ended_at"]))
    written = ("record", "undisputed_facts", "concessions")
    desk.fill_in(**{name: session[name] for name in written if name in session})
    desk.choose(**{name: session[name] for name in ("form", "room", "recorder") if name in session})
    for row, talk in enumerate(session.get("separate_talks", ()), start=1):
        desk.choose(**{f"apart_with_{row}": str(talk["party"])})
        desk.fill_in(**{f"apart_words_{row}": talk["words"]})


def drafts(desk: Screen, agreement: Mapping[str, Any], due_on: str) -> None:
    """One term; who owes whom is offered already."""
    term = agreement["terms"][0]
    desk.fill_in(
        facts=agreement["facts"],
        responsibility=agreement.get("responsibility", ""),
        act_1=term["act"],
        amount_1=term["amount"],
        manner_1=term["manner"],
        due_on_1=due_on,
        default_consequence=agreement["default_consequence"],
        place_of_performance=agreement["place_of_performance"],
    )
    desk.stop("draft of the agreement")


def reads_back_and_signs(desk: Screen, names: Iterable[str]) -> None:
    desk.press("Read it back")
    desk.stop("reading back")
    desk.press("It was read back, and both sides agree")
    for name in names:
        desk.press("Take down %(name)s's signature", name=name)
    desk.stop("agreement, to be signed by the mediator")
    desk.press("Sign as mediator")
    desk.reads("still missing")


def seals(play: Play, keeper: str) -> None:
    desk = play.case(keeper)
    desk.press("Seal")
    desk.stop("seal")
    desk.press("Seal")
    desk.stop("agreement in force")
    desk.press("Back to the case")
    desk.stop("case agreed")


def proves_and_looks(play: Play, party: int) -> None:
    """The page behind the registered telephone, and the one that asks for its code."""
    phone = play.proved(party)
    phone.reads("My papers")
    phone.stop("status after the telephone was proved")


def reaches(play: Play, caller: str, party: int, **answers: str) -> None:
    desk = play.case(caller)
    desk.press("Record a call")
    desk.choose(party=str(party), result="reached", **answers)
    desk.stop("callback")
    desk.press("Record a call")


def rates(play: Play, party: int) -> None:
    phone = play.survey(party)
    phone.stop("survey")
    with phone.page.expect_navigation():
        phone.page.locator("button[name=grade][value='5']").click()
    phone.reads("Thank you")
    phone.stop("thanks")
    link = phone.page.url
    phone.page.goto(link)
    phone.reads("This link no longer works")


def closes(play: Play, caller: str) -> None:
    desk = play.case(caller)
    desk.stop("case in follow-up")
    desk.press("Close the case")
    desk.press("Close the case")
    desk.stop("case closed")
