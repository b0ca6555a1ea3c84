"""Who opens a paper of a case, or what was handed in: both print in full what every page shows behind a mask.

A paper opens by itself, with a reason that stands in the access log, or not at all; then it is not listed either. The
first line of ``LINES`` that is somebody's decides. Who only assists opens the papers of their own part.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.models import Actor, Case
from mediation.models.paper_kinds import PaperKind
from mediation.states import Action, Status


class Opening(StrEnum):
    """``FREELY``: the look is written down. ``WITH_REASON``: it is written down as unmasking, with why."""

    FREELY = "freely"
    WITH_REASON = "with a reason"
    NOT = "nothing"


ALL_KINDS = frozenset(PaperKind)
TO_SEAL = frozenset({PaperKind.AGREEMENT, PaperKind.ORAL_AGREEMENT_REGISTER})
OF_THE_DOSSIER = frozenset(
    {PaperKind.COVER, PaperKind.INDEX, PaperKind.FILE_NOTE, PaperKind.BACK_COVER, PaperKind.CLOSING_REPORT}
)
FILED = frozenset({Status.CLOSED, Status.ARCHIVED})


@dataclass(frozen=True)
class OpeningRule:
    """Whoever may do ``act`` to the case opens these ``kinds`` so, at one of ``statuses``, if any are named."""

    act: str
    opening: Opening
    kinds: frozenset[PaperKind] = ALL_KINDS
    statuses: Collection[Status] = ()

    def is_of(self, actor: Actor, case: Case) -> bool:
        stands = not self.statuses or case.status in self.statuses
        return stands and permissions.may(actor, self.act, case)


#: Who works the case reads what they write themselves; who seals reads what is sealed; who posts a letter its address.
#: The archive checks the dossier's own papers, and any other of a closed case for a reason. An auditor reads none.
LINES: tuple[OpeningRule, ...] = (
    OpeningRule(Act.READ_PAPER, Opening.FREELY),
    OpeningRule(Act.SEAL, Opening.FREELY, kinds=TO_SEAL),
    OpeningRule(Act.SETTLE, Opening.FREELY, kinds=frozenset({PaperKind.LETTER})),
    OpeningRule(Action.ARCHIVE, Opening.FREELY, kinds=OF_THE_DOSSIER, statuses=FILED),
    OpeningRule(Action.ARCHIVE, Opening.WITH_REASON, statuses=FILED),
    OpeningRule(Act.REVEAL, Opening.WITH_REASON),
)


def openings(actor: Actor, case: Case) -> dict[PaperKind, Opening]:
    """How each kind of paper opens for somebody who may see the case; kinds that do not open are left out."""
    opened: dict[PaperKind, Opening] = {}
    for line in LINES:
        if line.is_of(actor, case):
            opened |= {kind: line.opening for kind in line.kinds if kind not in opened}
    return opened


def opening_of_materials(actor: Actor, case: Case) -> Opening:
    """The same of what was handed in, for who may read evidence at all."""
    if not permissions.may(actor, Act.READ_MATERIAL, case):
        return Opening.NOT
    reads_freely = actor.party_id or permissions.may(actor, Act.READ_PAPER, case)
    return Opening.FREELY if reads_freely else Opening.WITH_REASON
