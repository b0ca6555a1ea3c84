"""What is logged of a fault: where it happened, and nothing of what was in hand."""

import logging
import logging.config
import sys

import pytest
import structlog

from mediation.config import logs

NAME = "李" + "素珍"  # so that the line of code does not say it


def line_of_a_fault(*, plain: bool) -> str:
    formatter = logs.configure(plain=plain)["formatters"]["lines"]
    kind = formatter.pop("()")
    try:
        return_of(NAME)
    except ZeroDivisionError:
        record = logging.LogRecord("mediation", logging.ERROR, __file__, 1, "fault", None, sys.exc_info())
    return kind(**formatter).format(record)


def return_of(name: str) -> float:
    return len(name) / 0


@pytest.fixture(autouse=True)
def as_before():
    kept = structlog.get_config()
    yield
    structlog.configure(**kept)


@pytest.mark.parametrize("plain", [True, False])
def test_a_fault_is_logged_without_what_the_variables_held(plain):
    line = line_of_a_fault(plain=plain)
    assert "return_of" in line
    assert "ZeroDivisionError" in line
    assert NAME not in line
    assert NAME not in line.encode().decode("unicode_escape", "ignore")
