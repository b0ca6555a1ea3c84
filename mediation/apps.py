"""What Django must know of this application."""

from django.apps import AppConfig
from django.urls import register_converter
from django.utils.translation import gettext_lazy as _

from mediation import codes


class MediationConfig(AppConfig):
    name = "mediation"
    verbose_name = _("Mediation")

    def ready(self) -> None:
        register_converter(codes.InAddress, "code")
        from mediation import checks  # noqa: F401, PLC0415 - registers them
