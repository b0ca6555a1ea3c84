"""What a check leaves of a file."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Made:
    content: bytes
    media_type: str
    ending: str
    pages: int | None = None
