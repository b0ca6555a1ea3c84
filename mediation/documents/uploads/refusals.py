"""Why a file is not taken: beside the field, in a sentence that says what to do instead."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from mediation.inspection.verdicts import Why
from mediation.models.refusals import SENTENCES


class Refused(ValidationError):
    """This file is not taken; ``why`` is the code of the reason."""

    def __init__(self, why: Why) -> None:
        super().__init__({"file": ValidationError(str(SENTENCES[why]), code=why)})
        self.why = why
