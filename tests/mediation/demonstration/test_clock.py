"""The demonstration's clock, shown and moved from the command line."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from mediation.demonstration import matters, story
from windows import calendars, clock


@pytest.mark.django_db
def test_it_is_shown_without_being_moved():
    output = StringIO()
    call_command("democlock", stdout=output)
    assert output.getvalue().endswith("0:00:00 ahead\n")


@pytest.mark.django_db
def test_it_is_moved_forward_and_goes_on_running():
    there = clock.now() + timedelta(days=3)
    call_command("democlock", there.astimezone().strftime("%Y-%m-%d %H:%M:%S"), stdout=StringIO())
    assert timedelta(0) <= clock.now() - there.replace(microsecond=0) < timedelta(minutes=1)


@pytest.mark.django_db
@pytest.mark.parametrize(("moment", "message"), [("2020-01-01 09:00", "forward only"), ("tomorrow", "is no moment")])
def test_it_never_goes_back_and_says_what_it_does_not_understand(moment, message):
    with pytest.raises(CommandError, match=message):
        call_command("democlock", moment)


def test_production_has_none(settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("democlock", "2026-11-24 09:00")


@pytest.mark.django_db
def test_planting_moves_it_to_the_monday_of_the_stories(monkeypatch):
    planted_for = []
    monkeypatch.setattr(matters, "plant_matters", planted_for.append)
    monday = story.monday(clock.now(), calendar=calendars.current())
    call_command("plant", stdout=StringIO())
    assert planted_for == [monday]
    assert timedelta(0) <= clock.now() - story.ready(monday) < timedelta(minutes=15)
