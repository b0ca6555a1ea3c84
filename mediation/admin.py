"""Django's administration edits reference tables only: what other apps bring along is taken out again."""

from importlib import import_module

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

for app in ("allauth.account", "allauth.mfa", "django.contrib.auth"):
    import_module(f"{app}.admin")  # registers first what is taken out below
for model in (EmailAddress, Authenticator, Group):
    admin.site.unregister(model)

admin.site.site_header = admin.site.site_title = _("Reference tables")
