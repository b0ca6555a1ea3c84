"""Which cases: those that somebody sees, those of a queue, the one with a code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.literals import literals
from mediation import codes, states
from mediation.models.owners import Assignment

if TYPE_CHECKING:
    from mediation.models.actors import Actor
    from mediation.models.cases import Case  # noqa: F401 - in quotes below

ENDED_STATUSES = sorted(states.ENDED)


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, actor: Actor) -> Self:
        """The cases this person may see: the only base of every list and detail, page or API."""
        if actor.is_system:
            return self
        agencies = actor.agency_ids
        seen = Q(centre_id__in=actor.centre_wide_ids)
        if actor.user_id and actor.centre_ids > actor.centre_wide_ids:  # of a party it is none
            own = Q(first_contact_id=actor.user_id) | Q(mediator_id=actor.user_id)
            seen |= Q(centre_id__in=actor.centre_ids) & own  # nobody takes cases along who serves elsewhere now
        if agencies:
            seen |= Q(owner_id__in=agencies) | Q(mediating_body_id__in=agencies)
            parts = Assignment.objects.held_by(agencies)
            seen |= Q(Exists(parts.filter(case=OuterRef("pk"))))  # asked of each row: an agency has thousands of parts
        return self.filter(seen)

    def keeping_other_side_from(self, actor: Actor) -> Self:
        """Of the cases with a safe-contact label those whose other side this person neither finds nor reads in a list.

        It is found by who works the case alone: its agency and mediating body once it is routed, its mediator, whoever
        took it in; of a case that nobody took in, by the leaders of its centre. ``relations.keeps_other_side_from``
        says the same of one case.
        """
        if actor.is_system:
            return self.none()
        works = Q(first_contact_id=actor.user_id) | Q(mediator_id=actor.user_id)
        works &= Q(centre_id__in=actor.centre_ids)
        agencies = actor.handling_agency_ids
        if agencies:
            owned = Q(owner_id__in=agencies) | Q(mediating_body_id__in=agencies)
            works |= owned & ~Q(status__in=sorted(states.CENTRE_OWNED))
        if actor.led_centre_ids:
            works |= Q(first_contact=None, mediator=None, centre_id__in=actor.led_centre_ids)
        return self.filter(has_safe_contact=True).exclude(works)

    def with_code(self, text: str) -> Self:
        """The case with this code, in whatever spelling; or none."""
        return self.filter(code=codes.normalise(text))

    def open(self) -> Self:
        return self.exclude(status__in=literals(ENDED_STATUSES))

    def mediated_by(self, actor: Actor) -> Self:
        """A mediator's own open cases, what is due first on top: one range of one partial index.

        It is what ``visible_to`` shows of the cases that are in this person's hands, asked for in fewer words.
        """
        own = self.filter(mediator_id=actor.user_id, centre_id__in=actor.centre_ids)
        return own.open().order_by("next_due_at", "id")

    def owned_by(self, agency_ids: Iterable[UUID]) -> Self:
        return self.open().filter(owner_id__in=agency_ids).order_by("next_due_at", "id")

    def awaiting_routing(self, centre_ids: Iterable[UUID]) -> Self:
        return self.filter(centre_id__in=centre_ids, status__in=literals(states.CENTRE_OWNED)).order_by(
            "next_due_at", "id"
        )
