"""The description of the API: OpenAPI 3.1, and Swagger UI from local files under our own policy (no inline style)."""

from csp.decorators import csp_update
from django.urls import path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

documentation = csp_update({"img-src": ["data:"]})(
    SpectacularSwaggerSplitView.as_view(url_name="api:schema", template_name="mediation/api/documentation.html")
)

documentation.query_names = {"GET": frozenset({"script", "lang"})}  # type: ignore[attr-defined]  # middleware.known_query
schema = SpectacularAPIView.as_view()
schema.query_names = {"GET": frozenset({"format", "lang"})}  # type: ignore[attr-defined]  # likewise

urlpatterns = [
    path("schema", schema, name="schema"),
    path("docs", documentation, name="docs"),
]
