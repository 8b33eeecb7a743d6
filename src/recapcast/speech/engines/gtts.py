"""Google Translate's voice, through gTTS: the library prepares each request, this module sends and judges it.

Sending is ours because the library's own way accepts any certificate, knows no deadline, and takes an
answer without sound for success (pndurette/gTTS issues 243, 264 and 425 among others).
"""

import base64
import io
import json
import socket
import time
import urllib.parse
import urllib.request
from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from recapcast.errors import SpeechError, VoiceError
from recapcast.speech.clip import Clip
from recapcast.speech.engine import Voice
from recapcast.speech.judge import require_speech
from recapcast.units import Hertz, Seconds

if TYPE_CHECKING:
    import requests

_RPC = "jQ1olc"
_DEADLINE = Seconds(30.0)
"""For one line, all its requests together. A line of 400 characters is 5 requests of half a second."""
_CONNECT, _READ = 3.0, 10.0
"""Seconds for a connection, and between two bytes of an answer."""
_FASTEST = 22.0
"""Letters a second: the service says about 14 of English, so that half of an answer does not pass."""
_PROBE = "1"
"""The shortest text that every language speaks."""
_ACCENTS = {
    # tld: the language and region whose accent it has (gTTS documentation, "Localized accents").
    "com": "",
    "com.au": "en-AU",
    "co.uk": "en-GB",
    "us": "en-US",
    "ca": "en-CA",
    "co.in": "en-IN",
    "ie": "en-IE",
    "co.za": "en-ZA",
    "com.ng": "en-NG",
    "com.br": "pt-BR",
    "pt": "pt-PT",
    "com.mx": "es-MX",
    "es": "es-ES",
    "fr": "fr-FR",
}
"""The only top-level domains that are ever asked: gTTS itself posts to whatever host one names."""


class GttsEngine:
    """gTTS. Voices are the top-level domains that give an accent: `com`, `co.uk`, `com.mx`."""

    name = "gtts"
    label = "gTTS"
    description = "Google Translate's voice through gTTS: natural, needs a network, sends the script to Google"
    offline = False

    def __init__(self) -> None:
        self._session: requests.Session | None = None

    @property
    def version(self) -> str:
        """The version of gTTS."""
        return version("gTTS")

    def why_not(self, language: str, name: str | None, patience: Seconds) -> str | None:
        """Ask the service to say one short word.

        A connection comes first: without a network that fails in milliseconds, before gTTS is imported.
        """
        deadline = time.monotonic() + patience
        try:
            hop, address = _first_hop()
        except ValueError as error:
            return f"the proxy's address is not right: {error}"
        try:
            socket.create_connection(address, timeout=patience).close()
        except (OSError, UnicodeError) as error:
            return f"{hop} can not be reached: {getattr(error, 'strerror', None) or error}"
        try:
            self._speak(_PROBE, self.voice(language, name), deadline)
        except (SpeechError, VoiceError) as error:
            return str(error)
        return None

    def voices(self) -> Sequence[Voice]:
        """Every language of gTTS in its plain accent, and each accent that a domain gives."""
        plain = [Voice(self.name, "com", code, name) for code, name in _languages().items()]
        accents = [Voice(self.name, tld, tag, "") for tld, tag in _ACCENTS.items() if tag]
        return plain + accents

    def voice(self, language: str, name: str | None) -> Voice:
        """The accent of that domain, or the plain one of `language`.

        Raises:
            VoiceError: the domain is not one that gives an accent, or gTTS does not have the language.
        """
        import langcodes

        if name is None:
            name = next((tld for tld, tag in _ACCENTS.items() if tag == language), "com")
        if name not in _ACCENTS:
            message = f"gtts has no accent `{name}`. It has: {', '.join(_ACCENTS)}."
            raise VoiceError(message)
        tags = list(_languages())
        for tag in (language, language.partition("-")[0]):
            code = langcodes.closest_supported_match(tag, tags, 25)
            if code is not None:
                return Voice(self.name, name, code)
        message = f"gtts does not speak the language `{language}`"
        raise VoiceError(message)

    def speak(self, text: str, voice: Voice) -> Clip:
        """Say `text`, all of it within the deadline.

        Raises:
            SpeechError: no answer, a refusal, or an answer that holds no sound.
        """
        return self._speak(text, voice, time.monotonic() + _DEADLINE)

    def _speak(self, text: str, voice: Voice, deadline: float) -> Clip:
        from gtts import gTTS

        tts = gTTS(text, tld=voice.name, lang=voice.language, lang_check=False)
        clips = []
        tokens = tts._tokenize(text)
        if not tokens:
            message = "gTTS finds nothing to say in it"
            raise SpeechError(message)
        for token, request in zip(tokens, tts._prepare_requests(), strict=True):
            clip = _decode(_audio(self._send(request, deadline)))
            # Each by itself: among good ones, a token that came silent or cut would not show.
            require_speech(clip, token, _FASTEST)
            clips.append(clip)
        rates = {clip.rate for clip in clips}
        if len(rates) != 1:
            message = "the service changed its sample rate within a line"
            raise SpeechError(message)
        return Clip(b"".join(clip.pcm for clip in clips), rates.pop())

    def _send(self, request: "requests.PreparedRequest", deadline: float) -> str:
        import requests
        import urllib3

        if self._session is None:
            self._session = requests.Session()
        left = deadline - time.monotonic()
        if left <= 0:
            message = "the service was too slow"
            raise SpeechError(message)
        settings = self._session.merge_environment_settings(request.url, {}, True, None, None)
        try:
            # Streamed, so that an answer which drips byte by byte still meets the deadline.
            with self._session.send(
                request, timeout=(min(_CONNECT, left), min(_READ, left)), allow_redirects=False, **settings
            ) as response:
                if response.status_code != requests.codes.ok:
                    message = f"the service answered {response.status_code} {response.reason}"
                    raise SpeechError(message)
                data = bytearray()
                # read1 gives what has come; requests' own iter_content waits until a chunk is full.
                while chunk := response.raw.read1(65536, decode_content=True):
                    data += chunk
                    if time.monotonic() > deadline:
                        message = "the service was too slow"
                        raise SpeechError(message)
                return data.decode()
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            message = f"the service could not be asked ({_cause(error)})"
            raise SpeechError(message) from error
        except UnicodeDecodeError as error:
            message = "the service's answer is not text"
            raise SpeechError(message) from error


def _first_hop() -> tuple[str, tuple[str, int]]:
    """Where a request goes first, in words and as host and port: a proxy where the environment names one."""
    host = "translate.google.com"
    proxies = urllib.request.getproxies()
    proxy = proxies.get("https") or proxies.get("all")
    if proxy and not urllib.request.proxy_bypass(host):
        parts = urllib.parse.urlsplit(proxy if "//" in proxy else f"//{proxy}")
        if parts.hostname:
            port = parts.port or (443 if parts.scheme == "https" else 80)
            return f"the proxy {parts.hostname}:{port}", (parts.hostname, port)
    return host, (host, 443)


def _languages() -> dict[str, str]:
    from gtts.lang import tts_langs

    languages: dict[str, str] = tts_langs()
    return languages


def _audio(answer: str) -> bytes:
    r"""The MP3 in an answer: lines of JSON, one of which holds ["wrb.fr", "jQ1olc", "[\"BASE64\"]", …].

    Raises:
        SpeechError: there is none.
    """
    for line in answer.splitlines():
        try:
            parts = json.loads(line)
            payloads = [part[2] for part in parts if part[:2] == ["wrb.fr", _RPC]]
            if payloads and payloads[0] is not None:
                return base64.b64decode(json.loads(payloads[0])[0], validate=True)
            if payloads:
                message = "the service does not speak this text or language"
                raise SpeechError(message)
        except (ValueError, TypeError, LookupError, AttributeError):
            continue  # the answer's first lines are a guard and lengths, not the array
    message = "the service answered without sound"
    raise SpeechError(message)


def _decode(mp3: bytes) -> Clip:
    import soundfile

    try:
        samples, rate = soundfile.read(io.BytesIO(mp3), dtype="int16", always_2d=True)
    except (soundfile.SoundFileError, RuntimeError) as error:
        message = "the service sent something other than sound"
        raise SpeechError(message) from error
    return Clip(samples[:, 0].astype("<i2").tobytes(), Hertz(rate))


def _cause(error: BaseException) -> str:
    """The innermost reason of a failed request, which says more than the outer ones."""
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__  # type: ignore[assignment]
    return str(error) or type(error).__name__
