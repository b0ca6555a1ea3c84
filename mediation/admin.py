"""Django's administration edits reference tables only: what other apps bring along is taken out again."""

import allauth.account.admin
import allauth.mfa.admin  # noqa: F401 - like the others it registers first what is taken out below
import django.contrib.auth.admin  # noqa: F401
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

for model in (EmailAddress, Authenticator, Group):
    admin.site.unregister(model)

admin.site.site_header = admin.site.site_title = _("Reference tables")
