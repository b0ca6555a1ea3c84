"""``make security``: three hundred hostile uploads, and every pattern of ours against bad luck. Says what it found."""

import os
import sys
from collections import Counter
from importlib import import_module

import django

SEED, COUNT = 20261201, 300
SECONDS, MEGABYTES = 2.0, 200.0
EVEN = 9.0  # four times the text may take so many times as long; what grows with the square takes sixteen


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.config.settings")
    django.setup()
    findings = [*uploads(), *patterns()]
    say(*findings)
    return 1 if findings else 0


def uploads() -> list[str]:
    """Those over their figures."""
    hostile, cost_of = (
        import_module("tests.security.hostile").hostile,
        import_module("tests.security.measuring").cost_of,
    )
    over, verdicts, seconds, megabytes = [], Counter[str](), 0.0, 0.0
    for hostile_file in hostile(SEED, COUNT):
        cost = cost_of(hostile_file)
        verdicts["kept" if "media_type" in cost.verdict else cost.verdict or f"ended by {cost.code}"] += 1
        seconds, megabytes = max(seconds, cost.seconds), max(megabytes, cost.megabytes)
        if cost.seconds >= SECONDS or cost.megabytes >= MEGABYTES:
            over.append(f"over: {hostile_file.name} {hostile_file.what}: {cost}")
    say(f"{COUNT} hostile uploads: at most {seconds:.2f} s of CPU and {megabytes:.0f} MB")
    say(*(f"  {count:4} {verdict}" for verdict, count in verdicts.most_common()))
    return over


def patterns() -> list[str]:
    """Those that grow faster than their text."""
    patterns = import_module("tests.security.patterns")
    every = patterns.patterns()
    grown = {name: patterns.growth(pattern) for name, pattern in every.items()}
    say(f"{len(every)} patterns: four times the text takes at most {max(grown.values()):.1f} times as long")
    return [f"grows: {name}: {times:.0f} times" for name, times in grown.items() if times > EVEN]


def say(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
