"""Who stands behind a pseudonym, who may know it, and what people may ask about themselves."""

import pytest
from django.core.exceptions import ValidationError

from accounts.models import AccessEntry, AccessVerb, DocumentKind
from mediation.discovery import (
    cleaning,
    connections,
    entitlements,
    identities,
    keys,
    permissions,
    pool,
    rights,
    sealing,
)
from mediation.discovery.leads import helping
from mediation.models.discovery import Lead, LeadAction, LeadReview, LeadStatus, PoolImport
from mediation.states import Status
from tests import factories
from tests.mediation.discovery.conftest import NOW, TODAY, Office
from tests.mediation.discovery.test_importing import ANNA, BORIS, handed_over, row, take_in, written
from windows.models import Role

WHY = "上门核实"
RESIDENT = f"{ANNA},安娜,1980-01-01,f,H1,head,青石街道第1居民区3弄5号,990000001001,10000000007,"


@pytest.fixture
def lead(office: Office, tmp_path) -> Lead:
    """A lead about Anna, whose register is in the pool."""
    columns = ",".join(column["name"] for column in office.source("residents").columns)
    path = written(tmp_path, RESIDENT, header=columns, name="residents.csv")
    take_in(office, path, handed_over(office, path, count=1, source="residents"))
    return office.lead(keys.pseudonym(ANNA))


def open_for(office: Office, lead: Lead, reason: str = WHY, **arguments: object) -> identities.Identity:
    return identities.open_for(lead, reason=reason, by=arguments.get("by", office.worker), at=NOW)


def test_the_assigned_worker_opens_one_identity_with_a_reason_and_it_is_on_the_record(office, lead):
    identity = open_for(office, lead)
    assert identity == identities.Identity(ANNA, "安娜", "10000000007", "青石街道第1居民区3弄5号")
    entry = AccessEntry.objects.get(object_id=lead.pk)
    assert (entry.verb, entry.user, entry.reason) == (AccessVerb.REVEAL, office.users["worker"], WHY)
    assert lead.events.last().kind == "identity_opened"


def test_nobody_else_opens_it_and_nobody_without_a_reason(office, lead):
    colleague = factories.acting(
        factories.member(office.centre, Role.COMMUNITY_WORKER, factories.user("yz-worker2", "何访"))
    )
    for actor in (colleague, office.director, office.officer):
        with pytest.raises(permissions.NotPermitted):
            open_for(office, lead, by=actor)
    with pytest.raises(ValidationError):
        open_for(office, lead, reason=" ")
    assert not AccessEntry.objects.exists()


def test_it_closes_with_the_lead_and_stays_open_while_a_look_is_owed(office, lead):
    office.lead_after(lead, LeadStatus.APPLIED)
    helping.move(lead, LeadAction.GRANT, by=office.worker, at=NOW)
    assert open_for(office, lead).name == "安娜"
    LeadReview.objects.filter(lead=lead).update(done_at=NOW, done_by=office.users["worker"], is_helped=True)
    with pytest.raises(permissions.NotPermitted):
        open_for(office, lead)


def test_it_ends_with_the_delivery_that_brought_it(office, lead):
    cleaning.destroy(PoolImport.objects.get(), because="withdrawn", by=office.officer, at=NOW)
    with pytest.raises(identities.NotKept):
        open_for(office, lead)
    assert not AccessEntry.objects.exists()


def test_without_its_keys_the_store_opens_for_nobody(office, lead, settings):
    settings.IDENTITY_KEYS = "9:" + settings.DISCOVERY_KEYS.partition(":")[2]
    with pytest.raises(identities.NotKept):
        open_for(office, lead)


def test_an_identity_moved_to_another_pseudonym_does_not_open(office):
    seal = sealing.Sealer()
    (mine, sealed), (other, _sealed) = seal("a" * 16, "Anna"), seal("b" * 16, "Boris")
    assert sealing.unseal(mine, sealed) == "Anna"
    with pytest.raises(sealing.Unreadable):
        sealing.unseal(other, sealed)


def test_a_row_without_a_number_keeps_its_identity_too_under_what_stands_for_it(office, tmp_path):
    columns = ",".join(column["name"] for column in office.source("residents").columns)
    rows = [RESIDENT.replace(ANNA, ""), *[RESIDENT.replace(ANNA, BORIS)] * 4]
    path = written(tmp_path, *rows, header=columns, name="residents.csv")
    delivery = take_in(office, path, handed_over(office, path, count=5, source="residents"))
    with connections.connect(office.centre.pk) as connection:
        connections.attach(connection, pool.rows_file(office.centre.pk, delivery.pk), "delivery")
        ((own,),) = connection.execute("SELECT own FROM delivery.records WHERE subject IS NULL").fetchall()
    assert open_for(office, office.lead(own)).name == "安娜"


@pytest.mark.parametrize("spec", ["", "1", "1:short", "1:" + "A" * 43])
def test_without_keys_discovery_refuses_to_begin(settings, spec):
    settings.DISCOVERY_KEYS = spec
    with pytest.raises(keys.NotSetUp):
        keys.pseudonym(ANNA)


# --- What people may ask ----------------------------------------------------------------------------------------------


def test_people_hear_which_records_of_theirs_are_here(office, lead, tmp_path):
    path = written(tmp_path, row(), row(), row(BORIS))
    take_in(office, path, handed_over(office, path, count=3))
    assert rights.stored_about(office.centre.pk, f" {ANNA} ", by=office.officer) == {"residents": 1, "disabilities": 2}
    with pytest.raises(ValidationError):
        rights.stored_about(office.centre.pk, "12345", by=office.officer)
    with pytest.raises(permissions.NotPermitted):
        rights.stored_about(office.centre.pk, ANNA, by=office.worker)


def test_whoever_objects_is_not_found_where_the_basis_allows_it(office, neighbourhoods, make_district):
    made = make_district()
    office.take_in_everything(made)
    versions = {version.rule.code: version for version in office.publish_rules()}
    rule = "graduate_of_allowance_family"
    number = made.truth[rule][0]
    rights.object_to(office.centre.pk, number, rule=versions[rule].rule, by=office.officer, at=NOW)
    run = office.run(versions[rule])
    assert (run.findings, run.objected, run.leads.count()) == (3, 1, 2)
    aged = versions["aged_without_allowance"].rule
    with pytest.raises(ValidationError):
        rights.object_to(office.centre.pk, number, rule=aged, by=office.officer, at=NOW)


def test_a_second_run_finds_nobody_twice(office, neighbourhoods, make_district):
    office.take_in_some(make_district(), "residents", "elderly_allowances", "deaths")
    version = next(version for version in office.publish_rules() if version.rule.code == "aged_without_allowance")
    first, second = office.run(version), office.run(version)
    assert (first.findings, first.known) == (3, 0)
    assert (second.findings, second.known) == (3, 3)
    assert Lead.objects.count() == 3
    assert {lead.worker for lead in Lead.objects.all()} == {office.users["worker"]}
    assert first.deliveries.count() == 3


# --- At intake --------------------------------------------------------------------------------------------------------


def test_a_party_hears_with_their_consent_what_nobody_claimed(office, neighbourhoods, make_district):
    hall = factories.hall()
    case = factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
    made = make_district()
    office.take_in_some(made, "residents", "elderly_allowances", "deaths")
    office.publish_rules()
    party = case.parties.get(number=1)
    party.centre_id = party.case.centre_id = office.centre.pk
    party.person.document_kind = DocumentKind.RESIDENT_ID
    party.person.document_number = made.truth["aged_without_allowance"][0]
    clerk = hall.actor(Role.CLERK)
    arguments = {"today": TODAY, "by": clerk, "at": NOW}
    party.case.centre_id = hall.centre.pk
    with pytest.raises(ValidationError):
        entitlements.of_party(party, has_consented=False, **arguments)
    (entitled,) = entitlements.of_party(party, has_consented=True, **arguments)
    assert (entitled.help, entitled.rule) == ("elderly_allowance", "aged_without_allowance")
    assert AccessEntry.objects.get(verb=AccessVerb.SEARCH).fields == ["entitlements"]
    assert not Lead.objects.exists()
