"""What gunicorn loads."""

import os

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.config.settings")


class Request(WSGIRequest):
    """One whose headers name a codec that nobody knows (RFC 2231) is read as if it had not said what it holds."""

    def __init__(self, environ: dict[str, object]) -> None:
        if "*=" in str(environ.get("HTTP_ACCEPT", "")):
            environ["HTTP_ACCEPT"] = "*/*"
        super().__init__(environ)

    def _set_content_type_params(self, meta: dict[str, object]) -> None:
        try:
            super()._set_content_type_params(meta)  # type: ignore[misc]  # of Django's own, not in its stubs
        except ValueError:
            meta["CONTENT_TYPE"] = ""
            self.content_type, self.content_params = "", {}


class Handler(WSGIHandler):
    request_class = Request


django.setup(set_prefix=False)
application = Handler()
pages = get_resolver().url_patterns  # all pages and nouns before the fork, not in each worker at its first request
