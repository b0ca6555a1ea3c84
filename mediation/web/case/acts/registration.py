"""Registering what was written online: it is read, with what it leaves open and what may be the same."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from mediation import intake
from mediation.casework.acts import application as acts
from mediation.models import Case
from mediation.web.case.act_forms import BareForm
from mediation.web.case.act_pages import ActPage


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
