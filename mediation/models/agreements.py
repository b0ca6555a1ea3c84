"""The agreement and the signatures under it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from mediation.models.cases import Case
from mediation.models.parties import Party


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def live(self) -> Self:
        """Neither set aside nor replaced by a later one; the one that counts comes first."""
        return self.exclude(state__in=[Agreement.State.SET_ASIDE, Agreement.State.SUPERSEDED]).order_by("-version")


class Agreement(models.Model):
    """What the parties agreed. Written ones bind with the last of parties, mediator and seal (人民调解法 Art. 29),
    oral ones when they are reached (Art. 30). ``effective_at`` is guarded by a trigger. The parts of its number are
    drawn when it is read back; one that is set aside keeps it.
    """

    class Form(models.TextChoices):
        WRITTEN = "written", _("Written")
        ORAL = "oral", _("Oral")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        READ_BACK = "read_back", _("Read back")
        SIGNED = "signed", _("Signed")
        EFFECTIVE = "effective", _("Effective")
        SUPERSEDED = "superseded", _("Superseded")
        SET_ASIDE = "set_aside", _("Set aside")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="agreements")
    version = models.PositiveSmallIntegerField(default=1)
    form = models.CharField(max_length=8, choices=Form)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    facts = models.TextField()
    responsibility = models.TextField(blank=True)
    covers_later_treatment = models.BooleanField(null=True)
    default_consequence = models.CharField(max_length=300, blank=True)
    place_of_performance = models.CharField(max_length=120, blank=True)
    is_confirmable = models.BooleanField(default=True)
    sealed_by_body = models.ForeignKey("windows.Agency", models.PROTECT, null=True, related_name="+")
    numbered_by = models.ForeignKey("windows.Centre", models.PROTECT, null=True, related_name="+")
    number_year = models.PositiveSmallIntegerField(null=True)
    number = models.PositiveIntegerField(null=True)
    read_back_at = models.DateTimeField(null=True)
    effective_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(_("judicially confirmed at"), null=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["case", "version"]
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="agreement_versions_are_numbered"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(state="effective"), name="one_effective_agreement_per_case"
            ),
            models.UniqueConstraint(
                fields=["numbered_by", "number_year", "number"], name="one_agreement_number_per_centre_and_year"
            ),
            models.CheckConstraint(
                name="the_parts_of_an_agreement_number_come_together",
                condition=Q(numbered_by__isnull=True, number_year__isnull=True, number__isnull=True)
                | Q(numbered_by__isnull=False, number_year__isnull=False, number__isnull=False),
            ),
            models.CheckConstraint(
                name="an_effective_agreement_says_when",
                condition=~Q(state="effective") | Q(effective_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.version}"


class Signature(models.Model):
    """One signature, fingerprint or seal under an agreement."""

    class Kind(models.TextChoices):
        PARTY = "party", _("Party")
        MEDIATOR = "mediator", _("Mediator")
        SEAL = "seal", _("Seal of the mediating body")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="signatures")
    kind = models.CharField(max_length=8, choices=Kind)
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "kind", "party"], nulls_distinct=False, name="each_signs_once"
            ),
            models.CheckConstraint(
                name="a_signature_says_whose",
                condition=Q(kind="party", party__isnull=False)
                | Q(kind__in=["mediator", "seal"], user__isnull=False, party__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.kind
