"""Every act on a case as a page, in the order in which they are offered: what does two acts at once comes first."""

from mediation.web.acts import (
    agreeing,
    arriving,
    ending,
    following_up,
    handing_in,
    meeting,
    performing,
    sending,
    taking_in,
    taking_on,
)

PAGES = (
    *taking_in.PAGES,
    *taking_on.PAGES,
    *sending.PAGES,
    *arriving.PAGES,
    *meeting.PAGES,
    *agreeing.PAGES,
    *performing.PAGES,
    *handing_in.PAGES,
    *ending.PAGES,
    *following_up.PAGES,
)
BY_NOUN = {page.noun: page for page in PAGES}

__all__ = ["BY_NOUN", "PAGES"]
