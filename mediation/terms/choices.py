"""Whom a term binds, what it rests on, how it ends, may be extended, and what follows."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Binds(TextChoices):
    US = "us", _("Binds us")
    ORGAN = "organ", _("Binds another organ")
    PARTY = "party", _("A party's right")


class Basis(TextChoices):
    STATUTORY = "statutory", _("Statute")
    REGULATORY = "regulatory", _("Regulation")
    LOCAL = "local", _("Local regulation")
    PROMISE = "service_promise", _("Service promise")


class Ends(TextChoices):
    """When on its last day a clock ends (民法典 Art. 203 ¶2: business hours where there are any, else 24:00)."""

    CLOSE_OF_BUSINESS = "close_of_business", _("at close of business")
    MIDNIGHT = "midnight", _("at 24:00")


class Extension(TextChoices):
    NONE = "", _("none")
    CONSENT = "consent", _("by consent of both parties")
    AUTHORITY = "authority", _("by authority")


class Consequence(TextChoices):
    """What the sweep does when the moment has come and nothing stopped the clock."""

    ESCALATE = "escalate", _("the supervisor is told")
    DEFAULT = "default", _("the agreement counts as not performed")
    LAPSE = "lapse", _("the application counts as withdrawn")
    EXPIRE = "expire", _("the right ends; nothing is done here")
