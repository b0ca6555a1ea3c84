"""Windows and rooms of the hall."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from windows.models.agencies import Agency
from windows.models.centres import Centre


class WindowKind(models.TextChoices):
    GUIDE_DESK = "guide_desk", _("guide desk")
    GENERAL_INTAKE = "general_intake", _("general intake")
    AGENCY = "agency", _("window of an agency")
    ROTA = "rota", _("window of the rota")


class Window(models.Model):
    """A numbered window. Any of them takes any matter; one of the rota belongs to whoever serves there that day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="windows", verbose_name=_("centre"))
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=50)
    kind = models.CharField(_("kind"), max_length=20, choices=WindowKind)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="windows", verbose_name=_("agency")
    )
    letter = models.CharField(_("letter of its tickets"), max_length=1, blank=True)
    is_accessible = models.BooleanField(_("low counter, for wheelchairs"), default=False)

    class Meta:
        verbose_name = _("window")
        verbose_name_plural = _("windows")
        ordering = ["centre", "number"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "number"], name="window_number_is_unique_in_its_centre"),
            models.CheckConstraint(condition=~Q(name=""), name="window_has_a_name"),
            models.CheckConstraint(condition=Q(kind__in=WindowKind.values), name="window_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind=WindowKind.ROTA, agency=None) | (~Q(kind=WindowKind.ROTA) & Q(agency__isnull=False)),
                name="only_a_window_of_the_rota_has_no_agency",
            ),
            models.CheckConstraint(condition=Q(letter__regex="^[A-Z]?$"), name="ticket_letter_is_a_capital"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class RoomKind(models.TextChoices):
    MEDIATION = "mediation", _("mediation room")
    COUNSELLING = "counselling", _("counselling room")
    CONFERENCE = "conference", _("conference and video room")
    WAITING = "waiting", _("waiting room")
    RECEPTION = "reception", _("reception room")


class Room(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="rooms", verbose_name=_("centre"))
    code = models.CharField(_("code"), max_length=10)
    name = models.CharField(_("name"), max_length=50)
    kind = models.CharField(_("kind"), max_length=20, choices=RoomKind)
    seats = models.PositiveSmallIntegerField(_("seats"))

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        ordering = ["centre", "code"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "code"], name="room_code_is_unique_in_its_centre"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="room_has_a_seat"),
            models.CheckConstraint(condition=Q(kind__in=RoomKind.values), name="room_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.name
