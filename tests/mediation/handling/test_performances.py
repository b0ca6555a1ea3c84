"""Performance: reported and confirmed, by instalments, late; and what is not taken for it."""

from datetime import date
from decimal import Decimal

import pytest

from mediation import handling
from mediation.access.permissions import NotPermitted
from mediation.handling import AgreementDraft, TermGiven
from mediation.lifecycle import NotAllowed
from mediation.models import Actor
from mediation.states import Status
from tests import factories
from tests.factories import moment
from tests.mediation.handling.conftest import CaseNotices
from windows.models import Role

AGREED_AT = moment("2026-11-25 11:20")
AT = moment("2026-12-01 10:00")
HALF = Decimal("1250.00")


@pytest.fixture
def case(hall, mediator):
    """Two instalments, on the first and on the fourteenth of December."""
    case = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    li, wang = case.parties.order_by("number")
    terms = [TermGiven(wang, li, "赔偿", day, HALF, "转账") for day in (date(2026, 12, 1), date(2026, 12, 14))]
    agreement_draft = AgreementDraft(
        "written", "无异议。", terms, covers_later_treatment=True, default_consequence="可向人民法院起诉。"
    )
    agreement = handling.draft_agreement(case, draft=agreement_draft, by=mediator, at=AGREED_AT)
    handling.agree(case, agreement=agreement, by=mediator, at=AGREED_AT)
    for party in (li, wang, None):
        handling.sign(agreement, party=party, by=mediator, at=AGREED_AT)
    handling.seal(agreement, by=hall.actor(Role.SEAL_KEEPER), at=AGREED_AT)
    return case


def term(case, number=1):
    return case.agreements.get().terms.get(number=number)


def paid(case, by, number=1, at=AT, **details):
    details = {"amount": HALF, "proof": "receipt", "occurred_at": at, **details}
    handling.record_performance(term(case, number), by=by, at=at, **details)
    case.refresh_from_db()


def reported(case, at=AT):
    debtor = Actor.party(case.parties.get(number=2).pk)
    return handling.report_performance(
        term(case), amount=HALF, proof="transfer", reference="NB-1", occurred_at=at, by=debtor, at=at
    )


def test_the_first_instalment_performs_itself_and_not_the_agreement(hall, case):
    paid(case, hall.actor(Role.CLERK))
    assert case.status == Status.AGREED
    assert list(case.events.order_by("seq").values_list("kind", flat=True))[-1] == "performance.recorded"
    assert CaseNotices(case).rows("performance_reminder") == [("performance_reminder", 2, "12-11 09:00")]
    assert CaseNotices(case).rows("performance_recorded") == [
        ("performance_recorded", 1, "12-01 10:00"),
        ("performance_recorded", 2, "12-01 10:00"),
    ]


def test_the_last_instalment_performs_the_agreement(hall, case):
    paid(case, hall.actor(Role.CLERK))
    paid(case, hall.actor(Role.CLERK), number=2, at=moment("2026-12-10 10:00"))
    assert case.status == Status.PERFORMED
    assert case.performed_at == moment("2026-12-10 10:00")
    assert case.papers.filter(kind="performance_proof").count() == 2


def test_instalments_paid_in_the_wrong_order_are_performed_when_the_last_happened(hall, case):
    paid(case, hall.actor(Role.CLERK), number=2)
    paid(case, hall.actor(Role.CLERK), at=moment("2026-12-02 09:00"), occurred_at=moment("2026-11-30 09:00"))
    assert case.performed_at == AT
    assert case.events.get(kind="perform").details == {"late": False}


def test_a_report_alone_performs_nothing(case):
    performance = reported(case)
    assert performance.confirmed_at is None
    case.refresh_from_db()
    assert list(case.events.order_by("seq").values_list("kind", flat=True))[-1] == "performance.reported"
    assert CaseNotices(case).rows("performance_recorded") == []


def test_whoever_owed_it_does_not_confirm_it(case):
    performance = reported(case)
    debtor = Actor.party(case.parties.get(number=2).pk)
    with pytest.raises(NotPermitted):
        handling.confirm_performance(performance, by=debtor, at=AT)
    with pytest.raises(NotPermitted):
        handling.record_performance(term(case), amount=HALF, proof="receipt", occurred_at=AT, by=debtor, at=AT)


def test_the_creditor_confirms_and_it_counts_from_when_it_happened(case):
    performance = reported(case)
    creditor = Actor.party(case.parties.get(number=1).pk)
    handling.confirm_performance(performance, by=creditor, at=moment("2026-12-01 15:00"))
    line = performance.term.agreement.case.events.get(kind="performance.recorded")
    assert (line.occurred_at, line.recorded_at) == (AT, moment("2026-12-01 15:00"))
    assert line.attested_by == "transfer"
    with pytest.raises(NotAllowed):
        handling.confirm_performance(performance, by=creditor, at=moment("2026-12-01 15:01"))


def test_less_than_was_agreed_does_not_perform_a_term(hall, case):
    with pytest.raises(NotAllowed, match="1250"):
        paid(case, hall.actor(Role.CLERK), amount=Decimal("1249.99"))
    with pytest.raises(NotAllowed):
        paid(case, hall.actor(Role.CLERK), amount=None)


def test_nothing_is_paid_in_the_future(hall, case):
    with pytest.raises(NotAllowed):
        paid(case, hall.actor(Role.CLERK), occurred_at=moment("2026-12-01 10:01"))


def test_nothing_is_performed_before_the_agreement_binds(hall, mediator):
    case = factories.create_case_at_status(Status.AGREED, at_hall=hall)
    with pytest.raises(NotAllowed):
        paid(case, hall.actor(Role.CLERK), amount=Decimal("2500.00"))


def test_a_missed_instalment_is_a_default_though_another_is_not_due(hall, case, mediator):
    handling.default(case, by=mediator, at=moment("2026-12-02 08:30"))
    assert case.status == Status.DEFAULTED
    assert case.events.last().details["terms"] == [1]
    assert CaseNotices(case).rows("default_routes") == [("default_routes", 1, "12-02 08:30")]
    assert CaseNotices(case).rows("performance_reminder") == []
    late = moment("2026-12-03 10:00")
    paid(case, hall.actor(Role.CLERK), at=late)
    assert case.status == Status.DEFAULTED
    paid(case, hall.actor(Role.CLERK), number=2, at=late)
    assert case.status == Status.PERFORMED
    assert case.events.get(kind="perform").details == {"late": True}
