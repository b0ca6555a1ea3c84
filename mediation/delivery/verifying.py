"""Whether the record is whole: every chain, every row that has a digest, the seals against their anchors, the clocks
against a fresh reading.

What looks wrong while somebody is writing is looked at again with the case held, so that what is told is so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from mediation import deadlines, journal
from mediation.delivery import comparing, ledger, sealing
from mediation.delivery.row_faults import Coverage, RowFault
from mediation.delivery.sealing import Anchor
from mediation.journal import ChainFault
from mediation.models import Case, CaseEvent, Seal

AT_ONCE = 500  # cases


def broken_chains() -> Iterator[ChainFault]:
    """Where a journal was altered, cut or reordered, or does not end where its case says."""
    for cases in _in_pieces():
        events = defaultdict(list)
        for event in CaseEvent.objects.filter(case__in=cases).order_by("case_id", "seq"):
            events[event.case_id].append(event)
        for case in cases:
            if journal.faults_in(case, events[case.pk]):
                with transaction.atomic():
                    yield from journal.faults(Case.objects.select_for_update().get(pk=case.pk))


def changed_rows(coverage: Coverage) -> Iterator[RowFault]:
    """Rows that are not what their digests say, in the journals and in the ledger; ``coverage`` counts them."""
    for cases in _in_pieces():
        yield from comparing.changed_rows(cases, coverage)
    yield from ledger.changed_rows(coverage)


def broken_seals() -> Iterator[str]:
    """Where the events are not what was sealed, or the seals not what was anchored outside the database."""
    yield from ledger.broken_seals()
    for number in journal.broken_seals():
        yield f"seal {number} does not fit the journal or the seal before it"
    anchored = set()
    for anchor in sealing.anchors():
        anchored.add(_said_by(anchor))
        yield from _against(anchor)
    for seal in Seal.objects.order_by("number"):
        if (seal.number, seal.from_xid, seal.below_xid, bytes(seal.root).hex()) not in anchored:
            yield f"seal {seal.number} is not the one that was anchored, or was never anchored"


def wrong_clocks() -> Iterator[tuple[Case, str]]:
    """Cases whose clocks are not what their journals say, and how."""
    for cases in _in_pieces():
        for case in cases:
            if differences(case):
                with transaction.atomic():
                    held = Case.objects.select_related("centre").select_for_update(of=("self",)).get(pk=case.pk)
                    yield from ((held, difference) for difference in differences(held))


def differences(case: Case) -> list[str]:
    """What a fresh reading of the journal would change in the clocks of this case."""
    planned = deadlines.rebuild(case, deadlines.days_of(case.centre_id))
    faults = [f"clock {row.term} {row.occasion}".strip() + " is missing" for row in planned.new]
    faults += [f"clock {row.term} {row.occasion}".strip() + " says something else" for row in planned.changed]
    if {name: getattr(case, name) for name in planned.on_case} != planned.on_case:
        faults.append(f"what is due next is {planned.next_term or 'nothing'}, not {case.next_term or 'nothing'}")
    return faults


@transaction.atomic
def repair_clocks(case_id: UUID) -> None:
    """Bring the rows of a case's clocks to what its journal says."""
    case = Case.objects.select_for_update().get(pk=case_id)
    planned = deadlines.rebuild(case, deadlines.days_of(case.centre_id))
    deadlines.carry_out(planned)
    Case.objects.filter(pk=case_id).update(**planned.on_case)


def _in_pieces() -> Iterator[list[Case]]:
    after: UUID | None = None
    while True:
        every = Case.objects.select_related("centre").order_by("pk")
        cases = every if after is None else every.filter(pk__gt=after)
        piece = list(cases[:AT_ONCE])
        if not piece:
            return
        yield piece
        after = piece[-1].pk


def _said_by(anchor: Anchor) -> tuple[int, int, int, str]:
    return anchor.number, anchor.from_xid, anchor.below_xid, anchor.root


def _against(anchor: Anchor) -> Iterator[str]:
    """The events of one range as they stand now, against what was anchored about them."""
    leaves = journal.leaves_of(anchor.from_xid, anchor.below_xid)
    if len(leaves) == anchor.events and journal.merkle_root(leaves).hex() == anchor.root:
        return
    yield f"anchor {anchor.number}: {len(leaves)} lines in place of {anchor.events}, or other ones"
    heads = sealing.heads_of(anchor.from_xid, anchor.below_xid)
    for case_id, line in anchor.heads.items():
        if heads.get(case_id) != line:
            code = Case.objects.filter(pk=case_id).values_list("code", flat=True).first()
            end = CaseEvent.objects.filter(case_id=UUID(case_id)).aggregate(end=Max("seq"))["end"] or 0
            yield f"case {code or case_id}: line {line} was sealed, its journal ends with line {end}"
