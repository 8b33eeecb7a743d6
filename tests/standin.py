"""A stand-in for Google Translate's speech: a CONNECT proxy on the loopback that ends TLS and answers itself.

The unmodified gTTS, and our whole command as a child process, speak to it through HTTPS_PROXY; it shows a
certificate of its own authority, which REQUESTS_CA_BUNDLE makes known. Its voice is the embedded espeak-ng.
"""

import base64
import json
import ssl
import tempfile
import threading
import time
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self

import lameenc
import trustme

from recapcast.speech.engines.espeak_library import library

HOSTS = ("translate.google.com", "translate.google.co.uk")


class TranslateStandIn:
    """Answers every request with speech, but for the requests that `faults` names.

    `faults` maps the number of a request, from 0, to what goes wrong with it; -1 stands for all. They are
    `429`, `500`, `null` (a refusal), `empty`, `html`, `half` (base64 cut on a border), `junk`, `silence`,
    `hang` and `drip`.
    """

    def __init__(self) -> None:
        self.faults: dict[int, str] = {}
        self.texts: list[str] = []
        self.hosts: list[str] = []
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._authority = trustme.CA()
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._authority.issue_cert(*HOSTS).configure_cert(self._context)

    def __enter__(self) -> Self:
        standin = self

        class Handler(_Handler):
            @property
            def owner(self) -> TranslateStandIn:
                return standin

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        self._folder = tempfile.TemporaryDirectory()
        bundle = Path(self._folder.name) / "authority.pem"
        self._authority.cert_pem.write_to_path(str(bundle))
        proxy = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.untrusted = {"HTTPS_PROXY": proxy, "https_proxy": proxy}
        self.environment = {**self.untrusted, "REQUESTS_CA_BUNDLE": str(bundle)}
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._server.shutdown()
        self._server.server_close()
        self._folder.cleanup()

    def answer(self, handler: "_Handler", body: str) -> None:
        """Answer one request of the protocol."""
        request = json.loads(urllib.parse.parse_qs(body)["f.req"][0])
        text, _language, *_rest = json.loads(request[0][0][1])
        with self._lock:
            number = len(self.texts)
            self.texts.append(text)
            sound = _mp3(text)
        fault = self.faults.get(number, self.faults.get(-1, ""))
        encoded = base64.b64encode(sound).decode()
        match fault:
            case "429" | "500":
                return handler.reply(int(fault), "no")
            case "hang":
                self._stop.wait(20)
                return None
            case "null":
                return handler.reply(200, _envelope(None))
            case "empty":
                return handler.reply(200, "")
            case "html":
                return handler.reply(200, "<!doctype html><title>Sign in</title>")
            case "junk":
                return handler.reply(200, _envelope(base64.b64encode(b"no sound" * 500).decode()))
            case "silence":
                return handler.reply(200, _envelope(base64.b64encode(_encode(bytes(44100))).decode()))
            case "half":
                return handler.reply(200, _envelope(encoded[: len(encoded) // 8 * 4]))
            case "drip":
                return handler.reply(200, _envelope(encoded), pause=0.5)
        return handler.reply(200, _envelope(encoded))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def owner(self) -> TranslateStandIn:
        """The stand-in that answers."""
        raise NotImplementedError

    def do_CONNECT(self) -> None:
        self.owner.hosts.append(self.path)
        self.send_response(200, "Connection established")
        self.end_headers()
        try:
            self.connection = self.owner._context.wrap_socket(self.connection, server_side=True)
        except OSError:  # the client does not trust the certificate
            self.close_connection = True
            return
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", buffering=0)
        self.close_connection = False

    def do_POST(self) -> None:
        self.owner.answer(self, self.rfile.read(int(self.headers["Content-Length"])).decode())

    def finish(self) -> None:
        super().finish()
        self.connection.close()  # the server closes the socket under TLS alone

    def reply(self, status: int, text: str, pause: float = 0.0) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        step = len(data) if not pause else 100
        try:
            for start in range(0, len(data), max(step, 1)):
                self.wfile.write(data[start : start + step])
                time.sleep(pause)
        except OSError:  # the client has had enough
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def _envelope(sound: str | None) -> str:
    payload = None if sound is None else json.dumps([sound], separators=(",", ":"))
    line = json.dumps([["wrb.fr", "jQ1olc", payload, None, None, None, "generic"]], separators=(",", ":"))
    return f")]}}'\n\n{len(line)}\n{line}\n"


def _mp3(text: str) -> bytes:
    voice = library()
    voice.select("gmw/en-US", None)
    return _encode(voice.speak(text).pcm)


def _encode(pcm: bytes) -> bytes:
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(64)
    encoder.set_in_sample_rate(22050)
    encoder.set_out_sample_rate(24000)
    encoder.set_channels(1)
    return bytes(encoder.encode(pcm)) + bytes(encoder.flush())
