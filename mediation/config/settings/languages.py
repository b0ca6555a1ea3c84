"""Languages and time."""

from django.utils.translation import gettext_lazy as _

from mediation.config.settings.mode import BASE_DIR

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "mediation.config.formats"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
