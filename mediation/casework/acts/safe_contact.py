"""Acts on the label of safe contact: giving it, releasing it at the word of whoever is afraid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mediation import intake
from mediation.access.permissions import Act
from mediation.casework.acts.arguments import NoArguments
from mediation.casework.acts.case_act import case_act
from mediation.models import Actor, Case
from mediation.states import OPEN


@dataclass(frozen=True)
class ReleaseArguments:
    """``heard_alone``: whoever applied said so in person and alone. ``words``: what they said."""

    heard_alone: bool
    words: str


def _hindered(case: Case, /, *, by: Actor, at: datetime) -> str:
    return intake.hindrance_of_marking(case)


def _has_no_label(case: Case, /, *, by: Actor, at: datetime) -> str:
    return "" if case.has_safe_contact else gettext("This case has no safe-contact label.")


@case_act("safe-contact", Act.MARK_SAFE_CONTACT, _("Tell the other side nothing"), statuses=OPEN, hindrance=_hindered)
def safe_contact(case: Case, arguments: NoArguments, /, *, by: Actor, at: datetime) -> None:
    """Give the case a safe-contact label: the other side is told nothing"""
    intake.mark_safe_contact(case, by=by, at=at)


@case_act(
    "safe-contact",
    Act.RELEASE_SAFE_CONTACT,
    _("The other side may be told"),
    statuses=OPEN,
    hindrance=_has_no_label,
    undoes=True,
)
def release(case: Case, arguments: ReleaseArguments, /, *, by: Actor, at: datetime) -> None:
    """Release the safe-contact label at the word of whoever applied"""
    intake.release_safe_contact(case, heard_alone=arguments.heard_alone, words=arguments.words, by=by, at=at)


ACTS = (safe_contact, release)
