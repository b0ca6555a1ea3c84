"""The case: a registered dispute, from the window to the archive."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from accounts.literals import literals
from mediation import codes, states
from mediation.models.owners import Assignment
from mediation.models.taxonomy import CATEGORY_VERSION, Category, Employment, Risk, Source, Track
from windows.models import Retention

if TYPE_CHECKING:
    from mediation.models.actors import Actor

ENDED_STATUSES = sorted(states.ENDED)
RESULT_OUTCOMES_NEED = sorted(states.RESULTS | {states.Status.IN_FOLLOW_UP} | states.ENDED)


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, actor: Actor) -> Self:
        """The cases this person may see: the only base of every list and detail, page or API."""
        if actor.is_system:
            return self
        agencies = actor.agency_ids
        seen = Q(centre_id__in=actor.centre_wide_ids)
        if actor.user_id and actor.centre_ids > actor.centre_wide_ids:  # of a party it is none
            own = Q(first_contact_id=actor.user_id) | Q(mediator_id=actor.user_id)
            seen |= Q(centre_id__in=actor.centre_ids) & own  # nobody takes cases along who serves elsewhere now
        if agencies:
            seen |= Q(owner_id__in=agencies) | Q(mediating_body_id__in=agencies)
            parts = Assignment.objects.held_by(agencies)
            seen |= Q(Exists(parts.filter(case=OuterRef("pk"))))  # asked of each row: an agency has thousands of parts
        return self.filter(seen)

    def keeping_other_side_from(self, actor: Actor) -> Self:
        """Of the cases with a safe-contact label those whose other side this person neither finds nor reads in a list.

        It is found by who works the case alone: its agency and mediating body once it is routed, its mediator, whoever
        took it in; of a case that nobody took in, by the leaders of its centre. ``relations.keeps_other_side_from``
        says the same of one case.
        """
        if actor.is_system:
            return self.none()
        works = Q(first_contact_id=actor.user_id) | Q(mediator_id=actor.user_id)
        works &= Q(centre_id__in=actor.centre_ids)
        agencies = actor.handling_agency_ids
        if agencies:
            owned = Q(owner_id__in=agencies) | Q(mediating_body_id__in=agencies)
            works |= owned & ~Q(status__in=sorted(states.CENTRE_OWNED))
        if actor.led_centre_ids:
            works |= Q(first_contact=None, mediator=None, centre_id__in=actor.led_centre_ids)
        return self.filter(has_safe_contact=True).exclude(works)

    def with_code(self, text: str) -> Self:
        """The case with this code, in whatever spelling; or none."""
        return self.filter(code=codes.normalise(text))

    def open(self) -> Self:
        return self.exclude(status__in=literals(ENDED_STATUSES))

    def mediated_by(self, actor: Actor) -> Self:
        """A mediator's own open cases, what is due first on top: one range of one partial index.

        It is what ``visible_to`` shows of the cases that are in this person's hands, asked for in fewer words.
        """
        own = self.filter(mediator_id=actor.user_id, centre_id__in=actor.centre_ids)
        return own.open().order_by("next_due_at", "id")

    def owned_by(self, agency_ids: Iterable[UUID]) -> Self:
        return self.open().filter(owner_id__in=agency_ids).order_by("next_due_at", "id")

    def awaiting_routing(self, centre_ids: Iterable[UUID]) -> Self:
        return self.filter(centre_id__in=centre_ids, status__in=literals(states.CENTRE_OWNED)).order_by(
            "next_due_at", "id"
        )


class Case(models.Model):
    """One registered dispute.

    ``status`` is written by ``lifecycle`` alone, ``owner`` by ``assignments`` alone, the head of the journal by
    ``journal`` alone, ``next_due_at`` by ``deadlines`` alone. ``applied_at``, ``registered_at`` and the applicant
    never change (a request to a mediation committee interrupts limitation: 最高人民法院诉讼时效规定 Art. 12).
    ``dossier_…`` and ``retention…`` are written when the case is archived: what the centre's rule said that day.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey("windows.Centre", models.PROTECT, related_name="+", db_index=False)
    matter = models.OneToOneField("mediation.Matter", models.PROTECT, related_name="case")
    code = models.CharField(_("case code"), max_length=9, unique=True, editable=False)
    register_year = models.PositiveSmallIntegerField(null=True, editable=False)
    register_number = models.PositiveIntegerField(null=True, editable=False)

    status = models.CharField(max_length=16, choices=states.Status, default=states.Status.SUBMITTED)
    outcome = models.CharField(max_length=28, choices=states.Outcome, blank=True)
    segment = models.PositiveSmallIntegerField(default=1)
    owner = models.ForeignKey("windows.Agency", models.PROTECT, related_name="+")
    mediating_body = models.ForeignKey("windows.Agency", models.PROTECT, null=True, related_name="+")
    mediator = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    first_contact = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    window = models.ForeignKey("windows.Window", models.PROTECT, null=True, related_name="+", db_index=False)

    source = models.CharField(max_length=16, choices=Source, default=Source.ON_APPLICATION)
    entrusted_by = models.CharField(max_length=80, blank=True)
    track = models.CharField(max_length=20, choices=Track, default=Track.COMMITTEE)
    category = models.CharField(max_length=2, choices=Category, blank=True)
    subtype = models.CharField(max_length=40, blank=True)
    category_version = models.CharField(max_length=8, default=CATEGORY_VERSION)
    wage_arrears = models.BooleanField(default=False)
    migrant_worker_wages = models.BooleanField(default=False)
    employment = models.CharField(max_length=8, choices=Employment, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    people = models.PositiveIntegerField(default=1)
    risk = models.CharField(max_length=8, choices=Risk, default=Risk.ORDINARY)
    is_joint_application = models.BooleanField(default=False)
    is_supervised = models.BooleanField(default=False)
    is_court_owned = models.BooleanField(default=False)
    has_safe_contact = models.BooleanField(default=False)

    applied_at = models.DateTimeField()
    registered_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    performed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    archived_at = models.DateTimeField(null=True)
    last_changed_at = models.DateTimeField()

    refusal_reason = models.CharField(max_length=3, choices=states.RefusalReason, blank=True)
    route_told = models.CharField(max_length=200, blank=True)
    termination_reason = models.CharField(max_length=200, blank=True)

    dossier_year = models.PositiveSmallIntegerField(null=True, editable=False)
    dossier_number = models.PositiveIntegerField(null=True, editable=False)
    retention = models.CharField(max_length=10, choices=Retention, blank=True)
    retention_years = models.PositiveSmallIntegerField(null=True)
    retention_basis = models.CharField(max_length=100, blank=True)
    retained_from = models.DateField(null=True)

    next_due_at = models.DateTimeField(null=True)
    next_term = models.CharField(max_length=8, blank=True)

    head_seq = models.PositiveIntegerField(default=0)
    head_hash = models.BinaryField(max_length=32, default=bytes(32))

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["mediator", "next_due_at", "id"],
                name="queue_of_a_mediator",
                condition=~Q(status__in=ENDED_STATUSES),
            ),
            models.Index(
                fields=["owner", "next_due_at", "id"],
                name="queue_of_an_agency",
                condition=~Q(status__in=ENDED_STATUSES),
            ),
            models.Index(
                fields=["centre", "next_due_at", "id"],
                name="queue_of_a_centre",
                condition=~Q(status__in=ENDED_STATUSES),
            ),
            models.Index(
                fields=["centre", "next_due_at"],
                name="cases_waiting_for_a_route",
                condition=Q(status__in=sorted(states.CENTRE_OWNED)),
            ),
            models.Index(fields=["centre"], name="cases_with_a_safe_contact", condition=Q(has_safe_contact=True)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "register_year", "register_number"], name="one_register_number_per_centre_and_year"
            ),
            models.CheckConstraint(
                name="registered_case_has_its_number_and_time",
                condition=Q(status=states.Status.SUBMITTED)
                | Q(register_year__isnull=False, register_number__isnull=False, registered_at__isnull=False)
                | Q(status__in=RESULT_OUTCOMES_NEED, registered_at__isnull=True),
            ),
            models.CheckConstraint(
                name="refusal_has_reason_and_route_told",
                condition=~Q(outcome=states.Outcome.REFUSED) | (~Q(refusal_reason="") & ~Q(route_told="")),
            ),
            models.CheckConstraint(
                name="redirection_has_route_told",
                condition=~Q(outcome=states.Outcome.REDIRECTED) | ~Q(route_told=""),
            ),
            models.CheckConstraint(
                name="result_has_outcome", condition=~Q(status__in=RESULT_OUTCOMES_NEED) | ~Q(outcome="")
            ),
            models.CheckConstraint(
                name="refused_status_says_refused",
                condition=~Q(status=states.Status.REFUSED) | Q(outcome=states.Outcome.REFUSED),
            ),
            models.CheckConstraint(
                name="migrant_worker_wages_are_wage_arrears",
                condition=Q(migrant_worker_wages=False) | Q(wage_arrears=True),
            ),
            models.UniqueConstraint(
                fields=["centre", "dossier_year", "dossier_number"], name="one_dossier_number_per_centre_and_year"
            ),
            models.CheckConstraint(
                name="an_archived_case_has_its_number_and_retention",
                condition=~Q(status=states.Status.ARCHIVED)
                | ~Q(retention="")
                & Q(dossier_year__isnull=False, dossier_number__isnull=False, retained_from__isnull=False),
            ),
            models.CheckConstraint(
                name="only_a_permanent_dossier_has_no_years",
                condition=Q(retention__in=["", Retention.PERMANENT], retention_years__isnull=True)
                | Q(
                    retention__in=[Retention.LONG, Retention.SHORT],
                    retention_years__isnull=False,
                    retention_years__gte=1,
                ),
            ),
            models.CheckConstraint(
                name="retention_is_counted_from_the_first_of_january",
                condition=Q(retained_from__isnull=True) | Q(retained_from__month=1, retained_from__day=1),
            ),
            models.CheckConstraint(name="status_is_known", condition=Q(status__in=states.Status.values)),
        ]

    def __str__(self) -> str:
        return self.printed_code

    @property
    def printed_code(self) -> str:
        return codes.printed(self.code)

    @property
    def is_open(self) -> bool:
        return self.status in states.OPEN

    @property
    def stage(self) -> states.Stage:
        return states.STAGES[states.Status(self.status)]


class CaseLink(models.Model):
    """Two cases that belong together: merged into, split from, reopened as."""

    class Kind(models.TextChoices):
        MERGED_INTO = "merged_into", _("merged into")
        SPLIT_FROM = "split_from", _("split from")
        REOPENS = "reopens", _("reopens")
        RELATED = "related", _("related")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="links")
    other = models.ForeignKey(Case, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    linked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "other", "kind"], name="one_link_of_a_kind_between_two_cases"),
            models.CheckConstraint(name="no_case_is_linked_to_itself", condition=~Q(case=models.F("other"))),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind} {self.other_id}"


class ExternalReference(models.Model):
    """The number under which another organ knows the same facts."""

    class Kind(models.TextChoices):
        COURT = "court", _("Court file")
        POLICE = "police", _("Police file")
        PETITION = "petition", _("Petition")
        HOTLINE = "hotline", _("Hotline 12345")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="references")
    kind = models.CharField(max_length=10, choices=Kind)
    organ = models.CharField(max_length=80, blank=True)
    number = models.CharField(max_length=60)
    dated_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "kind", "number"], name="an_external_number_stands_once_on_a_case")
        ]

    def __str__(self) -> str:
        return self.number


class CaseGrams(models.Model):
    """Adjacent pairs of characters of a case's facts, in a narrow table of their own; always joined to the case."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="grams")
    centre_id = models.UUIDField()
    grams = SearchVectorField()

    class Meta:
        # Entries that wait in a list make the planner read the whole table: 400 ms at 100,000 cases, against 1 ms more
        # for each registration.
        indexes = [GinIndex(fields=["grams"], name="words_of_cases", fastupdate=False)]

    def __str__(self) -> str:
        return str(self.case_id)
