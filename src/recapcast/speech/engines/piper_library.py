"""piper-tts and onnxruntime behind a typed face: the one place that imports them, and only when they are needed."""

import http.client
import importlib.metadata
import logging
import os
import re
import socket
import unicodedata
import urllib.error
import urllib.parse
from functools import cache
from pathlib import Path

from recapcast.errors import DownloadError, SpeechError, VoiceError
from recapcast.script.spoken.phonemes import pieces
from recapcast.speech.clip import Clip
from recapcast.units import Hertz

_SEED = 1
"""Of the noise in a voice: with one and the same, a voice that is loaded anew says the same lines alike."""
_FATAL = 4
"""onnxruntime's level for what ends the process. Its other messages reach us as exceptions too."""
_NO_TELEMETRY = "ORT_DISABLE_TELEMETRY"
_STALLED = 30.0
"""Seconds without a byte after which a download is given up; piper's downloader by itself waits for ever."""
_LONGEST_REASON = 200
_BRACKET = re.compile(r"\[(?=\[|$)")
"""piper reads `[[` … `]]` as phonemes; apart, from those that follow too, the brackets are only text."""
_SAME = str.maketrans({":": "ː", "'": "ˈ", "͡": None, "͜": None, ".": None, "‿": None})
"""Signs of IPA that are written in two ways, and those that tell nothing of the sound. A full stop would be one."""
_RUNTIME_PREFIX = re.compile(r"^\[ONNXRuntimeError\] : \d+ : \w+ : ")


def version() -> str:
    """The version of piper-tts, found without importing it.

    Raises:
        VoiceError: it is not installed.
    """
    try:
        return importlib.metadata.version("piper-tts")
    except importlib.metadata.PackageNotFoundError as error:
        message = "piper-tts is not installed: pip install 'recapcast[piper]'"
        raise VoiceError(message) from error


@cache
def start() -> None:
    """Import the libraries and keep them from writing to the terminal; takes 0.2 s at the first call, then nothing.

    Raises:
        VoiceError: piper-tts is not installed.
        SpeechError: it is, and can not be imported.
    """
    version()
    # From 1.29 on, onnxruntime tells Microsoft of each process that uses it (microsoft/onnxruntime pull request
    # 27379), unless this stands in the environment when it is imported; on Windows a call does it.
    os.environ[_NO_TELEMETRY] = "1"
    try:
        # First, and whole: another thread may be importing it for the music, and onnxruntime begins in its middle.
        # There each of the two would wait for the other, and Python gives one a half of it.
        import numpy  # noqa: F401
        import onnxruntime
        import piper  # noqa: F401
    except (ImportError, OSError) as error:
        message = f"piper-tts can not be loaded ({_reason(error)}); install it again"
        raise SpeechError(message) from error
    onnxruntime.disable_telemetry_events()
    onnxruntime.set_default_logger_severity(_FATAL)
    # Without a handler of its own, Python prints a logger's warnings.
    logging.getLogger("piper").addHandler(logging.NullHandler())


class Synthesizer:
    """One voice file, loaded."""

    def __init__(self, file: Path, downloads: Path) -> None:
        """Load it.

        Args:
            file: the `.onnx`, with its `.onnx.json` beside it.
            downloads: where piper may keep what the voices of some languages need besides (Chinese).

        Raises:
            VoiceError: piper-tts is not installed.
            SpeechError: piper does not take the file.
        """
        start()
        import onnxruntime
        from piper import PiperVoice

        try:
            # Read when a model is loaded, not when it speaks.
            onnxruntime.set_seed(_SEED)
            self._voice = PiperVoice.load(file, download_dir=downloads)
        except Exception as error:  # a voice is anybody's file, and the libraries raise what they like
            message = f"the voice {file} can not be loaded ({_reason(error)})"
            raise SpeechError(message) from error

    def speak(self, text: str, speaker: int | None) -> Clip:
        """Say `text`, each of its sentences at full scale; an empty clip where piper finds nothing to say.

        Args:
            text: what to say; with phonemes only where the voice takes IPA.
            speaker: the number of one of a model's speakers, or None where it has only one.

        Raises:
            SpeechError: piper fails on it, or the voice has not all phonemes.
        """
        from piper import SynthesisConfig

        plain = "".join(
            f"[[{self._known(piece.text)}]]" if piece.phonemes else _BRACKET.sub("[ ", piece.text)
            for piece in pieces(text)
        )
        try:
            chunks = list(self._voice.synthesize(plain, SynthesisConfig(speaker_id=speaker)))
        except Exception as error:
            message = f"piper failed on it ({_reason(error)})"
            raise SpeechError(message) from error
        return Clip(b"".join(chunk.audio_int16_bytes for chunk in chunks), Hertz(self._voice.config.sample_rate))

    def _known(self, ipa: str) -> str:
        """Phonemes in the signs that the voice was trained on.

        Raises:
            SpeechError: it was not trained on one of them, which piper would leave out.
        """
        signs = unicodedata.normalize("NFD", ipa).translate(_SAME)
        for sign in signs:
            if sign not in self._voice.config.phoneme_id_map:
                message = f"this voice has no phoneme for `{sign}` of the lexicon's `{ipa}`"
                raise SpeechError(message)
        return signs


def fetch(name: str, folder: Path) -> Path:
    """Download a voice by piper's own downloader. What came may be anything: the server's word is not checked here.

    Args:
        name: of the voice, of the form LANG_REGION-NAME-QUALITY.
        folder: where its two files are put.

    Returns:
        The `.onnx`; the `.onnx.json` is beside it.

    Raises:
        VoiceError: piper-tts is not installed.
        SpeechError: it can not be imported.
        DownloadError: nothing came, or it could not be written.
    """
    start()
    from piper.download_voices import download_voice

    # As an address spells it (`tug%C3%A3o`): the downloader puts the name into one as it is.
    quoted = urllib.parse.quote(name)
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(_STALLED)
    try:
        download_voice(quoted, folder)
    except urllib.error.HTTPError as error:
        error.close()
        message = f"the server answered {error.code} {error.reason}"
        if error.code == http.HTTPStatus.NOT_FOUND:
            message = f"{message}: is the name right? `python -m piper.download_voices` lists them"
        raise DownloadError(message) from error
    except urllib.error.URLError as error:
        message = f"the server can not be reached: {error.reason}"
        raise DownloadError(message) from error
    except (OSError, http.client.HTTPException) as error:
        raise DownloadError(_reason(error)) from error
    finally:
        socket.setdefaulttimeout(before)
    return folder / f"{quoted}.onnx"


def _reason(error: Exception) -> str:
    """What an exception of a library says, as one clause."""
    if isinstance(error, KeyError):
        return f"it lacks {error}"
    text = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    line = _RUNTIME_PREFIX.sub("", text).strip().splitlines()[0].rstrip(".")
    return line if len(line) <= _LONGEST_REASON else f"{line[: _LONGEST_REASON - 1]}…"
