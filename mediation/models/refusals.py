"""Why a file is not kept, in a sentence that says what to do instead."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mediation.inspection.verdicts import Why

SENTENCES: dict[Why, Promise] = {
    Why.EMPTY: _("This file is empty. Choose another one."),
    Why.TOO_LARGE: _("This file is larger than 20 MB. Photograph it, or send it in parts."),
    Why.NOT_ACCEPTED: _("Files of this kind are not taken. Send a photo, a PDF, a text, a Word or an Excel file."),
    Why.ENDING: _("The ending of this file does not fit what is in it. Save it again, or send a photo of it."),
    Why.UNREADABLE: _("This file cannot be read: it is damaged or not whole. Send it again, or a photo of it."),
    Why.TOO_MANY_PIXELS: _("This picture has more pixels than can be checked. Send a smaller one."),
    Why.MOVING: _("Moving pictures are not taken. Send a photo of what matters in it."),
    Why.TOO_MANY_PAGES: _("This file has more than 300 pages. Send the pages that matter."),
    Why.LOCKED: _("This file is locked with a password. Save it without one, or send a photo of it."),
    Why.ACTS: _(
        "This file holds a program, another file or a link that opens by itself. Print it to PDF, or photograph it."
    ),
    Why.UNPACKS: _("This file is packed in a way that cannot be checked. Print it to PDF, or photograph it."),
    Why.TOO_HARD: _(
        "This file could not be checked: that took too much time or memory. Print it to PDF, or photograph it."
    ),
    Why.HARMFUL: _("This file is known to be harmful. It was not kept."),
    Why.CASE_FULL: _("No more files can be taken for this case. Please bring the rest to any window."),
}
