"""A stand-in for Hugging Face, where piper's voices are: a CONNECT proxy on the loopback that ends TLS and answers.

The unmodified `piper.download_voices` speaks to it through HTTPS_PROXY; SSL_CERT_FILE makes its authority known.
As there, a big file is elsewhere and a small one under another path, and both are found by redirects.
"""

import contextlib
import urllib.parse
from pathlib import Path

from tests.tls_proxy import ProxyHandler, TlsProxy

HOST = "huggingface.co"
STORE = "cdn-lfs.huggingface.co"
_ROOT = "/rhasspy/piper-voices/resolve/main/"
_SMALL = "/api/resolve-cache/"

FAULTS = ("404", "503", "short", "html", "empty", "close", "hang")
"""What can go wrong with a file. Statuses are as they are called; `short` breaks off within the file, `html` is a
page in its place, `close` ends the connection and `hang` answers nothing."""


class VoicesStandIn(TlsProxy):
    """Serves `files`, by their names; `faults` maps how a name ends to one of `FAULTS`."""

    def __init__(self) -> None:
        super().__init__((HOST, STORE), _Handler, trust="SSL_CERT_FILE")
        self.files: dict[str, bytes] = {}
        self.faults: dict[str, str] = {}
        self.asked: list[str] = []
        """Host and path of each request."""

    def serve(self, *files: Path) -> None:
        """Serve voices by their `.onnx` files, with the settings beside them."""
        for file in files:
            for path in (file, file.with_name(f"{file.name}.json")):
                self.files[path.name] = path.read_bytes()

    def answer(self, handler: "_Handler", host: str, path: str) -> None:
        """Answer one request for a file."""
        self.asked.append(f"{host}{path}")
        parts = urllib.parse.urlsplit(path)
        quoted = parts.path.rpartition("/")[2]
        name = urllib.parse.unquote(quoted)
        fault = next((fault for end, fault in self.faults.items() if name.endswith(end)), "")
        if fault == "404" or name not in self.files:
            handler.reply(404, b"Entry not found")
        elif parts.path.startswith(_ROOT):
            big = name.endswith(".onnx")
            handler.reply(302 if big else 307, b"", f"https://{STORE}/{quoted}" if big else f"{_SMALL}{quoted}")
        else:
            self._serve(handler, self.files[name], fault)

    def _serve(self, handler: "_Handler", data: bytes, fault: str) -> None:
        match fault:
            case "503":
                handler.reply(503, b"no")
            case "short":
                handler.reply(200, data, keep=len(data) // 2)
            case "html":
                handler.reply(200, b"<!doctype html><title>Sign in</title>")
            case "empty":
                handler.reply(200, b"")
            case "close":
                handler.close_connection = True
            case "hang":
                self.stop.wait(30)
            case "":
                handler.reply(200, data)
            case _:
                raise NotImplementedError(fault)


class _Handler(ProxyHandler):
    owner: VoicesStandIn

    def do_CONNECT(self) -> None:
        self.host = self.path.partition(":")[0]
        self.open_tunnel()

    def do_GET(self) -> None:
        self.owner.answer(self, self.host, self.path)

    def reply(self, status: int, data: bytes, location: str = "", keep: int | None = None) -> None:
        """Answer; only `keep` bytes of what is promised, where that is given."""
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Connection", "close")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.close_connection = True
        with contextlib.suppress(OSError):  # the client has had enough
            self.wfile.write(data[:keep])
