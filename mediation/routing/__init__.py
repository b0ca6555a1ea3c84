"""分类引导: what kind of dispute it seems to be, which agency must handle it and why, and sending it there."""

from mediation.routing.assigning import accept_part, acknowledge, raise_objection, recall, reroute, route
from mediation.routing.classifying import classify, keep_proposals, proposed, set_risk
from mediation.routing.proposing import Proposal, propose
from mediation.routing.screening import Alarm, Screening, screen
from mediation.routing.subtypes import name_of
from mediation.routing.suggesting import NoAgency, Suggestion, suggest, suggest_for
from mediation.routing.typed import Choice, look_up

__all__ = [
    "Alarm",
    "Choice",
    "NoAgency",
    "Proposal",
    "Screening",
    "Suggestion",
    "accept_part",
    "acknowledge",
    "classify",
    "keep_proposals",
    "look_up",
    "name_of",
    "propose",
    "proposed",
    "raise_objection",
    "recall",
    "reroute",
    "route",
    "screen",
    "set_risk",
    "suggest",
    "suggest_for",
]
