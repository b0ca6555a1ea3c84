"""What the provider may have said."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Accepted:
    id: str  # the provider's own


@dataclass(frozen=True)
class Refused:
    """Surely not taken."""

    code: str
    may_try_again: bool  # the same message may be taken later: the provider was busy or out of reach


@dataclass(frozen=True)
class Uncertain:
    """May have been taken."""

    reason: str


@dataclass(frozen=True)
class Taken:
    ids: tuple[str, ...]  # more than one: it was taken more than once


@dataclass(frozen=True)
class NotTaken:
    """As far as the provider knows. Trust it only when it has had its settling time since the last attempt."""


@dataclass(frozen=True)
class Unknown:
    reason: str
