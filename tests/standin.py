"""A stand-in for Google Translate's speech: a CONNECT proxy on the loopback that ends TLS and answers itself.

The unmodified gTTS, and our whole command as a child process, speak to it through HTTPS_PROXY; it shows a
certificate of its own authority, which REQUESTS_CA_BUNDLE makes known. Its voice is the embedded espeak-ng.
"""

import base64
import contextlib
import json
import socket
import struct
import threading
import time
import urllib.parse
from functools import cache

import lameenc

from recapcast.speech.engines.espeak_library import library
from tests.tls_proxy import ProxyHandler, TlsProxy

HOSTS = tuple(f"translate.google.{tld}" for tld in ("com", "co.uk", "com.au", "ie", "com.mx", "es"))
_FRAME = 192
"""Bytes of a frame of the stand-in's MP3: 64 kbit/s at 24 kHz."""


FAULTS = (
    *("429", "429-sorry", "403", "404", "500", "503", "hang", "drip", "drip-headers", "reset", "tls-reset", "short"),
    *("proxy-502", "no-sound", "no-line", "renamed", "empty", "html", "null", "half", "most", "cut", "junk"),
    *("silence", "bad-utf8", "non-ascii"),
)
"""What can go wrong with a request: GTTS.md's table, row by row, and silence for speech.

Statuses are as they are called; `429-sorry` leads to the page of that name. `hang` answers nothing, `drip` a few bytes
at a time, and `drip-headers` not even headers in time; `reset` breaks the connection, `tls-reset` and `proxy-502` that
of the next request too; `short` breaks off within the answer. `no-sound` has sound of no length, `no-line` and `renamed`
no line of the protocol, `null` refuses; `half` and `most` are base64 cut on a border, with an MP3's frame cut in two, and
`cut` off one; `junk` is no MP3.
"""


class TranslateStandIn(TlsProxy):
    """Answers every request with speech, but for the requests that `faults` names.

    `faults` maps the number of a request, from 0, to one of `FAULTS`; `faults_from` says from which number on
    one fault meets all. `latency` is how many seconds each answer takes; `retry_after` goes with a refusal.
    """

    def __init__(self) -> None:
        super().__init__(HOSTS, _Handler, trust="REQUESTS_CA_BUNDLE")
        self.faults: dict[int, str] = {}
        self.faults_from: tuple[int, str] | None = None
        self.latency = 0.0
        self.retry_after = ""
        self.unreachable: set[str] = set()
        """Hosts that the way does not lead to."""
        self.under_way = self.most_under_way = 0
        self.next_connection = ""
        self.texts: list[str] = []
        self.hosts: list[str] = []
        self._lock = threading.Lock()

    def answer(self, handler: "_Handler", body: str) -> None:
        """Answer one request of the protocol."""
        request = json.loads(urllib.parse.parse_qs(body)["f.req"][0])
        text, _language, *_rest = json.loads(request[0][0][1])
        with self._lock:
            number = len(self.texts)
            self.texts.append(text)
            self.under_way += 1
            self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            sound = spoken(text)
            self.stop.wait(self.latency)
            self._reply(handler, self._fault(number), sound)
        finally:
            with self._lock:
                self.under_way -= 1

    def _fault(self, number: int) -> str:
        if self.faults_from is not None and number >= self.faults_from[0]:
            return self.faults_from[1]
        return self.faults.get(number, "")

    def _reply(self, handler: "_Handler", fault: str, sound: bytes) -> None:
        encoded = base64.b64encode(sound).decode()
        match fault:
            case "403" | "404" | "429" | "500" | "503":
                handler.reply(int(fault), "no", retry_after=self.retry_after)
            case "429-sorry":
                handler.reply(302, "", location="https://www.google.com/sorry/index", retry_after=self.retry_after)
            case "hang":
                self.stop.wait(30)
            case "drip":
                handler.reply(200, _envelope(encoded), pause=0.2)
            case "drip-headers":
                handler.drip_headers(self.stop)
            case "reset" | "tls-reset" | "proxy-502":
                self.next_connection = "" if fault == "reset" else fault
                handler.break_off()
            case "short":
                handler.reply(200, _envelope(encoded), keep=0.5)
            case "no-sound":
                handler.reply(200, _envelope(""))
            case "no-line":
                handler.reply(200, ")]}'\n\n2\n[]\n")
            case "renamed":
                handler.reply(200, _envelope(encoded).replace("jQ1olc", "kQ2pmd"))
            case "empty":
                handler.reply(200, "")
            case "html":
                handler.reply(200, "<!doctype html><title>Sign in</title>")
            case "null":
                handler.reply(200, _envelope(None))
            case "half":
                handler.reply(200, _envelope(encoded[: len(encoded) // 8 * 4]))
            case "most":
                kept = len(encoded) // 20 * 16
                within = kept if kept // 4 * 3 % _FRAME else kept + 4
                handler.reply(200, _envelope(encoded[:within]))
            case "cut":
                handler.reply(200, _envelope(encoded[: len(encoded) // 8 * 4 - 1]))
            case "junk":
                handler.reply(200, _envelope(base64.b64encode(b"no sound" * 500).decode()))
            case "silence":
                handler.reply(200, _envelope(base64.b64encode(_encode(bytes(88200))).decode()))
            case "bad-utf8":
                handler.reply(200, _envelope(encoded).encode() + b"\xff\xfe")
            case "non-ascii":
                handler.reply(200, _envelope("é" + encoded))
            case "":
                handler.reply(200, _envelope(encoded))
            case _:
                raise NotImplementedError(fault)


class _Handler(ProxyHandler):
    owner: TranslateStandIn

    def do_CONNECT(self) -> None:
        self.owner.hosts.append(self.path)
        fault, self.owner.next_connection = self.owner.next_connection, ""
        if fault == "proxy-502" or self.path.partition(":")[0] in self.owner.unreachable:
            self.send_error(502, "Bad Gateway")
            return
        if fault == "tls-reset":
            self.send_response(200, "Connection established")
            self.end_headers()
            self.break_off()
            return
        self.open_tunnel()

    def do_POST(self) -> None:
        self.owner.answer(self, self.rfile.read(int(self.headers["Content-Length"])).decode())

    def drip_headers(self, stop: threading.Event) -> None:
        """Begin an answer and go on with one byte of a header at a time, for 40 seconds."""
        self.close_connection = True
        with contextlib.suppress(OSError):  # the client has had enough
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            for _ in range(80):
                if stop.wait(0.5):
                    return
                self.wfile.write(b"x")

    def break_off(self) -> None:
        """End the connection as a crash does: with a reset, not a farewell."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def reply(
        self,
        status: int,
        text: str | bytes,
        *,
        keep: float = 1.0,
        pause: float = 0.0,
        location: str = "",
        retry_after: str = "",
    ) -> None:
        """Answer; only the share `keep` of what is promised, or 100 bytes at a time with a `pause` between."""
        data = text.encode() if isinstance(text, str) else text
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        if location:
            self.send_header("Location", location)
        if retry_after:
            self.send_header("Retry-After", retry_after)
        self.end_headers()
        sent = data[: round(len(data) * keep)]
        step = 100 if pause else max(len(sent), 1)
        try:
            for start in range(0, len(sent), step):
                self.wfile.write(sent[start : start + step])
                time.sleep(pause)
        except OSError:  # the client has had enough
            self.close_connection = True
        if keep < 1:
            self.close_connection = True


def _envelope(sound: str | None) -> str:
    payload = None if sound is None else json.dumps([sound], separators=(",", ":"))
    line = json.dumps([["wrb.fr", "jQ1olc", payload, None, None, None, "generic"]], separators=(",", ":"))
    return f")]}}'\n\n{len(line)}\n{line}\n"


def spoken(text: str) -> bytes:
    """The MP3 that every stand-in gives for `text`: the same each time, as espeak-ng's own is not quite."""
    with library().turn:
        return _spoken(text)


@cache
def _spoken(text: str) -> bytes:
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
