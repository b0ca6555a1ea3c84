"""What was said of many people at one moment stands on one line of the dealings."""

from dataclasses import replace

from mediation.casework import JournalLine
from mediation.web.case.dealings import Dealing, folded
from tests.factories import NINE, moment

SIGNED = JournalLine(7, "agreement.signed", "Agreement signed", "徐国强", "mediator", NINE, NINE, False, "", {}, ())


def line(words, **changed):
    return Dealing(replace(SIGNED, **changed), words, "pen", ())


def test_fifteen_signatures_are_one_line_that_names_them_in_their_order():
    newest_first = [line(f"工人{number}", seq=number) for number in range(15, 0, -1)]
    (entry,) = folded(newest_first)
    assert entry.words.split("；") == [f"工人{number}" for number in range(1, 16)]
    assert entry.entry.seq == 15


def test_another_person_or_another_moment_is_a_line_of_its_own():
    lines = [line("马三", who="郑海"), line("马二"), line("马一", occurred_at=moment("2026-11-23 08:00"))]
    assert list(folded(lines)) == lines
