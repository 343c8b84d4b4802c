"""What clients send that is no proper request."""

import json
import socket
import time
from collections.abc import Iterator

import pytest

from local.language.server import LanguageServer
from tests.local.language.fakes import FakeModels

TARGET = "/language/:analyze-text?api-version=2023-04-01"
GOOD = json.dumps(
    {"kind": "KeyPhraseExtraction", "analysisInput": {"documents": [{"id": "1", "text": "red modem"}]}}
).encode()


@pytest.fixture
def server() -> Iterator[LanguageServer]:
    with LanguageServer(key="secret", models=FakeModels(), client_seconds=0.5) as running:
        yield running


def connect(server: LanguageServer) -> socket.socket:
    host, port = server.url.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=10)


def request(body: bytes = GOOD, *, method: str = "POST", target: str = TARGET, **headers: str) -> bytes:
    """A request as bytes; a header of underscores in place of dashes, left out when it is empty."""
    lines = {"Host": "x", "Ocp_Apim_Subscription_Key": "secret", "Content_Length": str(len(body)), **headers}
    head = [f"{method} {target} HTTP/1.1", *(f"{k.replace('_', '-')}: {v}" for k, v in lines.items() if v)]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def talk(server: LanguageServer, data: bytes, *, finish: bool = True) -> list[tuple[int, object]]:
    """Sends the bytes and, unless told otherwise, their end; reads answers, as status and JSON, to the last."""
    with connect(server) as connection:
        connection.sendall(data)
        if finish:
            connection.shutdown(socket.SHUT_WR)
        received = b""
        while piece := connection.recv(65536):
            received += piece
    answers: list[tuple[int, object]] = []
    while received:
        head, _, received = received.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        sizes = [int(line.split(":")[1]) for line in lines if line.lower().startswith("content-length:")]
        answers.append((int(lines[0].split()[1]), json.loads(received[: sizes[0]] or b"null")))
        received = received[sizes[0] :]
    return answers


def inner(answer: object) -> object:
    assert isinstance(answer, dict)
    return answer["error"]["innererror"]


def test_a_connection_serves_many_calls(server: LanguageServer) -> None:
    assert [status for status, _ in talk(server, request() * 3)] == [200, 200, 200]


def test_headers_of_the_service(server: LanguageServer) -> None:
    with connect(server) as connection:
        connection.sendall(request())
        head = connection.recv(65536).decode().split("\r\n\r\n")[0].lower()
    names = {line.split(":")[0] for line in head.split("\r\n")[1:]}
    assert {"apim-request-id", "x-envoy-upstream-service-time", "x-content-type-options", "x-ms-region"} <= names
    assert "content-type: application/json; charset=utf-8" in head


def test_a_body_that_is_no_json_leaves_the_connection_open(server: LanguageServer) -> None:
    first, second = talk(server, request(b"rubbish") + request())
    assert (first[0], second[0]) == (400, 200)
    assert inner(first[1]) == {"code": "InvalidRequestBodyFormat", "message": "The request body is not valid JSON."}


@pytest.mark.parametrize("length", ["-1", "+5", "abc", "1e3", "٣", "9" * 30])
def test_a_length_that_is_no_number(server: LanguageServer, length: str) -> None:
    data = request(Content_Length="LENGTH").replace(b"LENGTH", length.encode())
    ((status, answer),) = talk(server, data)
    assert status == 400
    assert inner(answer) == {"code": "InvalidRequest", "message": "Content-Length is not a number."}


def test_no_length(server: LanguageServer) -> None:
    ((status, answer),) = talk(server, request(Content_Length=""))
    assert status == 411
    assert inner(answer) == {"code": "InvalidRequest", "message": "A Content-Length header is required."}


def test_a_body_in_chunks(server: LanguageServer) -> None:
    assert talk(server, request(Transfer_Encoding="chunked"))[0][0] == 411


def test_a_body_shorter_than_its_length(server: LanguageServer) -> None:
    ((status, answer),) = talk(server, request(Content_Length="9999"))
    assert status == 400
    assert inner(answer) == {
        "code": "InvalidRequestBodyFormat",
        "message": "The request body is shorter than its Content-Length.",
    }


def test_a_body_longer_than_its_length_is_no_second_call(server: LanguageServer) -> None:
    # The rest of the body is taken for a request, and is none.
    answers = talk(server, request(GOOD + b"\r\n\r\n", Content_Length="5"))
    assert [status for status, _ in answers] == [400, 400]
    assert server.stats.documents == 0


def test_a_client_that_asks_before_it_sends(server: LanguageServer) -> None:
    with connect(server) as connection:
        connection.sendall(request(b"", Content_Length=str(len(GOOD)), Expect="100-continue"))
        assert connection.recv(65536) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(GOOD)
        assert connection.recv(65536).startswith(b"HTTP/1.1 200 OK\r\n")


def test_a_body_over_the_limit_is_read_and_refused(server: LanguageServer) -> None:
    first, second = talk(server, request(b" " * (1024 * 1024 + 1)) + request())
    assert (first[0], second[0]) == (413, 200)
    assert inner(first[1]) == {"code": "InvalidRequest", "message": "The request body exceeds 1048576 bytes."}


def test_a_body_at_the_limit_is_taken(server: LanguageServer) -> None:
    assert talk(server, request(GOOD + b" " * (1024 * 1024 - len(GOOD))))[0][0] == 200


def test_a_huge_body_is_not_read(server: LanguageServer) -> None:
    assert [status for status, _ in talk(server, request(Content_Length="99999999999"))] == [413]


def test_a_client_that_stops_sending(server: LanguageServer) -> None:
    began = time.monotonic()
    ((status, answer),) = talk(server, request(Content_Length="9999"), finish=False)
    assert status == 408
    assert answer == {"error": {"code": "Timeout", "message": "The request body did not arrive in time."}}
    assert time.monotonic() - began < 5


def test_a_client_that_sends_a_byte_now_and_then(server: LanguageServer) -> None:
    with connect(server) as connection:
        connection.sendall(request(b"", Content_Length="9999"))
        began = time.monotonic()
        while time.monotonic() - began < 0.9:
            connection.sendall(b"x")
            time.sleep(0.1)
            connection.setblocking(False)
            try:
                if connection.recv(65536).startswith(b"HTTP/1.1 408"):
                    return
            except BlockingIOError:
                continue
            finally:
                connection.setblocking(True)
        pytest.fail("the server was still waiting")


def test_a_client_that_says_nothing_is_let_go(server: LanguageServer) -> None:
    assert talk(server, b"", finish=False) == []


@pytest.mark.parametrize("data", [b"rubbish\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"A" * 70_000 + b"\r\n\r\n"])
def test_what_is_no_request_gets_an_envelope(server: LanguageServer, data: bytes) -> None:
    ((status, answer),) = talk(server, data)
    assert status in (400, 414, 505)
    assert isinstance(answer, dict)
    assert answer["error"]["code"] == "InvalidRequest"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "GET"])
def test_other_methods(server: LanguageServer, method: str) -> None:
    assert talk(server, request(b"", method=method)) == [
        (404, {"error": {"code": "404", "message": "Resource not found"}})
    ]


@pytest.mark.parametrize("target", ["/", "/language/:analyze-conversations?api-version=2023-04-01", "http://[/x"])
def test_other_paths(server: LanguageServer, target: str) -> None:
    assert talk(server, request(target=target)) == [(404, {"error": {"code": "404", "message": "Resource not found"}})]


def test_a_defect_is_the_services_internal_error(server: LanguageServer, capsys: pytest.CaptureFixture[str]) -> None:
    documents = {"documents": [{"id": "1", "text": "defect"}]}
    body = json.dumps({"kind": "SentimentAnalysis", "analysisInput": documents}).encode()
    first, second = talk(server, request(body) + request())
    assert first == (500, {"error": {"code": "InternalServerError", "message": "Internal Server Error."}})
    assert second[0] == 200
    assert "ZeroDivisionError: a defect" in capsys.readouterr().err


def test_the_counts_can_be_read_with_the_key(server: LanguageServer) -> None:
    talk(server, request())
    ((status, answer),) = talk(server, request(b"", method="GET", target="/stats"))
    assert status == 200
    assert isinstance(answer, dict)
    assert (answer["calls"], answer["documents"]) == ({"KeyPhraseExtraction": {"200": 1}}, 1)
    ((status, _),) = talk(server, request(b"", method="GET", target="/stats", Ocp_Apim_Subscription_Key="wrong"))
    assert status == 401
