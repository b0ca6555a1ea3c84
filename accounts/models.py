"""Who: users, and the identity vault of persons and organisations, apart from every case.

Nothing here points upwards. A centre is a plain UUID, since centres live in ``windows``.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.fields import EncryptedTextField, masking
from accounts.identifiers import new_id, normal_staff_number
from accounts.key_models import KeyCheck
from accounts.sign_in_models import PasswordCode, Session

__all__ = [
    "AccessEntry",
    "AccessVerb",
    "ApiToken",
    "DocumentKind",
    "IdentityStatus",
    "KeyCheck",
    "Language",
    "PasswordCode",
    "Person",
    "PersonGrams",
    "PersonKind",
    "PersonVersion",
    "Session",
    "Sex",
    "Theme",
    "User",
]


class Language(models.TextChoices):
    CHINESE = "zh-hans", _("Chinese")
    ENGLISH = "en", _("English")


class Theme(models.TextChoices):
    SYSTEM = "system", _("as the device says")
    LIGHT = "light", _("light")
    DARK = "dark", _("dark")


class UserManager(BaseUserManager["User"]):
    def create_user(self, staff_number: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(staff_number=normal_staff_number(staff_number), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, staff_number: str | None) -> "User":
        """By the staff number as people write it. Raises ``DoesNotExist``."""
        return self.get(staff_number__iexact=normal_staff_number(staff_number or ""))


class User(AbstractBaseUser):
    """Somebody who signs in: one person, one account.

    What they may do where is a membership (``windows``) and nothing else: there are no superusers and no flags.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    staff_number = models.CharField(_("staff number"), max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=100)
    language = models.CharField(_("language"), max_length=10, choices=Language, default=Language.CHINESE)
    theme = models.CharField(_("theme"), max_length=10, choices=Theme, default=Theme.SYSTEM)
    large_type = models.BooleanField(_("large type"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    made_at = models.DateTimeField(_("made at"), db_default=Now(), editable=False)

    objects = UserManager()

    USERNAME_FIELD = "staff_number"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(
                condition=~Q(staff_number="") & ~Q(name=""), name="user_has_a_staff_number_and_a_name"
            ),
            models.UniqueConstraint(Upper("staff_number"), name="one_account_per_staff_number_however_written"),
            models.CheckConstraint(condition=Q(language__in=Language.values), name="user_language_is_known"),
            models.CheckConstraint(condition=Q(theme__in=Theme.values), name="user_theme_is_known"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Django's own permissions are given to nobody; the administration asks for roles (``windows.admin``)."""
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return False


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
    """What is known about a person or an organisation: the same columns now and in every earlier version."""

    kind = models.CharField(_("kind"), max_length=20, choices=PersonKind)
    name = models.CharField(_("name"), max_length=100)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    born_on = models.DateField(_("born on"), null=True, blank=True)
    document_kind = models.CharField(_("kind of document"), max_length=20, choices=DocumentKind, blank=True)
    document_number = EncryptedTextField(_("document number"), blank=True)
    document_index = models.CharField(max_length=64, blank=True, editable=False)
    phone = EncryptedTextField(_("phone"), blank=True)
    phone_index = models.CharField(max_length=64, blank=True, editable=False)
    phone_checked_at = models.DateTimeField(_("phone checked at"), null=True, blank=True)
    address = EncryptedTextField(_("address"), blank=True)
    legal_representative = models.CharField(_("legal representative"), max_length=100, blank=True)
    contact_name = models.CharField(_("contact person"), max_length=100, blank=True)
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


class ApiToken(models.Model):
    """A program's key to the API. Only its SHA-256 is kept: of 256 random bits nothing slower is needed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(_("name"), max_length=100)
    prefix = models.CharField(_("begins with"), max_length=16)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=50), default=list)
    created_at = models.DateTimeField(_("created at"))
    expires_at = models.DateTimeField(_("expires at"))
    last_used_on = models.DateField(_("last used on"), null=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True)

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="api_token_expires_after_issue"),
            models.CheckConstraint(condition=~Q(name=""), name="api_token_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def is_good(self, at: datetime) -> bool:
        """Neither expired nor revoked, and its user may sign in."""
        return self.expires_at > at and self.revoked_at is None and self.user.is_active


class AccessVerb(models.TextChoices):
    VIEW = "view", _("viewed")
    LIST = "list", _("listed")
    SEARCH = "search", _("searched")
    REVEAL = "reveal", _("unmasked")
    EXPORT = "export", _("exported")
    DENIED = "denied", _("was refused")
    RIGHTS = "rights", _("changed rights")


class AccessEntry(models.Model):
    """Who looked at what, when and why: names of fields, never values. Added, never edited: a trigger refuses it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    centre_id = models.UUIDField(null=True)
    verb = models.CharField(max_length=10, choices=AccessVerb)
    object_kind = models.CharField(max_length=50)
    object_id = models.UUIDField(null=True)
    fields = ArrayField(models.CharField(max_length=50), default=list)
    reason = models.CharField(max_length=200, blank=True)
    request_id = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("access entry")
        verbose_name_plural = _("access entries")
        constraints = [
            models.CheckConstraint(condition=Q(verb__in=AccessVerb.values), name="access_verb_is_known"),
            models.CheckConstraint(
                condition=~Q(verb__in=[AccessVerb.REVEAL, AccessVerb.EXPORT], reason=""),
                name="unmasking_and_export_have_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["object_id", "at"], name="access_by_object"),
            models.Index(fields=["user", "at"], name="access_by_user"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.object_kind}"
