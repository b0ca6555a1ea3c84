"""What Django must know of this application."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Accounts of staff")

    def ready(self) -> None:
        from accounts import connecting  # noqa: PLC0415 - it needs the models

        connection_created.connect(connecting.check_database)
