"""The provider of short messages: sending one, and asking later whether it was taken.

No provider promises to take a message once (help.aliyun.com/document_detail/55284.html: not idempotent; after a
time-out, look before trying again). So an answer is one of three, never two: taken, surely not taken, or not known.
Only what the provider said in its documented form counts as said. Whoever calls decides what becomes of the third.

An answer must arrive whole within ``WHOLE_SECONDS``, however slowly it drips, in at most ``LARGEST_ANSWER`` bytes;
redirects are not followed, proxies not used, compressed bodies not asked for.
"""

from mediation.delivery.gateway.answers import Accepted, NotTaken, Refused, Taken, Uncertain, Unknown
from mediation.delivery.gateway.connection import CONNECT_SECONDS, LARGEST_ANSWER, WHOLE_SECONDS
from mediation.delivery.gateway.requests import look_up, send

__all__ = [
    "CONNECT_SECONDS",
    "LARGEST_ANSWER",
    "WHOLE_SECONDS",
    "Accepted",
    "NotTaken",
    "Refused",
    "Taken",
    "Uncertain",
    "Unknown",
    "look_up",
    "send",
]
