"""Acts on an application before it is assigned: entering it, asking for more, refusing, leading elsewhere, merging."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import articles, citations, intake
from mediation.models import Case
from mediation.states import Action, RefusalReason
from mediation.web.case.act_pages import ActForm, Group, ReasonForm, act, nothing_is_asked


class SupplementRequestForm(ActForm):
    what = forms.CharField(
        label=gettext_lazy("What is still needed"),
        help_text=gettext_lazy("The applicant reads these words."),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
    )


class RouteToldForm(ActForm):
    route_told = forms.CharField(
        label=gettext_lazy("The route they were told"),
        help_text=gettext_lazy("To whom, where, by when; as it was said to the person."),
        max_length=200,
        widget=forms.Textarea({"rows": 3}),
    )


class RefusalForm(RouteToldForm):
    reason = forms.ChoiceField(
        label=gettext_lazy("Reason"), choices=RefusalReason.choices, widget=forms.RadioSelect({"class": "stacked"})
    )
    field_order = ["reason", "route_told"]


class MergerForm(ActForm):
    into = forms.CharField(
        label=gettext_lazy("Code of the case that continues"),
        max_length=12,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "class": "code"}),
    )

    def clean_into(self) -> Case:
        code = self.cleaned_data["into"].replace("-", "").upper()
        found = Case.objects.visible_to(self.staff.by).filter(code=code).first()
        if found is None:
            raise ValidationError(_("You see no case with this code."))
        return found


class RegistrationForm(ActForm):
    """Nothing is asked: what was written online is read, and what it leaves open."""

    def words(self) -> dict[str, str]:
        return {one.kind: one.body for one in self.case.statements.filter(kind__in=["facts", "request"])}

    def lacking(self) -> list[str]:
        return intake.lacking(self.case)

    def duplicates(self) -> list[tuple[intake.Duplicate, bool]]:
        """Open cases that may be the same, and whether this person may open them."""
        found = intake.duplicates_of(self.case)
        seen = set(
            Case.objects.visible_to(self.staff.by).filter(pk__in=[one.case.pk for one in found]).values_list("pk")
        )
        return [(one, (one.case.pk,) in seen) for one in found]


@act(
    "register",
    Action.REGISTER,
    gettext_lazy("Check it and enter it in the register"),
    form=RegistrationForm,
    what=gettext_lazy("The applicant's own words stay as they are. Whoever registers it has the first contact duty."),
    template="mediation/case/checking.html",
    then="registration",
)
def registration(case: Case, said: dict[str, Any], **who: Any) -> None:
    intake.register_submitted(case, **who)


@act(
    "supplement-request",
    Action.REQUEST_SUPPLEMENT,
    gettext_lazy("Ask for what is missing"),
    form=SupplementRequestForm,
    what=gettext_lazy("Meanwhile the applicant's own time runs; without an answer the application lapses."),
)
def supplement_request(case: Case, said: dict[str, Any], **who: Any) -> None:
    intake.request_supplement(case, **said, **who)


@act(
    "supplement",
    Action.SUPPLEMENT,
    gettext_lazy("What was missing is here"),
    at_once=nothing_is_asked,
    what=gettext_lazy("The applicant has brought it: the case goes on, and the time to accept it begins anew."),
)
def supplement(case: Case, said: dict[str, Any], **who: Any) -> None:
    intake.supplement(case, **who)


@act(
    "redirection",
    Action.REDIRECT,
    gettext_lazy("Lead to another route"),
    form=RouteToldForm,
    group=Group.END,
    what=gettext_lazy("This belongs elsewhere: the person is told where, and the case ends here."),
)
def redirection(case: Case, said: dict[str, Any], **who: Any) -> None:
    intake.redirect(case, **said, **who)


@act(
    "refusal",
    Action.REFUSE,
    gettext_lazy("Refuse"),
    form=RefusalForm,
    group=Group.END,
    is_grave=True,
    what=gettext_lazy("A refusal is given in writing, with its reason and the route that is open instead."),
)
def refusal(case: Case, said: dict[str, Any], **who: Any) -> None:
    intake.refuse(case, **said, **who)


@act(
    "withdrawal",
    Action.WITHDRAW,
    gettext_lazy("Withdraw"),
    form=ReasonForm,
    group=Group.END,
    what=format_lazy(
        gettext_lazy("The applicant takes the application back ({law})."),
        law=citations.cited_lazy(articles.RIGHTS_OF_PARTIES),
    ),
)
def withdrawal(case: Case, said: dict[str, Any], **who: Any) -> None:
    intake.withdraw(case, **said, **who)


@act(
    "merger",
    Action.MERGE,
    gettext_lazy("Merge into another case"),
    form=MergerForm,
    group=Group.END,
    what=gettext_lazy("The same dispute is already being dealt with: this case ends and its parties join the other."),
)
def merger(case: Case, said: dict[str, Any], **who: Any) -> None:
    intake.merge(case, **said, **who)


PAGES = (registration, supplement, supplement_request, redirection, refusal, withdrawal, merger)
