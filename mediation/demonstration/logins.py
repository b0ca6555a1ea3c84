"""How one signs in to the demonstration: everybody has the same password, and every installation another one.

It is derived from the installation's secret, so it stands nowhere; planting is refused outside the demonstration.
"""

import base64
import hashlib
import hmac

from django.conf import settings


def password() -> str:
    """Twelve letters and digits in three groups, for instance ``c7qf-2m3a-k4xd``."""
    digest = hmac.digest(settings.SECRET_KEY.encode(), b"demonstration logins", hashlib.sha256)
    letters = base64.b32encode(digest).decode().lower()[:12]
    return "-".join(letters[start : start + 4] for start in range(0, 12, 4))
