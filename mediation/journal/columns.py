"""Which columns of which rows a digest is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Model

from accounts.models import AccessEntry, PersonVersion
from mediation.models import (
    Agreement,
    AgreementTerm,
    Callback,
    Case,
    Consent,
    Material,
    Notice,
    Paper,
    Party,
    Performance,
    Rating,
    Representation,
    Signature,
    Statement,
)

#: What is found anew in the journal or only helps to find a case, so is no part of its digest.
READ_FROM_THE_JOURNAL = ("head_seq", "head_hash", "last_changed_at", "next_due_at", "next_term")


def _columns(model: type[Model], *, without: Iterable[str] = ()) -> tuple[str, ...]:
    left_out = {"id", *without}
    names = [field.attname for field in model._meta.concrete_fields]
    return tuple(name for name in names if name not in left_out)


#: Which columns of a row a line of the journal answers for; what is left out changes without a line.
OF_A_LINE: Mapping[type[Model], tuple[str, ...]] = {
    Case: _columns(Case, without=READ_FROM_THE_JOURNAL),
    Party: _columns(Party, without=("may_be_messaged", "may_be_called", "safe_hours")),
    Representation: _columns(Representation, without=("until",)),
    Consent: _columns(Consent),
    Agreement: _columns(
        Agreement,
        without=(
            *("state", "sealed_by_body_id", "numbered_by_id", "number_year", "number"),
            *("read_back_at", "effective_at", "confirmed_at"),
        ),
    ),
    AgreementTerm: _columns(AgreementTerm),
    Signature: _columns(Signature),
    Performance: _columns(Performance),
    Callback: _columns(Callback),
    Rating: _columns(Rating),
    Material: _columns(
        Material,
        without=("content", "digest", "checked_at", "broken_at", "lease_until", "attempts"),
    ),
}

#: Which columns of a row the ledger answers for.
OF_THE_LEDGER: Mapping[type[Model], tuple[str, ...]] = {
    AccessEntry: _columns(AccessEntry),
    PersonVersion: _columns(PersonVersion),
    Statement: _columns(Statement, without=("is_shared",)),
    Paper: (
        *("case_id", "kind", "number", "party_id", "subject_id", "printed_number", "copies"),
        *("state", "owed_at", "ready_at", "digest", "pages"),
    ),
    Notice: (
        *("case_id", "centre_id", "kind", "party_id", "user_id", "occasion", "medium", "params"),
        *("state", "reference", "provider_id", "sent_at", "settled_by_id", "settled_way"),
    ),
}

COLUMNS: Mapping[type[Model], tuple[str, ...]] = {**OF_A_LINE, **OF_THE_LEDGER}
MODELS: Mapping[str, type[Model]] = {str(model._meta.model_name): model for model in COLUMNS}
