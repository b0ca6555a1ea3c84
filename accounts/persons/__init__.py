"""Recording persons and organisations, correcting them, finding them again, and reading what is masked."""

from accounts.persons.details import ENTERED, Details, details_of
from accounts.persons.finding import document_index, phone_index, possible_matches
from accounts.persons.recording import ChangedMeanwhile, correct, draw_up, keep, record
from accounts.persons.revealing import reveal
from accounts.persons.rows import DETAILS

__all__ = [
    "DETAILS",
    "ENTERED",
    "ChangedMeanwhile",
    "Details",
    "correct",
    "details_of",
    "document_index",
    "draw_up",
    "keep",
    "phone_index",
    "possible_matches",
    "record",
    "reveal",
]
