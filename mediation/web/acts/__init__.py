"""Every act on a case as a page; the order is that in which they are offered."""

from mediation.web.acts import agreeing, ending, following_up, meeting, performing, sending, taking_in, taking_on

PAGES = (
    *taking_in.PAGES,
    *sending.PAGES,
    *taking_on.PAGES,
    *meeting.PAGES,
    *agreeing.PAGES,
    *performing.PAGES,
    *ending.PAGES,
    *following_up.PAGES,
)
BY_NOUN = {page.noun: page for page in PAGES}

__all__ = ["BY_NOUN", "PAGES"]
