"""Which ways remain: by track and category, special law first."""

from decimal import Decimal

import pytest

from mediation.documents.remedies import after_default, after_termination

SUM = Decimal("29400.00")


@pytest.mark.parametrize(
    ("track", "category", "ways"),
    [
        ("committee", "14", ["police_mediation", "court"]),
        ("committee", "07", ["land_arbitration", "competent_authority", "court"]),
        ("committee", "02", ["competent_authority", "court"]),
        ("court_appointed", "04", ["competent_authority", "court"]),
        ("labour_mediation", "10", ["labour_arbitration", "labour_inspection"]),
        ("medical", "13", ["health_bureau", "court"]),
        ("consumer", "12", ["consumer_arbitration", "competent_authority", "court"]),
    ],
)
def test_after_termination(track, category, ways):
    assert [way.remedy for way in after_termination(track, category)] == ways
    assert all(way.law for way in after_termination(track, category))


@pytest.mark.parametrize(
    ("track", "amounts", "wage_arrears", "ways"),
    [
        ("committee", [SUM], False, ["payment_order", "court"]),
        ("committee", [None], False, ["court"]),
        ("labour_mediation", [SUM], True, ["payment_order", "labour_arbitration", "labour_inspection", "wage_suit"]),
        ("labour_mediation", [SUM, None], True, ["payment_order", "labour_arbitration", "labour_inspection"]),
        ("labour_mediation", [None], False, ["labour_arbitration", "labour_inspection"]),
    ],
)
def test_after_default(track, amounts, wage_arrears, ways):
    assert [way.remedy for way in after_default(track, amounts, wage_arrears=wage_arrears)] == ways
