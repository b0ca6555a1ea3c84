"""Articles of law on a page, in the language of the page."""

from django import template

from mediation import articles, citations

register = template.Library()
register.filter("cited", citations.cited)


@register.simple_tag
def law(name: str) -> str:
    """The article that ``articles`` knows by this name, inside a sentence of a template."""
    return citations.cited(getattr(articles, name))
