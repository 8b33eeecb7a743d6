"""The embedded voice: espeak-ng from the package espeakng-loader, ready wherever recapcast is installed."""

import difflib
import unicodedata
from collections.abc import Collection, Sequence
from functools import cached_property

from recapcast.errors import SpeechError, VoiceError
from recapcast.speech.clip import Clip
from recapcast.speech.engine import Voice
from recapcast.speech.engines import espeak_library
from recapcast.speech.engines.espeak_library import LibraryVoice
from recapcast.units import Seconds

_PREFERRED = {"en": "en-us"}
"""Bare tags that espeak-ng reads otherwise than the rest of the field: its plain `en` is British."""
_FURTHEST = 25
"""How far a language may be from the voice's: the distance up to which speakers follow (langcodes' documentation)."""


class EspeakEngine:
    """espeak-ng. Voices are its language codes, with a variant where wanted: `en-us`, `en-gb+f3`, `ko`."""

    name = "espeak"
    label = "espeak-ng"
    description = "espeak-ng, embedded: offline, instant, over 100 languages, a robotic sound"
    offline = True
    parallel = 1

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
        return [self._voice(known, None) for known in self._known.values()]

    @cached_property
    def _known(self) -> dict[str, LibraryVoice]:
        known: dict[str, LibraryVoice] = {}
        for voice in sorted(espeak_library.library().languages(), key=lambda voice: (voice.code, voice.file)):
            known.setdefault(voice.code, voice)
        return known

    def _voice(self, known: LibraryVoice, variant: str | None) -> Voice:
        name = f"{known.code}+{variant}" if variant else known.code
        return Voice(self.name, name, known.code, known.name)

    def voice(self, language: str, name: str | None) -> Voice:
        """The voice of that code, or the nearest to `language`.

        Raises:
            VoiceError: no voice has that code, variant or language.
        """
        if name is None:
            return self._nearest(language)
        code, plus, variant = name.partition("+")
        _require(code, self._known, "voice")
        if plus:
            _require(variant, espeak_library.library().variants(), "variant")
        return self._voice(self._known[code], variant or None)

    def _nearest(self, language: str) -> Voice:
        import langcodes

        wanted = _PREFERRED.get(language, language)
        code: str | None = wanted.lower()
        if code not in self._known:
            tags = [tag for tag in self._known if _is_tag(tag)]
            # The bare language second: a script (zh-TW is written in another) is far to a reader, not to an ear.
            for tag in (wanted, wanted.partition("-")[0]):
                code = langcodes.closest_supported_match(tag, tags, _FURTHEST)
                if code is not None:
                    break
        if code is None:
            message = f"espeak does not speak the language `{language}`"
            raise VoiceError(message)
        return self._voice(self._known[code], None)

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:  # noqa: ARG002
        """Say `text` at espeak-ng's own rate and pitch.

        Raises:
            SpeechError: the library reports an error.
        """
        library = espeak_library.library()
        code, _, variant = voice.name.partition("+")
        library.select(self._known[code].file, variant or None)
        return library.speak(_legible(text))

    def close(self) -> None:
        """Nothing is ever under way."""


def _legible(text: str) -> str:
    """`text` in characters that espeak-ng reads: it skips digits outside ASCII, and spells out styled letters."""
    return "".join(map(_legible_character, text))


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
    close = difflib.get_close_matches(name, known, n=3)
    if close:
        hint = f"Near it: {', '.join(close)}."
    elif what == "variant":
        hint = f"There are: {', '.join(known)}."
    else:
        hint = "See `recapcast voices --engine espeak`."
    message = f"espeak has no {what} `{name}`. {hint}"
    raise VoiceError(message)


def _is_tag(code: str) -> bool:
    import langcodes

    try:
        langcodes.get(code)
    except langcodes.tag_parser.LanguageTagError:
        return False
    return True
