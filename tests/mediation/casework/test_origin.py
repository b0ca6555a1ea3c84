"""From where a request comes: what headers say is believed of our own proxies alone, at every door that counts."""

from ipaddress import ip_network

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, RequestFactory
from rest_framework.test import APIClient

from mediation.casework import attempts, origin_of, signing_in
from mediation.config import environment
from mediation.config.sign_in import Adapter
from mediation.models import DoorAttempt
from tests import factories
from tests.mediation.web.apply import applying

PROXIES = ["10.0.0.5/32", "10.1.0.0/16", "fd00::/8"]
FORGED = [
    *("X-Forwarded-For", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "X-Forwarded", "X-Forwarded-By"),
    *("X-Forwarded-Host", "X-Forwarded-Server", "X-Forwarded-Port", "X-Forwarded-User", "X-Forwarded-Prefix"),
    *(
        "X-Original-Forwarded-For",
        "X-Originating-IP",
        "X-Remote-IP",
        "X-Remote-Addr",
        "X-Remote-User",
        "X-ProxyUser-Ip",
    ),
    *("X-Original-URL", "X-Original-Host", "X-Rewrite-URL", "X-Host", "X-HTTP-Host-Override", "X-User", "X-Auth-User"),
    *("X-Envoy-External-Address", "X-Azure-ClientIP", "X-Appengine-User-IP", "X-Nginx-Proxy", "X-Custom-IP", "X-Token"),
]


WRITTEN = {
    "challenge": "00000000-0000-7000-8000-000000000000",
    "one_time_code": "000000",
    "name": "赵强",
    "other_side": "unknown",
    "facts": "楼上漏水。",
    "request": "修好。",
    "is_in_danger": False,
    "contact": "any_time",
}


@pytest.mark.parametrize(
    ("peer", "forwarded", "counted"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),  # no proxy of ours
        ("10.0.0.5", "", "10.0.0.5"),
        ("10.0.0.5", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.5", "192.0.2.66, 198.51.100.1", "198.51.100.1"),  # the first was put there by the sender
        ("10.0.0.5", "192.0.2.66, 198.51.100.1, 10.1.7.7", "198.51.100.1"),  # two proxies, one behind the other
        ("10.0.0.5", "10.1.0.1, 10.1.0.2", "10.1.0.1"),
        ("10.0.0.5", "198.51.100.1, nonsense", "10.0.0.5"),
        ("10.0.0.5", "nonsense, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.6", "198.51.100.1", "10.0.0.6"),
        ("::ffff:10.0.0.5", "::ffff:198.51.100.1", "198.51.100.1"),
        ("fd00::1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::77", "", "2001:db8:1:2::"),  # a subscriber has the whole /64
        ("2001:db8:1:3::77", "", "2001:db8:1:3::"),
        ("", "198.51.100.1", ""),
    ],
)
def test_the_address_counted_is_the_last_that_no_proxy_of_ours_holds(settings, peer, forwarded, counted):
    settings.TRUSTED_PROXIES = [ip_network(proxy) for proxy in PROXIES]
    asked = {"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_FOR": forwarded}
    assert origin_of(asked) == counted
    assert Adapter().get_client_ip(RequestFactory().get("/", **asked)) == counted


def test_a_proxy_that_is_no_address_stops_the_start(monkeypatch):
    monkeypatch.setenv("TRUSTED_PROXIES", "10.0.0.5, proxy.example.org")
    with pytest.raises(ImproperlyConfigured, match="TRUSTED_PROXIES"):
        environment.networks("TRUSTED_PROXIES")


def forged(n):
    """Thirty headers that name somebody else, another one each time."""
    return {f"HTTP_{name.upper().replace('-', '_')}": f"198.51.100.{n}" for name in FORGED}


def knock_at(path, n, data, client):
    return client().post(path, data, REMOTE_ADDR="203.0.113.9", **forged(n)).status_code


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "client", "data"),
    [
        ("/api/v1/status", APIClient, {"receipt_code": "ABCDEFGHJKMN0"}),
        ("/r/abc", Client, {}),
    ],
)
def test_thirty_forged_headers_change_nothing_of_what_is_counted(path, client, data):
    payloads = [data] * (attempts.LIMIT + 1)
    answers = [knock_at(path, n, payload, client) for n, payload in enumerate(payloads)]
    assert 429 not in answers[:-1]
    assert answers[-1] == 429


@pytest.mark.django_db
def test_behind_our_proxy_everybody_who_applies_counts_by_their_own_address(settings):
    settings.TRUSTED_PROXIES = [ip_network("10.0.0.5")]
    centre = factories.centre("sy").code
    for n in (1, 2):
        through = {"REMOTE_ADDR": "10.0.0.5", "HTTP_X_FORWARDED_FOR": f"198.51.100.{n}"}
        applying.answer_until(Client(**through), "code", phone={"phone": f"1000000004{n}"})
        asked = {"centre": centre, "phone": f"1000000005{n}"}
        assert APIClient().post("/api/v1/applications/challenge", asked, format="json", **through).status_code == 202
        wrong = WRITTEN | {"centre": centre}
        assert APIClient().post("/api/v1/applications", wrong, format="json", **through).status_code == 403
    counted = sorted(DoorAttempt.objects.values_list("door", "count"))
    of_each = [*[("apply", 1)] * 2, *[("apply-code", 2)] * 2, *[("apply-draft", 1)] * 2]
    of_codes = [("centre-of-day", 4), ("codes", 4), *[("codes-from", 2)] * 2, *[("codes-of-day", 2)] * 2]
    assert counted == [*of_each, *of_codes]  # the last of the centre, whoever asks


@pytest.mark.django_db
def test_thirty_forged_headers_change_nothing_of_failed_attempts_to_sign_in():
    refusals = []
    for n in range(signing_in.FROM_ONE_NETWORK + 1):
        typed = {"login": f"s{n}", "password": "wrong"}
        page = Client().post("/account/login/", typed, REMOTE_ADDR="203.0.113.9", **forged(n))
        refusals.append(page.context["form"].errors.as_data()["__all__"][0].code)
    assert refusals == ["username_password_mismatch"] * signing_in.FROM_ONE_NETWORK + ["too_many_login_attempts"]
    typed = {"staff_number": "s", "password": "wrong"}
    assert APIClient().post("/api/v1/tokens", typed, REMOTE_ADDR="203.0.113.9", **forged(1)).status_code == 429


@pytest.mark.django_db
def test_thirty_forged_headers_make_nobody_somebody_else():
    user = factories.user()
    for name in ("HTTP_X_REMOTE_USER", "HTTP_REMOTE_USER", "HTTP_X_FORWARDED_USER"):
        assert APIClient().get("/api/v1/me", **(forged(1) | {name: user.staff_number})).status_code == 401
    page = Client().get("/queues/", **forged(1))
    assert (page.status_code, page["Location"]) == (302, "/account/login/?next=/queues/")
