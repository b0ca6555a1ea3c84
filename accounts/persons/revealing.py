"""Reading in full what is masked everywhere else."""

from datetime import datetime

from accounts import access_log
from accounts.models import AccessVerb, Person, User


def reveal(person: Person, *, field: str, user: User, reason: str, request_id: str = "", at: datetime) -> str:
    """Read a masked field in full. Whoever reads and why is on record, or nothing is read."""
    access_log.note(
        verb=AccessVerb.REVEAL,
        user=user,
        centre_id=person.centre_id,
        about=person,
        fields=[field],
        reason=reason,
        request_id=request_id,
        at=at,
    )
    return person.printed(field)
