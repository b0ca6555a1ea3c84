"""A membership of the centre itself, in no agency, is checked and kept as every other."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests import factories
from windows.models import Membership, Role

pytestmark = pytest.mark.django_db


def test_somebody_joins_and_leaves_the_centre_itself() -> None:
    serving = Membership(
        user=factories.user(), centre=factories.centre(), role=Role.DIRECTOR, starts_on=date(2026, 1, 1)
    )
    serving.full_clean()
    serving.save()
    serving.ends_on = date(2026, 6, 30)
    serving.full_clean()
    serving.save()


def test_one_role_at_the_centre_itself_is_held_once_at_a_time() -> None:
    centre = factories.centre()
    user = factories.member(centre, Role.DIRECTOR)
    again = Membership(user=user, centre=centre, role=Role.DIRECTOR, starts_on=date(2026, 3, 1))
    with pytest.raises(ValidationError, match="nobody_holds_one_role_twice_at_once"):
        again.full_clean()
