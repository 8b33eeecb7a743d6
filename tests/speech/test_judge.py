import contextlib
from array import array

import pytest

from recapcast.errors import SpeechError
from recapcast.speech.clip import Clip
from recapcast.speech.engines.espeak import EspeakEngine
from recapcast.speech.judge import require_ending, require_speech
from recapcast.units import Hertz, Seconds


def clip(seconds: float, level: int) -> Clip:
    return Clip(array("h", [level, -level] * round(4000 * seconds)).tobytes(), Hertz(8000))


def test_sound_of_a_likely_length_passes() -> None:
    require_speech(clip(2, 3000), "two seconds of words, about")


@pytest.mark.parametrize(
    ("bad", "says"),
    [(clip(0, 0), "no sound came"), (clip(2, 0), "2.0 s of silence came"), (clip(2, 90), "silence"),
     (clip(0.2, 3000), "only 0.2 s of sound came for 22 letters")],
)  # fmt: skip
def test_what_can_not_be_the_words_is_refused(bad: Clip, says: str) -> None:
    with pytest.raises(SpeechError, match=says):
        require_speech(bad, "two seconds of words, about")


def test_a_short_word_may_be_short() -> None:
    require_speech(clip(0.1, 3000), "Hm.")


def test_the_limit_is_the_voices_own() -> None:
    with pytest.raises(SpeechError, match="only"):
        require_speech(clip(0.5, 3000), "two seconds of words, about", fastest=25)


def test_an_end_that_stays_silent_for_long_is_refused_and_a_short_one_is_not() -> None:
    voice = array("h", [3000, -3000] * 22050)
    for silent, refused in ((1.0, False), (2.0, True)):
        clip = Clip(voice.tobytes() + bytes(2 * round(22050 * silent)), Hertz(22050))
        with pytest.raises(SpeechError, match="at its end are silent") if refused else contextlib.nullcontext():
            require_speech(clip, "some words")


def test_a_sound_that_stops_in_the_middle_is_refused_and_one_that_dies_away_is_not() -> None:
    voice = array("h", [3000, -3000] * 22050)
    with pytest.raises(SpeechError, match="stops in the middle"):
        require_ending(Clip(voice.tobytes(), Hertz(22050)))
    require_ending(Clip(voice.tobytes() + bytes(900), Hertz(22050)))
    require_ending(Clip(b"", Hertz(22050)))


def test_real_voices_die_away() -> None:
    engine = EspeakEngine()
    for name in ("en-us", "en-gb+f3", "ko", "es", "en-us,rate=300"):
        for text in ("And that was all.", "Stop", "He said: leaf", "8,412 people"):
            require_ending(engine.speak(text, engine.voice("en", name), Seconds(1)))
