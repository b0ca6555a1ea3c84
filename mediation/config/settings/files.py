"""Files: what pages load, what is handed in, where seals are anchored."""

import os
from pathlib import Path

from mediation.config.settings.mode import BASE_DIR, DEMO, FOLDER

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
