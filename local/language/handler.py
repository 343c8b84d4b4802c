"""HTTP for the service: reads a request whole, and answers any request, however broken, with an envelope."""

import json
import sys
import time
import traceback
import uuid
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from local.language import errors
from local.language.contract import MOST_BYTES
from local.language.errors import Envelope, ServiceError

if TYPE_CHECKING:
    from local.language.server import HttpServer

STATS_PATH = "/stats"
# A client sees the answer only once its body has been taken; beyond this it is cut off.
_MOST_DISCARDED = 16 * MOST_BYTES
_PIECE = 64 * 1024


class Handler(BaseHTTPRequestHandler):
    """One connection. `POST` is the service's; `GET /stats` is not the service's, and shows what the server counted."""

    server: "HttpServer"
    protocol_version = "HTTP/1.1"
    server_version = "local-language"
    sys_version = ""
    # Headers and body leave as one piece, at once.
    wbufsize = -1
    disable_nagle_algorithm = True

    def setup(self) -> None:
        super().setup()
        self.connection.settimeout(self.server.client_seconds)

    def do_POST(self) -> None:
        self._began = time.monotonic()
        try:
            body = self._body()
            path, query = self._target()
            self._send(200, self.server.service.post(path, query, self._key(), body))
        except ServiceError as error:
            self._send(error.status, {"error": error.error}, error.retry_after)
        except (ConnectionError, TimeoutError):
            raise
        except Exception:
            # A defect of this server; the client gets what the service would send for one of its own.
            traceback.print_exc(file=sys.stderr)
            self._send(500, {"error": errors.internal().error})

    def do_GET(self) -> None:
        self._began = time.monotonic()
        try:
            if self._target()[0] != STATS_PATH:
                raise errors.not_found()
            self.server.service.authorise(self._key())
            self._send(200, asdict(self.server.service.stats))
        except ServiceError as error:
            self._send(error.status, {"error": error.error})

    def _other(self) -> None:
        # Whatever body there is has not been read.
        self.close_connection = True
        self._send(404, {"error": errors.not_found().error})

    do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_HEAD = _other

    def handle_expect_100(self) -> bool:
        going_on = super().handle_expect_100()
        # The client waits for this piece before it sends its body.
        self.wfile.flush()
        return going_on

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the standard library refuses, such as a malformed request line, gets an envelope too."""
        self.close_connection = True
        # A line that names no version counts as HTTP 0.9, whose answers have no headers.
        self.request_version = self.protocol_version
        self._send(code, {"error": errors.bad_transport(code, message or explain or "Bad request.").error})

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the counts tell what happened."""

    def _key(self) -> str:
        return self.headers.get("Ocp-Apim-Subscription-Key", "")

    def _target(self) -> tuple[str, dict[str, str]]:
        try:
            parts = urlsplit(self.path)
        except ValueError as cause:
            raise errors.not_found() from cause
        return parts.path, dict(parse_qsl(parts.query, keep_blank_values=True))

    def _body(self) -> bytes:
        length = self._length()
        if length > _MOST_DISCARDED:
            self.close_connection = True
            raise errors.too_large(MOST_BYTES)
        body = bytearray()
        deadline = time.monotonic() + self.server.client_seconds
        left = length
        try:
            while left:
                self.connection.settimeout(max(deadline - time.monotonic(), 0.001))
                piece = self.rfile.read1(min(left, _PIECE))
                if not piece:
                    self.close_connection = True
                    raise errors.bad_body("The request body is shorter than its Content-Length.")
                left -= len(piece)
                if length <= MOST_BYTES:
                    body += piece
        except TimeoutError as cause:
            self.close_connection = True
            raise errors.too_slow() from cause
        finally:
            self.connection.settimeout(self.server.client_seconds)
        if length > MOST_BYTES:
            raise errors.too_large(MOST_BYTES)
        return bytes(body)

    def _length(self) -> int:
        text = self.headers.get("Content-Length")
        if text is None or self.headers.get("Transfer-Encoding"):
            self.close_connection = True
            raise errors.no_length()
        # Python's int takes more than HTTP allows, such as signs and other scripts' digits.
        if not (text.isascii() and text.isdigit() and len(text) < 20):
            self.close_connection = True
            raise errors.bad_transport(400, "Content-Length is not a number.")
        return int(text)

    def _send(self, status: int, body: Envelope, retry_after: float | None = None) -> None:
        data = json.dumps(body, separators=(",", ":")).encode()
        took = time.monotonic() - getattr(self, "_began", time.monotonic())
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("apim-request-id", str(uuid.uuid4()))
        self.send_header("x-envoy-upstream-service-time", f"{took * 1000:.0f}")
        self.send_header("x-content-type-options", "nosniff")
        self.send_header("x-ms-region", "local")
        if retry_after is not None:
            self.send_header("Retry-After", f"{retry_after:g}")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)
