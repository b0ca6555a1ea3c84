"""What comes next while the case is handled."""

from django.utils.translation import gettext_lazy

from mediation.access.permissions import Act
from mediation.casework.next_steps.turns import Turn, masked_names, moment
from mediation.models import Agreement, Case, ConsentState, MediationSession, Track
from mediation.states import Action

SAFE = gettext_lazy("The other side is not contacted until the applicant says so")


def accepted(case: Case) -> Turn:
    if case.track == Track.LABOUR_INSPECTION:
        return Turn(
            Action.CONCLUDE,
            gettext_lazy("Investigate, and record the result"),
            gettext_lazy("%(whom)s investigates"),
            case.owner.name,
        )
    asked = [party for party in case.parties.select_related("person") if party.must_consent]
    if any(party.consent == ConsentState.DECLINED for party in asked):
        return Turn(
            Action.TERMINATE,
            gettext_lazy("A party declines: end mediation and tell the other ways"),
            gettext_lazy("A party declines; mediation is going to end"),
        )
    unanswered = masked_names([party for party in asked if party.consent == ConsentState.ASKED])
    if unanswered and case.has_safe_contact:
        return Turn("", SAFE, SAFE, is_dated=False)
    if unanswered:
        return Turn(
            Act.RECORD_CONSENT,
            gettext_lazy("Ask %(whom)s whether they agree to mediation"),
            gettext_lazy("Waiting for %(whom)s to agree to mediation"),
            unanswered,
        )
    return Turn(
        Action.OPEN, gettext_lazy("Everybody agrees: begin mediation"), gettext_lazy("Mediation is about to begin")
    )


def in_mediation(case: Case) -> Turn:
    task = case.assist_tasks.filter(done_at=None).select_related("agency").first()
    if task:
        return Turn(
            Act.ANSWER_ASSISTANCE,
            gettext_lazy("Do your part and answer what was asked"),
            gettext_lazy("Waiting for %(whom)s to do its part"),
            task.agency.name,
            task.agency_id,
        )
    coming = case.sessions.filter(state=MediationSession.State.SET).order_by("during").first()
    if coming:
        return Turn(
            Act.HOLD_SESSION,
            gettext_lazy("Hold the session of %(whom)s and write its record"),
            gettext_lazy("Session on %(whom)s"),
            moment(coming.during.lower),
        )
    if case.agreements.filter(state__in=[Agreement.State.DRAFT, Agreement.State.READ_BACK]).exists():
        return Turn(
            Action.AGREE,
            gettext_lazy("Read the agreement back and have it agreed"),
            gettext_lazy("The agreement is going to be read back"),
        )
    return Turn(
        Act.SET_SESSION,
        gettext_lazy("Set the next session, or draw up the agreement"),
        gettext_lazy("The mediator sets the next session"),
    )


def suspended(case: Case) -> Turn:
    return Turn(
        Action.RESUME,
        gettext_lazy("Check whether the reason still holds; resume if not"),
        gettext_lazy("Suspended; the reason is going to be reviewed"),
    )
