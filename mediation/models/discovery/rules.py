"""Rules: rows with versions, each with its purpose, its basis and what it may read; and their runs."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id


class SubjectKind(models.TextChoices):
    PERSON = "person", _("Person")
    FIRM = "firm", _("Firm")


class Help(models.TextChoices):
    """What may follow from a lead. The list is closed: nothing in it takes anything from anybody."""

    CHILD_ALLOWANCE = "child_allowance", _("Basic living allowance for children")
    JOB = "job", _("Help with finding work")
    RELIEF = "relief", _("Temporary relief")
    ALLOWANCE = "allowance", _("Minimum living allowance, also a higher one")
    LIVING_SUBSIDY = "living_subsidy", _("Living subsidy for disabled persons in need")
    NURSING_SUBSIDY = "nursing_subsidy", _("Nursing subsidy for severely disabled persons")
    ELDERLY_ALLOWANCE = "elderly_allowance", _("Allowance for the aged")
    SCHOOL = "school", _("Help with school")
    AIDS = "aids", _("Aids and adaptations")
    WAGES = "wages", _("Labour inspection sees to the workers' wages")


class DiscoveryRule(models.Model):
    """One question asked of the pool. What it asks stands in its versions."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey("windows.Centre", models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    name = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)
    subject_kind = models.CharField(max_length=6, choices=SubjectKind)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "code"], name="one_discovery_rule_per_code"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(name_en=""), name="a_discovery_rule_has_its_names"),
            models.CheckConstraint(
                condition=Q(subject_kind__in=SubjectKind.values), name="a_rule_is_about_persons_or_firms"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class RuleVersionQuerySet(models.QuerySet["RuleVersion"]):
    def in_force(self) -> Self:
        """The newest published version of each rule that was not withdrawn."""
        published = self.filter(number__isnull=False, rule__withdrawn_at__isnull=True)
        return published.order_by("rule", "-number").distinct("rule")


class RuleVersion(models.Model):
    """What a rule asks, as it was written, approved by a second person, and published under a number.

    ``reads``: ``{source: {"columns": [...], "link_at": 0.9}}``, all that its SQL can see; ``link_at`` is the
    probability from which a row without a good number counts as somebody's. ``grounds``: ``[{"column", "zh", "en"}]``,
    what the worker reads, with ``{value}`` in it. Published, it never changes: a trigger refuses it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    rule = models.ForeignKey(DiscoveryRule, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(null=True)
    purpose = models.CharField(_("purpose"), max_length=200)
    legal_basis = models.CharField(_("legal basis"), max_length=300)
    impact_assessment = models.TextField(_("impact assessment"))
    reads = models.JSONField()
    sql = models.TextField()
    grounds = models.JSONField()
    help = models.CharField(max_length=20, choices=Help)
    may_object = models.BooleanField(default=False)
    visit_within = models.PositiveSmallIntegerField(_("visited within (working days)"), default=5)
    review_on = models.DateField(_("to be reviewed on"))
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)

    objects = RuleVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule", "number"], name="published_versions_are_numbered"),
            models.CheckConstraint(
                condition=~Q(purpose="") & ~Q(legal_basis="") & ~Q(impact_assessment=""),
                name="a_rule_has_purpose_basis_and_assessment",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("written_by")),
                name="a_second_person_approves_a_rule",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True, approved_by__isnull=True, published_at__isnull=True)
                | Q(number__isnull=False, approved_by__isnull=False, published_at__isnull=False),
                name="a_published_rule_was_approved",
            ),
            models.CheckConstraint(condition=Q(help__in=Help.values), name="only_help_follows_from_a_rule"),
            models.CheckConstraint(condition=Q(visit_within__gte=1), name="a_visit_has_a_working_day"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.number or '-'}"


class DiscoveryRun(models.Model):
    """One run of one version over the pool; written with its leads in one transaction, or not at all."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(RuleVersion, models.PROTECT, related_name="runs")
    engine = models.CharField(max_length=60)
    as_of = models.DateField()
    run_at = models.DateTimeField()
    run_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    deliveries = models.ManyToManyField("mediation.PoolImport", related_name="+")
    findings = models.PositiveIntegerField()
    known = models.PositiveIntegerField()
    objected = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(findings__gte=F("known") + F("objected")), name="known_ones_are_among_the_findings"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.as_of}"
