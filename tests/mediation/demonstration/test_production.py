"""Production refuses a database in which the demonstration was planted."""

import pytest

from mediation.checks import production_holds_no_demonstration
from mediation.demonstration import planting


@pytest.fixture
def is_production(settings):
    settings.DEMO = False


@pytest.mark.django_db
@pytest.mark.usefixtures("is_production")
def test_an_ordinary_database_is_taken():
    assert production_holds_no_demonstration(databases=["default"]) == []


@pytest.mark.django_db
def test_a_planted_one_is_refused_by_production_and_taken_by_the_demonstration(settings):
    planting.plant_centres()
    assert production_holds_no_demonstration(databases=["default"]) == []
    settings.DEMO = False
    assert [problem.id for problem in production_holds_no_demonstration(databases=["default"])] == ["mediation.E001"]


@pytest.mark.usefixtures("is_production")
def test_nothing_is_asked_of_a_database_that_nobody_named():
    assert production_holds_no_demonstration(databases=None) == []
