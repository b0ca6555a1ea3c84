"""What a case belongs to: other cases of ours, and the files of other organs."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from mediation.models.cases import Case


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
