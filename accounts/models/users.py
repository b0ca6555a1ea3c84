"""Users: one person, one account."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now, Upper
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id, normal_staff_number


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
