"""The gateway over HTTP: one table of addresses, and the ways of answering badly."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.gateway.behaviour import Answer
from tests.gateway.provider import Provider, Refusal, Reply, read_behaviour

LOOPBACK = "127.0.0.1"
FORBIDDEN_ADDRESS = "http://169.254.169.254/latest/meta-data/"
LARGEST_BODY = 16_384
FLOOD = 1_048_576
JSON = "application/json"


class Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, *, port: int, provider: Provider) -> None:
        super().__init__((LOOPBACK, port), Handler)
        self.provider = provider
        self.closing = threading.Event()

    def server_bind(self) -> None:
        TCPServer.server_bind(self)  # HTTPServer's own also asks the resolver for a name nobody needs


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "gateway"
    timeout = 30
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._respond(
            {
                "messages": lambda _: self.server.provider.look_up(self._reference()),
                "receipts": lambda _: self.server.provider.receipts(self._reference()),
                "ledger": lambda _: self.server.provider.delivered(),
                "behaviours": lambda _: self._behaviours(),
                "health": lambda _: Reply(status=200, body={"state": "ready"}),
            }
        )

    def do_POST(self) -> None:
        self._respond({"messages": lambda _: self.server.provider.take(self._body())})

    def do_PUT(self) -> None:
        self._respond({"behaviours": self._behave})

    def do_DELETE(self) -> None:
        self._respond(
            {
                "ledger": lambda _: self._done(self.server.provider.ledger.empty),
                "behaviours": lambda _: self._done(self.server.provider.ledger.behave_honestly),
            }
        )

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it
        """Nothing: what was sent stands in the ledger."""

    def _respond(self, table: dict[str, Callable[[str], Reply]]) -> None:
        head, _, rest = urlsplit(self.path).path.removeprefix("/").partition("/")
        try:
            if head not in table:
                raise Refusal(404, "not_found", "there is nothing at this address")
            reply = table[head](unquote(rest))
        except Refusal as refusal:
            reply = refusal.reply
            self.close_connection = True  # its body may be unread
        _WAYS.get(reply.behaviour.answer, Handler._say)(self, reply)

    def _behaviours(self) -> Reply:
        behaviours = self.server.provider.ledger.behaviours()
        return Reply(status=200, body={"behaviours": {whom: each.as_row() for whom, each in behaviours.items()}})

    def _behave(self, whom: str) -> Reply:
        if not whom:
            raise Refusal(404, "not_found", "say whom: a number, or everyone")
        behaviour = read_behaviour(self._body())
        return self._done(lambda: self.server.provider.ledger.behave(whom, behaviour))

    def _done(self, act: Callable[[], None]) -> Reply:
        act()
        return Reply(status=204)

    def _reference(self) -> str:
        values = parse_qs(urlsplit(self.path).query).get("reference", [])
        if len(values) != 1:
            raise Refusal(400, "bad_question", "ask about one reference")
        return values[0]

    def _body(self) -> dict[str, Any]:
        if self.headers.get_content_type() != JSON:  # also keeps out forms of a web page
            raise Refusal(415, "not_json", f"send {JSON}")
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            raise Refusal(413, "too_large", f"a body has a length, of at most {LARGEST_BODY} bytes")
        try:
            body = json.loads(self.rfile.read(int(length)))
        except ValueError as reason:
            raise Refusal(400, "not_json", "the body is not JSON") from reason
        if not isinstance(body, dict):
            raise Refusal(400, "not_json", "the body is not an object")
        return body

    def _say(self, reply: Reply) -> None:
        self._send(reply.status, b"" if reply.body is None else _encoded(reply.body), **reply.headers)

    def _send(self, status: int, content: bytes, **headers: str) -> None:
        self._begin(status, len(content), **headers)
        self.wfile.write(content)

    def _begin(self, status: int, length: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": JSON, "Content-Length": str(length)} | headers).items():
            self.send_header(name, value)
        self.end_headers()

    def _wait(self, seconds: float) -> None:
        self.server.closing.wait(seconds)

    def _lose(self, reply: Reply) -> None:
        self._wait(reply.behaviour.seconds)
        self.close_connection = True

    def _say_late(self, reply: Reply) -> None:
        self._wait(reply.behaviour.seconds)
        self._say(reply)

    def _fail(self, reply: Reply) -> None:
        self._send(503, _encoded({"error": {"code": "unavailable", "message": "come back later"}}))

    def _fail_after(self, reply: Reply) -> None:
        self._send(502, b"<h1>Bad Gateway</h1>", **{"Content-Type": "text/html"})

    def _drip(self, reply: Reply) -> None:
        content = _encoded(reply.body)
        self._begin(reply.status, len(content))
        for byte in content:
            self._wait(reply.behaviour.seconds)
            self.wfile.write(bytes([byte]))

    def _garble(self, reply: Reply) -> None:
        self._send(reply.status, b'{"id": "0192')

    def _mistake(self, reply: Reply) -> None:
        self._send(reply.status, _encoded({"id": "another", "reference": "another"}))

    def _flood(self, reply: Reply) -> None:
        self._send(reply.status, b" " * FLOOD + _encoded(reply.body))

    def _redirect(self, reply: Reply) -> None:
        self._send(302, b"", Location=FORBIDDEN_ADDRESS)

    def handle(self) -> None:
        try:
            super().handle()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # whoever asked has stopped listening, which is what time-outs do


def _encoded(body: dict[str, Any] | None) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


_WAYS: dict[Answer, Callable[[Handler, Reply], None]] = {
    Answer.LOST: Handler._lose,
    Answer.LATE: Handler._say_late,
    Answer.FAILED: Handler._fail,
    Answer.FAILED_AFTER: Handler._fail_after,
    Answer.DRIPPED: Handler._drip,
    Answer.GARBLED: Handler._garble,
    Answer.MISTAKEN: Handler._mistake,
    Answer.FLOODED: Handler._flood,
    Answer.REDIRECTED: Handler._redirect,
}
