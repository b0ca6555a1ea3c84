"""一窗申请: any window takes any matter, registers it once, and nobody is sent to a second place."""

from mediation.intake.application import (
    Application,
    PartyGiven,
    PersonGiven,
    ReferenceGiven,
    RepresentativeGiven,
)
from mediation.intake.checking import lacking
from mediation.intake.ending import lapse, merge, redirect, refuse, withdraw
from mediation.intake.keeping_apart import hindrance_of_marking, mark_safe_contact, release_safe_contact
from mediation.intake.kept_materials import doubt_material, share_material
from mediation.intake.matching import Duplicate, duplicates, duplicates_of
from mediation.intake.materials import MaterialGiven, receive_material
from mediation.intake.matters import NotNow, answer, hand_over, receive
from mediation.intake.receipts import find_by_receipt, reissue
from mediation.intake.registration import Registered, register, register_submitted, submit
from mediation.intake.supplementing import request_supplement, supplement
from mediation.intake.verdicts import keep_material, refuse_material

__all__ = [
    "Application",
    "Duplicate",
    "MaterialGiven",
    "NotNow",
    "PartyGiven",
    "PersonGiven",
    "ReferenceGiven",
    "Registered",
    "RepresentativeGiven",
    "answer",
    "doubt_material",
    "duplicates",
    "duplicates_of",
    "find_by_receipt",
    "hand_over",
    "hindrance_of_marking",
    "keep_material",
    "lacking",
    "lapse",
    "mark_safe_contact",
    "merge",
    "receive",
    "receive_material",
    "redirect",
    "refuse",
    "refuse_material",
    "register",
    "register_submitted",
    "reissue",
    "release_safe_contact",
    "request_supplement",
    "share_material",
    "submit",
    "supplement",
    "withdraw",
]
