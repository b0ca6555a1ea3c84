"""Receipt codes: one per party who is here. Only the digest is kept; the code itself is printed once."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.compiled import Compiled
from accounts.fields import vault
from mediation import codes, lifecycle, notices
from mediation.access import permissions
from mediation.models import Actor, Party, ReceiptCode


def issue(parties: Sequence[Party], *, at: datetime) -> dict[UUID, str]:
    """A new code for each of these parties, who have none; by the party's id."""
    fresh = {party.pk: codes.new_receipt_code() for party in parties}
    ReceiptCode.objects.bulk_create(
        ReceiptCode(party=party, case_id=party.case_id, digest=receipt_digest(fresh[party.pk]), issued_at=at)
        for party in parties
    )
    return fresh


@transaction.atomic
def reissue(party: Party, *, by: Actor, at: datetime) -> str:
    """A first code for a party who comes later, or a new one for a lost slip; the old one opens nothing any more.

    None for a respondent from whom the case is kept.
    """
    permissions.require(by, permissions.Act.NOTE, party.case)
    if notices.is_kept_from(party.case, party):
        sentence = _("The other side must not be contacted until the applicant says so.")
        raise lifecycle.NotAllowed(permissions.Act.NOTE, sentence)
    party.receipt_codes.filter(revoked_at=None).update(revoked_at=at)
    return issue([party], at=at)[party.pk]


def receipt_digest(code: str) -> bytes:
    """By which a receipt code is kept and found: an HMAC under a key outside the database."""
    return vault.derived(codes.normalise(code))


def find_by_receipt(code: str, *, only: Iterable[str] = ()) -> ReceiptCode | None:
    """The valid receipt with its party and all that a summary says, or none; of all that, ``only`` these columns.

    A mistyped code asks the same one query as an unknown one.
    """
    receipt = next(iter(_OF_DIGEST(digest=receipt_digest(code), only=tuple(only))), None)  # a digest is unique
    if receipt:
        receipt.party.case = receipt.case
    return receipt


def _valid(digest: bytes, only: tuple[str, ...]) -> QuerySet[ReceiptCode]:
    valid = ReceiptCode.objects.filter(digest=digest, revoked_at=None)
    whole = valid.select_related("party", "case__centre", "case__owner", "case__window")
    return whole.only(*only) if only else whole


_OF_DIGEST = Compiled(_valid)
