"""The kinds of messages: each is declared here whole, in one row, and nowhere else.

No text names a person, an amount or the other side (``docs/practice.md``): what it is about is read by slip.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from django.utils.translation import gettext_lazy as _

from mediation.notices.wording import Policy, Wording, to_its_recipient_alone, to_parties, to_staff


class Kind(StrEnum):
    """A kind of message, with its code and all of its wording; with less none can be made."""

    wording: Wording

    def __new__(cls, code: str, *declared: Wording) -> Self:
        if [type(part) for part in declared] != [Wording]:
            raise TypeError(f"mediation/notices/kinds.py: the message {code!r} has no wording")
        kind = str.__new__(cls, code)
        kind._value_, kind.wording = code, declared[0]
        return kind

    REGISTERED = (
        "registered",
        to_parties(_("registered"), _("Your matter is registered. Check it with your slip, or call %(phone)s.")),
    )
    ROUTED = (
        "routed",
        to_parties(
            _("assigned to a window"),
            _("Your matter is dealt with at window %(window)s. You need not go anywhere else."),
        ),
    )
    APPOINTMENT = (
        "appointment",
        to_parties(_("appointment"), _("You are expected at the centre on %(when)s. Bring your slip.")),
    )
    APPOINTMENT_REMINDER = (
        "appointment_reminder",
        to_parties(_("reminder of an appointment"), _("Reminder: you are expected at the centre on %(when)s.")),
    )
    APPOINTMENT_CANCELLED = (
        "appointment_cancelled",
        to_parties(_("appointment cancelled"), _("Please do not come on %(when)s: the appointment is cancelled.")),
    )
    SUPPLEMENT_ASKED = (
        "supplement_asked",
        to_parties(
            _("supplements asked for"), _("Something is still needed for your matter. Check what with your slip.")
        ),
    )
    REFUSED = (
        "refused",
        to_parties(_("refused"), _("There is a decision on your matter. Check it and your next way with your slip.")),
    )
    REDIRECTED = (
        "redirected",
        to_parties(_("led to another route"), _("Your matter has been led to its route. Check it with your slip.")),
    )
    CLOCK_EXTENDED = (
        "clock_extended",
        to_parties(_("time extended"), _("Your matter may take until %(until)s. Check why with your slip.")),
    )
    TERMINATED = (
        "terminated",
        to_parties(
            _("mediation terminated"), _("Your matter has news and further ways are open. Check them with your slip.")
        ),
    )
    AGREEMENT_EFFECTIVE = (
        "agreement_effective",
        to_parties(
            _("agreement effective"),
            _("Your paper is now in force. Check your rights and dates with your slip."),
            text_until=_(
                "Your paper is now in force. Until %(until)s you may jointly ask the court to confirm it. "
                "Check your rights and dates with your slip."
            ),
        ),
    )
    CONFIRMATION_REMINDER = (
        "confirmation_reminder",
        to_parties(
            _("reminder: judicial confirmation"),
            _("A right in your matter ends on %(until)s. Check it with your slip."),
        ),
    )
    REVIEW_REMINDER = (
        "review_reminder",
        to_parties(
            _("reminder: arbitral review"), _("A right in your matter ends on %(until)s. Check it with your slip.")
        ),
    )
    PERFORMANCE_REMINDER = (
        "performance_reminder",
        to_parties(_("reminder: performance"), _("Something agreed falls due on %(until)s. Check it with your slip.")),
    )
    PERFORMANCE_RECORDED = (
        "performance_recorded",
        to_parties(
            _("performance recorded"), _("Performance has been recorded in your matter. Check it with your slip.")
        ),
    )
    DEFAULT_ROUTES = (
        "default_routes",
        to_parties(
            _("what you can do about a default"),
            _("What was agreed has not been done in time. Check your ways with your slip."),
        ),
    )
    SURVEY = "survey", to_its_recipient_alone(_("survey link"), _("How were we? Please say so once: %(link)s"))
    CLOSED = "closed", to_parties(_("closed"), _("Your matter is closed. Your slip stays valid for questions."))
    ONE_TIME_CODE = (
        "one_time_code",
        to_its_recipient_alone(_("one-time code"), _("%(code)s is your code. It is good for %(lives)s.")),
    )
    DISSATISFIED = (
        "dissatisfied",
        to_staff(
            _("somebody is not satisfied"),
            _("Somebody is not satisfied with a case. Check it and decide what follows."),
            when_uncertain=Policy.ASK_A_PERSON,
        ),
    )
    CLOCK_PASSED = "clock_passed", to_staff(_("a clock has passed"), _("A clock of a case has passed."))
    MATERIAL_SENT = (
        "material_sent",
        to_staff(_("a party sent a file"), _("A party sent a file. Look at it on the page of the case.")),
    )
    MATERIAL_REFUSED = (
        "material_refused",
        to_parties(
            _("a file could not be kept"),
            _("A file that was handed in could not be kept. Check why, and hand it in in another way."),
        ),
    )
    MATERIAL_NOT_KEPT = (
        "material_not_kept",
        to_staff(
            _("a file that was taken in could not be kept"),
            _("A file that you took in could not be kept. The page of the case says why."),
        ),
    )
    OTHER_SIDE_ASKED = (
        "other_side_asked",
        to_staff(
            _("the other side of a case with a safe contact was asked about"),
            _("Somebody asked about the other side of a case that is kept from them, and was told nothing."),
        ),
    )
    MATERIAL_BROKEN = (
        "material_broken",
        to_staff(
            _("a file is not what was received"),
            _("A stored file is not what was received. It is not handed out; find out why at once."),
        ),
    )
