"""Piper: neural voices from files on this machine, through piper-tts (the extra `recapcast[piper]`)."""

from collections.abc import Sequence
from pathlib import Path

from recapcast.errors import SpeechError, VoiceError
from recapcast.languages import nearest, primary
from recapcast.script.spoken.phonemes import IPA
from recapcast.speech.clip import Clip
from recapcast.speech.engine import Voice
from recapcast.speech.engines import piper_library, piper_voices
from recapcast.speech.engines.piper_library import Synthesizer
from recapcast.speech.engines.piper_voices import QUALITIES, Model
from recapcast.units import Seconds

_LISTED = 20
"""A model of more speakers is listed alone: some have 900, known by numbers."""


class PiperEngine:
    """Piper. Voices are files: names from the voices folder, or paths, with a speaker where a model has several.

    `en_US-lessac-medium`, `voices/mine.onnx`, `en_GB-vctk-medium+p239`.
    """

    name = "piper"
    label = "Piper"
    description = "Piper: offline, natural; voices are added with `recapcast voices add`"
    offline = True
    parallel = 1
    quality: int = 5
    """How natural it sounds beside the others; `auto` falls back to the highest that is ready."""
    handles = frozenset[str]()

    def __init__(self) -> None:
        self._loaded: dict[tuple[Path, tuple[int, ...]], Synthesizer] = {}

    def alphabet(self, voice: Voice) -> str | None:
        """IPA, where the voice was trained on it.

        Raises:
            VoiceError: the file is not there any more.
        """
        return IPA if piper_voices.find(voice.name)[0].takes_ipa else None

    def version_of(self, voice: Voice) -> str:
        """The version of what makes the sound of `voice`: piper-tts's, and the voice file's as a hash.

        Raises:
            VoiceError: the file is not there any more.
        """
        return f"{piper_library.version()} {piper_voices.find(voice.name)[0].digest()}"

    def why_not(self, language: str, name: str | None, patience: Seconds) -> str | None:  # noqa: ARG002
        """None where the library starts and the voice's settings are right; the model itself is loaded to speak."""
        try:
            self.voice(language, name)
            piper_library.start()
        except (SpeechError, VoiceError) as error:
            return str(error)
        return None

    def voices(self) -> Sequence[Voice]:
        """What is in the voices folder, and the speakers of a model that has few."""
        return [voice for model in piper_voices.installed() for voice in self._listed(model)]

    def voice(self, language: str, name: str | None) -> Voice:
        """The voice called `name`, or the best in the folder for `language`: the nearest, then of the best quality.

        Raises:
            VoiceError: there is no such voice, none for the language, or piper-tts is not installed.
        """
        piper_library.version()
        if name is None:
            return self._voice(self._nearest(language), None)
        model, speaker = piper_voices.find(name)
        return self._voice(model, speaker)

    def others(self, voice: Voice) -> Sequence[Voice]:
        """Other voices of the same language, for those who are quoted; may be none.

        The other speakers of its own model come first, then the other voices in the folder.

        Raises:
            VoiceError: the voice's file is not there any more.
        """
        own, speaker = piper_voices.find(voice.name)
        number = _number(own, speaker)
        speakers = [other for other in _speakers(own) if _number(own, other) != number]
        language = primary(own.language)
        models = [
            model
            for model in piper_voices.installed()
            if primary(model.language) == language and model.file.resolve() != own.file.resolve()
        ]
        models.sort(key=lambda model: (model.language != own.language, _rank(model)))
        voices = [self._voice(own, other) for other in speakers]
        return voices + [other for model in models for other in self._listed(model)]

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:  # noqa: ARG002
        """Say `text`; the voice is loaded at its first line, and kept.

        Raises:
            SpeechError: the voice does not load, or piper fails.
        """
        try:
            model, speaker = piper_voices.find(voice.name)
            key = model.file, piper_voices.stamp(model.file)
        except (OSError, VoiceError) as error:
            raise SpeechError(str(error)) from error
        if key not in self._loaded:
            self._loaded[key] = Synthesizer(model.file, piper_voices.folder())
        return self._loaded[key].speak(text, _number(model, speaker))

    def another(self) -> None:
        """None: its library works in several threads already."""

    def close(self) -> None:
        """Nothing is ever under way."""

    def _voice(self, model: Model, speaker: str | None) -> Voice:
        name = model.name if speaker is None else f"{model.name}+{speaker}"
        shown = Path(name).name if name != Path(name).name else ""
        return Voice(self.name, name, model.language, model.description, shown)

    def _listed(self, model: Model) -> list[Voice]:
        speakers = _speakers(model) if len(model.speakers) <= _LISTED else [None]
        return [self._voice(model, speaker) for speaker in speakers]

    def _nearest(self, language: str) -> Model:
        models = sorted(piper_voices.installed(), key=_rank)
        if models:
            tags = [model.language for model in models]
            tag = nearest(language, tags)
            if tag is not None:
                return models[tags.index(tag)]
        message = (
            f"piper has no voice for `{language}` in {piper_voices.folder()}; "
            "`recapcast voices add NAME` downloads one, such as en_US-lessac-medium"
        )
        raise VoiceError(message)


def _speakers(model: Model) -> list[str | None]:
    """Everyone in a model once: the default speaker, who needs no name, then the others by name."""
    return [None, *(speaker for speaker, number in model.speakers.items() if number != model.default)]


def _rank(model: Model) -> tuple[int, str]:
    """Sorts the best first; a quality that piper does not know comes last."""
    quality = QUALITIES.index(model.quality) if model.quality in QUALITIES else -1
    return -quality, model.name


def _number(model: Model, speaker: str | None) -> int | None:
    """The number by which a model knows a speaker; None where it has only one."""
    if not model.speakers:
        return None
    if speaker is None:
        return model.default
    return model.speakers[speaker] if speaker in model.speakers else int(speaker)
