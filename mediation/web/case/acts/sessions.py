"""Acts on sessions: setting one, calling one off, writing down what came of it."""

from __future__ import annotations

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from mediation import appointments, lengths
from mediation.casework.acts import sessions as acts
from mediation.models import MediationSession
from mediation.web.case.act_forms import ActForm
from mediation.web.case.act_pages import ActGroup, ActPage
from mediation.web.case.acts.session_plan import PlanForm
from mediation.web.case.acts.session_record import RecordForm, session_words
from mediation.web.case.fields import ByName


class SessionField(ByName):
    def label_from_instance(self, session: MediationSession) -> str:
        return session_words(session)


class CancellationForm(ActForm[acts.CancellationArguments]):
    session = SessionField("number", label=gettext_lazy("Which session"))
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200, widget=forms.Textarea({"rows": 2}))

    def prepare(self) -> None:
        waiting = self.case.sessions.filter(state=MediationSession.State.SET)
        self.fields["session"].queryset = waiting  # type: ignore[attr-defined]
        self.initial.setdefault("session", next((session.number for session in waiting), None))

    def arguments(self) -> acts.CancellationArguments:
        return acts.CancellationArguments(session=self.cleaned_data["session"], reason=self.cleaned_data["reason"])


session = ActPage(
    acts.session,
    PlanForm,
    template="mediation/case/session.html",
    what=format_lazy(
        gettext_lazy("Both sides are invited, and reminded {length} before."),
        length=lengths.in_words_lazy(appointments.REMINDED_BEFORE, lengths.Unit.WORKING_DAY),
    ),
)
cancellation = ActPage(
    acts.cancellation,
    CancellationForm,
    group=ActGroup.CHANGE,
    what=gettext_lazy("Everybody who was invited is told not to come."),
)
record = ActPage(acts.record, RecordForm, template="mediation/case/record.html", keeps=True)
PAGES = (session, record, cancellation)
