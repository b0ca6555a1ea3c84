"""``manage.py reseal``: encrypt again what stands under an older key of the vault."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts import rotation


class Command(BaseCommand):
    help = "Encrypt again whatever is not encrypted under the first of VAULT_KEYS. The system may run meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        for table, count in rotation.reseal_everything().items():
            self.stdout.write(f"{table}: {count}")
