"""How one signs in to the demonstration: everybody has the same password, and every installation another one.

It is derived from the installation's secret, so it stands nowhere; planting is refused outside the demonstration.
"""

import base64
import hashlib
import hmac

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings


def seed(staff_number: str) -> str:
    """Of the authenticator app of an administrator, who must have one: known, like the password."""
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"demonstration seed of {staff_number}".encode(), hashlib.sha256)
    return base64.b32encode(digest[:20]).decode()


def code(staff_number: str) -> str:
    """The six digits that the app would show now."""
    return str(format_hotp_value(hotp_value(seed(staff_number), next(yield_hotp_counters_from_time()))))


def password() -> str:
    """Twelve letters and digits in three groups, for instance ``c7qf-2m3a-k4xd``."""
    digest = hmac.digest(settings.SECRET_KEY.encode(), b"demonstration logins", hashlib.sha256)
    letters = base64.b32encode(digest).decode().lower()[:12]
    return "-".join(letters[start : start + 4] for start in range(0, 12, 4))
