"""Acts on evidence: taking a file in at a desk, showing it to the parties or no longer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mediation.casework.acts import materials as acts
from mediation.intake import MaterialGiven
from mediation.models import Material
from mediation.web.case.act_forms import ActForm
from mediation.web.case.act_pages import ActGroup, ActPage
from mediation.web.case.choices import parties_of
from mediation.web.case.fields import ByName, PartyField
from mediation.web.shell.file_field import MaterialField
from mediation.web.shell.formatting import BETWEEN

AT_A_DESK = [choice for choice in Material.Form.choices if choice[0] != Material.Form.SENT]


class MaterialForm(ActForm[acts.MaterialArguments]):
    file = MaterialField()
    party = PartyField(
        label=_("From whom"),
        required=False,
        blank=True,
        empty=_("Found by the centre itself"),
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(label=_("What it is"), choices=Material.Kind.choices)
    form = forms.ChoiceField(label=_("Original or copy"), choices=AT_A_DESK, widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("What it shows"), help_text=_("As it stands in the list of evidence."), max_length=80, required=False
    )
    pages = forms.IntegerField(
        label=_("Number of pages"),
        help_text=_("If left empty: as counted in the file."),
        min_value=1,
        max_value=2000,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    note = forms.CharField(label=_("Note"), max_length=500, required=False, widget=forms.Textarea({"rows": 2}))

    def prepare(self) -> None:
        field: PartyField = self.fields["party"]  # type: ignore[assignment]
        field.queryset = parties_of(self.case)

    def arguments(self) -> acts.MaterialArguments:
        answer = self.cleaned_data
        about = MaterialGiven(
            kind=answer["kind"],
            title=answer["title"],
            party=answer["party"],
            form=answer["form"],
            note=answer["note"],
            pages=answer["pages"],
        )
        return acts.MaterialArguments(upload=answer["file"], about=about)


class NumberField(ByName):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__("number", **kwargs)

    def label_from_instance(self, material: Material) -> str:
        return f"{material.number}{BETWEEN}{material.name}"


class SharingForm(ActForm[acts.SharingArguments]):
    material = NumberField(label=_("Material"), widget=forms.RadioSelect({"class": "stacked"}))
    is_shared = forms.TypedChoiceField(
        label=_("Who may read it"),
        choices=[("yes", _("The parties")), ("no", _("Only whoever handed it in"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )

    def prepare(self) -> None:
        field: NumberField = self.fields["material"]  # type: ignore[assignment]
        field.queryset = self.case.materials.kept().listed()

    def arguments(self) -> acts.SharingArguments:
        return acts.SharingArguments(self.cleaned_data["material"], is_shared=self.cleaned_data["is_shared"])


material = ActPage(
    acts.material,
    MaterialForm,
    group=ActGroup.CHANGE,
    takes_files=True,
    what=_(
        "It counts as handed in from now on, and is then checked: what came of that stands on the page of the case. "
        "Pictures are made anew: place, time and device are removed from them. Nobody outside sees it yet."
    ),
)
sharing = ActPage(
    acts.sharing,
    SharingForm,
    group=ActGroup.CHANGE,
    what=_("Until it is shown, the other side does not even see that it exists."),
)

PAGES = (material, sharing)
