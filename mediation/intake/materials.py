"""Evidence: received at a window or from a party's telephone, kept to itself until staff shows it to the parties."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max, Sum

from mediation import lifecycle
from mediation.access import permissions
from mediation.access.permissions import Act, NotPermitted
from mediation.documents import uploads
from mediation.documents.uploads.refusals import Refused
from mediation.inspection.verdicts import Why
from mediation.journal import Entry
from mediation.models import Actor, Case, Material, Party
from mediation.states import Event

MB = 1024 * 1024
MOST_OF_CASE = (200, 400 * MB)  # files, bytes
MOST_OF_PARTY = (40, 120 * MB)  # of those that a party sends without coming
MOST_REFUSED_OF_PARTY = 40  # of those that it sends without coming, and that are not kept


@dataclass(frozen=True)
class MaterialGiven:
    """What is said about a file. ``party``: whose it is; None: found by the centre. ``pages``: where it cannot tell."""

    kind: str
    title: str = ""
    party: Party | None = None
    form: str = Material.Form.SENT
    note: str = ""
    pages: int | None = None


@transaction.atomic
def receive_material(
    case: Case, *, upload: uploads.Upload, details: MaterialGiven, by: Actor, at: datetime
) -> Material:
    """Take a file in, to be looked into. The same file of the same party is there once, and its row is returned.

    From now on it counts as handed in; what comes of it is written down by ``verdicts``. Raises ``uploads.Refused``
    beside ``file`` for what can be told without looking into it, ``NotPermitted``, ``NotAllowed`` for a case that has
    ended.
    """
    permissions.require(by, Act.RECEIVE_MATERIAL, case)
    lifecycle.require_open(case, Act.RECEIVE_MATERIAL)
    _require_whose(case, details, by)
    uploads.kind_of(upload)
    lifecycle.hold(case)  # what others are handing in at this moment counts as well
    sent_digest = hashlib.sha256(upload.content).digest()
    known = case.materials.counted().filter(party=details.party, sent_digest=sent_digest).first()
    if known:
        return known
    _require_room(case, details, by, len(upload.content))
    return _take_in(case, upload, details, sent_digest=sent_digest, by=by, at=at)


def _require_whose(case: Case, details: MaterialGiven, by: Actor) -> None:
    """A party hands in its own; staff what a party of this very case brought."""
    of_case = details.party is None or details.party.case_id == case.pk
    if not of_case or (by.party_id and (details.party is None or details.party.pk != by.party_id)):
        raise NotPermitted(Act.RECEIVE_MATERIAL)


def _require_room(case: Case, details: MaterialGiven, by: Actor, size: int) -> None:
    own = case.materials.filter(party=details.party, received_by=None)
    quotas = [(case.materials.counted(), MOST_OF_CASE)]
    if by.party_id:
        quotas.append((own.counted(), MOST_OF_PARTY))
        if own.filter(state=Material.State.REFUSED).count() >= MOST_REFUSED_OF_PARTY:
            raise Refused(Why.CASE_FULL)
    for held, (files, most) in quotas:
        if held.count() >= files or (held.aggregate(sum=Sum("size"))["sum"] or 0) + size > most:
            raise Refused(Why.CASE_FULL)


def _take_in(
    case: Case, upload: uploads.Upload, details: MaterialGiven, *, sent_digest: bytes, by: Actor, at: datetime
) -> Material:
    last = case.materials.aggregate(last=Max("number"))["last"] or 0
    material = Material.objects.create(
        case=case,
        number=last + 1,
        party=details.party,
        received_by_id=by.user_id,
        kind=details.kind,
        form=Material.Form.SENT if by.party_id else details.form,
        title=details.title,
        note=details.note,
        pages=details.pages,
        ending=upload.name.rpartition(".")[2].lower(),
        size=len(upload.content),
        content=upload.content,
        sent_digest=sent_digest,
        salt=os.urandom(16),
        received_at=at,
        checked_at=at,
    )
    entry = Entry(Event.MATERIAL_RECEIVED, _details(material, upload.content), rows=(material,))
    lifecycle.record(case, entry, actor=by, at=at)
    return material


def _details(material: Material, content: bytes) -> dict[str, object]:
    return {
        "material": material.pk,
        "number": material.number,
        "kind": material.kind,
        "party": material.party.number if material.party else None,
        "digest": uploads.digest_for_journal(content, bytes(material.salt)),
    }
