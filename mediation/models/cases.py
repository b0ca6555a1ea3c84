"""The case: a registered dispute, from the window to the archive."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from mediation import codes, states
from mediation.models.case_queries import ENDED_STATUSES, CaseQuerySet
from mediation.models.taxonomy import CATEGORY_VERSION, Category, Employment, Risk, Source, Track
from windows.models import Retention

RESULT_OUTCOMES_NEED = sorted(states.RESULTS | {states.Status.IN_FOLLOW_UP} | states.ENDED)


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
