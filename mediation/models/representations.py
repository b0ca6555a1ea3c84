"""Who stands beside a party or acts for it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from mediation.models.parties import Party


class Representation(models.Model):
    """Somebody who acts for a party or may be told things (agents: 民事诉讼法 Art. 62)."""

    class Kind(models.TextChoices):
        STATUTORY_AGENT = "statutory_agent", _("Statutory agent")
        AUTHORISED_AGENT = "authorised_agent", _("Authorised agent")
        ELECTED_REPRESENTATIVE = "elected_representative", _("Elected representative")
        CONTACT_PERSON = "contact_person", _("Contact person")

    class Authority(models.TextChoices):
        NONE = "none", _("none")
        GENERAL = "general", _("general")
        SPECIAL = "special", _("special: may concede and settle")

    class MayBeTold(models.TextChoices):
        APPOINTMENTS = "appointments", _("appointments only")
        EVERYTHING = "everything", _("everything")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    party = models.ForeignKey(Party, models.PROTECT, related_name="representations")
    person = models.ForeignKey("accounts.Person", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24, choices=Kind)
    authority = models.CharField(max_length=8, choices=Authority, default=Authority.NONE)
    may_be_told = models.CharField(max_length=12, choices=MayBeTold, default=MayBeTold.APPOINTMENTS)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_contact_person_has_no_authority",
                condition=~models.Q(kind="contact_person") | models.Q(authority="none"),
            )
        ]

    def __str__(self) -> str:
        return self.kind
