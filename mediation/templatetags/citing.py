"""Articles of law on a page, in the language of the page."""

from django import template

from mediation import citations

register = template.Library()
register.filter("cited", citations.said)
