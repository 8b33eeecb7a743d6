"""A stand-in for a server with OpenAI's speech endpoint, on the loopback. Its voice is the embedded espeak-ng."""

import io
import json
import struct
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

import soundfile

from recapcast.speech.engines.espeak_library import library

KEY = "sk-test-0123456789abcdef"
PLACEHOLDERS = {"ffffffff": 0xFFFFFFFF, "7fffffff": 0x7FFFFFFF, "2e9": 2_000_000_000, "zero": 0}
"""Sizes that servers write into a WAV's header before they know it."""


class OpenAIStandIn:
    """Answers with speech, but for the requests whose number, from 0, `faults` maps to what goes wrong.

    Faults: a status such as `429`, one of `PLACEHOLDERS`, and the cases of `_reply`. `requests` holds each
    request for speech as its body and its Authorization header.
    """

    def __init__(self) -> None:
        self.faults: dict[int, str] = {}
        self.always = ""
        self.requests: list[tuple[dict[str, Any], str | None]] = []
        self.lists_models = True
        self._lock = threading.Lock()
        self._stop = threading.Event()

    def __enter__(self) -> Self:
        standin = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                refused = standin.always if standin.always in {"401", "403", "503"} else ""
                status = int(refused or (200 if standin.lists_models else 404))
                _send(self, status, b'{"data": []}')

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                standin.answer(self, body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"
        self.environment = {"OPENAI_BASE_URL": self.url, "OPENAI_API_KEY": KEY}
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._server.shutdown()
        self._server.server_close()

    def answer(self, handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        """Answer one request for speech."""
        with self._lock:
            number = len(self.requests)
            self.requests.append((body, handler.headers["Authorization"]))
            sound = _wav(body["input"], body["voice"])
        assert (handler.path, body["response_format"]) == ("/v1/audio/speech", "wav")
        self._reply(handler, self.always or self.faults.get(number, ""), sound)

    def _reply(self, handler: BaseHTTPRequestHandler, fault: str, sound: bytes) -> None:
        match fault:
            case "":
                _send(handler, 200, sound)
            case "mp3":
                _send(handler, 200, _file(sound, "MP3"))
            case "cut":
                _send(handler, 200, sound[: len(sound) // 2])
            case "cut-streamed":
                _send(handler, 200, _with_size(sound, 0xFFFFFFFF)[: len(sound) // 2])
            case "short":
                handler.close_connection = True
                _send(handler, 200, sound[: len(sound) // 2], promised=len(sound))
            case "float":
                _send(handler, 200, _file(sound, "WAV", "FLOAT"))
            case "silent-end":
                _send(handler, 200, sound[: len(sound) // 2] + bytes(len(sound) - len(sound) // 2))
            case "silence":
                _send(handler, 200, sound[:44] + bytes(len(sound) - 44))
            case "no-sound":
                _send(handler, 200, sound[:40] + bytes(4))
            case "html":
                _send(handler, 200, b"<!doctype html><title>Sign in</title>")
            case "empty":
                _send(handler, 200, b"")
            case "hang":
                self._stop.wait(30)
            case "302":
                _send(handler, 302, b"", location="http://127.0.0.1:9/elsewhere")
            case _ if fault in PLACEHOLDERS:
                _send(handler, 200, _with_size(sound, PLACEHOLDERS[fault]))
            case _ if fault.isdecimal():
                told = {"error": {"message": f"Something about {KEY} at {self.url} on 127.0.0.1. {'x' * 105} {KEY}"}}
                _send(handler, int(fault), json.dumps(told).encode())
            case _:
                raise NotImplementedError(fault)


def _send(
    handler: BaseHTTPRequestHandler, status: int, data: bytes, promised: int | None = None, location: str = ""
) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(data) if promised is None else promised))
    if location:
        handler.send_header("Location", location)
    handler.end_headers()
    handler.wfile.write(data)


def _wav(text: str, voice: str) -> bytes:
    espeak = library()
    with espeak.turn:
        espeak.select("gmw/en-US", pitch=sum(voice.encode()) % 100)
        clip = espeak.speak(text)
    head = struct.pack(
        "<4sI4s4sIHHIIHH", b"RIFF", 36 + len(clip.pcm), b"WAVE", b"fmt ", 16, 1, 1, clip.rate, 2 * clip.rate, 2, 16
    )
    return head + struct.pack("<4sI", b"data", len(clip.pcm)) + clip.pcm


def _with_size(wav: bytes, size: int) -> bytes:
    field = struct.pack("<I", size)
    return wav[:4] + field + wav[8:40] + field + wav[44:]


def _file(wav: bytes, kind: str, subtype: str | None = None) -> bytes:
    samples, rate = soundfile.read(io.BytesIO(wav))
    file = io.BytesIO()
    soundfile.write(file, samples, rate, format=kind, subtype=subtype)
    return file.getvalue()
