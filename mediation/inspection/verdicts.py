"""What comes of looking at a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why a file is not kept."""

    EMPTY = "empty_file"
    TOO_LARGE = "file_too_large"
    NOT_ACCEPTED = "kind_not_accepted"
    ENDING = "ending_does_not_fit"
    UNREADABLE = "file_unreadable"
    TOO_MANY_PIXELS = "too_many_pixels"
    MOVING = "moving_picture"
    TOO_MANY_PAGES = "too_many_pages"
    LOCKED = "file_locked"
    ACTS = "file_acts_by_itself"
    UNPACKS = "unpacks_too_large"
    TOO_HARD = "takes_too_long_to_check"
    HARMFUL = "file_harmful"
    CASE_FULL = "case_is_full"


class Unfit(Exception):
    """This file is not kept."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Made:
    """What is left of a file; ``pages`` is None where nobody can tell."""

    content: bytes
    media_type: str
    ending: str
    pages: int | None = None
