"""The sections of the site that somebody has, by their duties."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mediation.access import permissions, rules
from mediation.models import Actor
from windows.models import Role
from windows.rights import keepers

SEE_RIGHTS = (*keepers.KEEPERS, Role.AUDITOR)


def sections(by: Actor) -> list[tuple[str, str]]:
    """(name of the address, words) of the pages that everybody with these duties works on."""
    is_at_a_window = by.holds(*rules.AT_ANY_WINDOW)
    at_a_window = [("intake", _("New matter")), ("matters", _("Other matters"))] if is_at_a_window else []
    cases = [("queues", _("Cases"))] if is_at_a_window or by.centre_wide_ids or by.agency_ids else []
    settles = by.holds(*permissions.RULES[permissions.Act.SETTLE].centre)
    by_hand = [("owed", _("To settle by hand"))] if settles else []
    keeps = [("rights", _("Rights"))] if any(d.role in SEE_RIGHTS and d.agency_id is None for d in by.duties) else []
    return [("home", _("Today")), *at_a_window, *cases, *by_hand, *keeps]
