"""Acts on what other agencies are asked: asking, answering."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mediation import handling
from mediation.access.permissions import Act
from mediation.casework.acts.case_act import case_act
from mediation.handling.preconditions import IN_HAND
from mediation.models import Actor, AssistTask, Case
from mediation.states import OPEN
from windows.models import Agency


@dataclass(frozen=True)
class AssistanceArguments:
    """``request``: what the agency is asked to do."""

    agency: Agency
    request: str


@dataclass(frozen=True)
class AnswerArguments:
    """``answer``: what was done and found."""

    task: AssistTask
    answer: str


def _nothing_was_asked(case: Case, /, *, by: Actor, at: datetime) -> str:
    is_asked = handling.open_tasks(case, by).exists()
    return "" if is_asked else gettext("Nothing is asked of your agency here.")


@case_act("assistance", Act.ASK_ASSISTANCE, _("Ask another agency"), statuses=IN_HAND)
def assistance(case: Case, arguments: AssistanceArguments, /, *, by: Actor, at: datetime) -> None:
    """Ask another agency for one thing"""
    handling.ask_assistance(case, agency=arguments.agency, request=arguments.request, by=by, at=at)


@case_act(
    "assistance/answer",
    Act.ANSWER_ASSISTANCE,
    _("Answer what was asked"),
    statuses=OPEN,
    hindrance=_nothing_was_asked,
    is_numbered=True,
)
def answer(case: Case, arguments: AnswerArguments, /, *, by: Actor, at: datetime) -> None:
    """Answer what was asked of one's agency"""
    handling.answer_assistance(arguments.task, answer=arguments.answer, by=by, at=at)


ACTS = (assistance, answer)
