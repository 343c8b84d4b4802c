"""The server on this machine's own address."""

import secrets
import socket
import sys
import threading
from http.server import ThreadingHTTPServer
from types import TracebackType
from typing import Any

from local.language import errors
from local.language.faults import Faults
from local.language.handler import Handler
from local.language.local_models import LocalModels
from local.language.models import Models
from local.language.service import Service
from local.language.stats import Snapshot

# There is no option for another address: the server has a key, and no encryption.
_LOOPBACK = "127.0.0.1"
# As long as the service keeps an idle connection, more or less.
_CLIENT_SECONDS = 60.0


class HttpServer(ThreadingHTTPServer):
    """One thread per connection; knows its connections, so that it can end those that idle."""

    request_queue_size = 128
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int, service: Service, client_seconds: float) -> None:
        self.service = service
        self.client_seconds = client_seconds
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        super().__init__((_LOOPBACK, port), Handler)

    def server_bind(self) -> None:
        # The standard library asks the resolver for the host's name here, which can take seconds, for nothing.
        socket.socket.bind(self.socket, self.server_address)
        self.server_name, self.server_port = self.socket.getsockname()[:2]
        self.server_address = (self.server_name, self.server_port)

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        with self._guard:
            self._open.add(connection)
        return connection, address

    def shutdown_request(self, request: Any) -> None:
        with self._guard:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A client that went away is its own business; anything else is a defect and is shown.
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)

    def close_connections(self) -> None:
        with self._guard:
            for connection in self._open:
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue


class LanguageServer:
    """A server for the time of a `with` block, on a free port unless one is named, with a random key unless given.

    Raises LocalError when the port cannot be had.
    """

    def __init__(
        self,
        faults: Faults | None = None,
        *,
        key: str | None = None,
        port: int = 0,
        models: Models | None = None,
        client_seconds: float = _CLIENT_SECONDS,
    ) -> None:
        self.key = key or secrets.token_hex(16)
        self._service = Service(models or LocalModels(), self.key, faults or Faults())
        self._port = port
        self._client_seconds = client_seconds
        self._http: HttpServer | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> "LanguageServer":
        try:
            self._http = HttpServer(self._port, self._service, self._client_seconds)
        except (OSError, OverflowError) as cause:
            raise errors.port_in_use(self._port, str(cause)) from cause
        self._port = self._http.server_port
        # The interval is how long a stop may take.
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, name="language", daemon=True
        )
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._http and self._thread:
            self._http.shutdown()
            self._http.close_connections()
            self._http.server_close()
            self._thread.join()

    @property
    def url(self) -> str:
        """What a client takes as its endpoint; known once the block is entered."""
        return f"http://{_LOOPBACK}:{self._port}"

    @property
    def stats(self) -> Snapshot:
        """What was asked and answered so far."""
        return self._service.stats
