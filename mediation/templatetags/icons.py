"""``{% icon "clock" %}``: a symbol of ``static/mediation/shell/icons.svg``; and the marks, a symbol with its word.

The marks are tags because a list draws hundreds of them; the components of the same names call them.
"""

from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

SYMBOLS = "mediation/shell/icons.svg"
#: Colour only repeats what symbol and word say.
TONES = {
    "stage-settled": "is-done",
    "stage-defaulted": "is-late",
    "risk-raised": "is-soon",
    "risk-high": "is-late",
    "clock-soon": "is-soon",
    "clock-late": "is-late",
    "clock-done": "is-done",
}


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw a symbol. Beside its word it is silent; alone it must have a ``label`` for those who cannot see it."""
    if not label:
        return _silent(name)
    picture = '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"/></svg>'
    return format_html(picture, label, static(SYMBOLS), name)


@lru_cache(maxsize=128)
def _silent(name: str) -> SafeString:
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', static(SYMBOLS), name)


@register.simple_tag
def status(stage: str, words: str) -> SafeString:
    """Where a case stands: intake, routing, handling, agreed, settled, ended, defaulted, follow-up, closed."""
    return mark(f"stage-{stage}", words)


@register.simple_tag
def risk(level: str, words: str) -> SafeString:
    """How much must be feared: ordinary, raised, high; three marks that differ in shape."""
    return mark(f"risk-{level}", words)


def mark(name: str, words: str) -> SafeString:
    tone = TONES.get(name, "")
    return format_html('<span class="mark {}">{}<span>{}</span></span>', tone, _silent(name), words)
