"""Where the lists of what is owed are found."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

FIRST = "letters"


def address_of(name: str, code: str = "", **place: str) -> str:
    query = {"show": name} | ({"case": code} if code else {}) | place
    return f"{reverse('owed')}?{urlencode(query)}"
