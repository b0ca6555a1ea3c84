"""Changes of what somebody may do: asked for by one person, decided by another, and never about either of them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from accounts.models import User
from windows.models.agencies import Agency
from windows.models.centres import Centre
from windows.models.memberships import Membership
from windows.models.roles import Role


class RightsChange(models.Model):
    """One change of one person's rights. Once decided it is never changed: a trigger refuses it."""

    class Kind(models.TextChoices):
        GRANT = "grant", _("gives a role")
        END = "end", _("ends a role")
        CLOSE = "close", _("closes the account")
        OPEN = "open", _("opens the account again")
        NEW_PASSWORD = "new_password", _("lets them choose a new password")
        NEW_SECOND_FACTOR = "new_second_factor", _("takes the second factor away, for a new one")

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for a second person")
        APPROVED = "approved", _("approved")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(_("what"), max_length=20, choices=Kind)
    user = models.ForeignKey(User, models.PROTECT, related_name="rights_changes", verbose_name=_("whose rights"))
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="rights_changes", verbose_name=_("centre"))
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, verbose_name=_("agency"))
    role = models.CharField(_("role"), max_length=20, choices=Role, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    membership = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("why"), max_length=200)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    requested_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("change of rights")
        verbose_name_plural = _("changes of rights")
        ordering = ["-requested_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_change_of_rights_has_a_reason"),
            models.CheckConstraint(condition=~Q(user=F("requested_by")), name="nobody_asks_for_rights_of_their_own"),
            models.CheckConstraint(
                name="a_second_person_decides",
                condition=Q(state="waiting", decided_by=None, decided_at=None)
                | Q(state="withdrawn", decided_by=F("requested_by"), decided_at__isnull=False)
                | (
                    Q(state__in=["approved", "refused"], decided_by__isnull=False, decided_at__isnull=False)
                    & ~Q(decided_by=F("requested_by"))
                    & ~Q(decided_by=F("user"))
                ),
            ),
            models.CheckConstraint(
                name="a_change_of_rights_says_which",
                condition=Q(kind="grant", role__in=Role.values, starts_on__isnull=False, membership=None)
                | Q(kind="end", membership__isnull=False, ends_on__isnull=False)
                | Q(kind__in=["close", "open", "new_password", "new_second_factor"], role="", membership=None),
            ),
        ]
        indexes = [models.Index(fields=["centre", "state", "-requested_at"], name="rights_changes_of_a_centre")]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_kind_display()}"
