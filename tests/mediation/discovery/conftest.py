"""A small centre with a data officer, somebody who approves, a worker who visits; and a district of 16,000 records."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from accounts.models import User
from mediation.demonstration import district
from mediation.discovery import adopting, linking, manifests, rules, running
from mediation.discovery.engines import RuleMatch
from mediation.discovery.importing import deliveries
from mediation.discovery.leads import assigning, helping, visits
from mediation.discovery.shipped.sources import DECLARATIONS
from mediation.models import Actor
from mediation.models.discovery import (
    DiscoveryRun,
    Lead,
    LeadAction,
    LeadStatus,
    Neighbourhood,
    PoolImport,
    RecordSource,
    RuleVersion,
)
from tests import factories
from windows import calendars
from windows.models import Centre, Role

TODAY = factories.MONDAY
NOW = factories.NINE
REVIEW_ON = TODAY + timedelta(days=365)
KEEP_UNTIL = TODAY + timedelta(days=90)
DECLARED = {
    row.code: {"bureau": row.bureau, "purpose": row.purpose, "legal_basis": row.legal_basis} for row in DECLARATIONS
}


#: How a lead gets to a status: from which other one, by which action.
WAYS = {
    LeadStatus.OFFERED: (LeadStatus.IN_NEED, LeadAction.OFFER),
    LeadStatus.LATER: (LeadStatus.OFFERED, LeadAction.POSTPONE),
    LeadStatus.DECLINED: (LeadStatus.OFFERED, LeadAction.DECLINE),
    LeadStatus.ACCEPTED: (LeadStatus.OFFERED, LeadAction.ACCEPT),
    LeadStatus.APPLIED: (LeadStatus.ACCEPTED, LeadAction.APPLY),
    LeadStatus.GRANTED: (LeadStatus.APPLIED, LeadAction.GRANT),
    LeadStatus.NOT_GRANTED: (LeadStatus.APPLIED, LeadAction.NOT_GRANT),
}


@dataclass
class Office:
    """One centre, and who does what there for discovery."""

    centre: Centre
    officer: Actor
    approver: Actor
    worker: Actor
    director: Actor
    users: dict[str, User]

    def source(self, code: str) -> RecordSource:
        return RecordSource.objects.get(centre=self.centre, code=code)

    def take_in(self, folder: Path, code: str, **changes: object) -> PoolImport:
        manifest = manifests.read(folder / f"{code}.json")
        arguments = {"keep_until": KEEP_UNTIL, "by": self.officer, "at": NOW} | changes
        return deliveries.take_in(self.source(code), manifest, folder / f"{code}.parquet", **arguments)

    def take_in_some(self, made: district.GeneratedDistrict, *codes: str) -> list[PoolImport]:
        return [self.take_in(made.files[code].parent, code) for code in codes]

    def take_in_everything(self, made: district.GeneratedDistrict) -> None:
        for code, path in made.files.items():
            self.take_in(path.parent, code)

    def link(self) -> linking.Linked:
        return linking.link(self.centre, by=self.officer, at=NOW)

    def publish_rules(self) -> list[RuleVersion]:
        drafts = adopting.write_rules(self.centre, review_on=REVIEW_ON, by=self.officer, at=NOW)
        return [rules.publish(draft, by=self.approver, at=NOW) for draft in drafts]

    def run(self, version: RuleVersion, *, today: date = TODAY) -> DiscoveryRun:
        return running.run(version, today=today, by=self.officer, at=NOW)

    def lead(self, subject: str = "a" * 16, *, rule: int = 0, is_assigned: bool = True) -> Lead:
        """A lead of one of the rules, as a run leaves it; given to the worker."""
        if not RuleVersion.objects.exists():
            self.publish_rules()
        version = RuleVersion.objects.order_by("rule__code")[rule]
        run = DiscoveryRun.objects.create(
            version=version, engine="duckdb", as_of=TODAY, run_at=NOW, findings=1, known=0, objected=0
        )
        finding = RuleMatch(subject, "990000001001", {"level": 1})
        (lead,) = assigning.create(run, [finding], key_id="1", at=NOW)
        if is_assigned:
            assigning.assign(lead, worker_id=self.users["worker"].pk, by=self.director, at=NOW)
        lead.refresh_from_db()
        return lead

    def lead_at(self, status: str, **arguments: object) -> Lead:
        """A lead driven by the verbs to where a test wants it, a minute a step from ten o'clock on."""
        lead = self.lead(**arguments, is_assigned=status != LeadStatus.NEW)
        if status == LeadStatus.NOT_IN_NEED:
            return visits.find_need(
                self.lead_after(lead, LeadStatus.VISITED), why_not="conditions", by=self.worker, at=NOW
            )
        return self.lead_after(lead, status)

    def lead_after(self, lead: Lead, status: str) -> Lead:
        if status in (LeadStatus.NEW, LeadStatus.ASSIGNED):
            return lead
        if status == LeadStatus.VISITED:
            visits.record_contact(lead, visits.ContactAttempt("in_person", "met", NOW), by=self.worker, at=NOW)
        elif status == LeadStatus.IN_NEED:
            visits.find_need(self.lead_after(lead, LeadStatus.VISITED), by=self.worker, at=NOW)
        else:
            before, action = WAYS[status]
            helping.move(self.lead_after(lead, before), action, by=self.worker, at=NOW)
        lead.refresh_from_db()
        return lead


@pytest.fixture
def office(db: None, settings: Settings, tmp_path: Path) -> Office:
    settings.DISCOVERY_FOLDER = tmp_path / "discovery"
    settings.DISCOVERY_MEMORY = "400MB"
    calendars.load(2026)
    centre = factories.centre()
    people = {
        "officer": (Role.DATA_OFFICER, "安数"),
        "approver": (Role.DATA_OFFICER, "审度"),
        "worker": (Role.COMMUNITY_WORKER, "许访"),
        "director": (Role.DIRECTOR, "钱立群"),
    }
    users = {
        code: factories.member(centre, role, factories.user(f"yz-{code}", name))
        for code, (role, name) in people.items()
    }
    actors = {code: factories.acting(user) for code, user in users.items()}
    made = Office(centre=centre, users=users, **actors)
    adopting.declare_sources(centre, by=made.officer, at=NOW)
    return made


@pytest.fixture(scope="session")
def make_district(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., district.GeneratedDistrict]:
    """The files of a small district, made once a run for each seed and kind."""
    made: dict[tuple[int, bool], district.GeneratedDistrict] = {}

    def make(*, seed: int = 1, has_noise: bool = False) -> district.GeneratedDistrict:
        key = (seed, has_noise)
        if key not in made:
            folder = tmp_path_factory.mktemp("district")
            made[key] = district.generate(
                district.District(16_000, seed, TODAY, has_noise=has_noise), folder, manifests=DECLARED
            )
        return made[key]

    return make


@pytest.fixture
def neighbourhoods(office: Office) -> list[Neighbourhood]:
    rows = district.neighbourhoods(district.District(16_000, 1, TODAY))
    return Neighbourhood.objects.bulk_create(
        Neighbourhood(centre=office.centre, code=code, name=name, street=street, worker=office.users["worker"])
        for code, name, street in rows
    )
