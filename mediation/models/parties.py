"""Parties of a case."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from mediation.models.cases import Case
from mediation.models.taxonomy import ConsentState


class PartyQuerySet(models.QuerySet["Party"]):
    def principals(self) -> Self:
        """Those between whom the dispute is: without the consent of each there is no mediation."""
        return self.filter(role__in=[Party.Role.APPLICANT, Party.Role.RESPONDENT])

    def taking_part(self) -> Self:
        """Whoever applied, and whoever of the others has consented: nobody else is invited, called or asked to rate."""
        return self.filter(models.Q(role=Party.Role.APPLICANT) | models.Q(consent=ConsentState.GIVEN))


class Party(models.Model):
    """A person in a role in a case, as that person stood recorded on the day of registration."""

    class Role(models.TextChoices):
        APPLICANT = "applicant", _("Applicant")
        RESPONDENT = "respondent", _("Respondent")
        THIRD_PARTY = "third_party", _("Third party")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="parties", db_index=False)
    centre_id = models.UUIDField()
    role = models.CharField(max_length=12, choices=Role)
    number = models.PositiveSmallIntegerField(_("number within the case"))
    person = models.ForeignKey("accounts.Person", models.PROTECT, related_name="+", db_index=False)
    person_version = models.PositiveIntegerField(default=1)
    relation = models.CharField(max_length=40, blank=True)
    consent = models.CharField(max_length=10, choices=ConsentState, default=ConsentState.ASKED)
    consented_at = models.DateTimeField(null=True)
    is_migrant_worker = models.BooleanField(default=False)
    may_be_messaged = models.BooleanField(default=True)
    may_be_called = models.BooleanField(default=True)
    safe_hours = models.CharField(_("safe to call"), max_length=60, blank=True)
    joined_at = models.DateTimeField()

    objects = PartyQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name_plural = "parties"
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="party_numbers_are_unique_in_a_case"),
            models.UniqueConstraint(fields=["case", "person", "role"], name="a_person_stands_once_in_a_role"),
            models.CheckConstraint(
                name="given_consent_has_its_time",
                condition=~models.Q(consent=ConsentState.GIVEN) | models.Q(consented_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["person"], name="cases_of_a_person")]

    def __str__(self) -> str:
        return f"{self.role} {self.number}"

    @property
    def must_consent(self) -> bool:
        return self.role in (self.Role.APPLICANT, self.Role.RESPONDENT)
