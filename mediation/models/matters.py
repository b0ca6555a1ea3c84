"""What a person brings to a window, before anybody knows whether it is a dispute."""

from django.conf import settings
from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from mediation.models.taxonomy import Channel, MatterKind


class Matter(models.Model):
    """Everything that is brought is registered once, even what is refused (信访工作条例 Arts 22-23)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey("windows.Centre", models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=12, choices=MatterKind)
    channel = models.CharField(max_length=12, choices=Channel)
    topic = models.CharField(_("topic"), max_length=80, blank=True)
    visit = models.ForeignKey("windows.Visit", models.PROTECT, null=True, related_name="+")
    window = models.ForeignKey("windows.Window", models.PROTECT, null=True, related_name="+")
    first_contact = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("first contact duty")
    )
    received_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    handed_to = models.ForeignKey("windows.Agency", models.PROTECT, null=True, related_name="+")
    handed_at = models.DateTimeField(null=True)
    receipt_number = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [models.Index(fields=["centre", "-received_at"], name="matters_of_a_centre_by_time")]
        constraints = [
            models.CheckConstraint(
                name="matter_handed_over_has_both_agency_and_time",
                condition=models.Q(handed_to__isnull=True, handed_at__isnull=True)
                | models.Q(handed_to__isnull=False, handed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {localtime(self.received_at):%Y-%m-%d}"


class Statement(models.Model):
    """What a person said or wrote, in a row of its own: the journal holds only its id and a salted digest.

    A statement is never edited; erasing the row leaves the journal's chain whole. ``session`` and ``party``: of a
    separate talk (背靠背), the session it belongs to and with whom it was held (``access.confidences``: who reads it).
    """

    class Kind(models.TextChoices):
        FACTS = "facts", _("Facts")
        REQUEST = "request", _("Request")
        NOTE = "note", _("Note")
        REASON = "reason", _("Reason")
        RECORD = "record", _("Record of a session")
        UNDISPUTED_FACTS = "undisputed_facts", _("Undisputed facts")
        CONCESSIONS = "concessions", _("Concessions")
        SEPARATE_TALK = "separate_talk", _("Separate talk")
        ANSWER = "answer", _("Answer")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="statements")
    case = models.ForeignKey("mediation.Case", models.PROTECT, null=True, related_name="statements", db_index=False)
    session = models.ForeignKey("mediation.MediationSession", models.PROTECT, null=True, related_name="separate_talks")
    party = models.ForeignKey("mediation.Party", models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    body = models.TextField()
    salt = models.BinaryField(max_length=16)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    is_read_back = models.BooleanField(default=False)
    is_shared = models.BooleanField(_("shown to the parties"), default=False)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "recorded_at"], name="statements_of_a_case_by_time")]
        constraints = [
            models.CheckConstraint(
                name="a_separate_talk_has_its_session_and_its_party",
                condition=models.Q(kind="separate_talk", session__isnull=False, party__isnull=False)
                | models.Q(session__isnull=True, party__isnull=True) & ~models.Q(kind="separate_talk"),
            ),
            models.UniqueConstraint(fields=["session", "party"], name="a_party_is_talked_to_once_in_a_session"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {localtime(self.recorded_at):%Y-%m-%d %H:%M}"
