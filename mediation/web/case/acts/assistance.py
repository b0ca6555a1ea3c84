"""Acts by which other agencies help: asking one, answering what was asked; and a visit of labour inspection."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from mediation import articles, citations, handling
from mediation.casework.acts import assistance as acts
from mediation.casework.acts import site_visits
from mediation.models import AssistTask
from mediation.web.case import choices
from mediation.web.case.act_forms import ActForm, OccurrenceFields
from mediation.web.case.act_pages import ActPage
from mediation.web.case.fields import AgencyField, ByName, SeveralOf
from mediation.web.shell.controls import HappenedField


class AssistanceForm(ActForm[acts.AssistanceArguments]):
    agency = AgencyField(label=gettext_lazy("Whom"), empty="—")
    request = forms.CharField(
        label=gettext_lazy("What they are asked to do"), max_length=2000, widget=forms.Textarea({"rows": 4})
    )

    def prepare(self) -> None:
        others = choices.agencies_of(self.case).exclude(pk=self.case.owner_id)
        self.fields["agency"].queryset = others  # type: ignore[attr-defined]

    def arguments(self) -> acts.AssistanceArguments:
        return acts.AssistanceArguments(agency=self.cleaned_data["agency"], request=self.cleaned_data["request"])


class TaskField(ByName):
    def label_from_instance(self, task: AssistTask) -> str:
        return task.request.body


class AnswerForm(ActForm[acts.AnswerArguments]):
    task = TaskField("number", label=gettext_lazy("What was asked"), widget=forms.RadioSelect({"class": "stacked"}))
    answer = forms.CharField(
        label=gettext_lazy("What was done and found"),
        help_text=gettext_lazy("Becomes a record of investigation in the file."),
        max_length=4000,
        widget=forms.Textarea({"rows": 6}),
    )

    def prepare(self) -> None:
        tasks = handling.open_tasks(self.case, self.staff.by)
        self.fields["task"].queryset = tasks  # type: ignore[attr-defined]
        self.initial.setdefault("task", next((task.number for task in tasks), None))

    def arguments(self) -> acts.AnswerArguments:
        return acts.AnswerArguments(task=self.cleaned_data["task"], answer=self.cleaned_data["answer"])


class VisitForm(OccurrenceFields[site_visits.SiteVisitArguments]):
    answered_by_none = ("officers",)
    officers = SeveralOf("staff_number", label=gettext_lazy("Officers"))
    occurred_at = HappenedField(label=gettext_lazy("When"))
    findings = forms.CharField(
        label=gettext_lazy("What was found"), max_length=4000, widget=forms.Textarea({"rows": 6})
    )

    def prepare(self) -> None:
        self.fields["officers"].queryset = choices.officers_of(self.case, at=self.staff.at)  # type: ignore[attr-defined]

    def initially(self) -> dict[str, Any]:
        return super().initially() | {"officers": [self.staff.user.staff_number]}

    def arguments(self) -> site_visits.SiteVisitArguments:
        answer = self.cleaned_data
        return site_visits.SiteVisitArguments(
            officers=list(answer["officers"]), findings=answer["findings"], occurred_at=answer["occurred_at"]
        )


assistance = ActPage(
    acts.assistance,
    AssistanceForm,
    what=gettext_lazy("One thing at a time; whoever is not in the hall is called in. The parties need not go there."),
)
answer = ActPage(acts.answer, AnswerForm, keeps=True)
site_visit = ActPage(
    site_visits.site_visit,
    VisitForm,
    what=format_lazy(
        gettext_lazy("Two officers visit together ({law})."), law=citations.cited_lazy(articles.TWO_OFFICERS)
    ),
)

PAGES = (assistance, answer, site_visit)
