"""Acts on an application before it is assigned: entering it, asking for more, refusing, leading elsewhere, merging."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import articles, citations, codes
from mediation.casework.acts import application as acts
from mediation.models import Case
from mediation.states import RefusalReason
from mediation.web.case.act_forms import ActForm, BareForm, ReasonForm
from mediation.web.case.act_pages import ActGroup, ActPage, nothing_is_asked
from mediation.web.case.acts.registration import registration
from mediation.web.case.acts.route_told import RouteToldForm, route_told_field


class SupplementRequestForm(ActForm[acts.SupplementRequestArguments]):
    what = forms.CharField(
        label=gettext_lazy("What is still needed"),
        help_text=gettext_lazy("The applicant reads these words."),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
    )

    def arguments(self) -> acts.SupplementRequestArguments:
        return acts.SupplementRequestArguments(what=self.cleaned_data["what"])


class RefusalForm(ActForm[acts.RefusalArguments]):
    reason = forms.ChoiceField(
        label=gettext_lazy("Reason"), choices=RefusalReason.choices, widget=forms.RadioSelect({"class": "stacked"})
    )
    route_told = route_told_field()

    def arguments(self) -> acts.RefusalArguments:
        return acts.RefusalArguments(reason=self.cleaned_data["reason"], route_told=self.cleaned_data["route_told"])


class MergerForm(ActForm[acts.MergerArguments]):
    into = forms.CharField(
        label=gettext_lazy("Code of the case that continues"),
        max_length=codes.LONGEST,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "class": "code"}),
    )

    def clean_into(self) -> Case:
        case = Case.objects.visible_to(self.staff.by).with_code(self.cleaned_data["into"]).first()
        if case is None:
            raise ValidationError(_("You see no case with this code."))
        return case

    def arguments(self) -> acts.MergerArguments:
        return acts.MergerArguments(into=self.cleaned_data["into"])


supplement_request = ActPage(
    acts.supplement_request,
    SupplementRequestForm,
    what=gettext_lazy("Meanwhile the applicant's own time runs; without an answer the application lapses."),
)
supplement = ActPage(
    acts.supplement,
    BareForm,
    at_once=nothing_is_asked,
    what=gettext_lazy("The applicant has brought it: the case goes on, and the time to accept it begins anew."),
)
redirection = ActPage(
    acts.redirection,
    RouteToldForm,
    group=ActGroup.END,
    what=gettext_lazy("This belongs elsewhere: the person is told where, and the case ends here."),
)
refusal = ActPage(
    acts.refusal,
    RefusalForm,
    group=ActGroup.END,
    is_grave=True,
    what=gettext_lazy("A refusal is given in writing, with its reason and the route that is open instead."),
)
withdrawal = ActPage(
    acts.withdrawal,
    ReasonForm,
    group=ActGroup.END,
    what=format_lazy(
        gettext_lazy("The applicant takes the application back ({law})."),
        law=citations.cited_lazy(articles.RIGHTS_OF_PARTIES),
    ),
)
merger = ActPage(
    acts.merger,
    MergerForm,
    group=ActGroup.END,
    what=gettext_lazy("The same dispute is already being dealt with: this case ends and its parties join the other."),
)

PAGES = (registration, supplement, supplement_request, redirection, refusal, withdrawal, merger)
