"""Where and how this runs: on which folder, as the demonstration or in production, for which names, under which keys.

DEMO=1 is the demonstration: own keys, loopback only, a clock that can be moved. It is the default of the embedded
servers, and the only thing that relaxes the rules of production, in which every key comes from the environment.
"""

import os

from django.core.exceptions import ImproperlyConfigured

from mediation.config import addresses, environment

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
