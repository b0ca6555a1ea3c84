"""Acts on an application before it is assigned: entering it, asking for more, refusing, leading elsewhere, merging."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import articles, citations, codes, intake
from mediation.casework.acts import application as acts
from mediation.casework.acts.arguments import RouteToldArguments
from mediation.models import Case
from mediation.states import RefusalReason
from mediation.web.case.act_pages import ActForm, ActPage, BareForm, Group, ReasonForm, nothing_is_asked


class SupplementRequestForm(ActForm[acts.SupplementRequestArguments]):
    what = forms.CharField(
        label=gettext_lazy("What is still needed"),
        help_text=gettext_lazy("The applicant reads these words."),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
    )

    def arguments(self) -> acts.SupplementRequestArguments:
        return acts.SupplementRequestArguments(what=self.cleaned_data["what"])


def route_told_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("The route they were told"),
        help_text=gettext_lazy("To whom, where, by when; as it was said to the person."),
        max_length=200,
        widget=forms.Textarea({"rows": 3}),
    )


class RouteToldForm(ActForm[RouteToldArguments]):
    route_told = route_told_field()

    def arguments(self) -> RouteToldArguments:
        return RouteToldArguments(route_told=self.cleaned_data["route_told"])


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


class RegistrationForm(BareForm):
    """Nothing is asked: what was written online is read, and what it leaves open."""

    def words(self) -> dict[str, str]:
        return {
            statement.kind: statement.body for statement in self.case.statements.filter(kind__in=["facts", "request"])
        }

    def lacking(self) -> list[str]:
        return intake.lacking(self.case)

    def duplicates(self) -> list[tuple[intake.Duplicate, bool]]:
        """Open cases that may be the same, and whether this person may open them."""
        duplicates = intake.duplicates_of(self.case, by=self.staff.by)
        seen = set(
            Case.objects.visible_to(self.staff.by)
            .filter(pk__in=[duplicate.case.pk for duplicate in duplicates])
            .values_list("pk")
        )
        return [(duplicate, (duplicate.case.pk,) in seen) for duplicate in duplicates]


registration = ActPage(
    acts.registration,
    RegistrationForm,
    what=gettext_lazy("The applicant's own words stay as they are. Whoever registers it has the first contact duty."),
    template="mediation/case/checking.html",
    then="registration",
)
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
    group=Group.END,
    what=gettext_lazy("This belongs elsewhere: the person is told where, and the case ends here."),
)
refusal = ActPage(
    acts.refusal,
    RefusalForm,
    group=Group.END,
    is_grave=True,
    what=gettext_lazy("A refusal is given in writing, with its reason and the route that is open instead."),
)
withdrawal = ActPage(
    acts.withdrawal,
    ReasonForm,
    group=Group.END,
    what=format_lazy(
        gettext_lazy("The applicant takes the application back ({law})."),
        law=citations.cited_lazy(articles.RIGHTS_OF_PARTIES),
    ),
)
merger = ActPage(
    acts.merger,
    MergerForm,
    group=Group.END,
    what=gettext_lazy("The same dispute is already being dealt with: this case ends and its parties join the other."),
)

PAGES = (registration, supplement, supplement_request, redirection, refusal, withdrawal, merger)
