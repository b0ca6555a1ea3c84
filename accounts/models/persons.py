"""The identity vault: persons and organisations as they are known today, as they were, and how they are found."""

from uuid import UUID

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.fields import masking
from accounts.identifiers import new_id
from accounts.models.person_details import PersonDetails, PersonKind
from accounts.models.users import User


class PersonQuerySet(models.QuerySet["Person"]):
    def of_centre(self, centre_id: UUID) -> "PersonQuerySet":
        return self.filter(centre_id=centre_id)


class Person(PersonDetails):
    """A person or an organisation as one centre knows them today; ``version`` counts every correction."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre_id = models.UUIDField(editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    recorded_at = models.DateTimeField(editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta(PersonDetails.Meta):
        verbose_name = _("person")
        verbose_name_plural = pgettext_lazy("recorded people", "persons")
        constraints = [
            *PersonDetails.Meta.constraints,
            models.CheckConstraint(condition=Q(version__gte=1), name="person_versions_begin_at_one"),
        ]
        indexes = [
            models.Index(fields=["centre_id", "name"], name="person_by_name"),
            models.Index(
                fields=["document_index", "centre_id"], condition=~Q(document_index=""), name="person_by_document"
            ),
            models.Index(fields=["phone_index", "centre_id"], condition=~Q(phone_index=""), name="person_by_phone"),
        ]

    def __str__(self) -> str:
        return self.masked_name

    @property
    def masked_name(self) -> str:
        return masking.mask_name(self.name) if self.kind == PersonKind.NATURAL_PERSON else self.name


class PersonVersion(PersonDetails):
    """What stood about a person from one correction to the next. Added, never edited: a trigger refuses it.

    Only the ciphertext itself may be replaced, so that an old key can be retired; the blind indexes may not, and show
    that it is still the same number.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(PersonDetails.Meta):
        constraints = [
            *PersonDetails.Meta.constraints,
            models.UniqueConstraint(fields=["person", "number"], name="one_row_per_version_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} v{self.number}"


class PersonGrams(models.Model):
    """The names of a person in searchable pairs: narrow, without policy, always joined to the guarded person."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="names")
    centre_id = models.UUIDField()
    grams = SearchVectorField()

    class Meta:
        indexes = [GinIndex(fields=["grams"], name="person_grams_pairs", fastupdate=False)]

    def __str__(self) -> str:
        return str(self.person_id)
