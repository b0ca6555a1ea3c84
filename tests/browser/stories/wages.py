"""Seven months without wages by hand: what each person types and presses, at the times of the story's table."""

from mediation.demonstration.walking.acts import coming
from mediation.demonstration.walking.acts.doing import due
from mediation.demonstration.walking.wages import application, records
from mediation.demonstration.walking.wages.people import CHEN, COMPANY
from tests.browser.stories import handling
from tests.browser.stories.handling import day
from tests.browser.stories.people import Acts, Play, Screen

OFFICER, DISPATCHER, UNION = "yz-labour1", "yz-dispatch", "yz-union"
MEDIATOR, SEAL, CALLER = "yz-med-labour", "yz-seal", "yz-callback"


def takes_in(play: Play) -> None:
    """Window 6: both ways are shown, and the worker signs mediation."""
    coming.serves(OFFICER, 6)(play.scene)  # tickets are called at the hall's own desk
    desk = play.desk(OFFICER)
    desk.press("Take in a matter")
    worker, company = (party["person"] for party in application.APPLICATION["parties"])
    desk.fill_in(
        applicant_name=worker["name"],
        applicant_phone=worker["phone"],
        applicant_document=worker["document_number"],
        respondent_name=company["name"],
        respondent_phone=company["phone"],
        relation=application.APPLICATION["parties"][1]["relation"],
        facts=application.FACTS,
        request=application.APPLICATION["request"],
        amount=application.APPLICATION["amount"],
    )
    desk.tick("document_seen", "is_read_back", "is_organisation", "wage_arrears")
    desk.choose(danger="no", is_rural_household="no", track="labour_mediation", employment="ongoing")
    desk.open("Fill in more")
    desk.write("respondent_contact", company["contact_name"])
    desk.choose(visit=play.scene.visit)
    desk.stop("intake")
    handling.registers(play, desk)


def confirms_kind(play: Play) -> None:
    desk = play.screens[OFFICER]
    desk.press("Fill in more")
    desk.press("Confirm the kind")
    desk.stop("registration, to be assigned by another")
    desk.press("Open the case")
    desk.stop("case registered")


def sends(play: Play) -> None:
    desk = play.case(DISPATCHER)
    desk.press("Assign")
    desk.stop("assignment")
    desk.press("Assign")


def takes_on(play: Play) -> None:
    desk = play.case(OFFICER)
    desk.press("Acknowledge and accept")
    desk.choose(mediator=MEDIATOR)
    desk.press("Acknowledge and accept")
    desk.stop("case accepted")


def union_comes(play: Play) -> None:
    play.desk(UNION).press("Check in")


def union_takes_part(play: Play) -> None:
    play.case(UNION).press("Take our part")


def opens(play: Play) -> None:
    """By telephone the company agrees; the first session is set and a slip of its own is printed for it."""
    desk = play.case(MEDIATOR)
    desk.press("Record an answer about mediation")
    desk.choose(party=str(COMPANY), state="given", means="phone")
    desk.stop("consent")
    desk.press("Record an answer about mediation")
    plan = records.invitation(play.scene)["session"]
    desk.press("Begin mediation")
    desk.fill_in(day=day(plan["starts_at"]), starts="14:00", ends="15:10")
    desk.choose(room=plan["room"], recorder=plan["recorder"])
    takes_part(desk, plan["participants"])
    desk.stop("begin mediation")
    desk.press("Begin mediation")
    desk.stop("case in mediation")
    gives_the_company_its_slip(play, desk)


def takes_part(desk: Screen, who: list[str]) -> None:
    for party in who:
        desk.choose(participants=party)
    desk.tick("participants_agreed")


def gives_the_company_its_slip(play: Play, desk: Screen) -> None:
    desk.press("Print a slip")
    desk.choose(party=str(COMPANY))
    desk.press("Print anew")
    desk.page.wait_for_url("**/slips/**")
    code = desk.page.locator(".slip-secret").inner_text()
    play.scene.slips[COMPANY] = "".join(filter(str.isalnum, code))
    play.phone(COMPANY).stop("status with an appointment")


def session(play: Play) -> None:
    desk = play.case(MEDIATOR)
    desk.press("Write the record of a session")
    handling.was_held(desk, records.session(play.scene))
    desk.stop("record")
    desk.press("Write the record of a session")


def agrees(play: Play) -> None:
    desk = play.case(MEDIATOR)
    desk.press("Draw up the agreement")
    handling.drafts(desk, records.agreement(play.scene), due(play.scene, 7))
    desk.press("Save and check")
    desk.stop("agreement drawn up")
    handling.reads_back_and_signs(desk, ["陈*帆", "宁波青禾服饰有限公司（演示）"])


def seals(play: Play) -> None:
    handling.seals(play, SEAL)


def company_reports(play: Play) -> None:
    """With its own code, and a code sent to its telephone."""
    phone = play.proved(COMPANY)
    phone.stop("what is to be paid")
    phone.fill_in(**{"1_occurred_at": "2026-11-30T10:12", "1_reference": "DEMO-1130-001"})
    slip = {"name": "汇款单.png", "mimeType": "image/png", "buffer": records.slip()}
    phone.page.locator("#id_1_file").set_input_files(slip)
    phone.open("I have paid; tell the centre")  # a script sends the file and shows how far it is
    phone.reads("Noted. The other side is asked to confirm.")


def worker_confirms(play: Play) -> None:
    phone = play.proved(CHEN)
    phone.stop("what was paid, to be confirmed")
    phone.press("I have received it")
    phone.reads("Noted: you have received it.")


def follows_up(play: Play) -> None:
    play.case(MEDIATOR).press("Begin the follow-up")


def calls_back(play: Play) -> None:
    handling.reaches(play, CALLER, CHEN, is_performed="yes", has_reprisal="no")
    handling.reaches(play, CALLER, COMPANY, is_performed="yes", has_reprisal="no", grade="4")


def rates(play: Play) -> None:
    handling.rates(play, CHEN)


def closes(play: Play) -> None:
    handling.closes(play, CALLER)


def checks_in(play: Play) -> None:
    desk = play.desk(OFFICER)
    desk.choose(place="hrss:6")
    desk.press("Check in")


ACTS: Acts = {
    (0, "08:22"): checks_in,
    (0, "08:52"): takes_in,
    (0, "08:58"): confirms_kind,
    (0, "08:59"): sends,
    (0, "09:05"): takes_on,
    (0, "09:10"): union_comes,
    (0, "09:14"): union_takes_part,
    (0, "10:20"): opens,
    (2, "15:11"): session,
    (2, "15:20"): agrees,
    (2, "15:35"): seals,
    (7, "10:15"): company_reports,
    (7, "11:00"): worker_confirms,
    (7, "14:00"): follows_up,
    (8, "09:30"): calls_back,
    (8, "09:45"): rates,
    (8, "16:00"): closes,
}
