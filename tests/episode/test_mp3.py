import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile

from recapcast.episode import plan as planning
from recapcast.episode.encoders import Encoders
from recapcast.episode.format import CONTAINERS, FRAME, RATE
from recapcast.episode.join import Placed, PlacedChapter, Programme
from recapcast.episode.mp3 import lame_gain
from recapcast.episode.sound import Tape
from recapcast.episode.splice import NoRoomError, Splice
from recapcast.errors import EpisodeError
from recapcast.script.model import Line
from recapcast.store import STRETCHES, Store
from recapcast.units import Samples
from tests.conftest import decode, ebur128
from tests.episode.sounds import encode, mono, of, samples


def programme(seconds: float, level: float = 8000) -> Programme:
    time = np.arange(round(seconds * RATE)) / RATE
    return of(level / 32767 * np.sin(2 * np.pi * 440 * time))


@pytest.mark.parametrize("seconds", [0.05, 1, 7.7])
def test_the_file_decodes_to_the_programme(folder: Path, seconds: float) -> None:
    made = programme(seconds)
    encoded = encode(made)
    (folder / "a.mp3").write_bytes(encoded.mp3)
    decoded = decode(folder / "a.mp3").astype(float)
    wanted = mono(made).astype(float)
    assert encoded.samples == made.samples == len(decoded)
    middle = slice(len(wanted) // 4, 3 * len(wanted) // 4)
    assert np.corrcoef(decoded[middle], wanted[middle])[0, 1] > 0.99


def test_the_bit_rate_is_constant() -> None:
    encoded = encode(programme(20))
    assert abs(len(encoded.mp3) * 8 / 20 / 96000 - 1) < 0.01


def test_loudness_and_peak_are_those_of_the_decoded_file(folder: Path) -> None:
    encoded = encode(programme(5, level=20000))
    (folder / "a.mp3").write_bytes(encoded.mp3)
    assert (encoded.lufs, encoded.dbtp) == pytest.approx(ebur128(folder / "a.mp3"), abs=0.05)


def test_a_peak_above_full_scale_is_not_cut_off(folder: Path) -> None:
    noise = np.random.default_rng(1).choice([-32768, 32767], 2 * RATE)
    encoded = encode(of(np.repeat(noise[::8], 8) / 32767))
    (folder / "a.mp3").write_bytes(encoded.mp3)
    assert encoded.dbtp > 3
    assert encoded.dbtp == pytest.approx(ebur128(folder / "a.mp3")[1], abs=0.3)


def test_silence_is_no_episode() -> None:
    with pytest.raises(EpisodeError, match="silent"):
        encode(programme(1, level=0))


def chapters(*seconds: float, pitch: float = 440) -> Programme:
    """A programme of a chapter for each of so many seconds, a tone each, with pauses of 0.9 s between them."""
    tape, placed, lines = Tape(), [], []
    for number, length in enumerate(seconds):
        time = np.arange(round(length * RATE)) / RATE
        tape.append(bytes(2 * (round(0.9 * RATE) + -(tape.samples + round(0.9 * RATE)) % FRAME)))
        start = tape.samples if number else Samples(0)
        lines.append(Placed(Line("N", "x"), tape.samples, Samples(tape.samples + len(time))))
        tape.append((8000 * np.sin(2 * np.pi * (pitch + 50 * number) * time)).astype("<i2").tobytes())
        placed.append((start, tape.samples))
    ends = [start for start, _ in placed[1:]] + [tape.samples]
    found = [PlacedChapter("c", start, end) for (start, _), end in zip(placed, ends, strict=True)]
    return Programme(tape, tuple(lines), tuple(found))


def kept(store: Store) -> int:
    return store.info().entries.get(STRETCHES, 0)


def test_each_chapter_is_encoded_apart_and_they_decode_as_one(folder: Path) -> None:
    store, made = Store(folder / "store", 10**9), chapters(8, 25, 6, 150)
    encoded = encode(made, store)
    assert kept(store) == 6  # the last is cut where it gets long
    (folder / "a.mp3").write_bytes(encoded.mp3)
    decoded = decode(folder / "a.mp3").astype(float)
    assert len(decoded) == made.samples
    wanted = mono(made).astype(float) * 0.95
    assert np.abs(decoded - wanted).max() < 500


def test_what_was_encoded_before_is_not_encoded_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, made = Store(folder / "store", 10**9), chapters(8, 25, 6)
    first = encode(made, store)
    before = kept(store)
    with monkeypatch.context() as patch:
        patch.setattr(Encoders, "encode", lambda *_arguments: pytest.fail("encoded again"))
        assert encode(made, store).mp3 == first.mp3
    assert kept(store) == before == 3
    # A longer first chapter moves the others, and changes nothing of them.
    encode(chapters(9.3, 25, 6), store)
    assert kept(store) == before + 1


def test_what_was_encoded_at_one_bit_rate_serves_that_one_alone(folder: Path) -> None:
    store, made = Store(folder / "store", 10**9), wide(45, 2)
    for kbit in (320, 128):
        before = kept(store)
        first = encode(made, store, kbit).mp3
        added = kept(store)
        assert added >= before + len(planning.stretches(made))  # more where a join found no room
        assert encode(made, store, kbit).mp3 == first
        assert kept(store) == added


def test_a_stretch_that_was_damaged_in_the_store_is_encoded_again(folder: Path) -> None:
    store, made = Store(folder / "store", 10**9), chapters(8, 25)
    first = encode(made, store)
    for path in (folder / "store").rglob("*.kept"):
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert encode(made, store).mp3 == first.mp3


def test_where_no_room_is_found_it_is_encoded_from_further_before(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = chapters(8, 25, 6)
    usual = encode(made)
    add, refused = Splice.add, []

    def narrow(splice: Splice, part: list[bytes], first: int, take_over: range) -> Sequence[bytes]:
        if first and take_over.step > 0:
            refused.append(first)
            raise NoRoomError
        return add(splice, part, first, take_over)

    monkeypatch.setattr(Splice, "add", narrow)
    encoded = encode(made)
    assert len(refused) == 2
    assert encoded.samples == usual.samples
    (folder / "a.mp3").write_bytes(encoded.mp3)
    assert np.abs(decode(folder / "a.mp3") - mono(made).astype(float) * 0.95).max() < 500


RATES = [(channels, kbit) for channels in (1, 2) for kbit in CONTAINERS[".mp3"].bitrates[channels]]


def wide(seconds: float, channels: int) -> Programme:
    """Bursts of noise that no two channels share, with a line every 2 s: each a place where stretches may meet."""
    samples = round(seconds * RATE)
    time, random = np.arange(samples) / RATE, np.random.default_rng(1)
    bursts = random.normal(0, 4000, (samples, channels)) * (0.2 + (time * 3 % 1 < 0.4))[:, np.newaxis]
    lines = [
        Placed(Line("N", "x"), Samples(start), Samples(start + RATE)) for start in range(0, samples - RATE, 2 * RATE)
    ]
    return Programme(Tape(np.clip(bursts, -32000, 32000).astype("<i2").tobytes(), channels), tuple(lines), ())


@pytest.mark.parametrize(("channels", "kbit"), RATES)
def test_the_encoders_own_gain_is_what_it_is_said_to_be(channels: int, kbit: int) -> None:
    tone = 0.5 * np.sin(np.arange(2 * RATE) * 2 * np.pi * 1000 / RATE)
    sound = np.stack([tone, 0.7 * tone][:channels], 1)
    decoded, rate = soundfile.read(io.BytesIO(encode(of(sound), kbit=kbit).mp3), always_2d=True)
    assert (decoded.shape, rate) == (sound.shape, RATE)
    inside = slice(RATE // 2, -RATE // 2)
    gain = 20 * np.log10(decoded[inside].std(0) / sound[inside].std(0))
    assert gain == pytest.approx([lame_gain(kbit)] * channels, abs=0.02)


@pytest.mark.parametrize(("channels", "kbit"), RATES)
def test_stretches_join_at_every_bit_rate_as_if_there_were_none(
    channels: int, kbit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = wide(12, channels)
    wanted = samples(made.sound) / 32768 * 10 ** (lame_gain(kbit) / 20)

    def fault() -> float:
        mp3 = encode(made, kbit=kbit).mp3
        decoded = soundfile.read(io.BytesIO(mp3), always_2d=True)[0]
        assert decoded.shape == wanted.shape
        assert len(mp3) * 8 / 12 / 1000 == pytest.approx(kbit, rel=0.02)
        return float(np.abs(decoded - wanted).max())

    whole = fault()
    monkeypatch.setattr(planning, "_LONG", RATE)
    assert len(planning.stretches(made)) == 6
    assert fault() < 1.3 * whole
