"""Clocks read out of journals: a table that a lawyer could check. Local times; 24:00 is 0:00 of the next day."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation import terms
from mediation.deadlines import CentreDays, Line, read
from mediation.models import Deadline
from mediation.states import Action, Event
from tests.factories import moment
from windows.workdays import Calendar

HOURS = {weekday: (time(8, 30), time(17)) for weekday in range(1, 6)}
LAW = terms.at("330212", date(2026, 11, 23))
DAYS = CentreDays(Calendar(announced=frozenset({2026})), HOURS)

MEDIATION = {"track": "labour_mediation", "employment": "ongoing"}
COMMITTEE = {"track": "committee"}
TERMS = {"confirmable": True, "terms": [{"term": 1, "due_on": "2026-11-30", "amount": "29400.00"}]}


def journal_of(*lines: tuple[str, str, dict]) -> list[Line]:
    return [Line(seq, kind, moment(when), details) for seq, (kind, when, details) in enumerate(lines, start=1)]


def clocks(*lines: tuple[str, str, dict]) -> dict:
    return {clock.term.code: clock for clock in read(journal_of(*lines), DAYS, LAW)}


LABOUR = [
    (Action.REGISTER, "2026-11-23 08:52", MEDIATION),
    (Action.ROUTE, "2026-11-23 08:59", {}),
    (Action.ACKNOWLEDGE, "2026-11-23 09:05", {}),
    (Action.ACCEPT, "2026-11-23 09:05", {}),
    (Action.OPEN, "2026-11-23 10:20", {}),
    (Action.AGREE, "2026-11-25 15:20", {}),
    (Event.AGREEMENT_EFFECTIVE, "2026-11-25 15:35", TERMS),
]


@pytest.mark.parametrize(
    ("lines", "code", "due"),
    [
        ([("register", "2026-11-23 09:08", COMMITTEE)], "P-1", "2026-11-24 17:00"),  # Mon → Tue
        ([("register", "2026-11-27 16:59", COMMITTEE)], "P-1", "2026-11-30 17:00"),  # Fri → Mon
        ([("register", "2026-11-23 09:08", COMMITTEE)], "CC-1", "2029-11-24 00:00"),
        ([("accept", "2026-11-23 09:20", COMMITTEE)], "PM-1", "2026-12-24 00:00"),  # Wed 23 Dec 24:00
        ([("accept", "2026-11-23 09:20", COMMITTEE)], "P-3", "2026-11-25 17:00"),
        (LABOUR[:1], "LB-1", "2026-12-09 00:00"),  # Tue 8 Dec 24:00
        (LABOUR, "JC-1", "2026-12-26 00:00"),  # Fri 25 Dec 24:00
        (LABOUR, "LB-8", "2026-12-11 00:00"),  # Thu 10 Dec 24:00
        (LABOUR, "PF", "2026-12-01 00:00"),  # Mon 30 Nov 24:00
        ([("perform", "2026-11-26 09:30", COMMITTEE)], "CB-1", "2026-11-27 17:00"),
        ([("terminate", "2026-11-24 11:00", COMMITTEE)], "CB-7", "2026-12-01 17:00"),
        (
            [("register", "2026-11-23 08:52", {"track": "labour_inspection"})],
            "LI-1",
            "2026-12-01 00:00",
        ),  # Mon 30 Nov 24:00
    ],
)
def test_it_ends_on_the_day_of_the_law(lines, code, due):
    assert clocks(*lines)[code].due_at == moment(due)


def test_an_inspection_of_sixty_working_days_from_november_is_provisional():
    by_code = clocks(
        ("register", "2026-11-23 08:52", {"track": "labour_inspection"}), ("accept", "2026-11-23 09:05", {})
    )
    assert by_code["LI-2"].is_provisional
    assert by_code["LI-2"].due_on >= date(2027, 2, 16)


def test_special_law_goes_before_general_law():
    by_code = clocks(*LABOUR)
    assert "PM-1" not in by_code
    assert not {"LI-1", "LI-2", "CC-1"} & set(by_code)


def test_wage_limitation_does_not_run_while_employed():
    assert clocks(*LABOUR)["LB-2"].state == Deadline.State.IDLE


def test_a_track_chosen_after_registration_counts_from_the_registration():
    by_code = clocks(
        ("register", "2026-11-23 08:52", {}),
        (Event.CLASSIFY_CONFIRMED, "2026-11-23 08:58", MEDIATION),
    )
    assert by_code["LB-1"].start.occurred_at == moment("2026-11-23 08:52")


@pytest.mark.parametrize(
    ("code", "stopped_by"),
    [("P-1", Action.ACCEPT), ("P-2", Action.ACKNOWLEDGE), ("P-3", Action.OPEN), ("LB-1", Event.AGREEMENT_EFFECTIVE)],
)
def test_it_stops_on_the_event_the_table_names(code, stopped_by):
    assert clocks(*LABOUR)[code].stop.kind == stopped_by


def test_an_agreement_without_confirmable_content_starts_no_right_to_confirmation():
    by_code = clocks(*LABOUR[:-1], (Event.AGREEMENT_EFFECTIVE, "2026-11-25 15:35", TERMS | {"confirmable": False}))
    assert "JC-1" not in by_code


def test_each_agreed_term_has_its_own_clock():
    two = {"terms": [{"term": 1, "due_on": "2026-11-26"}, {"term": 2, "due_on": "2026-12-31"}]}
    lines = journal_of(
        (Event.AGREEMENT_EFFECTIVE, "2026-11-25 11:32", two),
        (Event.PERFORMANCE_RECORDED, "2026-11-26 09:30", {"term": 1}),
    )
    states = {clock.occasion: clock.state for clock in read(lines, DAYS, LAW) if clock.term.code == "PF"}
    assert states == {"1": Deadline.State.STOPPED, "2": Deadline.State.RUNNING}


def test_appraisal_moves_the_last_day_and_another_suspension_does_not():
    began = ("accept", "2026-11-02 09:00", {"track": "medical"})
    resumed = ("resume", "2026-11-12 09:00", {})
    plain = clocks(began)["MD-1"].due_on
    other = clocks(began, ("suspend", "2026-11-05 09:00", {"reason": "other"}), resumed)["MD-1"].due_on
    moved = clocks(began, ("suspend", "2026-11-05 09:00", {"reason": "appraisal"}), resumed)["MD-1"].due_on
    assert (plain, other) == (date(2026, 12, 14), date(2026, 12, 14))
    assert moved == date(2026, 12, 21)  # Thu 5 to Wed 11 November: five working days did not count


def test_an_extension_names_its_last_day():
    extended = (Event.CLOCK_EXTENDED, "2026-12-01 10:00", {"clock": "LB-1", "until": "2026-12-20", "by": "consent"})
    assert clocks(LABOUR[0], extended)["LB-1"].due_at == moment("2026-12-21 00:00")


@pytest.mark.parametrize(
    ("track", "code", "until", "paused", "resumed", "due"),
    [
        # Wed 23 Dec by thirty calendar days; the parties give it until Sun 10 Jan, where nothing rolls over.
        ("court_appointed", "CT-1", "2027-01-10", None, None, "2027-01-10"),
        # Mon 7 to Thu 10 Dec: four days did not count; Thu 14 Jan.
        ("court_appointed", "CT-1", "2027-01-10", "2026-12-07", "2026-12-11", "2027-01-14"),
        # Six days lost: Sat 16 Jan rolls over to Mon 18.
        ("court_appointed", "CT-1", "2027-01-10", "2026-12-07", "2026-12-13", "2027-01-18"),
        # Paused and resumed on the one day: nothing was lost.
        ("court_appointed", "CT-1", "2027-01-10", "2026-12-07", "2026-12-07", "2027-01-10"),
        # Paused before it was extended: whoever named the day knew of that; only Tue 1 to Thu 3 Dec move it.
        ("court_appointed", "CT-1", "2027-01-10", "2026-11-25", "2026-12-04", "2027-01-13"),
        # Working days: Mon 7 to Thu 10 Dec are four of them after Mon 25 Jan: Fri 29 Jan.
        ("medical", "MD-1", "2027-01-25", "2026-12-07", "2026-12-11", "2027-01-29"),
        # Fri 11 to Sun 13 Dec: one working day was lost; Tue 26 Jan.
        ("medical", "MD-1", "2027-01-25", "2026-12-11", "2026-12-14", "2027-01-26"),
        # A weekend alone: none was lost.
        ("medical", "MD-1", "2027-01-25", "2026-12-12", "2026-12-14", "2027-01-25"),
        # Paused beyond the day that was named: nineteen days, Wed 16 Dec to Sun 3 Jan, did not count; Tue 19 Jan.
        ("court_appointed", "CT-1", "2026-12-31", "2026-12-16", "2027-01-04", "2027-01-19"),
    ],
)
def test_a_pause_after_an_extension_moves_the_day_that_was_named(track, code, until, paused, resumed, due):
    began = [("acknowledge", "2026-11-23 09:00", {"track": track}), ("accept", "2026-11-23 09:00", {"track": track})]
    extended = (Event.CLOCK_EXTENDED, "2026-12-01 10:00", {"clock": code, "until": until, "by": "consent"})
    spell = [(Action.SUSPEND, f"{paused} 11:00", {"reason": "appraisal"}), (Action.RESUME, f"{resumed} 15:00", {})]
    lines = [*began, extended, *(spell if paused else [])]
    clock = clocks(*sorted(lines, key=lambda line: line[1]))[code]
    assert clock.due_on == date.fromisoformat(due)
    assert clock.trace[0] == [until, "extended", ""]


def test_reopening_ends_what_bound_us_and_begins_again():
    lines = journal_of(*LABOUR[:5], (Action.REOPEN, "2026-12-01 09:00", {}))
    running = {clock.term.code for clock in read(lines, DAYS, LAW) if clock.is_running}
    assert running == {"P-1", "LB-1", "LB-1R"}


def test_a_default_is_looked_for_when_the_hall_next_opens():
    assert clocks(*LABOUR)["PF"].sweep_at == moment("2026-12-01 08:30")


FROM_NOVEMBER = st.integers(0, 90)


def in_the_course_of(track: str, spells: list[tuple[int, int]], extended: tuple[int, int] | None) -> dict:
    """A case of this track that began on 23 November: its appraisals and its extension, by days from then on."""
    first = moment("2026-11-23 09:00")
    particulars_of = [(0, Action.ACKNOWLEDGE, {"track": track}), (0, Action.ACCEPT, {"track": track})]
    for begin, length in spells:
        particulars_of += [(begin, Action.SUSPEND, {"reason": "appraisal"}), (begin + length, Action.RESUME, {})]
    if extended:
        until = str((first + timedelta(days=sum(extended))).date())
        particulars_of += [(extended[0], Event.CLOCK_EXTENDED, {"clock": c, "until": until}) for c in ("CT-1", "MD-1")]
    lines = [
        Line(seq, kind, first + timedelta(days=day), details)
        for seq, (day, kind, details) in enumerate(
            sorted(particulars_of, key=lambda particular: particular[0]), start=1
        )
    ]
    return {clock.term.code: clock.due_on for clock in read(lines, DAYS, LAW) if clock.term.code in ("CT-1", "MD-1")}


@given(
    st.sampled_from(["court_appointed", "medical"]),
    FROM_NOVEMBER,
    st.integers(0, 40),
    st.integers(0, 40),
    st.none() | st.tuples(FROM_NOVEMBER, st.integers(1, 60)),
)
def test_a_longer_pause_never_makes_a_clock_end_earlier(track, begin, length, more, extended):
    without = in_the_course_of(track, [], extended)
    paused = in_the_course_of(track, [(begin, length)], extended)
    longer = in_the_course_of(track, [(begin, length + more)], extended)
    assert without
    assert all(without[code] <= paused[code] <= longer[code] for code in without)


@given(st.sampled_from(["court_appointed", "medical"]), FROM_NOVEMBER, st.integers(1, 60), st.integers(0, 30))
def test_a_later_day_named_is_never_an_earlier_end(track, on, days, more):
    spell = [(20, 15)]
    first = in_the_course_of(track, spell, (on, days))
    assert all(first[code] <= end for code, end in in_the_course_of(track, spell, (on, days + more)).items())


@given(st.lists(st.sampled_from([*Action, *Event]), max_size=25))
def test_any_journal_can_be_read_and_reads_the_same_twice(kinds):
    lines = [
        Line(seq, kind, moment("2026-11-23 09:00"), {"task": 1, "term": 1, "until": "2026-12-01", **COMMITTEE})
        for seq, kind in enumerate(kinds, start=1)
    ]
    first, second = read(lines, DAYS, LAW), read(lines, DAYS, LAW)
    assert [(c.key, c.state, c.due_at) for c in first] == [(c.key, c.state, c.due_at) for c in second]
    assert len({clock.key for clock in first}) == len(first)
    assert all(clock.due_at for clock in first if clock.is_running)
