import threading
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.episode import sound as sounding
from recapcast.episode.sound import Tape, TwoChannels, ahead, pieces


@given(st.lists(st.integers(0, 50), max_size=6), st.sampled_from([1, 2]), st.data())
def test_whatever_is_laid_down_is_read_however_it_is_cut(
    sizes: list[int], channels: int, data: st.DataObject
) -> None:
    tape, laid = Tape(channels=channels), []
    for size in sizes:
        some = np.random.default_rng(size).integers(-32768, 32767, (size, channels)).astype("<i2")
        tape.append(some.tobytes())
        laid.append(some)
    whole = np.concatenate([np.empty((0, channels), "<i2"), *laid])
    assert (tape.samples, tape.channels) == (len(whole), channels)
    start = data.draw(st.integers(0, len(whole)))
    stop = data.draw(st.integers(start, len(whole)))
    assert (tape.read(start, stop) == whole[start:stop]).all()


def test_pieces_are_all_of_it_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounding, "PIECE", 64)
    tape = Tape(np.arange(1000, dtype="<i2").tobytes())
    assert [len(piece) for piece in pieces(tape)] == [64] * 15 + [40]
    assert np.concatenate(list(pieces(tape)))[:, 0].tolist() == list(range(1000))
    assert list(pieces(Tape())) == []


def test_the_next_item_is_worked_on_while_one_is_used() -> None:
    begun = threading.Event()

    def items() -> Iterator[int]:
        yield 1
        begun.set()
        yield 2

    coming = ahead(items())
    assert next(coming) == 1
    assert begun.wait(10)
    assert list(coming) == [2]


def test_an_error_in_the_work_ahead_is_raised_in_its_place() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise ValueError

    coming = ahead(items())
    assert next(coming) == 1
    with pytest.raises(ValueError):  # noqa: PT011 (the one above)
        next(coming)


@given(st.binary(min_size=8, max_size=64), st.data())
def test_a_digest_is_of_the_samples_asked_for_alone(pcm: bytes, data: st.DataObject) -> None:
    pcm = pcm[: len(pcm) // 4 * 4]
    tape = Tape(pcm)
    start = data.draw(st.integers(0, tape.samples - 1))
    stop = data.draw(st.integers(start + 1, tape.samples))
    place = data.draw(st.integers(0, len(pcm) - 1))
    other = Tape(pcm[:place] + bytes([pcm[place] ^ 1]) + pcm[place + 1 :])
    inside = start <= place // 2 < stop
    assert (tape.digest(start, stop) != other.digest(start, stop)) == inside
    assert (TwoChannels(tape).digest(start, stop) != TwoChannels(other).digest(start, stop)) == inside
    assert Tape(pcm, 2).digest(0, len(pcm) // 4) != tape.digest(0, tape.samples)
    assert TwoChannels(tape).digest(start, stop) != tape.digest(start, stop)


def test_one_channel_is_heard_alike_in_two() -> None:
    tape = Tape(np.arange(1000, dtype="<i2").tobytes())
    two = TwoChannels(tape)
    assert (two.samples, two.channels) == (1000, 2)
    assert (two.read(10, 20) == np.stack([np.arange(10, 20)] * 2, 1)).all()
