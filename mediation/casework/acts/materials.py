"""Acts on evidence: taking a file in at a desk, showing it to the parties or no longer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mediation import intake
from mediation.access.permissions import Act
from mediation.casework.acts.case_act import case_act
from mediation.documents.uploads import Upload
from mediation.intake import MaterialGiven
from mediation.models import Actor, Case, Material
from mediation.states import OPEN


@dataclass(frozen=True)
class MaterialArguments:
    upload: Upload
    about: MaterialGiven


@dataclass(frozen=True)
class SharingArguments:
    """``is_shared``: whether the parties may read it from now on."""

    material: Material
    is_shared: bool


def _no_material(case: Case, /, *, by: Actor, at: datetime) -> str:
    return "" if case.materials.kept().exists() else gettext("Nothing was handed in yet.")


@case_act("materials", Act.RECEIVE_MATERIAL, _("Take in material"), statuses=OPEN)
def material(case: Case, arguments: MaterialArguments, /, *, by: Actor, at: datetime) -> Material:
    """Take in a file as evidence"""
    return intake.receive_material(case, upload=arguments.upload, details=arguments.about, by=by, at=at)


@case_act(
    "materials/sharing",
    Act.SHARE_MATERIAL,
    _("Show material to the parties"),
    statuses=OPEN,
    hindrance=_no_material,
    is_numbered=True,
)
def sharing(case: Case, arguments: SharingArguments, /, *, by: Actor, at: datetime) -> Material:
    """Show a file to the parties, or no longer"""
    arguments.material.case = case
    return intake.share_material(arguments.material, is_shared=arguments.is_shared, by=by, at=at)


ACTS = (material, sharing)
