"""Django's administration edits reference tables only: what other apps bring along is taken out again."""

from allauth.account import admin as brings_addresses
from allauth.mfa import admin as brings_authenticators
from django.contrib import admin
from django.contrib.auth import admin as brings_groups
from django.utils.translation import gettext_lazy as _

BROUGHT_ALONG = (
    brings_addresses.EmailAddress,
    brings_authenticators.Authenticator,
    brings_groups.Group,
)

for model in BROUGHT_ALONG:
    admin.site.unregister(model)

admin.site.site_header = admin.site.site_title = _("Reference tables")
