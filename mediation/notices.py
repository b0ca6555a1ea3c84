"""Owing someone a message. The row is written in the transaction of the fact; ``delivery`` sends it later.

No text names a person, an amount or the other side (``demonstration.md`` §2): what it is about is read by slip.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import TextChoices
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from accounts.fields import vault
from mediation.models import Case, Deadline, Notice, Party


class Policy(TextChoices):
    """What is done when nobody can say whether the provider took a message."""

    ASK_A_PERSON = "ask_a_person", _("a person decides")
    AT_MOST_ONCE = "at_most_once", _("it is not sent again")
    SEND_AGAIN = "send_again", _("it is sent again: a duplicate is harmless")


class Kind(TextChoices):
    REGISTERED = "registered", _("registered")
    ROUTED = "routed", _("assigned to a window")
    APPOINTMENT = "appointment", _("appointment")
    APPOINTMENT_REMINDER = "appointment_reminder", _("reminder of an appointment")
    APPOINTMENT_CANCELLED = "appointment_cancelled", _("appointment cancelled")
    SUPPLEMENT_ASKED = "supplement_asked", _("supplements asked for")
    REFUSED = "refused", _("refused")
    REDIRECTED = "redirected", _("led to another route")
    CLOCK_EXTENDED = "clock_extended", _("time extended")
    TERMINATED = "terminated", _("mediation terminated")
    AGREEMENT_EFFECTIVE = "agreement_effective", _("agreement effective")
    CONFIRMATION_REMINDER = "confirmation_reminder", _("reminder: judicial confirmation")
    REVIEW_REMINDER = "review_reminder", _("reminder: arbitral review")
    PERFORMANCE_REMINDER = "performance_reminder", _("reminder: performance")
    PERFORMANCE_RECORDED = "performance_recorded", _("performance recorded")
    DEFAULT_ROUTES = "default_routes", _("what you can do about a default")
    SURVEY = "survey", _("survey link")
    CLOSED = "closed", _("closed")
    DISSATISFIED = "dissatisfied", _("somebody is not satisfied")
    CLOCK_PASSED = "clock_passed", _("a clock has passed")
    MATERIAL_SENT = "material_sent", _("a party sent a file")
    MATERIAL_REFUSED = "material_refused", _("a file could not be kept")
    MATERIAL_BROKEN = "material_broken", _("a file is not what was received")
    ONE_TIME_CODE = "one_time_code", _("one-time code")


@dataclass(frozen=True)
class Wording:
    """``text_until``: said in place of ``text`` where a right has a last day."""

    text: Promise
    policy: Policy = Policy.ASK_A_PERSON
    text_until: Promise | None = None


WORDINGS: dict[str, Wording] = {
    Kind.REGISTERED: Wording(_("Your matter is registered. Check it with your slip, or call %(phone)s.")),
    Kind.ROUTED: Wording(_("Your matter is dealt with at window %(window)s. You need not go anywhere else.")),
    Kind.APPOINTMENT: Wording(_("You are expected at the centre on %(when)s. Bring your slip.")),
    Kind.APPOINTMENT_REMINDER: Wording(_("Reminder: you are expected at the centre on %(when)s.")),
    Kind.APPOINTMENT_CANCELLED: Wording(_("Please do not come on %(when)s: the appointment is cancelled.")),
    Kind.SUPPLEMENT_ASKED: Wording(_("Something is still needed for your matter. Check what with your slip.")),
    Kind.REFUSED: Wording(_("There is a decision on your matter. Check it and your next way with your slip.")),
    Kind.REDIRECTED: Wording(_("Your matter has been led to its route. Check it with your slip.")),
    Kind.CLOCK_EXTENDED: Wording(_("Your matter may take until %(until)s. Check why with your slip.")),
    Kind.TERMINATED: Wording(_("Your matter has news and further ways are open. Check them with your slip.")),
    Kind.AGREEMENT_EFFECTIVE: Wording(
        _("Your paper is now in force. Check your rights and dates with your slip."),
        text_until=_(
            "Your paper is now in force. Until %(until)s you may jointly ask the court to confirm it. "
            "Check your rights and dates with your slip."
        ),
    ),
    Kind.CONFIRMATION_REMINDER: Wording(_("A right in your matter ends on %(until)s. Check it with your slip.")),
    Kind.REVIEW_REMINDER: Wording(_("A right in your matter ends on %(until)s. Check it with your slip.")),
    Kind.PERFORMANCE_REMINDER: Wording(_("Something agreed falls due on %(until)s. Check it with your slip.")),
    Kind.PERFORMANCE_RECORDED: Wording(_("Performance has been recorded in your matter. Check it with your slip.")),
    Kind.DEFAULT_ROUTES: Wording(_("What was agreed has not been done in time. Check your ways with your slip.")),
    Kind.SURVEY: Wording(_("How were we? Please say so once: %(link)s"), Policy.AT_MOST_ONCE),
    Kind.CLOSED: Wording(_("Your matter is closed. Your slip stays valid for questions.")),
    Kind.DISSATISFIED: Wording(_("Somebody is not satisfied with a case. Check it and decide what follows.")),
    Kind.ONE_TIME_CODE: Wording(_("%(code)s is your code. It is good for five minutes."), Policy.AT_MOST_ONCE),
    Kind.CLOCK_PASSED: Wording(_("A clock of a case has passed."), Policy.SEND_AGAIN),
    Kind.MATERIAL_SENT: Wording(_("A party sent a file. Look at it on the page of the case."), Policy.SEND_AGAIN),
    Kind.MATERIAL_REFUSED: Wording(
        _("A file that was handed in could not be kept. Check why, and hand it in in another way."), Policy.AT_MOST_ONCE
    ),
    Kind.MATERIAL_BROKEN: Wording(
        _("A stored file is not what was received. It is not handed out; find out why at once."), Policy.SEND_AGAIN
    ),
}


def owe(
    case: Case,
    kind: Kind,
    *,
    to: Iterable[Party],
    due_at: datetime,
    occasion: str = "",
    params: Mapping[str, Any] | None = None,
) -> None:
    """Owe each of these parties one message of this kind on this occasion; owing it twice changes nothing."""
    Notice.objects.bulk_create(
        [
            Notice(
                case_id=case.pk,
                centre_id=case.centre_id,
                kind=kind,
                party=party,
                occasion=occasion,
                medium=medium_for(party),
                params=dict(params or {}),
                due_at=due_at,
            )
            for party in to
            if may_be_told(case, party)
        ],
        ignore_conflicts=True,
    )


def tell(case: Case, kind: Kind, *, users: Iterable[UUID], due_at: datetime, occasion: str = "") -> None:
    """Lay one message on the desk of each of these members of staff; the same one lies there once."""
    Notice.objects.bulk_create(
        [
            Notice(
                case_id=case.pk,
                centre_id=case.centre_id,
                kind=kind,
                user_id=user,
                occasion=occasion,
                medium=Notice.Medium.DESK,
                due_at=due_at,
            )
            for user in users
        ],
        ignore_conflicts=True,
    )


CLOCKS_ON_DESKS = """
INSERT INTO mediation_notice (id, reference, case_id, centre_id, occasion, user_id, {columns})
SELECT uuidv7(), uuidv7(), clock.case_id, centre_id, clock.occasion, desk.user_id, {values}
FROM unnest(%s::uuid[], %s::uuid[], %s::text[]) AS clock(case_id, centre_id, occasion)
JOIN unnest(%s::uuid[], %s::uuid[]) AS desk(centre_id, user_id) USING (centre_id)
ON CONFLICT ON CONSTRAINT each_message_is_owed_once DO NOTHING
"""
OF_EACH = frozenset({"id", "reference", "case_id", "centre_id", "occasion", "user_id"})


def tell_of_clocks(passed: Iterable[Deadline], desks: Iterable[tuple[UUID, UUID]], *, due_at: datetime) -> None:
    """Lay each passed clock on the desks of its centre, given as (centre, user): once for each day on which it ended.

    One statement for all. What is the same in each message is taken from the model.
    """
    clocks = [(c.case_id, c.centre_id, f"{c.term}:{c.occasion}:{c.start_seq}:{c.due_on:%y%m%d}"[:40]) for c in passed]
    pairs = list(desks)
    if not clocks or not pairs:
        return
    same = Notice(kind=Kind.CLOCK_PASSED, medium=Notice.Medium.DESK, due_at=due_at)
    fields = [field for field in Notice._meta.concrete_fields if field.attname not in OF_EACH]
    said = [field.get_db_prep_save(getattr(same, field.attname), connection) for field in fields]
    columns = [list(column) for rows in (clocks, pairs) for column in zip(*rows, strict=True)]
    names, places = ", ".join(field.attname for field in fields), ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.execute(CLOCKS_ON_DESKS.format(columns=names, values=places), [*said, *columns])


def may_be_told(case: Case, party: Party) -> bool:
    """Nobody is written to against their wish, nor who is to learn nothing."""
    return party.may_be_messaged and not is_kept_from(case, party)


def may_be_called(case: Case, party: Party) -> bool:
    """Nobody is called against their wish; of a case with a safe-contact label nobody but who applied."""
    return party.may_be_called and (not case.has_safe_contact or party.role == Party.Role.APPLICANT)


def is_kept_from(case: Case, party: Party) -> bool:
    """Of a case with a safe-contact label the respondent learns nothing, by any door, until it is released."""
    return case.has_safe_contact and party.role == Party.Role.RESPONDENT


def cancel(case: Case, *kinds: Kind, because: str, occasion: str = "") -> int:
    """What is still owed of these kinds (on this occasion, if one is named) is no longer needed. Returns how many.

    What a sender already holds goes out.
    """
    owed = Notice.objects.filter(case=case, kind__in=kinds, state=Notice.State.OWED)
    if occasion:
        owed = owed.filter(occasion=occasion)
    return owed.update(state=Notice.State.CANCELLED, settled_because=because)


def medium_for(party: Party) -> Notice.Medium:
    """A person without a phone is told by letter, and only that fulfils what is owed (``day.md`` 2)."""
    return Notice.Medium.SMS if party.person.phone_index else Notice.Medium.LETTER


def text_of(notice: Notice, **found: str) -> str:
    """The message as it goes out, in Chinese; what changes with time or stands nowhere is put in here.

    ``found``: what the sender has looked up besides, as the address of a survey.

    Moments in ``params`` are ISO text and are written as people say them ("11月25日 14:00"). The sender's sign is set
    before it by the provider.
    """
    wording = WORDINGS[notice.kind]
    text = (wording.text_until if "until" in notice.params else None) or wording.text
    with translation.override("zh-hans"):
        return str(text) % (_filled(notice) | found)


def longest(kind: str, *, link: str) -> str:
    """The longest text that this kind may become, for those who count its characters; ``link``: an address in full."""
    params = {
        "phone": "0574-00000000",
        "window": "188",
        "when": "12月25日 14:00",
        "until": "12月25日",
        "code": "123456",
    }
    with translation.override("zh-hans"):
        return str(WORDINGS[kind].text) % (params | {"link": link})


def _filled(notice: Notice) -> dict[str, Any]:
    params = {name: _said(name, value) for name, value in notice.params.items()}
    if notice.kind == Kind.ONE_TIME_CODE:
        params["code"] = one_time_code(UUID(notice.occasion))
    return params


def _said(name: str, value: Any) -> Any:
    if name == "when":
        return date_format(localtime(datetime.fromisoformat(value)), "n月j日 H:i")
    if name == "until":
        return date_format(date.fromisoformat(value), "n月j日")
    return value


def text_of_code(proof_id: UUID) -> str:
    """The message with the six digits of a ``PhoneProof``, for who is no party yet."""
    with translation.override("zh-hans"):
        return str(WORDINGS[Kind.ONE_TIME_CODE].text) % {"code": one_time_code(proof_id)}


def one_time_code(challenge_id: UUID) -> str:
    """The six digits of a ``PhoneChallenge`` or ``PhoneProof``, derived under the receipt key, sent or tried."""
    return f"{int.from_bytes(vault.derived(f'challenge:{challenge_id}')[:8]) % 1_000_000:06d}"
