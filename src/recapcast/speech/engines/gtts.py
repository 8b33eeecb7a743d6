"""Google Translate's voice, through gTTS."""

import socket
import time
import urllib.parse
import urllib.request
from collections.abc import Sequence
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from recapcast.errors import SpeechError, VoiceError
from recapcast.languages import nearest
from recapcast.speech import clauses
from recapcast.speech.clip import Clip
from recapcast.speech.engine import Voice
from recapcast.speech.engines import gtts_answer
from recapcast.speech.engines.once import Once
from recapcast.speech.judge import require_ending, require_speech
from recapcast.units import Seconds

if TYPE_CHECKING:
    from recapcast.speech.engines.http_service import Service

_LONGEST = 100
"""Characters that the service takes at once (gtts.tts.gTTS.GOOGLE_TTS_MAX_CHARS)."""
_FASTEST = 20.0
"""Letters a second. Speech of 175 words a minute has 14 (espeak-ng, measured), so that half of an answer does not
pass. The service's own pace could not be measured where this was written."""
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
_OTHERS = {"en": ("co.uk", "com.au", "ie", "com"), "es": ("com.mx", "es", "com")}
"""The domains whose accents of a language differ most: they serve as other voices."""
_AMERICAN = {"com", "us"}
"""Of English and Spanish alike: taken for one, since neither could be heard where this was written."""


class GttsEngine:
    """gTTS. Voices are the top-level domains that give an accent: `com`, `co.uk`, `com.mx`."""

    name = "gtts"
    label = "gTTS"
    description = "Google Translate's voice through gTTS: natural, needs a network, sends the script to Google"
    offline = False
    parallel = 8
    quality = 8
    handles = frozenset[str]()

    def __init__(self) -> None:
        self._service = Once(self._connected)

    def alphabet(self, voice: Voice) -> None:
        """None: it takes no phonemes."""

    def version_of(self, voice: Voice) -> str:  # noqa: ARG002
        """The version of gTTS."""
        return version("gTTS")

    def why_not(self, language: str, name: str | None, patience: Seconds) -> str | None:
        """Ask the service to say one short word.

        A connection comes first: without a network that fails in milliseconds, before gTTS is imported.
        """
        deadline = time.monotonic() + patience
        try:
            hop, address = _first_hop()
        except ValueError:  # which may repeat a password
            return "the proxy's address is not right"
        try:
            socket.create_connection(address, timeout=patience).close()
        except (OSError, UnicodeError) as error:
            return f"{hop} can not be reached: {getattr(error, 'strerror', None) or error}"
        try:
            self._speak(_PROBE, self.voice(language, name), deadline, attempts=1)
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
        if name is None:
            name = next((tld for tld, tag in _ACCENTS.items() if tag == language), "com")
        if name not in _ACCENTS:
            message = f"gtts has no accent `{name}`. It has: {', '.join(_ACCENTS)}."
            raise VoiceError(message)
        code = nearest(language, _languages())
        if code is None:
            message = f"gtts does not speak the language `{language}`"
            raise VoiceError(message)
        return Voice(self.name, name, code)

    def others(self, voice: Voice) -> Sequence[Voice]:
        """Other accents, in the languages that have several."""
        own = _AMERICAN if voice.name in _AMERICAN else {voice.name}
        return [Voice(self.name, tld, voice.language) for tld in _OTHERS.get(voice.language, ()) if tld not in own]

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:
        """Say `text`, all of it within `patience`.

        Raises:
            SpeechError: no answer, a refusal, or answers that do not hold the speech.
        """
        return self._speak(text, voice, time.monotonic() + patience)

    def another(self) -> None:
        """None: it speaks several lines at once."""

    def close(self) -> None:
        """End what is under way in an error."""
        self._service.close()

    def _speak(self, text: str, voice: Voice, deadline: float, **options: int) -> Clip:
        from gtts import gTTS

        tts = gTTS(text, voice.name, voice.language, lang_check=False, tokenizer_func=_cut)
        tokens = tts._tokenize(text)
        if not tokens:
            message = "gTTS finds nothing to say in it"
            raise SpeechError(message)
        from recapcast.speech.engines import http_service

        clips = []
        for token, request in zip(tokens, tts._prepare_requests(), strict=True):
            # Each judged by itself: among good ones, a token that came silent or cut would not show.
            clips.append(self._service.get().ask(request, deadline, partial(_heard, token), **options))
        return http_service.joined(clips)

    def _connected(self) -> "Service":
        from recapcast.speech.engines.http_service import Service

        return Service(self.parallel)


def _heard(token: str, answer: bytes) -> Clip:
    from recapcast.speech.engines.http_service import decoded

    clip = decoded(gtts_answer.mp3(answer))
    require_speech(clip, token, _FASTEST)
    require_ending(clip)
    return clip


def _cut(text: str) -> list[str]:
    return clauses.cut(text, _LONGEST)


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
