"""What becomes of a refusal: it stands on the form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mediation import intake, journal, lifecycle


@contextmanager
def refusals_on(form: forms.Form, fields: Callable[[str], str | None] = lambda name: name) -> Iterator[None]:
    """What the domain refuses stands on the form, and nothing typed is lost; ``form.is_valid()`` says whether it did.

    ``fields``: which field of the form shows an error of the domain's field of that name; none: over the form.
    """
    try:
        yield
    except lifecycle.NotAllowed as no:
        form.add_error(None, no.reason)
    except intake.NotNow as no:
        form.add_error(None, str(no))
    except journal.Stale:
        form.add_error(None, _("Somebody else changed this case meanwhile. Read it again, then decide."))
    except ValidationError as problem:
        errors_of = problem.error_dict if hasattr(problem, "error_dict") else {"": problem.error_list}
        for name, errors in errors_of.items():
            field = fields(name)
            form.add_error(field if field in form.fields else None, errors)
