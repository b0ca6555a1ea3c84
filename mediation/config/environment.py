"""What the environment says: flags, lists, database addresses, and the keys of the demonstration."""

import base64
import hmac
import json
import os
import secrets
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

#: A centre without a pool of records needs neither; without them discovery refuses to begin.
KEYS_OF_DISCOVERY = ("DISCOVERY_KEYS", "IDENTITY_KEYS")
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def flag(name: str, *, default: bool) -> bool:
    """A yes or no: 1, true, yes, on and their opposites."""
    value = os.environ.get(name, "").strip().lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    if value:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")
    return default


def number(name: str, *, default: int) -> int:
    """A whole number, one at least."""
    value = os.environ.get(name, "").strip() or str(default)
    if not value.isdecimal() or int(value) < 1:
        raise ImproperlyConfigured(f"{name} must be a whole number of 1 or more, not {value!r}.")
    return int(value)


def words(name: str) -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """A list of addresses or networks, as `10.0.0.5,10.1.0.0/16`."""
    try:
        return [ip_network(word) for word in words(name)]
    except ValueError as wrong:
        raise ImproperlyConfigured(f"{name} must list addresses or networks: {wrong}.") from wrong


def required(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set; outside the demonstration it must be.")
    return value


def database(address: str, **more: Any) -> dict[str, Any]:
    """One entry of DATABASES from `postgresql://user:password@host:port/name?option=value`."""
    parts = {key: str(value) for key, value in conninfo_to_dict(address).items() if value is not None}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "OPTIONS": parts | more.pop("OPTIONS", {}),
        **more,
    }


def keys(*, folder: Path, demonstration: bool) -> dict[str, str]:
    """Every key the system needs. Production must be given them; the demonstration makes its own once."""
    names = ("SECRET_KEY", "VAULT_KEYS", "INDEX_KEY", "RECEIPT_KEY")
    if not demonstration:
        needed = {name: required(name) for name in names}
        return needed | {name: os.environ.get(name, "") for name in KEYS_OF_DISCOVERY}
    made = own_keys(folder / "secrets.json")
    derived = {name: f"1:{derived_key(made['SECRET_KEY'], name)}" for name in KEYS_OF_DISCOVERY}
    return {name: os.environ.get(name) or (made | derived)[name] for name in (*names, *derived)}


def own_keys(file: Path) -> dict[str, str]:
    """The demonstration's own keys, made once; of two processes that make them at the same time one wins."""
    if not file.exists():
        made = {
            "SECRET_KEY": secrets.token_urlsafe(48),
            "VAULT_KEYS": f"1:{new_key()}",
            "INDEX_KEY": new_key(),
            "RECEIPT_KEY": new_key(),
        }
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(f".{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(made, indent=2))
        try:
            os.link(draft, file)
        except FileExistsError:
            return own_keys(file)
        finally:
            draft.unlink()
    keys: dict[str, str] = json.loads(file.read_text())
    return keys


def derived_key(secret: str, name: str) -> str:
    """A key of the demonstration that is made from another, so that folders of earlier versions have it too."""
    return base64.b64encode(hmac.digest(secret.encode(), name.encode(), "sha256")).decode()


def new_key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()
