import pytest

from mediation.demonstration import planting


@pytest.fixture
def centres(db: None) -> None:
    planting.plant_centres()
