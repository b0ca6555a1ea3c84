"""A party to an application as a program sends it: who they are, and how they may be reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from accounts.models import DocumentKind, IdentityStatus, PersonKind, Sex
from accounts.particulars import BY_NAME, PARTICULARS
from mediation.api.body import Body
from mediation.intake import PartyGiven, PersonGiven
from mediation.models import Consent, Party


class PersonBody(Body):
    """Who somebody is. Whatever is told in words of a person or an organisation is taken under its own name."""

    kind = serializers.ChoiceField(PersonKind.choices, default=PersonKind.NATURAL_PERSON)
    document_kind = serializers.ChoiceField(DocumentKind.choices, required=False, default="", allow_blank=True)
    sex = serializers.ChoiceField(Sex.choices, required=False, default="", allow_blank=True)
    born_on = serializers.DateField(required=False, default=None, allow_null=True)
    is_rural_household = serializers.BooleanField(required=False, default=None, allow_null=True)
    identity_status = serializers.ChoiceField(IdentityStatus.choices, default=IdentityStatus.STATED)

    def get_fields(self) -> dict[str, serializers.Field]:
        return {**text_fields(), **super().get_fields()}


def text_fields() -> dict[str, serializers.Field]:
    """A field for each of the table of particulars; of them all only the name is needed."""
    optional = {
        particular.name: serializers.CharField(max_length=particular.most, required=False, default="", allow_blank=True)
        for particular in PARTICULARS
    }
    return {**optional, "name": serializers.CharField(max_length=BY_NAME["name"].most)}


class PartyBody(Body):
    """``may_be_called``: whether a call does no harm at all; ``safe_hours``: when it does none, in their own words."""

    role = serializers.ChoiceField(Party.Role.choices)
    person = PersonBody()
    relation = serializers.CharField(max_length=40, required=False, default="", allow_blank=True)
    consent_means = serializers.ChoiceField(Consent.Means.choices, required=False, default="", allow_blank=True)
    is_migrant_worker = serializers.BooleanField(default=False)
    may_be_messaged = serializers.BooleanField(default=True)
    may_be_called = serializers.BooleanField(default=True)
    safe_hours = serializers.CharField(max_length=60, required=False, default="", allow_blank=True)


def party_of(party: Mapping[str, Any]) -> PartyGiven:
    return PartyGiven(
        role=party["role"],
        person=_person(party["person"]),
        relation=party["relation"],
        consent_means=party["consent_means"],
        is_migrant_worker=party["is_migrant_worker"],
        may_be_messaged=party["may_be_messaged"],
        may_be_called=party["may_be_called"],
        safe_hours=party["safe_hours"],
    )


def _person(person: Mapping[str, Any]) -> PersonGiven:
    """The names of the body are those of ``persons.Details``: what is told of a person is declared once for both."""
    return PersonGiven(**person)
