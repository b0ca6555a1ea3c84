"""The list under the category field: every kind of dispute with all that it can be found by."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from mediation import routing
from mediation.models import Category
from mediation.routing import subtypes, typed
from mediation.web.shell.formatting import BETWEEN


@dataclass(frozen=True)
class Option:
    """``code``: ``10`` or ``10/unpaid_wages``. ``keys``: what finds it when typed, from its beginning."""

    code: str
    name: Promise | str
    keys: str
    hint: Promise | str = ""
    of: Promise | str = ""


def options() -> list[Option]:
    """Whole categories first, as ``typed.look_up`` offers them."""
    return [*map(_whole, Category), *map(_part, subtypes.SUBTYPES)]


def named(category: str, subtype: str = "") -> str:
    """Labour dispute · unpaid wages."""
    if not category:
        return ""
    whole = str(Category(category).label)
    known = subtypes.BY_CATEGORY[Category(category)].get(subtype)
    return f"{whole} · {known.name}" if known else whole


def shown(category: str, subtype: str = "") -> str:
    """The same where it is read and not typed: a line may end with the dot and never begins with it."""
    return named(category, subtype).replace(" · ", BETWEEN)


def meant(code: str, typed: str) -> tuple[str, str] | None:
    """(category, subtype) of the line that was chosen or, without a script, of what was typed; None where that is
    nothing, or could be several.
    """
    category, _slash, subtype = code.partition("/")
    if category in Category and subtypes.is_known(category, subtype):
        return category, subtype
    kinds = routing.look_up(typed)
    return (kinds[0].category, kinds[0].subtype) if len(kinds) == 1 else None


def code_of(category: str, subtype: str = "") -> str:
    return f"{category}/{subtype}" if subtype else category


def _whole(category: Category) -> Option:
    words = (category.value, *typed.TYPED[category], *typed.ALSO_TYPED.get(category, ()))
    return Option(category.value, category.label, "|".join(words), typed.HINTS.get(category, ""))


def _part(subtype: subtypes.Subtype) -> Option:
    keys = "|".join((subtype.chinese, subtype.initials))
    return Option(code_of(subtype.category, subtype.code), subtype.name, keys, subtype.hint, subtype.category.label)
