"""The session engine: a row is found by the SHA-256 of the cookie's key, and its data is sealed by the vault.

Sessions run on the clock of the machine, never on the demonstration's: moving that signs nobody out.
"""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import VALID_KEY_CHARS, CreateError, SessionBase, UpdateError
from django.db import DatabaseError, transaction
from django.utils.crypto import get_random_string

from accounts.fields import vault
from accounts.models import Session, User

NOTED_EVERY = timedelta(minutes=1)  # so often is it written down that somebody is still there


class SessionStore(SessionBase):
    """What Django calls an engine (``settings.SESSION_ENGINE``)."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self.began_at: datetime | None = None
        self.seen_at: datetime | None = None

    def load(self) -> dict[str, Any]:
        row = Session.objects.live(datetime.now(UTC)).filter(pk=digest_of(self.session_key)).first()
        data = _data_of(row) if row else None
        if row is None or data is None:
            self._session_key = None
            return {}
        self.began_at, self.seen_at = row.began_at, row.seen_at
        return data

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(pk=digest_of(session_key)).exists()

    def create(self) -> None:
        """A new key, and with it a new beginning."""
        self._session_key = get_random_string(32, VALID_KEY_CHARS)
        self.began_at = None
        self.save(must_create=True)
        self.modified = True

    def save(self, must_create: bool = False) -> None:
        data = dict(self.__dict__.get("_session_cache", {}) if must_create else self.items())
        if self.session_key is None:
            return self.create()
        now = datetime.now(UTC)
        self.began_at = self.began_at or now
        row = Session(
            digest=digest_of(self.session_key),
            user_id=_user_id(data),
            data=self.serializer().dumps(data).decode("latin-1"),
            began_at=self.began_at,
            seen_at=now,
            expires_at=self.began_at + timedelta(seconds=settings.SESSION_COOKIE_AGE),
        )
        try:
            with transaction.atomic():
                row.save(force_insert=must_create, force_update=not must_create)  # one that was ended stays ended
        except DatabaseError as gone:
            raise (CreateError if must_create else UpdateError) from gone
        self.seen_at = now
        return None

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(pk=digest_of(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        Session.objects.over(datetime.now(UTC)).delete()


def digest_of(session_key: str | None) -> str:
    """By which a session is kept and found: of 165 random bits nothing slower is needed."""
    return hashlib.sha256((session_key or "").encode()).hexdigest()


def note_activity(session: SessionBase) -> None:
    """Somebody is still there. Written at most once a minute, and only for who has signed in."""
    if not isinstance(session, SessionStore) or session.get(SESSION_KEY) is None or session.seen_at is None:
        return
    now = datetime.now(UTC)
    if now - session.seen_at > NOTED_EVERY:
        session.seen_at = now
        Session.objects.filter(pk=digest_of(session.session_key)).update(seen_at=now)


def end_all(user: User, *, but: SessionBase | None = None) -> int:
    """Every browser of this person has to sign in again; ``but`` the one that asks. How many there were."""
    kept = digest_of(but.session_key) if but is not None else ""
    return user.sessions.exclude(pk=kept).delete()[0]


def _data_of(row: Session) -> dict[str, Any] | None:
    """None where the vault no longer has the key: whoever held that session signs in again."""
    try:
        data: dict[str, Any] = SessionStore().serializer().loads(row.data.encode("latin-1"))
    except vault.Unreadable:
        return None
    return data


def _user_id(data: dict[str, Any]) -> UUID | None:
    return UUID(data[SESSION_KEY]) if SESSION_KEY in data else None
