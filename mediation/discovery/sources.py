"""Declaring what a bureau hands over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mediation.discovery import columns, permissions
from mediation.discovery.columns import Column
from mediation.models import Actor
from mediation.models.discovery import RecordSource
from windows.models import Centre


@dataclass(frozen=True)
class Declaration:
    """What one bureau hands over: see :class:`RecordSource` for what the flags mean."""

    code: str
    name: str
    bureau: str
    purpose: str
    legal_basis: str
    columns: Sequence[Column]
    replaces: bool = False
    is_linked: bool = False
    keeps_identities: bool = False


def declare(centre: Centre, declaration: Declaration, *, by: Actor, at: datetime) -> RecordSource:
    """Raises ``ValidationError`` for a declaration that is not complete, or whose code is taken."""
    officer_id = permissions.person(by, permissions.SOURCES, centre.pk)
    flags = {"is_linked": declaration.is_linked, "keeps_identities": declaration.keeps_identities}
    columns.check(declaration.columns, **flags)
    if RecordSource.objects.filter(centre=centre, code=declaration.code).exists():
        raise ValidationError({"code": _("This code is taken. Please choose another one.")})
    source = RecordSource(
        centre=centre,
        code=declaration.code,
        name=declaration.name,
        bureau=declaration.bureau,
        purpose=declaration.purpose,
        legal_basis=declaration.legal_basis,
        columns=[column.as_row() for column in declaration.columns],
        replaces=declaration.replaces,
        declared_by_id=officer_id,
        declared_at=at,
        **flags,
    )
    source.clean_fields()
    source.save(force_insert=True)
    return source
