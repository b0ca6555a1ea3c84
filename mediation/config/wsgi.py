"""What gunicorn loads."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.config.settings")

application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)  # all pages and nouns before the fork, not in each worker at its first request
