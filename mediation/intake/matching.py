"""Open cases that may be the same: shown beside the form while it is filled in. They are linked, never deleted.

A telephone number or a document, as it stands now or stood before a correction, is enough. A name alone is not: many
people are called 王强. It counts together with words of the facts, or while no facts have been written yet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts import persons
from accounts.literals import is_and_is_given
from accounts.models import Person, PersonVersion
from mediation.models import Actor, Case, Party, Statement
from windows.models import Centre

ENOUGH = 0.35  # share of the shorter text's pairs of characters that the other has too
FACTS_TO_COMPARE = 12  # characters; of fewer nothing can be said
AT_MOST = 5


class Reason(models.TextChoices):
    DOCUMENT = "document", _("same document")
    PHONE = "phone", _("same telephone number")
    NAME_AND_FACTS = "name_and_facts", _("same name and similar facts")
    NAME = "name", _("same name")


@dataclass(frozen=True)
class Duplicate:
    """An open case of this centre and why it may be the same."""

    case: Case
    reason: Reason


def duplicates(
    centre: Centre, *, name: str = "", phone: str = "", document_number: str = "", facts: str = "", by: Actor
) -> list[Duplicate]:
    """The open cases of this centre with the same person on either side, the surest first.

    A case with a safe-contact label is none of them but for who works it.
    """
    reasons = _people(centre.pk, name=name, phone=phone, document_number=document_number)
    if not reasons:
        return []
    alike = Party.objects.filter(person_id__in=reasons, case__in=Case.objects.open())
    parties = alike.exclude(case__in=Case.objects.keeping_other_side_from(by)).select_related("case")
    best: dict[UUID, Duplicate] = {}
    for party in parties.order_by("-case__applied_at"):
        reason = reasons[party.person_id]
        known = best.get(party.case_id)
        if known is None or _rank(reason) < _rank(known.reason):
            best[party.case_id] = Duplicate(party.case, reason)
    return sorted(_plausible(best.values(), facts), key=lambda duplicate: _rank(duplicate.reason))[:AT_MOST]


def duplicates_of(case: Case, *, by: Actor) -> list[Duplicate]:
    """The same for an application that was written online, by its applicant and its own words."""
    applicant = case.parties.filter(role=Party.Role.APPLICANT).select_related("person").first()
    if applicant is None:
        return []
    person = applicant.person
    facts = _facts_of([case.pk]).get(case.pk, "")
    known = duplicates(
        case.centre, name=person.name, phone=person.phone, document_number=person.document_number, facts=facts, by=by
    )
    return [duplicate for duplicate in known if duplicate.case.pk != case.pk]


def similarity(text: str, other: str) -> float:
    """The share of the shorter text's adjacent pairs of characters that the other text has too, 0 to 1."""
    pairs = [{words[i : i + 2] for i in range(len(words) - 1)} for words in (_plain(text), _plain(other))]
    shorter = min(len(each) for each in pairs)
    return len(pairs[0] & pairs[1]) / shorter if shorter else 0.0


def _people(centre_id: UUID, *, name: str, phone: str, document_number: str) -> dict[UUID, Reason]:
    """Who may be meant, and why; the surest reason of each."""
    reasons: dict[UUID, Reason] = {}
    for person in persons.possible_matches(centre_id=centre_id, name=name):
        reasons[person.pk] = Reason.NAME
    asked = {
        Reason.PHONE: is_and_is_given("phone_index", persons.phone_index(phone)) if phone else None,
        Reason.DOCUMENT: is_and_is_given("document_index", persons.document_index(document_number))
        if document_number
        else None,
    }
    for reason, same in asked.items():
        if same is not None:
            now = Person.objects.of_centre(centre_id).filter(same).values_list("pk", flat=True)
            before = PersonVersion.objects.filter(same, person__centre_id=centre_id).values_list("person_id", flat=True)
            reasons |= dict.fromkeys([*now, *before], reason)
    return reasons


def _plausible(matches: Iterable[Duplicate], facts: str) -> list[Duplicate]:
    """Leave out namesakes whose case is about something else, as soon as the facts can be compared."""
    matches = list(matches)
    if len(_plain(facts)) < FACTS_TO_COMPARE:
        return matches
    facts_of = _facts_of([match.case.pk for match in matches if match.reason == Reason.NAME])
    kept = []
    for match in matches:
        if match.reason != Reason.NAME:
            kept.append(match)
        elif similarity(facts, facts_of.get(match.case.pk, "")) >= ENOUGH:
            kept.append(Duplicate(match.case, Reason.NAME_AND_FACTS))
    return kept


def _facts_of(case_ids: list[UUID]) -> dict[UUID, str]:
    statements = Statement.objects.filter(case_id__in=case_ids, kind=Statement.Kind.FACTS)
    return {statement.case_id: statement.body for statement in statements if statement.case_id}


def _rank(reason: Reason) -> int:
    return list(Reason).index(reason)


def _plain(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
