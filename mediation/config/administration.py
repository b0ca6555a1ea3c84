"""Which site Django's administration is here."""

from django.contrib.admin.apps import AdminConfig


class Administration(AdminConfig):
    default_site = "windows.administration.ReferenceTables"
