"""Laying the file into the archive: how long it is kept, by the centre's own rule."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import F
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from mediation import articles, citations
from mediation.casework.acts import followup as acts
from mediation.web.case import fields
from mediation.web.case.act_forms import ActForm
from mediation.web.case.act_pages import ActPage
from mediation.web.shell import formatting
from windows.models import RetentionPeriod


class RetentionField(fields.ByName):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__("retention", **kwargs)

    def label_from_instance(self, period: RetentionPeriod) -> str:
        return formatting.kept(period.get_retention_display(), period.years)


class ArchiveForm(ActForm[acts.ArchiveArguments]):
    """How long the file is kept, by the centre's own rule."""

    retention = RetentionField(
        label=gettext_lazy("How long the file is kept"),
        help_text=gettext_lazy("By the rule of this centre, counted from the first of January that follows."),
        widget=forms.RadioSelect({"class": "stacked"}),
    )

    def prepare(self) -> None:
        periods = RetentionPeriod.objects.filter(centre=self.case.centre_id).order_by(F("years").asc(nulls_last=True))
        self.fields["retention"].queryset = periods  # type: ignore[attr-defined]

    def arguments(self) -> acts.ArchiveArguments:
        period: RetentionPeriod = self.cleaned_data["retention"]
        return acts.ArchiveArguments(retention=period.retention)


archive = ActPage(
    acts.archive,
    ArchiveForm,
    what=format_lazy(
        gettext_lazy("The dossier is complete and checked: it is locked and gets its number ({law})."),
        law=citations.cited_lazy(articles.DOSSIER),
    ),
)
