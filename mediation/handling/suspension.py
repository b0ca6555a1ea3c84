"""Mediation waits for something else, and goes on."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import appointments, lifecycle
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case
from mediation.states import Action


class SuspensionReason(TextChoices):
    """Only an appraisal pauses clocks, and only those whose law says so (医疗纠纷预防和处理条例 Art. 38)."""

    APPRAISAL = "appraisal", gettext_lazy("Waiting for an appraisal")
    CONSENT = "consent", gettext_lazy("Both sides ask for it")
    OTHER = "other", gettext_lazy("Another reason")


@transaction.atomic
def suspend(case: Case, *, reason: str, by: Actor, at: datetime) -> Case:
    """Let the case rest, for one of ``SuspensionReason``; sessions that are set are called off."""
    if reason not in SuspensionReason:
        raise NotAllowed(Action.SUSPEND, _("Please choose a reason."))
    called_off = appointments.call_off(case, because=Action.SUSPEND, at=at)
    return lifecycle.move(case, Action.SUSPEND, actor=by, at=at, details={"reason": reason}, after=called_off)


def resume(case: Case, *, by: Actor, at: datetime) -> Case:
    """Take the case up again; what was excluded moves the clocks that know a pause."""
    return lifecycle.move(case, Action.RESUME, actor=by, at=at)
