"""Production is strict by itself: nothing has to be remembered."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from mediation.config import addresses, environment

PRODUCTION = {
    "DEMO": "0",
    "ALLOWED_HOSTS": "mediation.example.org",
    "TRUSTED_PROXIES": "10.0.0.5",
    "SECRET_KEY": "a-key-of-the-centre-that-is-long-enough-and-holds-many-different-characters-0123456789",
    "VAULT_KEYS": "1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
    "INDEX_KEY": "YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODk=",
    "RECEIPT_KEY": "Nzg5YWJjZGVmMDEyMzQ1NjAxMjM0NTY3ODlhYmNkZWY=",
    "DATABASE_URL": "postgresql://mediation_app:secret@127.0.0.1:1/mediation",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "SMS_GATEWAY_URL": "https://gateway.example.org",
}


def run(*words: str, **changes: str) -> subprocess.CompletedProcess[str]:
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *words], env=keep | PRODUCTION | changes, cwd=addresses.ROOT, capture_output=True, text=True
    )


def test_it_passes_the_deployment_check_with_nothing_silenced():
    checked = run("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert "no issues (0 silenced)" in checked.stdout, checked.stderr
    assert checked.returncode == 0


def test_it_says_that_nobody_is_believed_about_tls():
    checked = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", TRUSTED_PROXIES="")
    assert "mediation.W002" in checked.stderr
    assert checked.returncode == 1


def test_no_answer_says_what_serves_it():
    code = "import runpy; runpy.run_path('mediation/config/web_server.py')"
    asked = run("-c", f"{code}; from gunicorn.http import wsgi; print(wsgi.SERVER)")
    assert asked.stdout.strip() == "mediation", asked.stderr


ANSWERED = """
import sys, django
django.setup()
from django.test import Client
peer, scheme = sys.argv[1:]
told = {"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_PROTO": scheme, "SERVER_NAME": "mediation.example.org"}
answer = Client().get("/queues/", **told)
print(answer.status_code, answer.headers.get("Location", ""))
"""
HTTPS = "https://mediation.example.org/queues/"


@pytest.mark.parametrize(
    ("peer", "scheme", "answered"),
    [
        ("10.0.0.5", "https", "302 /account/login/?next=/queues/"),
        ("::ffff:10.0.0.5", "https", "302 /account/login/?next=/queues/"),
        ("10.0.0.5", "http", f"301 {HTTPS}"),
        ("203.0.113.9", "https", f"301 {HTTPS}"),  # anybody may say so
        ("127.0.0.1", "https", f"301 {HTTPS}"),
        ("", "https", f"301 {HTTPS}"),
    ],
)
def test_tls_is_believed_of_our_proxy_alone(peer, scheme, answered):
    asked = run("-c", ANSWERED, peer, scheme, DJANGO_SETTINGS_MODULE="mediation.config.settings")
    assert answered in asked.stdout.splitlines(), asked.stdout + asked.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "VAULT_KEYS", "INDEX_KEY", "RECEIPT_KEY"])
def test_every_key_must_be_given(name, monkeypatch, tmp_path):
    for key in ("SECRET_KEY", "VAULT_KEYS", "INDEX_KEY", "RECEIPT_KEY"):
        monkeypatch.setenv(key, PRODUCTION[key])
    monkeypatch.delenv(name)
    with pytest.raises(ImproperlyConfigured, match=name):
        environment.keys(folder=tmp_path, demonstration=False)
    assert not list(tmp_path.iterdir())


def test_the_demonstration_makes_its_keys_once(monkeypatch, tmp_path):
    for key in ("SECRET_KEY", "VAULT_KEYS", "INDEX_KEY", "RECEIPT_KEY"):
        monkeypatch.delenv(key)
    made = environment.keys(folder=tmp_path, demonstration=True)
    assert environment.keys(folder=tmp_path, demonstration=True) == made
    assert (tmp_path / "secrets.json").stat().st_mode & 0o077 == 0


def test_the_demonstration_refuses_other_hosts():
    refused = run("manage.py", "check", DEMO="1")
    assert refused.returncode != 0
    assert "DEMO=1 serves this machine alone" in refused.stderr


def test_the_demonstration_refuses_other_addresses():
    refused = run(
        "-m", "gunicorn", "-c", "mediation/config/web_server.py", "mediation.config.wsgi", DEMO="1", BIND="0.0.0.0:1"
    )
    assert refused.returncode != 0
    assert "does not listen on 0.0.0.0:1" in refused.stderr


def test_without_the_owner_nothing_is_migrated():
    refused = run("manage.py", "migrate")
    assert refused.returncode == 1
    assert (
        refused.stderr == "CommandError: DATABASE_OWNER_URL is not set; the application's role may not change tables.\n"
    )


def test_half_of_the_servers_is_refused_in_one_sentence():
    refused = run("manage.py", "migrate", REDIS_URL="")
    assert refused.returncode == 1
    assert refused.stderr == "Give both DATABASE_URL and REDIS_URL, or neither (then the embedded servers are used).\n"
