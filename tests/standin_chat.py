"""A stand-in for a chat server with OpenAI's endpoint `chat/completions`, on the loopback, which can lie."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

KEY = "sk-test-0123456789abcdef"


class ChatStandIn:
    """Says `said` to everything, or does what `fault` names. `requests` holds each body and Authorization header.

    Faults: a status such as `500`, and the cases of `_reply`.
    """

    def __init__(self, said: object = "", fault: str = "") -> None:
        self.said = said if isinstance(said, str) else json.dumps(said)
        self.fault = fault
        self.requests: list[tuple[dict[str, Any], str | None]] = []
        self._stop = threading.Event()

    def __enter__(self) -> Self:
        standin = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                assert self.path == "/v1/chat/completions"
                standin.requests.append((body, self.headers["Authorization"]))
                standin._reply(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._server.shutdown()
        self._server.server_close()

    def _reply(self, handler: BaseHTTPRequestHandler) -> None:
        answer = json.dumps({"choices": [{"message": {"role": "assistant", "content": self.said}}]}).encode()
        match self.fault:
            case "":
                _send(handler, 200, answer)
            case "hang":
                self._stop.wait(30)
            case "drip":
                _send(handler, 200, b"", promised=1000)
                for _ in range(1000):
                    if self._stop.wait(0.02):
                        return
                    handler.wfile.write(b" ")
            case "endless":
                _send(handler, 200, b" " * 5_000_000)
            case "short":
                handler.close_connection = True
                _send(handler, 200, answer[:-20], promised=len(answer))
            case "html":
                _send(handler, 200, b"<!doctype html><title>Sign in</title>")
            case "deep":
                _send(handler, 200, b"[" * 100_000)
            case "no-choices":
                _send(handler, 200, b'{"choices": []}')
            case "no-text":
                _send(handler, 200, b'{"choices": [{"message": {"content": ["a", 1]}}]}')
            case "302":
                _send(handler, 302, b"", location="http://127.0.0.1:9/elsewhere")
            case _:
                told = {"error": {"message": f"Something about {KEY}. {'x' * 300}"}}
                _send(handler, int(self.fault), json.dumps(told).encode())


def _send(
    handler: BaseHTTPRequestHandler, status: int, data: bytes, promised: int | None = None, location: str = ""
) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(data) if promised is None else promised))
    if location:
        handler.send_header("Location", location)
    handler.end_headers()
    handler.wfile.write(data)
