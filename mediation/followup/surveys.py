"""Links by which each side rates the service once, without signing in.

A token is derived from its row under a key outside the database: it stands nowhere but in the message, where the sender
puts it (:func:`token_of`), and is found by its keyed digest. A link dies 30 days after the case is closed.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from datetime import datetime, timedelta

from accounts.fields import vault
from mediation import notices
from mediation.models import Case, Party, SurveyLink
from mediation.notices import Kind
from mediation.states import Status

OPEN_FOR = timedelta(days=30)
TOKEN_BYTES = 16
TOKEN_LENGTH = 22


def issue(case: Case, parties: Iterable[Party], *, at: datetime) -> None:
    """Make each party's own link and owe the message with it. Nobody is asked where a label says it is not safe."""
    if case.has_safe_contact:
        return
    for party in parties:
        link = SurveyLink(case=case, party=party, segment=case.segment, issued_at=at)
        link.digest = _digest(token_of(link))
        link.save(force_insert=True)
        notices.owe(case, Kind.SURVEY, to=[party], due_at=at, occasion=str(link.pk))


def token_of(link: SurveyLink) -> str:
    """The token of a link, for the message (its ``occasion`` is the link's id): 128 bits in 22 characters."""
    return base64.urlsafe_b64encode(vault.derived(f"survey:{link.pk}")[:TOKEN_BYTES]).decode().rstrip("=")


def find_survey(token: str, *, at: datetime) -> SurveyLink | None:
    """The link that may be used now, or None: unknown, used, expired and foreign ones are answered alike."""
    links = SurveyLink.objects.filter(digest=_digest(token.strip())).select_related("case__centre", "party")
    link = links.first()
    return link if link and may_be_used(link, at=at) else None


def may_be_used(link: SurveyLink, *, at: datetime) -> bool:
    if notices.is_kept_from(link.case, link.party):
        return False
    if link.case.status not in (Status.IN_FOLLOW_UP, Status.CLOSED, Status.ARCHIVED):
        return False
    if link.segment != link.case.segment or (link.expires_at and link.expires_at <= at):
        return False
    return not link.party.ratings.filter(segment=link.segment).exists()


def expire(case: Case, *, closed_at: datetime) -> None:
    """From closing on the links of this round have 30 days."""
    case.survey_links.filter(segment=case.segment).update(expires_at=closed_at + OPEN_FOR)


def _digest(token: str) -> bytes:
    return vault.derived(f"survey-token:{token}")
