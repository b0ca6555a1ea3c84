"""What was handed in: evidence as files, encrypted, each with the digests by which it stays what it was."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.fields import EncryptedBinaryField
from accounts.identifiers import new_id
from accounts.literals import Literal
from mediation.inspection.verdicts import Why
from mediation.models.cases import Case
from mediation.models.parties import Party
from mediation.models.refusals import SENTENCES


class MaterialQuerySet(models.QuerySet["Material"]):
    def listed(self) -> Self:
        """In the order in which they came, without the files themselves."""
        return self.select_related("party__person", "received_by").defer("content").order_by("number")

    def kept(self) -> Self:
        """What was looked into and does nothing by itself."""
        return self.filter(state=Material.State.KEPT)

    def counted(self) -> Self:
        """What takes up room."""
        return self.exclude(state=Material.State.REFUSED)

    def to_check(self) -> Self:
        """What nobody has looked into yet and nobody holds: one range of one partial index."""
        free = Q(lease_until__isnull=True) | Q(lease_until__lte=Now())
        return self.filter(free, state=Literal(Material.State.CHECKING), broken_at__isnull=True).order_by("received_at")

    def shown_to(self, party: Party) -> Self:
        """What this party may read: its own, and what staff has shown to the parties."""
        return self.filter(Q(party=party) | Q(is_shared=True), case_id=party.case_id)

    def to_look_at(self, before: datetime) -> Self:
        """Not compared with their digests since ``before``, the longest ago first: one range of one partial index."""
        whole = self.filter(broken_at__isnull=True, content__isnull=False)
        return whole.filter(checked_at__lt=before).order_by("checked_at")


class Material(models.Model):
    """A file that was handed in: pay records, a transfer slip. Stored encrypted.

    It is stored as it came until it was looked into (``delivery.inspecting``), then as that left it, or not at all.
    What was handed in counts as handed in from ``received_at``, whatever comes of it: its number, its line in the
    journal and the day of a term hang on that. ``settled_at``: when it was kept or refused. ``lease_until``: who looks
    into it holds it until then.

    ``digest``: SHA-256 of what is kept, none before; ``sent_digest``: of what came in. The journal holds others,
    salted. ``party`` is None for what the centre or an agency found itself. ``checked_at``: when it was last compared
    with its digest; ``broken_at``: since when it is not what was received.
    """

    class State(models.TextChoices):
        CHECKING = "checking", _("being checked")
        KEPT = "kept", _("kept")
        REFUSED = "refused", _("not kept")

    class Kind(models.TextChoices):
        PAYMENT_SLIP = "payment_slip", _("Payment slip")
        CONTRACT = "contract", _("Contract or agreement")
        RECORD = "record", _("Records: wages, attendance, accounts")
        CERTIFICATE = "certificate", _("Certificate or medical record")
        CONVERSATION = "conversation", _("Messages or a conversation")
        PHOTO = "photo", _("Photo of a place or thing")
        OTHER = "other", _("Something else")

    class Form(models.TextChoices):
        ORIGINAL = "original", _("Original")
        COPY_COMPARED = "copy_compared", _("Copy, compared with the original")
        COPY = "copy", _("Copy")
        SENT = "sent", _("Sent electronically")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="materials")
    number = models.PositiveSmallIntegerField()
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="materials")
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind)
    form = models.CharField(max_length=16, choices=Form)
    title = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.CHECKING)
    refused_because = models.CharField(max_length=40, blank=True)
    pages = models.PositiveSmallIntegerField(null=True)
    media_type = models.CharField(max_length=80, blank=True)
    ending = models.CharField(max_length=4)
    size = models.PositiveIntegerField()
    content = EncryptedBinaryField(null=True)  # type: ignore[misc]  # whose own types know of no null
    digest = models.BinaryField(max_length=32, null=True)
    sent_digest = models.BinaryField(max_length=32)
    salt = models.BinaryField(max_length=16)
    is_shared = models.BooleanField(_("shown to the parties"), default=False)
    received_at = models.DateTimeField()
    checked_at = models.DateTimeField()
    broken_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = MaterialQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="materials_are_numbered"),
            models.UniqueConstraint(
                fields=["case", "party", "sent_digest"],
                nulls_distinct=False,
                condition=~Q(state="refused"),
                name="a_file_is_handed_in_once",
            ),
            models.CheckConstraint(
                name="a_material_is_checked_kept_or_refused",
                condition=Q(state="checking", refused_because="", content__isnull=False)
                & Q(digest__isnull=True, settled_at__isnull=True)
                | Q(state="kept", refused_because="", content__isnull=False)
                & Q(digest__isnull=False, settled_at__isnull=False)
                | (Q(state="refused", content__isnull=True, digest__isnull=True) & Q(settled_at__isnull=False))
                & ~Q(refused_because=""),
            ),
            models.CheckConstraint(
                name="a_material_says_who_brought_or_took_it",
                condition=Q(party__isnull=False) | Q(received_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["checked_at"],
                name="materials_to_look_at",
                condition=Q(broken_at__isnull=True, content__isnull=False),
            ),
            models.Index(fields=["received_at"], name="materials_to_check", condition=Q(state="checking")),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"

    @property
    def name(self) -> str:
        """What it is called where it is listed."""
        return self.title or str(self.Kind(self.kind).label)

    @property
    def is_picture(self) -> bool:
        """Made anew here from its pixels, so that a browser may show it."""
        return self.media_type.startswith("image/")

    @property
    def refusal(self) -> str:
        """Why it was not kept, as a sentence; empty where it was, or nobody knows yet."""
        return str(SENTENCES[Why(self.refused_because)]) if self.refused_because else ""

    @property
    def is_kept(self) -> bool:
        return self.state == self.State.KEPT

    @property
    def is_being_checked(self) -> bool:
        return self.state == self.State.CHECKING

    @property
    def file_name(self) -> str:
        """How it is named where it is kept: nothing of the name under which it came."""
        return f"material-{self.number}.{self.ending}"
