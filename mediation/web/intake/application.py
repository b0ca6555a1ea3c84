"""From the form at the window to an application."""

from __future__ import annotations

from mediation import routing
from mediation.intake import Application, ReferenceGiven
from mediation.models import Channel, Risk
from mediation.web.intake.fields import Answer
from mediation.web.intake.people import CleanedData, parties
from windows.models import Window


def application(cleaned_data: CleanedData, *, window: Window | None) -> Application:
    """What the cleaned form holds."""
    return Application(
        facts=cleaned_data["facts"],
        request=cleaned_data["request"],
        amount=cleaned_data["amount"],
        parties=[party for _field, party in parties(cleaned_data)],
        people=max(cleaned_data["people"] or 1, 1 + len(cleaned_data["co_applicants"])),
        channel=cleaned_data["channel"] or Channel.WINDOW,
        source=cleaned_data["source"],
        entrusted_by=cleaned_data["entrusted_by"],
        occurred_at=cleaned_data["occurred_at"],
        references=_references(cleaned_data),
        is_joint_application=cleaned_data["is_joint_application"],
        track=cleaned_data["track"],
        employment=cleaned_data["employment"],
        wage_arrears=cleaned_data["wage_arrears"],
        risk=risk(cleaned_data),
        has_safe_contact=cleaned_data["has_safe_contact"],
        is_read_back=cleaned_data["is_read_back"],
        window=window,
        visit=cleaned_data["visit"],
    )


def risk(cleaned_data: CleanedData) -> str:
    """The level a person gave by answering the questions, or what the words suggest (人民调解法 Art. 25)."""
    if cleaned_data.get("danger") == Answer.YES:
        return Risk.RED
    category, _subtype = cleaned_data.get("category_code") or ("", "")
    words = f"{cleaned_data.get('facts', '')} {cleaned_data.get('request', '')}"
    suggested = routing.screen(
        words,
        people=cleaned_data.get("people") or 1,
        category=category,
        wage_arrears=cleaned_data.get("wage_arrears", False),
    )
    return suggested.level


def _references(cleaned_data: CleanedData) -> list[ReferenceGiven]:
    if not cleaned_data["reference_number"]:
        return []
    return [
        ReferenceGiven(
            cleaned_data["reference_kind"], cleaned_data["reference_number"], cleaned_data["reference_organ"]
        )
    ]
