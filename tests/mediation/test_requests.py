"""What anybody may send to any address, before a page or a noun reads it: codecs, packing, methods, odd headers."""

import bz2
import gzip

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from mediation.api import queries
from mediation.config.wsgi import Request, application
from tests.mediation.test_every_address import addresses

pytestmark = pytest.mark.django_db
CODECS = ("bz2_codec", "zlib", "hex", "rot13", "base64", "uu", "quopri", "idna", "punycode", "utf-7", "utf-16", "gbk")
PAGES = ("/status/", "/account/login/", "/apply/", "/queues/", "/admin/login/")
NOUNS = ("/api/v1/status", "/api/v1/status/materials", "/api/v1/cases", "/api/v1/tokens", "/api/v1/nowhere")


def post(path: str, body: bytes, content_type: str, **headers: str):
    return Client(raise_request_exception=False).generic("POST", path, body, content_type=content_type, headers=headers)


def code_of(answer) -> tuple[int, str]:
    return answer.status_code, answer.json()["errors"][0]["code"]


def by_server(path: str, method: str = "GET", body: bytes = b"", **environ: str) -> HttpResponse:
    """As gunicorn asks."""
    made = RequestFactory().generic(method, path, body).environ
    return application.get_response(Request(made | environ))


FORMS = ("application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")


@pytest.mark.parametrize(
    ("codec", "form"), [*zip(CODECS, FORMS * 4, strict=True), *((CODECS[0], form) for form in FORMS)]
)
def test_no_codec_but_utf_8_reaches_a_decoder(codec, form):
    body = bz2.compress(b"0" * 1_000_000)
    for path in NOUNS:
        assert code_of(post(path, body, f"{form}; charset={codec}")) == (415, "charset_not_taken")
    for path in PAGES:
        assert post(path, body, f"{form}; charset={codec}").status_code == 415


def test_a_query_is_read_in_no_other_codec_either():
    assert post("/status/?note=x", b"x", "text/plain; charset=idna").status_code == 415


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8", '"utf-8"'])
def test_utf_8_is_taken_however_it_is_spelt(charset):
    assert code_of(post("/api/v1/status", b"{", f"application/json; charset={charset}")) == (400, "parse_error")


@pytest.mark.parametrize("packing", ["gzip", "br", "deflate", "GZIP", "zstd"])
def test_what_is_packed_is_not_taken(packing):
    body = gzip.compress(b"{}")
    answer = post("/api/v1/status", body, "application/json", **{"Content-Encoding": packing})
    assert code_of(answer) == (415, "packing_not_taken")
    assert post("/status/", body, "text/plain", **{"Content-Encoding": packing}).status_code == 415


@pytest.mark.parametrize("field", ["_charset_", "note"])
@pytest.mark.parametrize("name", ["bz2_codec", "idna", "nope"])
def test_a_charset_named_in_a_field_or_a_part_changes_nothing(field, name):
    head = f'Content-Disposition: form-data; name="{field}"\r\nContent-Type: text/plain; charset={name}'
    body = f"--x\r\n{head}\r\n\r\n{name}\r\n--x--\r\n".encode()
    answer = post("/api/v1/status/materials", body, "multipart/form-data; boundary=x")
    assert answer.status_code == 400
    assert field in {line["attr"] for line in answer.json()["errors"]}  # read as a field, and unknown as such


@pytest.mark.parametrize("name", ["bz2_codec", "idna", "nope"])
def test_a_part_whose_name_is_in_an_odd_codec_is_no_fault(name):
    part = f"--x\r\nContent-Disposition: form-data; name=\"file\"; filename*={name}''%42%5a\r\n\r\nx\r\n--x--\r\n"
    for path in ("/api/v1/status/materials", "/status/material/", "/account/login/"):
        assert post(path, part.encode(), "multipart/form-data; boundary=x").status_code < 500


@pytest.mark.parametrize("name", ["bz2_codec", "idna", "nope", "", "a'b'c"])
@pytest.mark.parametrize("path", ["/status/", "/api/v1/status", "/api/v1/schema", "/nowhere/"])
def test_a_header_in_an_odd_codec_is_no_fault(path, name):
    odd = f"text/html; q*={name}''%42; charset*0*={name}''%42"
    for method in ("GET", "POST"):
        assert by_server(path, method, b"x", CONTENT_TYPE=odd, HTTP_ACCEPT=odd).status_code < 500


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "PROPFIND", "BREW"])
def test_a_method_that_nothing_here_knows_is_refused_everywhere(method):
    for path in ("/", "/status/", "/admin/login/", "/nowhere/"):
        answer = by_server(path, method)
        assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST")
    answer = by_server("/api/v1/status", method)
    assert (answer.status_code, "POST" in answer.headers["Allow"]) == (405, True)


def test_options_tells_nothing_of_a_page_and_which_methods_a_noun_has():
    assert Client().options("/status/").status_code == 405
    answer = Client().options("/api/v1/status")
    assert code_of(answer) == (405, "method_not_allowed")
    assert set(answer.headers["Allow"].split(", ")) == {"POST", "OPTIONS"}


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/v1/nowhere", 404, "not_found"),
        ("GET", "/api/", 404, "not_found"),
        ("GET", "/api/v1/status", 405, "method_not_allowed"),
        ("GET", "/api/v1/cases/%00", 404, "not_found"),
        ("GET", "/api/v1/cases", 401, "not_authenticated"),
    ],
)
def test_a_program_is_always_answered_with_a_problem_that_nobody_keeps(method, path, status, code):
    answer = Client(raise_request_exception=False).generic(method, path)
    assert code_of(answer) == (status, code)
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_fault_is_a_problem_as_well(monkeypatch):
    def broken(*_args):
        raise RuntimeError("secret of the house")

    monkeypatch.setattr("mediation.middleware.known_query.KnownQuery.process_view", broken)
    answer = Client(raise_request_exception=False).get("/api/v1/status")
    assert code_of(answer) == (500, "error")
    assert b"secret" not in answer.content


def test_a_body_too_large_is_a_problem_to_a_program():
    answer = Client().generic("POST", "/api/v1/status", b"", "application/json", CONTENT_LENGTH=str(10**9))
    assert code_of(answer) == (413, "body_too_large")


@pytest.mark.parametrize("path", ["/", "/status/", "/nowhere/", "/api/v1/status", "/api/v1/nowhere", "/health/"])
def test_no_other_site_learns_from_where_somebody_came(path):
    answer = Client(raise_request_exception=False).get(path)
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_query_that_no_view_declares_is_refused_beside_its_name(django_user_model):
    answer = Client().get("/api/v1/cases", {"statsu": "agreed", "queue": "mine"})
    assert (answer.status_code, [line["attr"] for line in answer.json()["errors"]]) == (400, ["statsu"])
    for path in ("/api/v1/status", "/api/v1/cases/X", "/api/v1/me"):
        assert code_of(Client().get(path, {"x": "1"})) == (400, "unknown")


def test_what_a_view_may_be_asked_is_what_its_description_says():
    described = Client().get("/api/v1/schema?format=json").json()["paths"]
    declared = {path.split("<")[0]: getattr(view, "query_names", {}) for path, view in addresses()}
    named = {
        (path, method.upper()): {
            parameter["name"] for parameter in operation.get("parameters", ()) if parameter["in"] == "query"
        }
        for path, methods in described.items()
        for method, operation in methods.items()
    }
    known = {(path, method): declared.get(path.split("{")[0], {}).get(method, frozenset()) for path, method in named}
    assert {key: names for key, names in named.items() if names} == {
        key: set(names) for key, names in known.items() if names
    }
    assert set(queries.CasesQuery().fields) in named.values()
