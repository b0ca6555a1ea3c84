"""Asking both sides whether they will mediate. One express refusal ends it (人民调解法 Arts 3(1), 17)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mediation import lifecycle
from mediation.access import permissions
from mediation.access.permissions import Act, NotPermitted
from mediation.handling.endings import TerminationReason, end
from mediation.handling.preconditions import IN_HAND, expect
from mediation.journal import Entry
from mediation.lifecycle import NotAllowed
from mediation.models import SYSTEM, Actor, Case, Consent, ConsentState, Party
from mediation.states import Action, Event, Status

MAY_ANSWER = (Status.REGISTERED, Status.SUPPLEMENTING, Status.ROUTED, Status.ACKNOWLEDGED, *IN_HAND)


@transaction.atomic
def record_consent(case: Case, party: Party, *, state: str, means: str, by: Actor, at: datetime) -> Case:
    """Write down a party's answer; the last one counts. Once the case is in hand, an express refusal of a
    side terminates it; a third party that declines stays away.

    By telephone first and in writing on the day are two answers. Raises ``NotAllowed``, ``NotPermitted``.
    """
    permissions.require(by, Act.RECORD_CONSENT, case)
    expect(case, Act.RECORD_CONSENT, MAY_ANSWER)
    _check(case, party, state, by)
    answered = Consent.objects.create(party=party, state=state, means=means, given_at=at, recorded_by_id=by.user_id)
    party.consent = state
    party.consented_at = at if state == ConsentState.GIVEN else None
    party.save(update_fields=["consent", "consented_at"])
    answer = Entry(Event.CONSENT, {"party": party.number, "state": state, "means": means}, rows=(answered, party))
    lifecycle.record(case, answer, actor=by, at=at)
    if state == ConsentState.DECLINED and party.must_consent and case.status in IN_HAND:
        who = by if permissions.may(by, Action.TERMINATE, case) else SYSTEM
        end(case, TerminationReason.DECLINED, by=who, at=at)
    return case


def _check(case: Case, party: Party, state: str, by: Actor) -> None:
    if party.case_id != case.pk or (by.party_id and by.party_id != party.pk):
        raise NotPermitted(Act.RECORD_CONSENT)
    if state not in (ConsentState.GIVEN, ConsentState.DECLINED):
        raise NotAllowed(Act.RECORD_CONSENT, _("An answer is yes or no."))
    if case.has_safe_contact and party.role == Party.Role.RESPONDENT:
        raise NotAllowed(Act.RECORD_CONSENT, _("The other side must not be contacted until the applicant says so."))
    if state == ConsentState.DECLINED and party.role == Party.Role.APPLICANT:
        raise NotAllowed(Act.RECORD_CONSENT, _("Whoever applied and no longer wants mediation withdraws."))
