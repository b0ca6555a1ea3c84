"""Settings. They compute and start nothing: servers are started by manage.py, the supervisor and the test plugin.

DEMO=1 is the demonstration: own keys, loopback only, a clock that can be moved. It is the default of the embedded
servers, and the only thing that relaxes the rules of production, in which every key comes from the environment.
"""

import logging
import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from mediation.config import addresses, environment, logs
from mediation.config.schedule import EVERY

BASE_DIR = addresses.ROOT
FOLDER = addresses.folder()
EMBEDDED = not addresses.are_given(os.environ)

DEMO = environment.flag("DEMO", default=EMBEDDED)
DEBUG = DEMO and environment.flag("DEBUG", default=False)
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS")
if DEMO:
    if outside := set(ALLOWED_HOSTS) - set(environment.LOOPBACK):
        raise ImproperlyConfigured(f"DEMO=1 serves this machine alone; ALLOWED_HOSTS names {sorted(outside)}.")
    ALLOWED_HOSTS = list(environment.LOOPBACK)
elif not ALLOWED_HOSTS:
    ALLOWED_HOSTS = environment.required("ALLOWED_HOSTS").split(",")

TRUSTED_PROXIES = environment.networks("TRUSTED_PROXIES")  # who may say from where a request came, and by TLS or not

KEYS = environment.keys(folder=FOLDER.path, demonstration=DEMO)
SECRET_KEY = KEYS["SECRET_KEY"]
SECRET_KEY_FALLBACKS = environment.words("SECRET_KEY_FALLBACKS")
VAULT_KEYS = KEYS["VAULT_KEYS"]  # "id:base64,id:base64"; the first encrypts, all decrypt
INDEX_KEY = KEYS["INDEX_KEY"]  # of the blind indexes
RECEIPT_KEY = KEYS["RECEIPT_KEY"]  # of the receipt codes' HMAC
DISCOVERY_KEYS = KEYS["DISCOVERY_KEYS"]  # "id:base64,…": of the pseudonyms in the pool and of nothing else
IDENTITY_KEYS = KEYS["IDENTITY_KEYS"]  # "id:base64,…": of the identities behind them

# --- Applications -----------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "mediation",
    "windows",
    "accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "csp",
    "rest_framework",
    "drf_standardized_errors",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_structlog",
    "django.contrib.postgres",
    "mediation.config.administration.Administration",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "mediation.middleware.SchemeOfOurProxies",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "mediation.middleware.PlainRequests",
    "django.middleware.common.CommonMiddleware",
    "mediation.middleware.FewBytes",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "mediation.middleware.StillThere",
    "mediation.middleware.AccountsInNoCache",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "mediation.middleware.SecondFactorFirst",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "mediation.middleware.NoNul",
    "mediation.middleware.KnownQuery",
    "mediation.config.request_log.RequestLog",
]

ROOT_URLCONF = "mediation.config.urls"
WSGI_APPLICATION = "mediation.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django.templatetags.i18n", "django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "mediation.web.shell.preferences.preferences",
                "mediation.web.shell.top_bar.desk",
            ],
        },
    }
]
COTTON_DIR = "components"

# --- PostgreSQL and the Redis protocol --------------------------------------------------------------------------------

DATABASES = {
    # What the running system uses. It owns nothing; see database.sql. The pool must hold every thread of a process.
    "default": environment.database(
        os.environ.get("DATABASE_URL") or FOLDER.database_url(addresses.APPLICATION),
        CONN_HEALTH_CHECKS=True,
        OPTIONS={
            # After an outage the pool must not wait for its own back-off: it gives up soon, and the next request tries.
            "pool": {"min_size": 1, "max_size": 16, "timeout": 5, "reconnect_timeout": 5},
            # A statement that comes again is parsed and, where its plan does not hang on the values, planned once.
            "server_side_binding": True,
            "prepare_threshold": 2,
        },
    ),
}
OWNER_URL = os.environ.get("DATABASE_OWNER_URL") or (FOLDER.database_url(addresses.OWNER) if EMBEDDED else "")
if OWNER_URL:
    # What `migrate` uses, and nothing else; a web process of production is not given it.
    DATABASES["owner"] = environment.database(OWNER_URL)

REDIS_URL = os.environ.get("REDIS_URL") or FOLDER.redis_url
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": DATABASES["default"]["NAME"],
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5},
    }
}

# --- Celery: wake-ups only; what is owed stands in rows ---------------------------------------------------------------

VISIBILITY_TIMEOUT = 60  # seconds; no task runs longer
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1)
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": VISIBILITY_TIMEOUT,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "queue_order_strategy": "priority",
    "socket_connect_timeout": 2,
}
CELERY_VISIBILITY_TIMEOUT = VISIBILITY_TIMEOUT
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = VISIBILITY_TIMEOUT - 5
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 5
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "Asia/Shanghai"
CELERY_BEAT_SCHEDULER = "celery.beat.Scheduler"  # the table is static, so nothing needs to be remembered
CELERY_BEAT_MAX_LOOP_INTERVAL = 1
CELERY_BEAT_SCHEDULE = {
    name: {"task": name, "schedule": seconds, "options": {"expires": max(seconds, 2)}}
    for name, seconds in EVERY.items()
}

# --- Signing in -------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "accounts.password_rules.NoPattern"},
    {"NAME": "accounts.password_rules.NothingCommon"},
    {"NAME": "accounts.password_rules.NothingAboutOneself"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "mediation.config.sign_in.Adapter"
ACCOUNT_FORMS = {
    "login": "mediation.config.sign_in.SignIn",
    "reauthenticate": "mediation.config.sign_in.Reauthenticate",
    "change_password": "mediation.config.sign_in.ChangePassword",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "staff_number"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = False  # they stand in the cache; ours are rows (casework.signing_in)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "mediation.config.sign_in.SecondFactors"
MFA_FORMS = {
    "authenticate": "mediation.config.sign_in.AuthenticateByCode",
    "reauthenticate": "mediation.config.sign_in.ReauthenticateByCode",
    "activate_totp": "mediation.config.sign_in.ActivateApp",
    "add_webauthn": "mediation.config.sign_in.AddKey",
    "authenticate_webauthn": "mediation.config.sign_in.AuthenticateByKey",
    "reauthenticate_webauthn": "mediation.config.sign_in.ReauthenticateByKey",
}
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_TOLERANCE = 1  # a code is good for the half minute before and after its own
MFA_TOTP_ISSUER = "Mediation"

SESSION_ENGINE = "accounts.sessions"  # keys as digests, data sealed: a copy of the database signs nobody in
SESSION_IDLE = timedelta(minutes=environment.number("IDLE_MINUTES", default=15))
SESSION_COOKIE_AGE = environment.number("SESSION_HOURS", default=10) * 3600  # whatever somebody does meanwhile
# Since an account was made; administrators have none. The demonstration lasts: who tries it out has no app at hand.
SECOND_FACTOR_GRACE = timedelta(days=environment.number("SECOND_FACTOR_GRACE_DAYS", default=36500 if DEMO else 7))
DORMANT_AFTER = timedelta(days=environment.number("DORMANT_DAYS", default=90))  # an account nobody uses is closed

SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True

# --- What a browser is told -------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
# No other site learns from where somebody came. "no-referrer" would take away our own forms' Origin as well (Fetch,
# "append a request Origin header"), by which a forged one is told from ours.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS")
if not DEMO:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # asked from inside the container, without TLS
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # taken away unless a proxy of ours says it
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"

# --- API --------------------------------------------------------------------------------------------------------------

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

# --- Language and time ------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "mediation.config.formats"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# --- Files, messages, logs --------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
MEDIA_ROOT = FOLDER.path / "media"
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEMO  # nothing to collect, and a changed style shows at once
WHITENOISE_MAX_AGE = 0 if DEMO else 3600
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEMO
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_NUMBER_FILES = 4
ANCHORS = Path(os.environ.get("ANCHORS") or FOLDER.path / "anchors")  # of the seals; best on another machine
DISCOVERY_FOLDER = FOLDER.path / "discovery"  # the pool of records, one folder for each centre
DISCOVERY_MEMORY = os.environ.get("DISCOVERY_MEMORY") or "1GB"  # that DuckDB may use at once; what is more goes to disk
DISCOVERY_THREADS = int(os.environ.get("DISCOVERY_THREADS") or 2)
DISCOVERY_ENGINE = os.environ.get("DISCOVERY_ENGINE") or "duckdb"  # or spark://host:7077, or local[2]
# Where people outside reach the pages: messages name it.
PUBLIC_URL = os.environ.get("PUBLIC_URL") or (
    f"http://127.0.0.1:{os.environ.get('PORT') or 8000}" if DEMO else f"https://{ALLOWED_HOSTS[0]}"
)
SMS_GATEWAY_URL = os.environ.get("SMS_GATEWAY_URL") or ("http://127.0.0.1:8001" if DEMO else "")
LOGGING = logs.configure(plain=DEMO)
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = logging.DEBUG
