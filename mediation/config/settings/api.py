"""The API, and the names of its description."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "mediation.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": [
        "rest_framework.permissions.IsAuthenticated",
        "mediation.api.authentication.WithinScope",
    ],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["mediation.api.parsing.StrictJson"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "mediation.api.negotiation.OneForm",
    "DEFAULT_SCHEMA_CLASS": "mediation.api.description.Description",
    "DEFAULT_METADATA_CLASS": None,  # OPTIONS is a method like any other that is not declared
    "EXCEPTION_HANDLER": "drf_standardized_errors.handler.exception_handler",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
DRF_STANDARDIZED_ERRORS = {
    "EXCEPTION_HANDLER_CLASS": "mediation.api.problems.Problems",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Mediation",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "ENUM_NAME_OVERRIDES": {
        "ConsentMeans": "mediation.models.consents.Consent.Means",
        "RatingMeans": "mediation.models.ratings.Rating.Means",
        "AgreementForm": "mediation.models.agreements.Agreement.Form",
        "SessionForm": "mediation.models.sessions.MediationSession.Form",
        "MaterialForm": "mediation.models.Material.Form",
        "MaterialKind": "mediation.models.Material.Kind",
        "ReferenceKind": "mediation.models.ExternalReference.Kind",
        "NoticeState": "mediation.models.Notice.State",
        "PaperState": "mediation.models.Paper.State",
        "SettlementWay": "mediation.models.Notice.Way",
        "RefusalReason": "mediation.states.RefusalReason",
        "TerminationReason": "mediation.handling.TerminationReason",
        "SuspensionReason": "mediation.handling.SuspensionReason",
        "Risk": "mediation.models.Risk",
        "ClockState": "mediation.models.Deadline.State",
        "MaterialState": "mediation.models.Material.State",
    },
}
