"""What was agreed to be done, and that it was."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from mediation.models.agreements import Agreement
from mediation.models.parties import Party


class AgreementTermQuerySet(models.QuerySet["AgreementTerm"]):
    def in_force(self) -> Self:
        return self.filter(agreement__state=Agreement.State.EFFECTIVE)

    def unperformed(self) -> Self:
        """Of which no performance is confirmed."""
        return self.exclude(performances__confirmed_at__isnull=False)


class AgreementTerm(models.Model):
    """Who does what for whom, by when; an amount in yuan and fen where it is money."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="terms")
    number = models.PositiveSmallIntegerField()
    debtor = models.ForeignKey(Party, models.PROTECT, related_name="+")
    creditor = models.ForeignKey(Party, models.PROTECT, related_name="+")
    act = models.CharField(max_length=300)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    manner = models.CharField(max_length=120, blank=True)
    due_on = models.DateField()

    objects = AgreementTermQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="terms_of_an_agreement_are_numbered"),
            models.CheckConstraint(name="nobody_owes_himself", condition=~Q(debtor=F("creditor"))),
            models.CheckConstraint(
                name="an_agreed_amount_is_positive", condition=Q(amount__isnull=True) | Q(amount__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class Performance(models.Model):
    """One performance of one agreed term: reported by one side, confirmed by the other or by staff."""

    class Proof(models.TextChoices):
        RECEIPT = "receipt", _("Receipt signed by the creditor")
        TRANSFER = "transfer", _("Transfer slip")
        STATEMENT = "statement", _("Statement of the creditor")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    term = models.ForeignKey(AgreementTerm, models.PROTECT, related_name="performances")
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    proof = models.CharField(max_length=10, choices=Proof)
    reference = models.CharField(max_length=60, blank=True)
    occurred_at = models.DateTimeField()
    reported_at = models.DateTimeField()
    reported_by_party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="+")
    reported_by_user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["term"], condition=Q(confirmed_at__isnull=False), name="a_term_is_performed_once"
            ),
            models.CheckConstraint(
                name="a_report_of_performance_says_by_whom",
                condition=Q(reported_by_party__isnull=False) | Q(reported_by_user__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proof} {localtime(self.occurred_at):%Y-%m-%d}"
