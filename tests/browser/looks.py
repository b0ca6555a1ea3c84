"""How a page may be looked at, and which of these ways are taken."""

import itertools
import os
from collections.abc import Iterable

from tests.browser.conftest import DESK, PHONE

SIZES = {"desk": DESK, "phone": PHONE}
LOOKS = {"light": {"theme": "light"}, "dark": {"theme": "dark"}}
LARGE = {"large": {"theme": "light", "size": "large"}}


def ways(*kinds: Iterable[object]) -> list[tuple[object, ...]]:
    """Each with each in `make proof`; else only so many that each of them comes up in one."""
    lists = [list(kind) for kind in kinds]
    if "PROOF_EXAMPLES" in os.environ:
        return list(itertools.product(*lists))
    return [tuple(kind[place % len(kind)] for kind in lists) for place in range(max(map(len, lists)))]
