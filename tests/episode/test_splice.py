import io

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from recapcast.episode import lame
from recapcast.episode.format import FRAME, RATE
from recapcast.episode.splice import Frame, NoRoomError, Splice, frames
from recapcast.errors import EpisodeError

SECONDS = 12
TURN = np.arange(SECONDS * RATE) * 2 * np.pi / RATE
SOUNDS: dict[str, NDArray[np.float64]] = {
    "noise": np.random.default_rng(1).normal(0, 6000, SECONDS * RATE),
    "chords": 3000 * np.sum([np.sin(pitch * TURN) for pitch in (220, 277, 330, 1760)], axis=0),
    "bursts": np.random.default_rng(2).normal(0, 9000, SECONDS * RATE) * (np.arange(SECONDS * RATE) % 9000 < 900),
    "silence": np.zeros(SECONDS * RATE),
}
COME_IN, SHARED, AHEAD = 4, 8, 3


def encoded(sound: NDArray[np.float64], kbit: int = 96) -> list[Frame]:
    return frames(lame.encode(np.clip(sound, -32768, 32767).astype("<i2").tobytes(), RATE, 1, kbit, 7))


def spliced(sound: NDArray[np.float64], cuts: list[int], kbit: int = 96) -> list[Frame]:
    """The frames of a sound that was encoded in parts, which begin at those frames."""
    splice = Splice()
    made: list[Frame] = []
    for cut, following in zip([0, *cuts], [*cuts, None], strict=True):
        first = max(0, cut - COME_IN)
        end = (following + SHARED + AHEAD) * FRAME if following else len(sound)
        made += splice.add(encoded(sound[first * FRAME : end], kbit), first, range(cut, cut + SHARED))
    return [*made, *splice.rest()]


def decoded(stream: list[Frame]) -> NDArray[np.float64]:
    sound: NDArray[np.float64] = soundfile.read(io.BytesIO(b"".join(stream)))[0]
    return sound


def off(stream: list[Frame], sound: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far what is decoded is from what was encoded, in each frame."""
    heard = decoded(stream)[1105:][: len(sound)]  # the delays of encoder and decoder
    error = heard / 0.95 - sound[: len(heard)] / 32768
    whole = len(error) // FRAME * FRAME
    return np.asarray(np.sqrt((error[:whole].reshape(-1, FRAME) ** 2).mean(1)))


@pytest.mark.parametrize("kind", SOUNDS)
@pytest.mark.parametrize("kbit", [64, 96, 128])
def test_no_seam_is_heard_wherever_it_lies(kind: str, kbit: int) -> None:
    sound, cuts = SOUNDS[kind], [60, 101, 190, 300]
    whole, parts = encoded(sound, kbit), spliced(sound, cuts, kbit)
    assert len(parts) == len(whole)
    assert len(b"".join(parts)) == pytest.approx(len(b"".join(whole)), abs=len(cuts) + 1)
    at_once, apart = off(whole, sound), off(parts, sound)
    assert apart.mean() <= at_once.mean() * 1.02 + 1e-5
    for cut in cuts:
        seam = slice(cut - 2, cut + SHARED + 2)
        assert apart[seam].max() <= max(at_once[seam].max() * 1.5, at_once.max() * 1.1) + 1e-5


@given(st.lists(st.integers(60, 420), max_size=4, unique=True))
@settings(max_examples=15)
def test_whatever_the_parts_the_length_is_the_same(cuts: list[int]) -> None:
    cuts = [cut for cut, before in zip(sorted(cuts), [0, *sorted(cuts)], strict=False) if cut - before >= 30]
    assert len(decoded(spliced(SOUNDS["bursts"], cuts))) == len(decoded(encoded(SOUNDS["bursts"])))


def test_frames_are_those_of_their_own_part() -> None:
    # What is moved lies behind a frame's own sound: header and side information stay.
    sound = SOUNDS["chords"]
    first, second = encoded(sound[: 80 * FRAME]), encoded(sound[60 * FRAME :])
    splice = Splice()
    assert list(splice.add(first, 0, ())) == []
    kept = splice.add(second, 60, [66])
    assert [frame[:21] for frame in kept] == [frame[:21] for frame in first[:66]]
    assert splice.rest() == second[6:]


def test_a_part_that_finds_no_room_is_told_and_changes_nothing() -> None:
    # A frame of noise from the start of an encoder's work leaves no room; one that is long at work wants some.
    fresh, long = encoded(SOUNDS["noise"][: 20 * FRAME]), encoded(SOUNDS["noise"])
    splice = Splice()
    splice.add(fresh, 0, ())
    with pytest.raises(NoRoomError, match="no frame from 1 to 3 has room"):
        splice.add(long[100:], -40, range(1, 4))
    assert splice.rest() == fresh


@pytest.mark.parametrize(
    "mp3", [b"ID3 something", b"".join(encoded(SOUNDS["silence"]))[:-1], b"\xff\xfb", b"\0" * 500]
)
def test_what_is_no_whole_frames_is_refused(mp3: bytes) -> None:
    with pytest.raises(EpisodeError, match="no whole MPEG-1 layer III frame at byte"):
        frames(mp3)


def test_nothing_is_no_frames() -> None:
    assert frames(b"") == []
