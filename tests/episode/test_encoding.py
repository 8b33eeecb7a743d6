import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from recapcast.episode.encoding import encode, measured
from recapcast.episode.format import RATE, choose
from recapcast.episode.lossless import Wav
from recapcast.episode.loudness import Floats
from recapcast.episode.measure import decoded
from recapcast.episode.sound import Tape
from recapcast.errors import EpisodeError
from tests.conftest import ebur128
from tests.episode import tagged
from tests.episode.tagged import TAGS

MONO, STEREO = (choose(".wav", stereo=stereo, bitrate=None) for stereo in (False, True))


def blocks(sound: NDArray[np.float64], size: int = 10_000) -> Iterator[Floats]:
    for start in range(0, len(sound), size):
        yield sound[start : start + size].astype(np.float32)


def stereo() -> NDArray[np.float64]:
    random = np.random.default_rng(1)
    return np.stack([random.normal(0, 0.1, 5 * RATE), random.normal(0, 0.02, 5 * RATE)], 1)


def test_two_channels_are_measured_as_two_speakers_play_them() -> None:
    soundfile.write("a.wav", stereo(), RATE, "PCM_24")
    found = measured(decoded(Path("a.wav")), STEREO)
    assert (found.lufs, found.dbtp) == pytest.approx(ebur128(Path("a.wav"), 2), abs=0.15)
    assert found.samples == 5 * RATE
    assert found.seconds == pytest.approx(5)


def test_two_channels_alike_are_as_loud_as_one() -> None:
    one = stereo()[:, :1]
    assert measured(blocks(one.repeat(2, 1)), STEREO).lufs == pytest.approx(
        measured(blocks(one), MONO).lufs, abs=0.01
    )


def test_the_peak_is_the_higher_channels_whichever_that_is() -> None:
    sound = np.full((RATE, 2), 0.01)
    sound[::100, 1] = 0.9
    assert measured(blocks(sound), STEREO).dbtp == pytest.approx(measured(blocks(sound[:, ::-1]), STEREO).dbtp)


def test_silence_and_nothing_at_all_are_no_episode() -> None:
    for length in (0, RATE):
        with pytest.raises(EpisodeError, match="silent"):
            measured(blocks(np.zeros((length, 1))), MONO)


def test_another_number_of_channels_is_told() -> None:
    with pytest.raises(EpisodeError, match=r"has 2 channel\(s\), where 1 were wanted"):
        measured(blocks(stereo()), MONO)


def test_what_can_not_be_decoded_is_told() -> None:
    with pytest.raises(EpisodeError, match="can not be decoded"):
        list(decoded(io.BytesIO(b"no sound at all" * 99)))


def test_a_file_of_another_length_than_its_timeline_is_told() -> None:
    class Short(Wav):
        def read(self, path: Path) -> Iterator[Floats]:
            yield np.concatenate(list(super().read(path)))[: -round(0.06 * RATE)]

    with pytest.raises(EpisodeError, match=r"lasts 3\.94 s, where its timeline has 4\.00 s"):
        encode(tagged.programme(), TAGS, Path("a.wav"), Short(MONO))
    assert encode(tagged.programme(), TAGS, Path("a.wav"), Wav(MONO)).samples == 4 * RATE


def test_tags_do_not_reach_the_sound() -> None:
    silent = replace(tagged.programme(), sound=Tape(bytes(2 * RATE)))
    with pytest.raises(EpisodeError, match="silent"):
        encode(silent, TAGS, Path("a.wav"), Wav(MONO))
