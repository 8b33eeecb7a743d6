"""A stand-in for the web on the loopback: pages by their paths, in the clear or over TLS, and what can go wrong."""

import contextlib
import gzip
import ssl
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

STORY = b"<html><body><h1>Ferry</h1><p>The ferry sank on Sunday, and nobody was hurt.</p></body></html>"


class Web:
    """Answers what `pages` has for a path: a status, headers and a body; a path of none is answered with 404.

    `drip` sends a byte of a page without an end each 50 ms, `drip-headers` does so with headers, and `hang` waits.
    """

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, str]] = []
        """The host and the path of each request."""
        self.stop = threading.Event()
        self._context = context

    def __enter__(self) -> Self:
        handler = type("Handler", (_Handler,), {"web": self})
        self._server = _Quiet(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        if self._context:
            self._server.socket = self._context.wrap_socket(self._server.socket, server_side=True)
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        self.port = int(self._server.server_address[1])
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self._server.shutdown()
        self._server.server_close()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{'https' if self._context else 'http'}://{host}:{self.port}{path}"

    def page(self, path: str, body: bytes = STORY, status: int = 200, **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": "text/html", **named}, body)


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, *_: Any) -> None:
        """Say nothing of clients that hang up: that is what is tested."""


class _Handler(BaseHTTPRequestHandler):
    web: Web

    def log_message(self, *_: Any) -> None: ...

    def do_GET(self) -> None:
        self.web.asked.append((self.headers["Host"], self.path))
        if self.path in {"/hang", "/drip", "/drip-headers"}:
            with contextlib.suppress(OSError):
                self._trickle(self.path)
            return
        status, headers, body = self.web.pages.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)

    def _trickle(self, path: str) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\n" if path == "/drip-headers" else b"")
        if path == "/drip":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
        until = time.monotonic() + 10
        while not self.web.stop.is_set() and time.monotonic() < until:
            if path != "/hang":
                self.wfile.write(b"X-A: b\r\n" if path == "/drip-headers" else b"x")
                self.wfile.flush()
            self.web.stop.wait(0.05)


def bomb(packing: str, size: int) -> bytes:
    """So many zeros, packed."""
    return gzip.compress(bytes(size)) if packing == "gzip" else zlib.compress(bytes(size))
