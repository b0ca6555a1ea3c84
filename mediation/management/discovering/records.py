"""Records: the files of a district that does not exist, sources, deliveries, links, and what has reached its term."""

from collections.abc import Iterator
from datetime import timedelta

from mediation.demonstration import district
from mediation.discovery import adopting, cleaning, linking
from mediation.discovery.importing import deliveries, dry_run
from mediation.discovery.shipped.sources import DECLARATIONS
from mediation.management.discovering.options import Options, centre_and_actor, source_of
from windows import clock, hours

KEPT_DAYS = 90


def generate(options: Options) -> Iterator[str]:
    whole = district.District(
        options["records"], options["seed"], hours.day_of(clock.now()), has_noise=not options["right"]
    )
    declared = {
        row.code: {"bureau": row.bureau, "purpose": row.purpose, "legal_basis": row.legal_basis} for row in DECLARATIONS
    }
    made = district.generate(whole, options["folder"], manifests=declared)
    yield f"{made.records} records of {made.people} people in {options['folder']}"


def clean(options: Options) -> Iterator[str]:
    at = clock.now()
    cleaned, destroyed = cleaning.clean_up(at), cleaning.destroy_past_term(hours.day_of(at), at=at)
    yield f"{cleaned} left-overs taken away, {destroyed} deliveries destroyed at the end of their term"


def declare(options: Options) -> Iterator[str]:
    centre, officer = centre_and_actor(options)
    yield f"{len(adopting.declare_sources(centre, by=officer, at=clock.now()))} sources declared"


def look_through(options: Options) -> Iterator[str]:
    source, manifest = source_of(options)
    report = dry_run.look_through(source, manifest, options["file"])
    if options["faults"]:
        dry_run.write_faults(report, options["faults"])
    yield f"{report.rows} rows, {report.wrong_numbers} without a good number"
    if report.refused:
        raise report.refused


def take_in(options: Options) -> Iterator[str]:
    source, manifest = source_of(options)
    _centre, officer = centre_and_actor(options)
    at = clock.now()
    delivery = deliveries.take_in(
        source,
        manifest,
        options["file"],
        keep_until=options["keep_until"] or hours.day_of(at) + timedelta(days=KEPT_DAYS),
        by=officer,
        at=at,
        progress=options["progress"],
    )
    yield f"{delivery.rows_done} rows in the pool until {delivery.keep_until}"


def link(options: Options) -> Iterator[str]:
    centre, officer = centre_and_actor(options)
    linked = linking.link(centre, by=officer, at=clock.now())
    yield f"{linked.linked} of {linked.without_number} linked, {linked.doubtful} doubtful"
