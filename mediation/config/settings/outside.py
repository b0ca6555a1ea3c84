"""What people and programs outside meet: the address that messages name, the gateway they go through, the logs."""

import logging
import os

from mediation.config import logs
from mediation.config.settings.mode import ALLOWED_HOSTS, DEMO

# Where people outside reach the pages: messages name it.
PUBLIC_URL = os.environ.get("PUBLIC_URL") or (
    f"http://127.0.0.1:{os.environ.get('PORT') or 8000}" if DEMO else f"https://{ALLOWED_HOSTS[0]}"
)
SMS_GATEWAY_URL = os.environ.get("SMS_GATEWAY_URL") or ("http://127.0.0.1:8001" if DEMO else "")
LOGGING = logs.configure(plain=DEMO)
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = logging.DEBUG
