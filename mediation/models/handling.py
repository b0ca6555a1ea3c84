"""Mediation itself: sessions, the agreement with its terms and signatures, and what was performed."""

from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from mediation.models.cases import Case
from mediation.models.parties import Party


class MediationSession(models.Model):
    """A meeting. None may be held before every party who must consent has consented (a trigger; 人民调解法 Art. 17)."""

    class Form(models.TextChoices):
        JOINT = "joint", _("Joint")
        SEPARATE = "separate", _("Separate")
        JOINT_THEN_SEPARATE = "joint_then_separate", _("Joint, then separate")

    class State(models.TextChoices):
        # Translators: a session was agreed on and is still to be held
        SET = "set", _("Set")
        # Translators: a session took place
        HELD = "held", _("Held")
        CANCELLED = "cancelled", _("Cancelled")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=20, choices=Form, default=Form.JOINT)
    state = models.CharField(max_length=10, choices=State, default=State.SET)
    room = models.ForeignKey("windows.Room", models.PROTECT, null=True, related_name="+")
    during = DateTimeRangeField()
    is_public = models.BooleanField(default=False)
    recorder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    record = models.ForeignKey("mediation.Statement", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="sessions_are_numbered"),
            ExclusionConstraint(
                name="a_room_holds_one_session_at_a_time",
                expressions=[("room", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
                condition=Q(room__isnull=False) & ~Q(state="cancelled"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class Participant(models.Model):
    """Somebody of another agency who takes part with the parties' consent (人民调解法 Art. 20)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session = models.ForeignKey(MediationSession, models.CASCADE, related_name="participants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "user"], name="a_participant_stands_once")]

    def __str__(self) -> str:
        return str(self.user_id)


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
