"""What the options of a line name: a centre, who does it, a source, versions of a rule."""

from typing import Any

from django.core.management.base import CommandError
from django.db.models import QuerySet

from accounts.models import User
from mediation.discovery import manifests
from mediation.discovery.manifests import Manifest
from mediation.discovery.refusals import Refused, Why
from mediation.models import Actor
from mediation.models.discovery import RecordSource, RuleVersion
from windows import clock, members
from windows.models import Centre

Options = dict[str, Any]  # as argparse leaves them, and ``progress``: whom to tell how far a file is


def centre_and_actor(options: Options) -> tuple[Centre, Actor]:
    """Raises ``CommandError`` where either is unknown."""
    centre = Centre.objects.filter(code=options["centre"]).first()
    user = User.objects.filter(staff_number=options["by"]).first()
    if centre is None or user is None:
        raise CommandError("There is no such centre or no such member of staff.")
    return centre, Actor.staff(user.pk, members.memberships_of(user, at=clock.now()))


def source_of(options: Options) -> tuple[RecordSource, Manifest]:
    """The source that the manifest names, and the manifest."""
    centre, _officer = centre_and_actor(options)
    manifest = manifests.read(options["manifest"])
    source = RecordSource.objects.filter(centre=centre, code=manifest.source).first()
    if source is None:
        raise Refused(Why.MANIFEST, detail="source")
    return source, manifest


def versions_of(centre: Centre, rule: str) -> QuerySet[RuleVersion]:
    """The newest is the first."""
    return RuleVersion.objects.filter(rule__centre=centre, rule__code=rule).order_by("-written_at")
