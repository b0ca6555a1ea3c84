"""A party hands in a photo or a file, and asks what became of it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from mediation import intake
from mediation.api.answers.materials import MaterialAnswer
from mediation.api.body import Body
from mediation.api.description import refusals
from mediation.api.file_field import MaterialFileField
from mediation.api.public.entrance import ACTING, ProvenBody, body_of, count_attempt, opened, opened_to_files, proven
from mediation.casework import public_access
from mediation.intake import MaterialGiven
from mediation.models import Actor, Material
from windows import clock


class SentBody(ProvenBody):
    """A photo or a file that a party hands in."""

    file = MaterialFileField()
    kind = serializers.ChoiceField(Material.Kind.choices)
    title = serializers.CharField(max_length=80, required=False, default="", allow_blank=True)


class SentAnswer(MaterialAnswer):
    """``note``: by which one asks what became of it, at ``status/materials/state``; it is good for a while."""

    note = serializers.CharField()

    class Meta(MaterialAnswer.Meta):
        fields: tuple[str, ...] = (*MaterialAnswer.Meta.fields, "note")


class NoteBody(Body):
    note = serializers.CharField(max_length=1000)


@extend_schema(
    operation_id="send_material",
    summary="Hand in a photo or a file",
    request={"multipart/form-data": SentBody},
    responses={202: SentAnswer} | ACTING,
)
@opened_to_files
def material(request: Request) -> Response:
    visitor, body = proven(request, SentBody)
    about = MaterialGiven(kind=body["kind"], title=body["title"], party=visitor.party)
    by = Actor.party(visitor.party.pk)
    with transaction.atomic():
        received = intake.receive_material(visitor.case, upload=body["file"], details=about, by=by, at=clock.now())
    note = public_access.grant(visitor, at=clock.now())
    return Response(MaterialAnswer(received).data | {"note": note}, status=status.HTTP_202_ACCEPTED)


@extend_schema(
    operation_id="sent_materials",
    summary="What became of the files that I handed in or was shown",
    request=NoteBody,
    responses={200: MaterialAnswer(many=True)} | refusals(403),
)
@opened
def materials_state(request: Request) -> Response:
    body = body_of(request, NoteBody)
    count_attempt(request, "receipt")
    try:
        visitor = public_access.granted(body["note"], at=clock.now())
    except public_access.NotOpened as closed:
        raise exceptions.PermissionDenied(_("This note is no longer good. Ask for a new code.")) from closed
    return Response(MaterialAnswer(Material.objects.shown_to(visitor.party).listed(), many=True).data)
