"""Limits of signing in: guessing is stopped where it comes from, and keeps nobody else from their own account.

Tries are counted before the password is looked at, so that many at once count as many; a right one is given back. Each
(account, network) has ten in a quarter of an hour and each network sixty. An account that strangers try more than fifty
times has one left for each network, so that its owner comes in from anywhere; a browser in which they signed in before
has ten of its own. Accounts are counted as the look-up takes them, however they are written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core import signing

from accounts.identifiers import counted_staff_number
from accounts.models import User
from mediation.casework import attempts
from mediation.casework.too_many import TooManyAttempts

FROM_ONE_NETWORK = 60
AT_ONE_ACCOUNT = 10  # from one network, or in one browser that is known
BY_STRANGERS = 50  # at one account, before each network has a single try left
DEVICE_COOKIE, DEVICE_SALT = "device", "mediation.device"
DEVICE_AGE = 180 * 24 * 3600  # seconds


@dataclass(frozen=True)
class Try:
    """One try that was counted; :meth:`was_right` gives it back."""

    counted: tuple[tuple[str, str], ...]
    at: datetime

    def was_right(self) -> None:
        for purpose, source in self.counted:
            attempts.give_back(purpose, source=source, at=self.at)


def begin(staff_number: str, *, source: str, device: str = "", at: datetime) -> Try:
    """Count a try with a password. ``device``: what the cookie of the browser says. Raises ``TooManyAttempts``."""
    account = counted_staff_number(staff_number)
    return _begin("sign-in", account, source=source, device=_known(device, account), at=at)


def begin_code(user: User, *, source: str, at: datetime) -> Try:
    """Count a try with a second factor, which only who has the password makes. Raises ``TooManyAttempts``."""
    return _begin("second", str(user.pk), source=source, device="", at=at)


def device_of(user: User, known: str) -> str:
    """What a browser is given after its owner signed in: by it, it is known. It opens nothing."""
    account = counted_staff_number(user.staff_number)
    if _known(known, account):
        return known
    return signing.dumps({"account": account, "device": attempts.new_device()}, salt=DEVICE_SALT)


def _begin(purpose: str, account: str, *, source: str, device: str, at: datetime) -> Try:
    keys = [(f"{purpose}-from", source)]
    if attempts.count(*keys[0], at=at) > FROM_ONE_NETWORK:
        raise TooManyAttempts(attempts.end_of_window(at))
    if device:
        keys.append((f"{purpose}-in", f"{account} {device}"))
        if attempts.count(*keys[1], at=at) <= AT_ONE_ACCOUNT:
            return Try(tuple(keys), at)
    return _begin_as_stranger(purpose, account, source, keys, at)


def _begin_as_stranger(purpose: str, account: str, source: str, keys: list[tuple[str, str]], at: datetime) -> Try:
    pair, every = (f"{purpose}-pair", f"{account} {source}"), (f"{purpose}-to", account)
    from_here = attempts.count(*pair, at=at)
    if from_here > AT_ONE_ACCOUNT:
        raise TooManyAttempts(attempts.end_of_window(at))
    if attempts.count(*every, at=at) > BY_STRANGERS and from_here > 1:
        raise TooManyAttempts(attempts.end_of_window(at))
    return Try((*keys, pair, every), at)


def _known(cookie: str, account: str) -> str:
    """The name of a browser in which this account signed in before; empty for any other."""
    try:
        details = signing.loads(cookie, salt=DEVICE_SALT, max_age=DEVICE_AGE)
    except signing.BadSignature:
        return ""
    return str(UUID(details["device"])) if details["account"] == account else ""
