"""Addresses. Every page is closed unless it says that it is open (LoginRequiredMiddleware)."""

from django.contrib import admin
from django.urls import include, path, re_path

from mediation.config import health, sign_in

handler400 = "mediation.config.errors.bad_request"
handler403 = "mediation.config.errors.permission_denied"
handler404 = "mediation.config.errors.not_found"
handler500 = "mediation.config.errors.server_error"

urlpatterns = [
    path("health/", health.health, name="health"),
    path("account/", include([re_path(sign_in.CLOSED, sign_in.closed)])),
    path("account/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("mediation.api.urls")),
    path("", include("mediation.web.urls")),
]
