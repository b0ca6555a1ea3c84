"""Visits of the hall, from the number to the end."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from accounts.models import User
from windows.models.centres import Centre
from windows.models.places import Window


class Lane(models.TextChoices):
    NEW = "new", _("a new matter")
    QUESTION = "question", _("a question")
    APPOINTMENT = "appointment", _("an appointment")
    PAPERS = "papers", _("handing in or collecting papers")
    GROUP = "group", _("a group")


class Priority(models.TextChoices):
    """Why somebody is called first. The reason is recorded; a proof is never demanded."""

    AGED = "aged", _("60 or older")
    DISABLED = "disabled", _("disabled")
    PREGNANT = "pregnant", _("pregnant")
    INFANT = "infant", _("with an infant")
    SERVICE = "service", _("soldier or veteran")


class VisitQuerySet(models.QuerySet["Visit"]):
    def of_day(self, on: date) -> "VisitQuerySet":
        return self.filter(on=on)

    def being_served(self, by: User) -> "VisitQuerySet":
        """Who sits before this person and has not left, the last to sit down first."""
        return self.filter(served_by=by, ended_at=None).order_by("-served_at")

    def waiting(self) -> "VisitQuerySet":
        """Not called yet, in the order in which they are called: those with a priority first, then as they came."""
        first = models.Case(models.When(priority="", then=1), default=0)
        return self.filter(called_at=None, ended_at=None).order_by(first, "arrived_at", "id")


class Visit(models.Model):
    """A batch of visitors with one ticket. Reception is counted in batches and in persons (批次、人次)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="visits")
    on = models.DateField()
    ticket = models.CharField(_("ticket"), max_length=6)
    batch = models.PositiveSmallIntegerField(
        _("batches"), default=1, help_text=_("0 when the same people were counted already today")
    )
    persons = models.PositiveSmallIntegerField(_("persons"), default=1)
    lane = models.CharField(_("came for"), max_length=12, choices=Lane)
    topic = models.CharField(_("topic"), max_length=50, blank=True)
    window = models.ForeignKey(Window, on_delete=models.PROTECT, null=True, blank=True, related_name="visits")
    priority = models.CharField(_("called first because"), max_length=10, choices=Priority, blank=True)
    arrived_at = models.DateTimeField(_("arrived at"))
    called_at = models.DateTimeField(_("called at"), null=True)
    served_at = models.DateTimeField(_("served from"), null=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    served_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        constraints = [
            models.UniqueConstraint(fields=["centre", "on", "ticket"], name="ticket_is_unique_on_its_day"),
            models.CheckConstraint(condition=Q(batch__lte=1), name="a_visit_is_one_batch_or_none"),
            models.CheckConstraint(condition=Q(persons__gte=1), name="a_visit_is_at_least_one_person"),
            models.CheckConstraint(condition=Q(lane__in=Lane.values), name="visit_lane_is_known"),
            models.CheckConstraint(condition=Q(priority__in=["", *Priority.values]), name="visit_priority_is_known"),
            models.CheckConstraint(
                condition=Q(called_at=None) | Q(called_at__gte=F("arrived_at")), name="called_after_arriving"
            ),
            models.CheckConstraint(
                condition=Q(served_at=None, served_by=None)
                | Q(
                    served_at__isnull=False,
                    called_at__isnull=False,
                    served_at__gte=F("called_at"),
                    served_by__isnull=False,
                    window__isnull=False,
                ),
                name="served_after_being_called_by_somebody_at_a_window",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None)
                | Q(ended_at__gte=F("arrived_at"), served_at=None)
                | Q(served_at__isnull=False, ended_at__gte=F("served_at")),
                name="ended_after_it_began",
            ),
        ]
        indexes = [
            models.Index(
                fields=["centre", "arrived_at"], condition=Q(called_at=None, ended_at=None), name="visits_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.ticket}"
