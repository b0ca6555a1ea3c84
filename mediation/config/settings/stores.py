"""PostgreSQL and the Redis protocol: where rows stand, and what is only remembered for a while."""

import os

from mediation.config import addresses, environment
from mediation.config.settings.mode import EMBEDDED, FOLDER

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
