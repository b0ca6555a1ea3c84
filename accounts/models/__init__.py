"""Who: users, and the identity vault of persons and organisations, apart from every case.

Nothing here points upwards. A centre is a plain UUID, since centres live in ``windows``.
"""

from accounts.models.access_log import AccessEntry, AccessVerb
from accounts.models.key_checks import KeyCheck
from accounts.models.person_details import DocumentKind, IdentityStatus, PersonKind, Sex
from accounts.models.persons import Person, PersonGrams, PersonVersion
from accounts.models.signing_in import PasswordCode, Session
from accounts.models.tokens import ApiToken
from accounts.models.users import Language, Theme, User

__all__ = [
    "AccessEntry",
    "AccessVerb",
    "ApiToken",
    "DocumentKind",
    "IdentityStatus",
    "KeyCheck",
    "Language",
    "PasswordCode",
    "Person",
    "PersonGrams",
    "PersonKind",
    "PersonVersion",
    "Session",
    "Sex",
    "Theme",
    "User",
]
