import io

import numpy as np
import pytest
import soundfile

from recapcast.child import Child
from recapcast.episode import lame
from recapcast.episode.format import RATE

TONE = (9000 * np.sin(np.arange(2 * RATE) / 9)).astype("<i2").tobytes()


def test_a_sound_is_encoded_at_the_asked_rate() -> None:
    for kbit in (64, 96, 128):
        mp3 = lame.encode(TONE, RATE, 1, kbit, 7)
        assert len(mp3) * 8 / 2 == pytest.approx(kbit * 1000, rel=0.05)
        info = soundfile.info(io.BytesIO(mp3))
        assert (info.samplerate, info.channels, info.subtype) == (RATE, 1, "MPEG_LAYER_III")


def test_two_channels_stay_two() -> None:
    assert soundfile.info(io.BytesIO(lame.encode(TONE, RATE, 2, 128, 7))).channels == 2


def test_a_child_gives_the_same() -> None:
    child = Child("recapcast.episode.lame")
    try:
        for pcm in (TONE, b""):
            settings = (RATE, 1, 96, 7)
            assert child.ask(lame.SETTINGS.pack(*settings), pcm) == lame.encode(pcm, *settings)
    finally:
        child.end()
