"""``manage.py logins``: who can sign in to the demonstration, and with what."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mediation.demonstration import logins, shangyu, yinzhou
from mediation.demonstration.shangyu import staff
from mediation.demonstration.yinzhou.staff import MAIN as OF_YINZHOU
from windows.models import ADMINISTRATORS, Role


class Command(BaseCommand):
    help = "List the demonstration's logins. They exist only under DEMO=1."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Demonstration logins exist under DEMO=1 only.")
        for centre, people in ((yinzhou.CENTRE, OF_YINZHOU), (shangyu.CENTRE, staff.MAIN)):
            self.stdout.write(f"  {centre.name}")
            for somebody in people:
                code = f"  {logins.code(somebody.login)}" if somebody.role in ADMINISTRATORS else ""
                self.stdout.write(f"    {somebody.login:<15}{somebody.name}  {Role(somebody.role).label}{code}")
        self.stdout.write("\n  Six digits: the code of an administrator's second factor, which changes all the time.")
        self.stdout.write(f"  Password of all of them, on this machine only:  {logins.password()}\n")
