import pytest

from recapcast.errors import VoiceError
from recapcast.speech.engine import Engine
from recapcast.speech.judge import require_speech
from recapcast.testing import ToneEngine
from recapcast.units import Seconds


def test_the_tone_is_an_engine() -> None:
    engine: Engine = ToneEngine()
    assert engine.why_not("en", None, Seconds(0.0)) is None
    assert engine.voice("ko", None) == engine.voice("ko", "a")
    with pytest.raises(VoiceError):
        engine.voice("en", "b")


@pytest.mark.parametrize("rate", [16000, 22050, 44100])
def test_a_clip_has_exactly_the_stated_length_and_passes_for_speech(rate: int) -> None:
    engine = ToneEngine(rate)
    clip = engine.speak("twenty-five characters xx", engine.voices()[0], Seconds(1))
    assert len(clip.pcm) == 2 * engine.length("twenty-five characters xx") == 2 * rate
    require_speech(clip, "twenty-five characters xx")
