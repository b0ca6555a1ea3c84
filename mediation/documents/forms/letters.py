"""A letter to somebody who gets no text message."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mediation.documents.forms.paper import Paper


@dataclass(frozen=True, kw_only=True)
class Letter(Paper):
    """A message to somebody whom no text reaches, to be handed over or posted. It says what the message would say."""

    kind: ClassVar[str] = "letter"
    title: ClassVar[str] = "通知"

    recipient: str
    text: str
    telephone: str
    address: str = ""
    dated_on: date | None = None
