"""What the site is put together from: applications, what every request goes through, templates."""

from mediation.config.settings.mode import BASE_DIR

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
    "mediation.middleware.proxies.SchemeOfOurProxies",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "mediation.middleware.plain_requests.PlainRequests",
    "django.middleware.common.CommonMiddleware",
    "mediation.middleware.plain_requests.FewBytes",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "mediation.middleware.signed_in.StillThere",
    "mediation.middleware.signed_in.AccountsInNoCache",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "mediation.middleware.signed_in.SecondFactorFirst",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "mediation.middleware.plain_requests.NoNul",
    "mediation.middleware.known_query.KnownQuery",
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
