"""What gunicorn loads."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.config.settings")

application = get_wsgi_application()
pages = get_resolver().url_patterns  # all pages and nouns before the fork, not in each worker at its first request
