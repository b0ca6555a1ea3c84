"""Why a file is not taken: beside the field, in a sentence that says what to do instead."""

from __future__ import annotations

from enum import StrEnum

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Why(StrEnum):
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
    HARMFUL = "file_harmful"
    CASE_FULL = "case_is_full"


SENTENCES: dict[Why, Promise] = {
    Why.EMPTY: _("This file is empty. Choose another one."),
    Why.TOO_LARGE: _("This file is larger than 20 MB. Photograph it, or send it in parts."),
    Why.NOT_ACCEPTED: _("Files of this kind are not taken. Send a photo, a PDF, a text, a Word or an Excel file."),
    Why.ENDING: _("The ending of this file does not fit what is in it. Save it again, or send a photo of it."),
    Why.UNREADABLE: _("This file cannot be read: it is damaged or not whole. Send it again, or a photo of it."),
    Why.TOO_MANY_PIXELS: _("This picture has more than 50 million pixels. Send a smaller one."),
    Why.MOVING: _("Moving pictures are not taken. Send a photo of what matters in it."),
    Why.TOO_MANY_PAGES: _("This file has more than 300 pages. Send the pages that matter."),
    Why.LOCKED: _("This file is locked with a password. Save it without one, or send a photo of it."),
    Why.ACTS: _(
        "This file holds a program, another file or a link that opens by itself. Print it to PDF, or photograph it."
    ),
    Why.UNPACKS: _("This file is packed in a way that cannot be checked. Print it to PDF, or photograph it."),
    Why.HARMFUL: _("This file is known to be harmful. It was not kept."),
    Why.CASE_FULL: _("No more files can be taken for this case. Please bring the rest to any window."),
}


class Refused(ValidationError):
    """This file is not taken; ``why`` is the code of the reason."""

    def __init__(self, why: Why) -> None:
        super().__init__({"file": ValidationError(str(SENTENCES[why]), code=why)})
        self.why = why
