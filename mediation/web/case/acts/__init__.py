"""Every act on a case as a page, in the order of the table."""

from typing import Any

from mediation.casework.acts import ACTS, CaseAct
from mediation.casework.acts.arguments import NoArguments, ReasonArguments, RouteToldArguments
from mediation.web.case.act_forms import ActForm, BareForm, ReasonForm
from mediation.web.case.act_pages import ActPage
from mediation.web.case.acts import (
    acceptance,
    agreement,
    application,
    arrivals,
    assistance,
    endings,
    followup,
    materials,
    performance,
    route_told,
    routing,
    safe_contact,
    sessions,
)

#: Pages that say more than the act itself does: a form or a template of their own, what it means, where it stands.
MADE: tuple[ActPage[Any], ...] = (
    *application.PAGES,
    *acceptance.PAGES,
    *routing.PAGES,
    *arrivals.PAGES,
    *sessions.PAGES,
    *assistance.PAGES,
    *agreement.PAGES,
    *performance.PAGES,
    *materials.PAGES,
    *safe_contact.PAGES,
    *endings.PAGES,
    *followup.PAGES,
)
#: For acts without such a page: what asks for their arguments.
FORMS: dict[type, type[ActForm[Any]]] = {
    NoArguments: BareForm,
    ReasonArguments: ReasonForm,
    RouteToldArguments: route_told.RouteToldForm,
}


def _page_of(act: CaseAct[Any]) -> ActPage[Any] | None:
    made = next((page for page in MADE if page.act is act), None)
    form = FORMS.get(act.arguments_class)
    return made or (ActPage(act, form) if form else None)


PAGES: tuple[ActPage[Any], ...] = tuple(page for act in ACTS if (page := _page_of(act)))
BY_ADDRESS = {page.address: page for page in PAGES}

__all__ = ["BY_ADDRESS", "PAGES"]
