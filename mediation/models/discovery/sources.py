"""Sources of records, their deliveries into the pool, and the neighbourhoods in which people live."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from accounts.literals import Literal


class ColumnKind(models.TextChoices):
    """What a column of a source holds, which decides what becomes of it at the door."""

    SUBJECT = "subject", _("Identity number of whom the row is about")
    SUBJECT_FIRM = "subject_firm", _("Credit code of the firm the row is about")
    PERSON = "person", _("Identity number of somebody else")
    FIRM = "firm", _("Credit code of a firm")
    NAME = "name", _("Name")
    PHONE = "phone", _("Phone")
    ADDRESS = "address", _("Address")
    NEIGHBOURHOOD = "neighbourhood", _("Code of a neighbourhood")
    HOUSEHOLD = "household", _("Number of a household")
    DAY = "day", _("Day")
    AMOUNT = "amount", _("Amount of money")
    NUMBER = "number", _("Number")
    CODE = "code", _("Word of a fixed list")


class Neighbourhood(models.Model):
    """A neighbourhood (居民区), its code of twelve digits, and the community worker who visits there."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey("windows.Centre", models.PROTECT, related_name="+")
    code = models.CharField(max_length=12)
    name = models.CharField(_("name"), max_length=50)
    street = models.CharField(_("street or town"), max_length=50)
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "code"], name="one_neighbourhood_per_code"),
            models.UniqueConstraint(fields=["centre", "name"], name="one_neighbourhood_per_name"),
            models.CheckConstraint(condition=Q(code__regex=r"^\d{12}$"), name="a_neighbourhood_code_has_twelve_digits"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(street=""), name="a_neighbourhood_has_name_and_street"),
        ]

    def __str__(self) -> str:
        return self.name


class RecordSource(models.Model):
    """What one bureau hands over again and again: for which purpose, on what basis, with which columns.

    ``columns``: a list of ``{"name", "kind", "required"}``; anything else in a file is refused. ``replaces``: a newer
    delivery stands in place of the ones before; otherwise deliveries add up. ``is_linked``: names are kept as keyed
    digests, so that rows without a good number can be linked. ``keeps_identities``: number, name, phone and address go,
    encrypted, into the store of identities, which only a visit opens.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey("windows.Centre", models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    name = models.CharField(_("name"), max_length=60)
    bureau = models.CharField(_("bureau"), max_length=60)
    purpose = models.CharField(_("purpose"), max_length=200)
    legal_basis = models.CharField(_("legal basis"), max_length=200)
    columns = models.JSONField()
    replaces = models.BooleanField(default=False)
    is_linked = models.BooleanField(default=False)
    keeps_identities = models.BooleanField(default=False)
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "code"], name="one_record_source_per_code"),
            models.CheckConstraint(condition=Q(code__regex=r"^[a-z][a-z_]{2,39}$"), name="a_source_code_names_a_table"),
            models.CheckConstraint(
                condition=~Q(bureau="") & ~Q(purpose="") & ~Q(legal_basis=""),
                name="a_source_has_bureau_purpose_and_basis",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class PoolImportQuerySet(models.QuerySet["PoolImport"]):
    def in_the_pool(self) -> Self:
        return self.filter(state=Literal(PoolImport.State.IMPORTED))

    def past_their_term(self, on: date) -> Self:
        return self.in_the_pool().filter(keep_until__lt=on)


class PoolImport(models.Model):
    """One delivery of a source: taken in whole or not at all, kept until its term, then destroyed.

    ``digest`` is that of the file as it came, ``key_id`` names the key under which its pseudonyms were made,
    ``wrong_numbers`` counts rows without a good identity number. ``faults`` are lines with what is wrong, never values.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("Being imported")
        IMPORTED = "imported", _("In the pool")
        REFUSED = "refused", _("Refused")
        INTERRUPTED = "interrupted", _("Interrupted, nothing taken in")
        DESTROYED = "destroyed", _("Destroyed")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(RecordSource, models.PROTECT, related_name="imports")
    state = models.CharField(max_length=12, choices=State, default=State.RUNNING)
    period_from = models.DateField()
    period_to = models.DateField()
    count = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    key_id = models.CharField(max_length=20)
    keep_until = models.DateField()
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    rows_done = models.PositiveBigIntegerField(default=0)
    wrong_numbers = models.PositiveBigIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    refused_because = models.CharField(max_length=30, blank=True)
    faults = models.JSONField(default=list)
    destroyed_at = models.DateTimeField(null=True)
    destroyed_because = models.CharField(max_length=200, blank=True)

    objects = PoolImportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "digest"], condition=Q(state="imported"), name="a_file_is_in_the_pool_once"
            ),
            models.CheckConstraint(condition=Q(period_to__gte=F("period_from")), name="a_period_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(state="running", ended_at__isnull=True) | (~Q(state="running") & Q(ended_at__isnull=False)),
                name="an_import_that_ended_says_when",
            ),
            models.CheckConstraint(
                condition=Q(state="refused") ^ Q(refused_because=""), name="a_refused_file_says_why"
            ),
            models.CheckConstraint(
                condition=(Q(state="destroyed") & Q(destroyed_at__isnull=False) & ~Q(destroyed_because=""))
                | (~Q(state="destroyed") & Q(destroyed_at__isnull=True, destroyed_because="")),
                name="what_was_destroyed_says_when_and_why",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["imported", "destroyed"]) | Q(rows_done=F("count")),
                name="what_is_in_the_pool_is_whole",
            ),
        ]
        indexes = [models.Index(fields=["keep_until"], name="imports_by_term", condition=Q(state="imported"))]

    def __str__(self) -> str:
        return f"{self.source} {self.period_from}–{self.period_to}"


class DoubtfulPair(models.Model):
    """A row without a good number that may be somebody's: too likely to be left, not likely enough to be believed."""

    class Answer(models.TextChoices):
        SAME = "same", _("The same person")
        DIFFERENT = "different", _("Somebody else")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    delivery = models.ForeignKey(PoolImport, models.CASCADE, related_name="doubtful_pairs")
    record = models.BigIntegerField()
    subject = models.CharField(max_length=32)
    probability = models.FloatField()
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["delivery", "record", "subject"], name="one_row_per_doubtful_pair"),
            models.CheckConstraint(
                condition=Q(probability__gte=0, probability__lte=1), name="a_probability_lies_between_0_and_1"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (Q(answer__in=["same", "different"], answered_by__isnull=False, answered_at__isnull=False)),
                name="an_answer_about_a_pair_says_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delivery_id} {self.record} {self.probability:.2f}"


class Objection(models.Model):
    """Somebody does not want to be found by a rule, or by any, where its basis lets them object."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey("windows.Centre", models.PROTECT, related_name="+")
    subject = models.CharField(max_length=32)
    rule = models.ForeignKey("mediation.DiscoveryRule", models.PROTECT, null=True, related_name="objections")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "subject", "rule"], nulls_distinct=False, name="an_objection_stands_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.rule_id or ''}"
