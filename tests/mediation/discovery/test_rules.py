"""Rules: written by one, approved by another, numbered, and never changed again."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate, localtime

from mediation.discovery import adopting, drafts, dry_runs, permissions, rules
from mediation.discovery.engines.tables import NoRecords
from mediation.discovery.shipped.rules import RULES, shipped
from mediation.models.discovery import DiscoveryRule, DiscoveryRun, Lead, RuleVersion
from tests.mediation.discovery.conftest import NOW, REVIEW_ON, TODAY, Office
from tests.mediation.refusing import change, refused


def written(office: Office, **changes: object) -> RuleVersion:
    """A draft of the rule about the aged."""
    rule = next(rule for rule in shipped(REVIEW_ON) if rule.code == "aged_without_allowance")
    draft = replace(rule.draft, **changes)
    return rules.write(
        office.centre, rule.code, draft, names=rule.names, subject_kind=rule.subject_kind, by=office.officer, at=NOW
    )


def test_every_shipped_rule_has_purpose_basis_assessment_and_help_and_can_be_adopted(office):
    versions = adopting.write_rules(office.centre, review_on=REVIEW_ON, by=office.officer, at=NOW)
    assert len(versions) == len(RULES) == 8
    assert all("条" in version.legal_basis or "号" in version.legal_basis for version in versions)
    assert adopting.write_rules(office.centre, review_on=REVIEW_ON, by=office.officer, at=NOW) == []


def test_a_second_person_approves_and_the_version_gets_its_number(office):
    draft = written(office)
    with pytest.raises(ValidationError):
        rules.publish(draft, by=office.officer, at=NOW)
    first = rules.publish(draft, by=office.approver, at=NOW)
    second = rules.publish(written(office), by=office.director, at=NOW)
    assert (first.number, second.number) == (1, 2)
    assert list(RuleVersion.objects.in_force()) == [second]


def test_nobody_else_writes_or_approves(office):
    with pytest.raises(permissions.NotPermitted):
        adopting.write_rules(office.centre, review_on=REVIEW_ON, by=office.director, at=NOW)
    draft = written(office)
    with pytest.raises(permissions.NotPermitted):
        rules.publish(draft, by=office.worker, at=NOW)


def test_what_is_published_is_not_published_again_nor_after_its_review(office):
    version = rules.publish(written(office), by=office.approver, at=NOW)
    with pytest.raises(ValidationError):
        rules.publish(version, by=office.director, at=NOW)
    with pytest.raises(ValidationError):
        rules.publish(written(office, review_on=TODAY), by=office.approver, at=NOW)


def test_the_day_of_its_review_is_a_day_of_this_country(office):
    """At half past seven in the morning it is still yesterday in UTC."""
    morning = localtime(NOW).replace(hour=7, minute=30).astimezone(UTC)
    with pytest.raises(ValidationError):
        rules.publish(written(office, review_on=localdate(NOW)), by=office.approver, at=morning)


@pytest.mark.parametrize(
    "changes",
    [
        {"purpose": ""},
        {"legal_basis": ""},
        {"impact_assessment": ""},
        {"help": "registration"},
        {"reads": {}},
        {"reads": {"petitions": drafts.Reading(["subject"])}},
        {"reads": {"residents": drafts.Reading(["subject", "name"])}},
        {"sql": "SELECT 1"},
    ],
)
def test_a_rule_without_purpose_basis_assessment_help_or_declared_columns_is_refused(office, changes):
    with pytest.raises(ValidationError):
        written(office, **changes)
    assert not DiscoveryRule.objects.exists()


def test_what_is_published_never_changes(office):
    version = rules.publish(written(office), by=office.approver, at=NOW)
    with refused("is added to and never changed"):
        change(version, sql="SELECT 1")
    with refused("is added to and never changed"):
        RuleVersion.objects.filter(pk=version.pk).delete()


def test_a_draft_does_not_run_and_neither_does_an_older_version_or_one_past_its_review(office):
    draft = written(office)
    with pytest.raises(ValidationError):
        office.run(draft)
    first = rules.publish(draft, by=office.approver, at=NOW)
    second = rules.publish(written(office), by=office.approver, at=NOW)
    with pytest.raises(ValidationError):
        office.run(first)
    with pytest.raises(ValidationError):
        office.run(second, today=REVIEW_ON + timedelta(days=1))
    with pytest.raises(NoRecords):
        office.run(second)


def test_a_rule_that_was_withdrawn_finds_nobody_any_more(office):
    version = rules.publish(written(office), by=office.approver, at=NOW)
    rules.withdraw(version.rule, by=office.officer, at=NOW)
    with pytest.raises(ValidationError):
        office.run(version)


def test_a_missing_source_is_not_taken_for_nobody_getting_anything(office, make_district):
    made = make_district()
    office.take_in_some(made, "residents", "deaths")
    version = rules.publish(written(office), by=office.approver, at=NOW)
    with pytest.raises(NoRecords, match="elderly_allowances"):
        office.run(version)
    assert not DiscoveryRun.objects.exists()


def test_a_dry_run_tells_counts_and_none_that_is_small(office, neighbourhoods, make_district):
    office.take_in_some(make_district(), "residents", "elderly_allowances", "deaths")
    few = dry_runs.dry_run(written(office), today=TODAY, by=office.officer)
    assert few.total is None
    assert set(few.by_street.values()) <= {None}
    every = "SELECT p.subject, p.lives_in AS neighbourhood, p.born_on AS born_on FROM residents p"
    many = dry_runs.dry_run(written(office, sql=every), today=TODAY, by=office.officer)
    assert many.total is not None
    assert many.total > 900
    assert all(count is None or count >= 5 for count in many.by_street.values())
    assert not Lead.objects.exists()
    assert not DiscoveryRun.objects.exists()


def test_sql_that_was_changed_past_the_check_does_not_reach_the_engine(office, make_district):
    office.take_in_some(make_district(), "residents", "elderly_allowances", "deaths")
    draft = written(office)
    change(draft, sql="SELECT subject, subject AS neighbourhood, content AS born_on FROM read_text('/etc/passwd')")
    version = rules.publish(draft, by=office.approver, at=NOW)
    with pytest.raises(ValidationError):
        office.run(version)
