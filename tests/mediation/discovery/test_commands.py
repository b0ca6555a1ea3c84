"""A centre's way from nothing to leads on the terminal, and the small pool of the demonstration."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from mediation.demonstration import planting
from mediation.demonstration.district import GeneratedDistrict
from mediation.models.discovery import DiscoveryRun, Lead, LeadStatus, PoolImport, RecordSource
from tests.mediation.discovery.conftest import Office
from windows import calendars


def say(*words: str) -> str:
    output = StringIO()
    call_command("discovery", *words, stdout=output, stderr=StringIO())
    return output.getvalue()


def test_from_files_to_leads_on_the_terminal(office: Office, neighbourhoods, make_district, tmp_path: Path):
    made: GeneratedDistrict = make_district()
    RecordSource.objects.all().delete()
    centre, officer, second = office.centre.code, "--by=yz-officer", "--by=yz-approver"
    assert say("declare", centre, officer) == "14 sources declared\n"
    for code in ("residents", "elderly_allowances", "deaths"):
        file = made.files[code]
        arguments = (centre, str(file.with_suffix(".json")), str(file), officer)
        assert "without a good number" in say("look", *arguments, f"--faults={tmp_path / 'faults.csv'}")
        assert "rows in the pool until" in say("import", *arguments)
        with pytest.raises(CommandError, match="已经在数据池中"):
            say("import", *arguments)
    assert say("link", centre, officer) == "0 of 0 linked, 0 doubtful\n"
    assert say("adopt", centre, officer).startswith("8 drafts")
    rule = "aged_without_allowance"
    assert say("count", centre, rule, officer).splitlines()[-1] == "all: < 5"
    with pytest.raises(CommandError):
        say("run", centre, rule, officer)
    with pytest.raises(CommandError):
        say("publish", centre, rule, officer)
    assert say("publish", centre, rule, second) == "Version 1\n"
    assert say("run", centre, rule, officer) == "3 new leads, 0 known before, 0 objected\n"
    assert say("run", centre, rule, officer) == "0 new leads, 3 known before, 0 objected\n"
    assert say("clean").startswith("0 left-overs")


@pytest.mark.parametrize("words", [("declare", "nowhere", "--by=yz-officer"), ("link", "yz", "--by=nobody")])
def test_an_unknown_centre_or_person_is_one_sentence(office, words):
    with pytest.raises(CommandError, match="no such centre"):
        say(*words)


def test_the_demonstration_has_a_small_pool_with_leads_that_wait_for_a_visit(db, settings, tmp_path):
    settings.DISCOVERY_FOLDER = tmp_path / "discovery"
    with pytest.raises(CommandError, match=r"manage\.py plant"):
        call_command("plant_pool", stdout=StringIO())
    calendars.load(2026)
    planting.plant_centres()
    call_command("plant_pool", stdout=StringIO())
    assert PoolImport.objects.in_the_pool().count() == 14
    assert DiscoveryRun.objects.count() == 8
    waiting = Lead.objects.filter(status=LeadStatus.ASSIGNED)
    assert waiting.filter(rule__code="child_without_allowance").count() == 2
    again = StringIO()
    call_command("plant_pool", stdout=again)
    assert "Planted before" in again.getvalue()
    assert DiscoveryRun.objects.count() == 8
