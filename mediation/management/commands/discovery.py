"""``manage.py discovery``: sources, deliveries, rules and runs from a terminal, as a data officer of one centre."""

from argparse import ArgumentParser
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from mediation.demonstration import district
from mediation.discovery import adopting, linking, manifests, permissions, rules, running, sources
from mediation.discovery.engines.spark import NoSpark
from mediation.discovery.engines.tables import NoRecords
from mediation.discovery.importing import deliveries, dry_run
from mediation.discovery.keys import NotSetUp
from mediation.discovery.manifests import Manifest
from mediation.discovery.refusals import Refused, Why
from mediation.discovery.shipped.sources import DECLARATIONS
from mediation.models import Actor
from mediation.models.discovery import RecordSource, RuleVersion
from windows import clock, hours, members
from windows.models import Centre

KEPT_DAYS = 90
REVIEWED_AFTER_DAYS = 365
PROBLEMS = (Refused, NoRecords, NoSpark, NotSetUp, permissions.NotPermitted)


class Command(BaseCommand):
    help = "Declare sources, take files in, link, adopt and run rules, clean up, or make the files of a district."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        make = verbs.add_parser("generate", help="write the files of a district that does not exist, and its truth")
        make.add_argument("folder", type=Path)
        make.add_argument("--records", type=int, default=16_000)
        make.add_argument("--seed", type=int, default=1)
        make.add_argument("--right", action="store_true", help="without slips: right numbers alone")
        verbs.add_parser("clean", help="take away what a killed import left, and what has reached its term")
        for name, words in VERBS.items():
            verb = verbs.add_parser(name, help=words)
            verb.add_argument("centre", help="code of the centre")
            verb.add_argument("--by", required=True, help="staff number of who does it")
            if name in ("look", "import"):
                verb.add_argument("manifest", type=Path)
                verb.add_argument("file", type=Path)
                verb.add_argument("--faults", type=Path, help="where to write the error file")
                verb.add_argument(
                    "--keep-until", type=date.fromisoformat, help="the last day of the term; left out: the usual one"
                )
            if name in ("publish", "count", "run"):
                verb.add_argument("rule")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"_{options['verb']}")(options)
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from problem
        except PROBLEMS as problem:
            raise CommandError(str(problem)) from problem

    def _generate(self, options: dict[str, Any]) -> None:
        whole = district.District(
            options["records"], options["seed"], hours.day_of(clock.now()), has_noise=not options["right"]
        )
        declared = {
            row.code: {"bureau": row.bureau, "purpose": row.purpose, "legal_basis": row.legal_basis}
            for row in DECLARATIONS
        }
        made = district.generate(whole, options["folder"], manifests=declared)
        self.stdout.write(f"{made.records} records of {made.people} people in {options['folder']}")

    def _clean(self, options: dict[str, Any]) -> None:
        at = clock.now()
        cleaned, destroyed = sources.clean_up(at), sources.destroy_past_term(hours.day_of(at), at=at)
        self.stdout.write(f"{cleaned} left-overs taken away, {destroyed} deliveries destroyed at the end of their term")

    def _declare(self, options: dict[str, Any]) -> None:
        centre, officer = _who(options)
        made = adopting.declare_sources(centre, by=officer, at=clock.now())
        self.stdout.write(f"{len(made)} sources declared")

    def _look(self, options: dict[str, Any]) -> None:
        source, manifest = _source(options)
        report = dry_run.look_through(source, manifest, options["file"])
        if options["faults"]:
            dry_run.write_faults(report, options["faults"])
        self.stdout.write(f"{report.rows} rows, {report.wrong_numbers} without a good number")
        if report.refused:
            raise report.refused

    def _import(self, options: dict[str, Any]) -> None:
        source, manifest = _source(options)
        _centre, officer = _who(options)
        at = clock.now()
        delivery = deliveries.take_in(
            source,
            manifest,
            options["file"],
            keep_until=options["keep_until"] or hours.day_of(at) + timedelta(days=KEPT_DAYS),
            by=officer,
            at=at,
            progress=lambda done, count: self.stderr.write(f"{done} / {count}"),
        )
        self.stdout.write(f"{delivery.rows_done} rows in the pool until {delivery.keep_until}")

    def _link(self, options: dict[str, Any]) -> None:
        centre, officer = _who(options)
        linked = linking.link(centre, by=officer, at=clock.now())
        self.stdout.write(f"{linked.linked} of {linked.without_number} linked, {linked.doubtful} doubtful")

    def _adopt(self, options: dict[str, Any]) -> None:
        centre, officer = _who(options)
        at = clock.now()
        review_on = hours.day_of(at) + timedelta(days=REVIEWED_AFTER_DAYS)
        made = adopting.write_rules(centre, review_on=review_on, by=officer, at=at)
        self.stdout.write(f"{len(made)} drafts; a second person publishes each")

    def _publish(self, options: dict[str, Any]) -> None:
        centre, second = _who(options)
        draft = _versions(centre, options["rule"]).filter(number=None).order_by("-written_at").first()
        if draft is None:
            raise CommandError("There is no draft of this rule.")
        self.stdout.write(f"Version {rules.publish(draft, by=second, at=clock.now()).number}")

    def _count(self, options: dict[str, Any]) -> None:
        centre, officer = _who(options)
        version = _versions(centre, options["rule"]).order_by("-written_at").first()
        if version is None:
            raise CommandError("There is no such rule.")
        counts = running.dry_run(version, today=hours.day_of(clock.now()), by=officer)
        for street, count in counts.by_street.items():
            self.stdout.write(f"{street or '-'}: {_shown(count)}")
        self.stdout.write(f"all: {_shown(counts.total)}")

    def _run(self, options: dict[str, Any]) -> None:
        centre, officer = _who(options)
        version = RuleVersion.objects.in_force().filter(rule__centre=centre, rule__code=options["rule"]).first()
        if version is None:
            raise CommandError("No version of this rule is published.")
        at = clock.now()
        run = running.run(version, today=hours.day_of(at), by=officer, at=at)
        fresh = run.findings - run.known - run.objected
        self.stdout.write(f"{fresh} new leads, {run.known} known before, {run.objected} objected")


VERBS = {
    "declare": "declare the shipped sources",
    "look": "look through a file without taking it in",
    "import": "take a file in",
    "link": "link rows without a good number",
    "adopt": "write the shipped rules as drafts",
    "publish": "approve and publish the newest draft of a rule, as a second person",
    "count": "count whom a rule would find",
    "run": "run a rule: whom it finds becomes a lead",
}


def _who(options: dict[str, Any]) -> tuple[Centre, Actor]:
    centre = Centre.objects.filter(code=options["centre"]).first()
    user = User.objects.filter(staff_number=options["by"]).first()
    if centre is None or user is None:
        raise CommandError("There is no such centre or no such member of staff.")
    return centre, Actor.staff(user.pk, members.memberships_of(user, at=clock.now()))


def _source(options: dict[str, Any]) -> tuple[RecordSource, Manifest]:
    centre, _officer = _who(options)
    manifest = manifests.read(options["manifest"])
    source = RecordSource.objects.filter(centre=centre, code=manifest.source).first()
    if source is None:
        raise Refused(Why.MANIFEST, detail="source")
    return source, manifest


def _versions(centre: Centre, rule: str) -> Any:
    return RuleVersion.objects.filter(rule__centre=centre, rule__code=rule)


def _shown(count: int | None) -> str:
    return f"< {running.SMALLEST}" if count is None else str(count)
