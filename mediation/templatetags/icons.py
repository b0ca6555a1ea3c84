"""``{% icon "clock" %}``: one of the symbols of ``static/mediation/icons.svg``."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw a symbol. Beside its word it is silent; alone it must have a ``label`` for those who cannot see it."""
    if not label:
        return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', static(SYMBOLS), name)
    picture = '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"/></svg>'
    return format_html(picture, label, static(SYMBOLS), name)


SYMBOLS = "mediation/icons.svg"
