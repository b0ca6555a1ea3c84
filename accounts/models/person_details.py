"""What is known about a person or an organisation: the columns, and the choices that some of them have."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.fields import EncryptedTextField


class PersonKind(models.TextChoices):
    NATURAL_PERSON = "natural_person", _("natural person")
    LEGAL_PERSON = "legal_person", _("legal person")
    UNINCORPORATED_ORG = "unincorporated_org", _("unincorporated organisation")


class Sex(models.TextChoices):
    FEMALE = "female", _("female")
    MALE = "male", _("male")


class DocumentKind(models.TextChoices):
    RESIDENT_ID = "resident_id", _("resident identity card")
    PASSPORT = "passport", _("passport")
    HK_MACAO_PERMIT = "hk_macao_permit", _("permit of Hong Kong and Macao residents")
    TAIWAN_PERMIT = "taiwan_permit", _("permit of Taiwan residents")
    FOREIGNER_ID = "foreigner_id", _("foreign permanent resident identity card")
    COMPANY_CODE = "company_code", _("unified social credit code")
    OTHER = "other", _("other document")


class IdentityStatus(models.TextChoices):
    """How sure we are who this is. Nobody is turned away for a forgotten card."""

    STATED = "stated", _("stated")
    CHECKED = "checked", _("checked against a document")
    DOUBTFUL = "doubtful", _("doubtful")


class PersonDetails(models.Model):
    """What is known about a person or an organisation: the same columns now and in every earlier version.

    Names have one form (``accounts.names``). ``…_as_written``: how one was written, where that is another spelling.
    ``mismatch_reason``: why number, birthday and sex do not agree, where they do not.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=PersonKind)
    name = models.CharField(_("name"), max_length=100)
    name_as_written = EncryptedTextField(blank=True, editable=False)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    born_on = models.DateField(_("born on"), null=True, blank=True)
    document_kind = models.CharField(_("kind of document"), max_length=20, choices=DocumentKind, blank=True)
    document_number = EncryptedTextField(_("document number"), blank=True)
    document_index = models.CharField(max_length=64, blank=True, editable=False)
    mismatch_reason = EncryptedTextField(blank=True)
    phone = EncryptedTextField(_("phone"), blank=True)
    phone_index = models.CharField(max_length=64, blank=True, editable=False)
    phone_checked_at = models.DateTimeField(_("phone checked at"), null=True, blank=True)
    address = EncryptedTextField(_("address"), blank=True)
    legal_representative = models.CharField(_("legal representative"), max_length=100, blank=True)
    legal_representative_as_written = EncryptedTextField(blank=True, editable=False)
    contact_name = models.CharField(_("contact person"), max_length=100, blank=True)
    contact_name_as_written = EncryptedTextField(blank=True, editable=False)
    identity_status = models.CharField(
        _("identity"), max_length=10, choices=IdentityStatus, default=IdentityStatus.STATED
    )
    is_rural_household = models.BooleanField(_("rural household"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="%(class)s_has_a_name"),
            models.CheckConstraint(condition=Q(kind__in=PersonKind.values), name="%(class)s_kind_is_known"),
            models.CheckConstraint(condition=Q(sex__in=["", *Sex.values]), name="%(class)s_sex_is_known"),
            models.CheckConstraint(
                condition=Q(identity_status__in=IdentityStatus.values), name="%(class)s_identity_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(document_kind="", document_number="", document_index="")
                | (Q(document_kind__in=DocumentKind.values) & ~Q(document_number="") & ~Q(document_index="")),
                name="%(class)s_document_has_kind_and_index",
            ),
            models.CheckConstraint(
                condition=Q(phone="", phone_index="", phone_checked_at=None) | (~Q(phone="") & ~Q(phone_index="")),
                name="%(class)s_phone_has_its_index",
            ),
            models.CheckConstraint(
                condition=Q(kind=PersonKind.NATURAL_PERSON, legal_representative="")
                | (~Q(kind=PersonKind.NATURAL_PERSON) & Q(sex="", born_on=None, is_rural_household=None)),
                name="%(class)s_only_people_are_born",
            ),
        ]

    @property
    def printed_name(self) -> str:
        return self.printed("name")

    def printed(self, column: str) -> str:
        """What stands in a column in full, as papers print it: a name as it was written."""
        value: str = getattr(self, f"{column}_as_written", "") or getattr(self, column)
        return value
