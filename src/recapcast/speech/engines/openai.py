"""Any server with OpenAI's speech endpoint: OpenAI itself, or one of your own."""

import contextlib
import hashlib
import json
import os
import struct
import time
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

from recapcast.errors import SpeechError
from recapcast.plain_text import one_line
from recapcast.speech import clauses
from recapcast.speech.clip import Clip
from recapcast.speech.engine import Voice
from recapcast.speech.engines.once import Once
from recapcast.speech.judge import require_ending, require_speech
from recapcast.units import Seconds

if TYPE_CHECKING:
    import requests

    from recapcast.speech.engines.http_service import Service

KEY, BASE_URL = "OPENAI_API_KEY", "OPENAI_BASE_URL"
_OPENAI = "https://api.openai.com/v1"
_MODEL = "tts-1"
"""The model where none is named: OpenAI's oldest, whose name other servers take for their own."""
_VOICES = ("alloy", "ash", "coral", "echo", "fable", "nova", "onyx", "sage", "shimmer")
"""What that model speaks in (OpenAI's API reference, createSpeech)."""
_LONGEST = 4096
"""Characters that the endpoint takes at once (the same)."""
_FASTEST = 25.0
"""Letters a second. Speech of 175 words a minute has 14 (espeak-ng, measured), so half of an answer does not pass."""
_ATTEMPT = Seconds(600.0)
"""A server on a machine without a GPU can be slow: the setting `deadline`, which is at most this, is the limit."""
_SHORTEST_KEY = 8
"""Characters. A shorter one is made up, for a server that wants any; taken out, it would spoil every word."""
_UNKNOWN_SIZE = 1 << 28
"""From this size on, a WAV's header tells no size: it was written before the sound was (OpenAI writes 2³² - 1, others
2³¹ - 1 or 2·10⁹). 256 MB would be an hour and a half of speech."""


class OpenAIEngine:
    """OpenAI's speech endpoint. Voices are `VOICE` or `MODEL/VOICE`: `nova`, `tts-1-hd/nova`, `kokoro/af_bella`.

    The environment says where and as whom: OPENAI_BASE_URL and OPENAI_API_KEY. Neither is ever shown.
    """

    name = "openai"
    label = "OpenAI speech"
    description = "OpenAI's speech endpoint, or any server like it: natural, needs OPENAI_API_KEY or OPENAI_BASE_URL"
    offline = False
    parallel = 8
    quality = 9
    handles = frozenset[str]()

    def __init__(self) -> None:
        self._service = Once(self._connected)

    def alphabet(self, voice: Voice) -> None:
        """None: it takes no phonemes."""

    def version_of(self, voice: Voice) -> str:  # noqa: ARG002
        """Of the endpoint, and a mark of which server it is, since another has other voices of the same name."""
        return f"v1 {hashlib.sha256(_base_url().encode()).hexdigest()[:8]}"

    def why_not(self, language: str, name: str | None, patience: Seconds) -> str | None:  # noqa: ARG002
        """Ask the server for its models, which costs nothing; a server that has no such list is ready too."""
        if not os.environ.get(KEY) and not os.environ.get(BASE_URL):
            return f"set {KEY}, or {BASE_URL} to a server of your own"
        try:
            status = self._service.get().status(_request("GET", "models"), time.monotonic() + patience)
        except SpeechError as error:
            return _without_secrets(str(error))
        if status in {401, 403}:
            return f"the server refuses {KEY} ({status})"
        return None if status in {200, 404, 405} else f"the server answered {status}"

    def voices(self) -> Sequence[Voice]:
        """OpenAI's own; a server of yours may have others, which it is not asked for."""
        return [Voice(self.name, name, "mul", f"model {_MODEL}, any language") for name in _VOICES]

    def voice(self, language: str, name: str | None) -> Voice:
        """The voice of that name, which only the server knows to be right, or the first of OpenAI's."""
        return Voice(self.name, name or _VOICES[0], language)

    def others(self, voice: Voice) -> Sequence[Voice]:
        """OpenAI's other voices of the same model; none of another server, which may not have them."""
        model, slash, own = voice.name.rpartition("/")
        if own not in _VOICES or _base_url() != _OPENAI:
            return ()
        return [Voice(self.name, f"{model}{slash}{name}", voice.language) for name in _VOICES if name != own]

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:
        """Say `text`, all of it within `patience`.

        Raises:
            SpeechError: no answer, a refusal, or an answer that does not hold the speech.
        """
        from recapcast.speech.engines import http_service

        deadline = time.monotonic() + patience
        model, _, name = voice.name.rpartition("/")
        clips = []
        try:
            for piece in clauses.cut(text, _LONGEST):
                body = {"model": model or _MODEL, "voice": name, "input": piece, "response_format": "wav"}
                request = _request("POST", "audio/speech", body)
                clips.append(self._service.get().ask(request, deadline, partial(_heard, piece)))
        except SpeechError as error:
            _raise_without_secrets(error)
        return http_service.joined(clips)

    def another(self) -> None:
        """None: it speaks several lines at once."""

    def close(self) -> None:
        """End what is under way in an error."""
        self._service.close()

    def _connected(self) -> "Service":
        from recapcast.speech.engines.http_service import Service

        return Service(self.parallel, _ATTEMPT, share=1.0, explain=_explained)


def _base_url() -> str:
    return os.environ.get(BASE_URL, "").strip().rstrip("/") or _OPENAI


def _request(method: str, path: str, body: dict[str, str] | None = None) -> "requests.PreparedRequest":
    """A request to the server.

    Raises:
        SpeechError: the address or the key can not be right; shows neither.
    """
    import requests

    key, url = os.environ.get(KEY, "").strip(), _base_url()
    if not (key.isascii() and key.isprintable()) or " " in key:
        message = f"{KEY} holds what no key does: a space, a line end or a letter outside ASCII"
        raise SpeechError(message)
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    try:
        if url.startswith(("http://", "https://")):
            return requests.Request(method, f"{url}/{path}", headers=headers, json=body).prepare()
    except (requests.RequestException, ValueError):
        pass  # what they say repeats the address
    message = f"{BASE_URL} is no address such as http://localhost:8880/v1"
    raise SpeechError(message)


def _heard(piece: str, answer: bytes) -> Clip:
    from recapcast.speech.engines.http_service import decoded

    clip = decoded(_sized(answer))
    require_speech(clip, piece, _FASTEST)
    require_ending(clip)
    return clip


def _sized(wav: bytes) -> bytes:
    """A WAV with its true size in its header, where a server that streams did not know it; all else as it is.

    Raises:
        SpeechError: the header's own size tells that the end is missing.
    """
    if wav[:4] != b"RIFF" or wav[8:12] != b"WAVE":
        return wav
    start = 12
    while start + 8 <= len(wav):
        kind, size = struct.unpack_from("<4sI", wav, start)
        here = len(wav) - start - 8
        if kind != b"data":
            start += 8 + size + size % 2
            continue
        if 0 < size < _UNKNOWN_SIZE:
            if size > here:
                message = f"the service's sound breaks off: {here} of {size} bytes came"
                raise SpeechError(message)
            return wav
        head = struct.pack("<4sI", b"RIFF", len(wav) - 8) + wav[8:start]
        return head + struct.pack("<4sI", b"data", here) + wav[start + 8 :]
    return wav


def _explained(body: bytes) -> str:
    """What a refusal's JSON says, in the forms that OpenAI and FastAPI have."""
    try:
        answer = json.loads(body)
        said = answer.get("error", answer.get("detail", ""))
        said = said.get("message", "") if isinstance(said, dict) else said
        # Without secrets first: of one that is cut in two, a part would stay.
        return one_line(_without_secrets(str(said))[:200]).rstrip(".") if said else ""
    except (ValueError, AttributeError):
        return ""


def _without_secrets(message: str) -> str:
    """`message` without the key and the server's address, which a server or a library may repeat."""
    url = _base_url()
    key = os.environ.get(KEY, "").strip()
    secrets = [url, *([key] if len(key) >= _SHORTEST_KEY else [])]
    with contextlib.suppress(ValueError):  # what is no address has no parts, and was never asked
        parts = urlsplit(url)
        secrets += [parts.netloc, parts.password or "", parts.hostname or ""]
    for secret in secrets:
        if secret and secret not in _OPENAI:
            message = message.replace(secret, "…")
    return message


def _raise_without_secrets(error: SpeechError) -> NoReturn:
    # Not from `error`: its own text, and those of what caused it, would stand in the traceback of --debug.
    raise SpeechError(_without_secrets(str(error))) from None
