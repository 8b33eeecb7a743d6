"""The embedded voice: espeak-ng from the package espeakng-loader, ready wherever recapcast is installed."""

import contextlib
import difflib
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from recapcast.child import Child
from recapcast.errors import SpeechError, VoiceError
from recapcast.languages import is_tag, nearest
from recapcast.script.spoken.phonemes import IPA, Piece, pieces
from recapcast.speech.clip import Clip, Mark
from recapcast.speech.engine import Voice
from recapcast.speech.engines import espeak_child, espeak_library
from recapcast.speech.engines.espeak_child import Wanted, said, said_by
from recapcast.speech.engines.espeak_library import LibraryVoice
from recapcast.speech.engines.espeak_phonemes import named
from recapcast.units import Seconds

_PREFERRED = {"en": "en-us"}
"""Bare tags that espeak-ng reads otherwise than the rest of the field: its plain `en` is British."""


_OTHERS = ("belinda", "david", "steph", "norbert", "shelby", "Lee", "Annie")
"""Variants far from the plain voice and from each other in pitch and in the shape of their spectrum, at nearly its
loudness and length: 227, 73, 182, 103, 175, 95 and 238 Hz where that has 101, measured on a sentence of English."""
_RANGES = {"rate": (80, 450, espeak_library.USUAL_RATE), "pitch": (0, 100, espeak_library.USUAL_PITCH)}
"""What a voice's name can set: from, to, and what it is without being set (speak_lib.h)."""


_BRACKET = re.compile(r"\[")


@dataclass(frozen=True)
class _Name:
    """A voice's name in its parts: `en-gb+f3,rate=160,pitch=40`."""

    code: str
    variant: str | None = None
    rate: int = espeak_library.USUAL_RATE
    pitch: int = espeak_library.USUAL_PITCH

    @classmethod
    def parse(cls, name: str) -> "_Name":
        """Read a name; whether there is such a code and variant is not asked.

        Raises:
            VoiceError: what it sets can not be set, or not to that.
        """
        voice, *pairs = name.split(",")
        code, plus, variant = voice.partition("+")
        settings = {}
        for pair in pairs:
            key, _, value = (part.strip() for part in pair.partition("="))
            low, high, _usual = _RANGES.get(key, (0, -1, 0))
            if not (value.isascii() and value.isdecimal() and low <= int(value) <= high):
                ranges = " and ".join(f"{key}={low} to {key}={high}" for key, (low, high, _) in _RANGES.items())
                message = f"espeak takes {ranges} after a voice's name, found `{pair.strip()}`."
                raise VoiceError(message)
            settings[key] = int(value)
        return cls(code, variant if plus else None, **settings)

    def __str__(self) -> str:
        name = self.code if self.variant is None else f"{self.code}+{self.variant}"
        changed = [key for key, (_, _, usual) in _RANGES.items() if getattr(self, key) != usual]
        return ",".join([name, *(f"{key}={getattr(self, key)}" for key in changed)])


class EspeakEngine:
    """espeak-ng. Voices are its language codes, with a variant, rate and pitch where wanted.

    Such as `en-us`, `ko`, `en-gb+f3`, `en-us,rate=150`, `en-gb+f3,rate=190,pitch=40`.
    """

    name = "espeak"
    label = "espeak-ng"
    description = "espeak-ng, embedded: offline, instant, over 100 languages, a robotic sound"
    offline = True
    parallel = 1
    quality = 2
    handles = frozenset[str]()

    def __init__(self, child: Child | None = None) -> None:
        """An engine that speaks in this process, or in a `child` of `espeak_child`."""
        self._child = child

    def alphabet(self, voice: Voice) -> str:  # noqa: ARG002
        """IPA, as far as the voice's language has the sounds."""
        return IPA

    def version_of(self, voice: Voice) -> str:  # noqa: ARG002
        """The version of the espeak-ng library."""
        return espeak_library.library().version

    def why_not(self, language: str, name: str | None, patience: Seconds) -> str | None:  # noqa: ARG002
        """None where the library starts and has the voice; else why not."""
        try:
            self.voice(language, name)
        except (SpeechError, VoiceError) as error:
            return str(error)
        return None

    def voices(self) -> Sequence[Voice]:
        """A voice for each language of the library; each can be given a variant too."""
        return [self._voice(_Name(code)) for code in self._known]

    @cached_property
    def _listed(self) -> dict[str, LibraryVoice]:
        listed: dict[str, LibraryVoice] = {}
        library = espeak_library.library()
        with library.turn:
            voices = list(library.languages())
        for voice in sorted(voices, key=lambda voice: (voice.code, voice.file)):
            listed.setdefault(voice.code, voice)
        return listed

    @cached_property
    def _known(self) -> dict[str, LibraryVoice]:
        """Those that are listed and spoken. Every voice's file is read for it, so it is asked for seldom."""
        speaks = espeak_library.library().speaks
        return {code: voice for code, voice in self._listed.items() if speaks(voice)}

    def _voice(self, name: _Name) -> Voice:
        return Voice(self.name, str(name), name.code, self._listed[name.code].name)

    def voice(self, language: str, name: str | None) -> Voice:
        """The voice of that name, or the nearest to `language`.

        Raises:
            VoiceError: no voice has that code, variant, rate, pitch or language.
        """
        if name is None:
            return self._nearest(language)
        parsed = _Name.parse(name)
        code = self._code(parsed.code)
        variant = parsed.variant
        if variant is not None:
            variants = {each.casefold(): each for each in espeak_library.library().variants()}
            variant = variants.get(variant.casefold(), variant)
            _require(variant, list(variants.values()), "variant")
        return self._voice(replace(parsed, code=code, variant=variant))

    def _code(self, written: str) -> str:
        """The code that `written` means: it may be in other letters, or a language where codes have regions.

        Raises:
            VoiceError: there is none.
        """
        codes = {code.lower(): code for code in self._known}
        code = codes.get(written.lower().replace("_", "-"))
        if code is None and written.isalpha() and is_tag(written):
            with contextlib.suppress(VoiceError):
                return self._nearest(written).language
        _require(code or written, self._known, "voice")
        return code or written

    def others(self, voice: Voice) -> Sequence[Voice]:
        """The same language at the same rate in other variants."""
        name = _Name.parse(voice.name)
        variants = [variant for variant in (*_OTHERS, None) if variant != name.variant]
        return [self._voice(_Name(name.code, variant, name.rate)) for variant in variants]

    def _nearest(self, language: str) -> Voice:
        wanted = _PREFERRED.get(language, language)
        listed = self._listed.get(wanted.lower())
        if listed is not None and espeak_library.library().speaks(listed):
            return self._voice(_Name(listed.code))
        code = nearest(wanted, filter(is_tag, self._known))
        if code is None:
            message = f"espeak does not speak the language `{language}`"
            raise VoiceError(message)
        return self._voice(_Name(code))

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:  # noqa: ARG002
        """Say `text`; the clip's marks are of its words.

        Raises:
            SpeechError: the library reports an error, or the voice has not all phonemes.
        """
        name = _Name.parse(voice.name)
        legible, origins, phonemes = self._readable(text, name)
        wanted = Wanted(legible, self._listed[name.code].file, name.variant, name.rate, name.pitch, phonemes)
        clip = said(wanted) if self._child is None else said_by(self._child, wanted)
        if legible == text:
            return clip
        return replace(clip, marks=tuple(Mark(origins[mark.position], mark.sample) for mark in clip.marks))

    def _readable(self, text: str, name: _Name) -> tuple[str, Sequence[int], bool]:
        """`text` as the library reads it, where each character comes from, and whether there are phonemes in it."""
        parts = list(pieces(text))
        if not any(part.phonemes for part in parts):
            return *_legible(text), False
        library = espeak_library.library()
        with library.turn:
            library.select(self._listed[name.code].file)
            table = library.phonemes()
        return *_with_phonemes(parts, table), True

    def another(self) -> "EspeakEngine | None":
        """The same in a process of its own; None where this Python can start none."""
        listed = self._listed
        try:
            other = EspeakEngine(Child(espeak_child.__name__))
        except OSError:
            return None
        other._listed = listed  # of the same library, which has to be asked in turns
        return other

    def close(self) -> None:
        """End the process of its own; nothing else is ever under way."""
        if self._child is not None:
            self._child.end()


def _with_phonemes(parts: Sequence[Piece], table: Mapping[str, str]) -> tuple[str, Sequence[int]]:
    """Words and phonemes in characters that espeak-ng reads as these, and which of the text's each of them was.

    Raises:
        SpeechError: as `named`.
    """
    written, origins = "", list[int]()
    for part in parts:
        if part.phonemes:
            spelled = f"[[{named(part.text, table)}]]"
            own: Sequence[int] = [0] * len(spelled)
        else:
            legible, places = _legible(part.text)
            # Brackets that are words' own: apart from each other, and from those of phonemes that follow.
            brackets = [bracket.end() for bracket in _BRACKET.finditer(legible)]
            spelled = _BRACKET.sub("[ ", legible)
            own = [place for at, place in enumerate(places, 1) for _ in range(1 + (at in brackets))]
        written += spelled
        origins += [part.start + place for place in own]
    return written, origins


def _legible(text: str) -> tuple[str, Sequence[int]]:
    """`text` in characters that espeak-ng reads, and which of its own each of them was.

    espeak-ng skips digits outside ASCII, and spells out styled letters.
    """
    if text.isascii():
        return text, range(len(text))
    legible = [_legible_character(character) for character in text]
    return "".join(legible), [at for at, characters in enumerate(legible) for _ in characters]


def _legible_character(character: str) -> str:
    if character.isascii():
        return character
    # Superscripts have a digit's value too, and espeak-ng reads those, and fractions and signs, as they are.
    kind = unicodedata.decomposition(character).partition(">")[0]
    if kind in {"<font", "<wide", "<circle"} or "ROMAN NUMERAL" in unicodedata.name(character, ""):
        character = unicodedata.normalize("NFKC", character)
    return "".join(str(unicodedata.decimal(c, c)) for c in character)


def _require(name: str, known: Collection[str], what: str) -> None:
    if name in known:
        return
    close = sorted(each for each in known if each.startswith(f"{name}-")) or difflib.get_close_matches(name, known)
    if close:
        hint = f"Near it: {', '.join(close)}."
    elif what == "variant":
        hint = f"There are: {', '.join(known)}."
    else:
        hint = "See `recapcast voices --engine espeak`."
    message = f"espeak has no {what} `{name}`. {hint}"
    raise VoiceError(message)
