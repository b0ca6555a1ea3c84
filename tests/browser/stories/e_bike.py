"""Ms Li and the e-bike by hand: what each person types and presses, at the times of the story's table."""

from playwright.sync_api import expect

from mediation.demonstration.walking.acts import coming
from mediation.demonstration.walking.acts.doing import due
from mediation.demonstration.walking.e_bike import application, records
from mediation.demonstration.walking.e_bike.people import LI, WANG
from tests.browser.stories import handling
from tests.browser.stories.handling import day
from tests.browser.stories.people import Acts, Play

CLERK, MEDIATOR, POLICE, SEAL, CALLER = "sy-clerk", "sy-med-pro", "sy-police", "sy-seal", "sy-callback"


def takes_in(play: Play) -> None:
    """The minimum first; then what need not be said at once: the police's number and his document."""
    coming.serves(CLERK, 3)(play.scene)  # tickets are called at the hall's own desk
    desk = play.desk(CLERK)
    desk.press("Take in a matter")
    applicant, respondent = (party["person"] for party in application.APPLICATION["parties"])
    desk.fill_in(
        applicant_name=applicant["name"],
        applicant_phone=applicant["phone"],
        applicant_document=applicant["document_number"],
        respondent_name=respondent["name"],
        respondent_phone=respondent["phone"],
        relation=application.APPLICATION["parties"][1]["relation"],
        facts=application.FACTS,
        request=application.APPLICATION["request"],
        amount=application.APPLICATION["amount"],
        people="2",
    )
    desk.tick("document_seen", "is_read_back", "is_joint_application")
    desk.choose(danger="no")
    desk.open("Fill in more")
    desk.fill_in(respondent_document=respondent["document_number"], reference_number="DEMO-1112-087")
    desk.fill_in(reference_organ="110")
    desk.choose(reference_kind="police", visit=play.scene.visit)
    expect(desk.page.locator("[data-takes]").first).to_be_visible()
    desk.stop("intake")
    handling.registers(play, desk)
    desk.stop("slips")


def confirms_kind(play: Play) -> None:
    desk = play.screens[CLERK]
    desk.press("Fill in more")
    desk.stop("registration, kind")
    desk.press("Confirm the kind")


def sends(play: Play) -> None:
    desk = play.screens[CLERK]
    desk.stop("registration, way")
    desk.press("Open the case")
    desk.stop("case registered")
    desk.page.go_back()
    desk.press("Assign")
    desk.reads("Where it goes")
    phone = play.phone(LI)
    phone.stop("status assigned")


def begins(play: Play) -> None:
    play.desk(MEDIATOR).stop("home, one to be taken on")
    desk = play.case(MEDIATOR)
    desk.press("Acknowledge and accept")
    desk.stop("accept")
    desk.press("Acknowledge and accept")
    desk.press("Begin mediation")
    desk.stop("begin mediation")
    desk.press("Begin mediation")
    desk.stop("case in mediation")


def first_session(play: Play) -> None:
    session = records.first_session(play.scene)
    desk = play.case(MEDIATOR)
    desk.press("Write the record of a session")
    handling.was_held(desk, session)
    adjourned = session["adjourned_to"]
    desk.fill_in(next_day=day(adjourned["starts_at"]), next_starts="10:00", next_ends="11:05")
    desk.choose(next_room=adjourned["room"])
    desk.stop("record")
    desk.press("Write the record of a session")
    desk.press("Ask another agency")
    desk.choose(agency=records.CAMERA["agency"])
    desk.write("request", records.CAMERA["request"])
    desk.press("Ask another agency")
    phone = play.phone(WANG)
    phone.stop("status with an appointment")


def views_the_camera(play: Play) -> None:
    desk = play.case(POLICE)
    desk.press("Answer what was asked")
    desk.write("answer", records.FOOTAGE["answer"])
    desk.stop("answer")
    desk.press("Answer what was asked")


def second_session(play: Play) -> None:
    desk = play.case(MEDIATOR)
    desk.press("Write the record of a session")
    handling.was_held(desk, records.second_session(play.scene))
    desk.press("Write the record of a session")
    desk.press("Draw up the agreement")
    handling.drafts(desk, records.agreement(play.scene), due(play.scene, 3))
    desk.choose(covers_later_treatment="true")
    desk.press("Save and check")
    desk.stop("agreement drawn up")


def agrees(play: Play) -> None:
    handling.reads_back_and_signs(play.case(MEDIATOR), ["李*珍", "王*"])


def seals(play: Play) -> None:
    handling.seals(play, SEAL)


def is_paid(play: Play) -> None:
    phone = play.phone(WANG)
    phone.stop("status agreed, who pays")
    desk = play.sought(CLERK)
    desk.press("Record performance")
    for party in records.PAID["present"]:
        desk.choose(present=str(party))
    desk.stop("performance")
    desk.press("Record performance")
    handling.proves_and_looks(play, LI)


def follows_up(play: Play) -> None:
    play.case(MEDIATOR).press("Begin the follow-up")


def calls_back(play: Play) -> None:
    handling.reaches(play, CALLER, LI, is_performed="yes", has_reprisal="no")
    handling.reaches(play, CALLER, WANG, is_performed="yes", has_reprisal="no", grade="4")


def rates(play: Play) -> None:
    handling.rates(play, LI)


def closes(play: Play) -> None:
    handling.closes(play, CALLER)
    phone = play.phone(LI)
    phone.stop("status closed")


def checks_in(play: Play) -> None:
    desk = play.desk(MEDIATOR)
    desk.stop("home, not checked in")
    desk.press("Check in")


ACTS: Acts = {
    (0, "08:25"): checks_in,
    (0, "09:08"): takes_in,
    (0, "09:12"): confirms_kind,
    (0, "09:13"): sends,
    (0, "09:20"): begins,
    (0, "10:46"): first_session,
    (1, "15:20"): views_the_camera,
    (2, "11:06"): second_session,
    (2, "11:20"): agrees,
    (2, "11:32"): seals,
    (3, "09:30"): is_paid,
    (3, "14:00"): follows_up,
    (4, "09:40"): calls_back,
    (4, "10:05"): rates,
    (4, "16:00"): closes,
}
