"""A few lines that speak Azure AI Language, for answers that the local server never gives."""

import json
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

Answer = tuple[int, dict[str, str], dict[str, Any]]
PHRASES = "KeyPhraseExtraction"


@dataclass
class Request:
    """One call as it arrived; `number` counts from 1."""

    number: int
    kind: str
    documents: list[dict[str, str]]
    headers: dict[str, str]
    parameters: dict[str, Any]


def answer_well(request: Request) -> Answer:
    """Negative for a text with "bad" in it, else positive; its first word as key phrase."""
    found: list[dict[str, Any]] = []
    for document in request.documents:
        text = document["text"]
        sure = 0.9 if "bad" in text else 0.1
        if request.kind == PHRASES:
            found.append({"id": document["id"], "keyPhrases": [text.split()[0]], "warnings": []})
            continue
        scores = {"positive": round(1 - sure - 0.05, 2), "neutral": 0.05, "negative": sure}
        label = "negative" if "bad" in text else "positive"
        sentence = {"sentiment": label, "confidenceScores": scores, "offset": 0, "length": len(text), "text": text}
        found.append(
            {
                "id": document["id"],
                "sentiment": label,
                "confidenceScores": scores,
                "sentences": [sentence],
                "warnings": [],
            }
        )
    version = "2022-10-01" if request.kind == PHRASES else "2025-01-01"
    results = {"documents": found, "errors": [], "modelVersion": version}
    return 200, {}, {"kind": f"{request.kind}Results", "results": results}


def fail(status: int, code: str, message: str, **headers: str) -> Answer:
    return (
        status,
        {name.replace("_", "-"): value for name, value in headers.items()},
        {"error": {"code": code, "message": message}},
    )


@dataclass
class Stub:
    """The server; `requests` are the calls in the order of their arrival, `most` how many were open at once."""

    answer: Callable[[Request], Answer] = answer_well
    seconds: float = 0.0
    tls: ssl.SSLContext | None = None
    requests: list[Request] = field(default_factory=list)
    most: int = 0

    def __enter__(self) -> Self:
        stub = self
        lock = threading.Lock()
        open_calls = 0

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                nonlocal open_calls
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                with lock:
                    open_calls += 1
                    stub.most = max(stub.most, open_calls)
                    documents = body["analysisInput"]["documents"]
                    number = len(stub.requests) + 1
                    request = Request(number, body["kind"], documents, dict(self.headers), body["parameters"])
                    stub.requests.append(request)
                time.sleep(stub.seconds)
                status, headers, answer = stub.answer(request)
                content = json.dumps(answer).encode()
                with lock:
                    open_calls -= 1
                self.send_response(status)
                for name, value in {**headers, "Content-Type": "application/json"}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: object) -> None:
                del format, args

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        if self.tls is not None:
            self._server.socket = self.tls.wrap_socket(self._server.socket, server_side=True)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    @property
    def url(self) -> str:
        scheme, host = ("http", "127.0.0.1") if self.tls is None else ("https", "localhost")
        return f"{scheme}://{host}:{self._server.server_address[1]}/"

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
