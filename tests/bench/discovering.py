"""One district, imported, linked and asked: what is found against what is true, and what it costs."""

import json
import resource
import shutil
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from accounts.models import User
from mediation.demonstration import district
from mediation.discovery import adopting, engines, keys, linking, manifests, rules
from mediation.discovery.engines import duck
from mediation.discovery.importing import deliveries
from mediation.discovery.shipped.sources import DECLARATIONS
from mediation.models import Actor
from mediation.models.actors import Duty
from mediation.models.discovery import Neighbourhood, PoolImport, RecordSource, RuleVersion
from windows.models import Centre, Role, Tier

TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 1, tzinfo=UTC)
SEED = 2026


def main(records: str, kind: str, file: str) -> None:
    settings.DISCOVERY_KEYS = settings.IDENTITY_KEYS = settings.VAULT_KEYS  # the bench's own, good for nothing else
    folder = settings.DISCOVERY_FOLDER / "bench"
    shutil.rmtree(settings.DISCOVERY_FOLDER, ignore_errors=True)
    whole = district.District(int(records), SEED, TODAY, has_noise=kind == "slips")
    made, made_in = timed(lambda: district.generate(whole, folder, manifests=DECLARED))
    centre, officer, approver = office(kind, whole)
    before = time.process_time()
    _deliveries, imported_in = timed(lambda: take_in(centre, made, officer))
    processor = time.process_time() - before
    linked, linked_in = timed(lambda: linking.link(centre, by=officer, at=AT))
    versions = adopting.write_rules(centre, review_on=TODAY + timedelta(days=365), by=officer, at=AT)
    published = [rules.publish(version, by=approver, at=AT) for version in versions]
    figures = {
        "kind": kind,
        "records": made.records,
        "people": made.people,
        "made": made_in,
        "imported": imported_in,
        "processor": processor,
        "linked": linked_in,
        "links": f"{linked.linked:,} of {linked.without_number:,} without a good number, {linked.doubtful:,} doubtful",
        "rules": {version.rule.code: asked(version, made.truth[version.rule.code]) for version in published},
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "size": sum(path.stat().st_size for path in settings.DISCOVERY_FOLDER.glob("*/*/*.duckdb")) / 1024**2,
    }
    Path(file).write_text(json.dumps(figures, ensure_ascii=False, indent=2))
    shutil.rmtree(settings.DISCOVERY_FOLDER)


DECLARED = {
    row.code: {"bureau": row.bureau, "purpose": row.purpose, "legal_basis": row.legal_basis} for row in DECLARATIONS
}


def office(kind: str, whole: district.District) -> tuple[Centre, Actor, Actor]:
    centre = Centre.objects.create(code=kind, name=kind, short_name=kind, place_code="演", tier=Tier.COUNTY)
    people = [User.objects.create_user(f"{kind}-{number}", name="数据") for number in (1, 2)]
    officer, approver = (Actor(user_id=user.pk, duties=(Duty(Role.DATA_OFFICER, centre.pk),)) for user in people)
    Neighbourhood.objects.bulk_create(
        Neighbourhood(centre=centre, code=code, name=name, street=street)
        for code, name, street in district.neighbourhoods(whole)
    )
    adopting.declare_sources(centre, by=officer, at=AT)
    return centre, officer, approver


def take_in(centre: Centre, made: district.GeneratedDistrict, officer: Actor) -> list[PoolImport]:
    return [
        deliveries.take_in(
            RecordSource.objects.get(centre=centre, code=code),
            manifests.read(path.with_suffix(".json")),
            path,
            keep_until=TODAY + timedelta(days=90),
            by=officer,
            at=AT,
        )
        for code, path in made.files.items()
    ]


def asked(version: RuleVersion, numbers: list[str]) -> dict[str, Any]:
    findings, seconds = timed(lambda: engines.find(version, today=TODAY))
    with duck.shown(version, today=TODAY) as connection:
        _rows, bare = timed(lambda: connection.execute(version.sql).fetchall())
    matched, needles = {finding.subject for finding in findings}, {keys.pseudonym(number) for number in numbers}
    right = len(matched & needles)
    return {
        "needles": len(needles),
        "found": len(matched),
        "recall": right / max(1, len(needles)),
        "precision": right / max(1, len(matched)),
        "seconds": seconds,
        "bare": bare,
    }


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    return work(), time.perf_counter() - began
