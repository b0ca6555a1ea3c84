"""What becomes of each table: only added to, final in part, or free to change; a table without a line is named.

``APPENDED``: the running system may read and add, and a trigger refuses change to everybody else. ``FINAL``: a trigger
refuses to change what stands here as final, from the moment that is told. ``FREE``: why a row may change or go.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Final:
    """``triggers``: those that hold it. ``may_be_deleted``: by the running system."""

    what: str
    triggers: tuple[str, ...]
    may_be_deleted: bool = False


#: By table: the trigger that refuses a change.
APPENDED: Mapping[str, str] = {
    "mediation_caseevent": "journal_is_append_only",
    "mediation_seal": "seals_are_append_only",
    "mediation_rowdigest": "ledger_is_append_only",
    "mediation_rowseal": "seals_of_rows_are_append_only",
    "mediation_rating": "ratings_are_written_once",
    "mediation_signature": "signatures_are_written_once",
    "mediation_consent": "answers_are_append_only",
    "mediation_callback": "calls_are_append_only",
    "mediation_agreementterm": "terms_are_append_only",
    "mediation_statement": "statements_stay",  # erased by the owner of the tables alone
    "accounts_accessentry": "access_entries_stay",
    "accounts_keycheck": "key_checks_stay",
}

FINAL: Mapping[str, Final] = {
    "mediation_case": Final("code, centre, matter, the application, the registration, the statuses", ("case_guard",)),
    "mediation_party": Final("who applied, once it is registered", ("applicant_stays",)),
    "mediation_agreement": Final(
        "its words once it was read back; its moment once it binds",
        ("what_was_read_back_stays", "agreement_binds_when_complete"),
    ),
    "mediation_performance": Final(
        "what was reported; all of it once confirmed", ("performances_stay", "confirmed_performances_stay")
    ),
    "mediation_paper": Final("all of it once it is ready", ("papers_stay",)),
    "mediation_material": Final(
        "what was handed in; the verdict once there is one", ("materials_are_not_edited", "materials_are_settled_once")
    ),
    "accounts_person": Final(
        "centre and recording; the rest changes with its version", ("person_changes_with_version",)
    ),
    "accounts_personversion": Final(
        "all but ciphertexts, so that a key can be retired",
        ("person_versions_stay", "person_versions_change_ciphertext_only"),
    ),
    "windows_rightschange": Final(
        "what was asked; all of it once decided",
        ("asked_rights_stay", "decided_changes_of_rights_stay"),
        may_be_deleted=True,
    ),
    "mediation_mediationsession": Final(
        "none without every consent; the record is a statement", ("session_needs_consent",), may_be_deleted=True
    ),
    "mediation_lead": Final("its states, along their table", ("lead_guard",), may_be_deleted=True),
    "mediation_leadcontact": Final("what was heard", ("lead_contacts_are_not_edited",), may_be_deleted=True),
    "mediation_leadevent": Final("all of it", ("lead_events_are_append_only",), may_be_deleted=True),
    "mediation_ruleversion": Final("all of it once published", ("published_rules_never_change",), may_be_deleted=True),
    "mediation_discoveryrun": Final("all of it", ("runs_are_append_only",), may_be_deleted=True),
}

_RECORD = "said by the journal, which is final; verify compares"
_SHORT = "has its time and is deleted"
_RULES = "a reference table that its keepers change"
_SEARCH = "helps to find and is made anew"
_STANDING = "stands as it is today; its changes are acts"
_OTHERS = "of Django or a library"

FREE: Mapping[str, str] = {
    "mediation_assignment": "ends; the owner stands in the journal",
    "mediation_assisttask": "is answered; both are statements in the journal",
    "mediation_caselink": _RECORD,
    "mediation_deadline": "read out of the journal; verify reads it anew",
    "mediation_representation": "ends; the rest has its digest in the journal",
    "mediation_notice": "is sent or settled; what was sent stands in the ledger",
    "mediation_classification": "is confirmed; what was decided stands in the journal",
    "mediation_sendingdatabase": "names the database of today",
    "mediation_matter": "is answered or handed over",
    "mediation_externalreference": _STANDING,
    "mediation_participant": _STANDING,
    "mediation_casevisit": _STANDING,
    "mediation_surveylink": "expires",
    "mediation_receiptcode": "is revoked",
    "mediation_numbercounter": "counts on",
    "mediation_casegrams": _SEARCH,
    "accounts_persongrams": _SEARCH,
    "mediation_onlinedraft": _SHORT,
    "mediation_phoneproof": _SHORT,
    "mediation_draft": _SHORT,
    "mediation_idempotencyrecord": _SHORT,
    "mediation_doorattempt": _SHORT,
    "mediation_lookupalarm": "an alarm on the desks of leaders; what it rests on stands in the access log",
    "mediation_phonechallenge": _SHORT,
    "accounts_session": _SHORT,
    "accounts_passwordcode": _SHORT,
    "mediation_routingrule": _RULES,
    "mediation_routingrule_assisting": _RULES,
    "mediation_discoveryrule": _RULES,
    "mediation_discoveryrun_deliveries": "the deliveries that a run read",
    "mediation_planstep": _STANDING,
    "mediation_leadreview": _STANDING,
    "mediation_leadlink": _STANDING,
    "mediation_neighbourhood": _RULES,
    "mediation_recordsource": _RULES,
    "mediation_poolimport": _STANDING,
    "mediation_doubtfulpair": _STANDING,
    "mediation_objection": _STANDING,
    "windows_calendaryear": _RULES,
    "windows_calendarday": _RULES,
    "windows_demonstrationclock": "of the demonstration alone",
    "windows_centre": _RULES,
    "windows_openinghours": _RULES,
    "windows_closedday": _RULES,
    "windows_agency": _RULES,
    "windows_membership": "ends; who changed it stands in windows_rightschange",
    "windows_window": _RULES,
    "windows_room": _RULES,
    "windows_retentionperiod": _RULES,
    "windows_rotaslot": _RULES,
    "windows_checkin": _STANDING,
    "windows_summons": _STANDING,
    "windows_ticketcounter": "counts on",
    "windows_visit": _STANDING,
    "accounts_user": _STANDING,
    "accounts_apitoken": "is revoked",
    "account_emailaddress": _OTHERS,
    "account_emailconfirmation": _OTHERS,
    "mfa_authenticator": _OTHERS,
    "django_admin_log": _OTHERS,
    "auth_permission": _OTHERS,
    "auth_group_permissions": _OTHERS,
    "auth_group": _OTHERS,
    "django_content_type": _OTHERS,
}
