"""Rules: adopted as drafts, published by a second person, counted, run."""

from collections.abc import Iterator
from datetime import timedelta

from django.core.management.base import CommandError

from mediation.discovery import adopting, dry_runs, rules, running
from mediation.management.discovering.options import Options, centre_and_actor, versions_of
from mediation.models.discovery import RuleVersion
from windows import clock, hours

REVIEWED_AFTER_DAYS = 365


def adopt(options: Options) -> Iterator[str]:
    centre, officer = centre_and_actor(options)
    at = clock.now()
    review_on = hours.day_of(at) + timedelta(days=REVIEWED_AFTER_DAYS)
    made = adopting.write_rules(centre, review_on=review_on, by=officer, at=at)
    yield f"{len(made)} drafts; a second person publishes each"


def publish(options: Options) -> Iterator[str]:
    centre, second = centre_and_actor(options)
    draft = versions_of(centre, options["rule"]).filter(number=None).first()
    if draft is None:
        raise CommandError("There is no draft of this rule.")
    yield f"Version {rules.publish(draft, by=second, at=clock.now()).number}"


def count(options: Options) -> Iterator[str]:
    centre, officer = centre_and_actor(options)
    version = versions_of(centre, options["rule"]).first()
    if version is None:
        raise CommandError("There is no such rule.")
    counts = dry_runs.dry_run(version, today=hours.day_of(clock.now()), by=officer)
    for street, number in counts.by_street.items():
        yield f"{street or '-'}: {_shown(number)}"
    yield f"all: {_shown(counts.total)}"


def run(options: Options) -> Iterator[str]:
    centre, officer = centre_and_actor(options)
    version = RuleVersion.objects.in_force().filter(rule__centre=centre, rule__code=options["rule"]).first()
    if version is None:
        raise CommandError("No version of this rule is published.")
    at = clock.now()
    made = running.run(version, today=hours.day_of(at), by=officer, at=at)
    fresh = made.findings - made.known - made.objected
    yield f"{fresh} new leads, {made.known} known before, {made.objected} objected"


def _shown(number: int | None) -> str:
    return f"< {dry_runs.SMALLEST}" if number is None else str(number)
