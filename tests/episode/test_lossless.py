import struct
from dataclasses import replace
from pathlib import Path

import mutagen.flac
import mutagen.wave
import numpy as np
import pytest

from recapcast.episode import sound as sounding
from recapcast.episode.containers import encoding_of
from recapcast.episode.format import RATE, choose
from recapcast.errors import OutputError
from recapcast.units import Samples
from tests.conftest import decode
from tests.episode import tagged
from tests.episode.sounds import NO_STORE, encoders, samples
from tests.episode.tagged import TAGS

BOTH = pytest.mark.parametrize("suffix", [".flac", ".wav"])


def write(suffix: str, length: int = 4 * RATE, channels: int = 1, link: str | None = TAGS.link) -> Path:
    path = Path(f"a{suffix}")
    encoding = encoding_of(choose(suffix, stereo=channels == 2, bitrate=None), encoders(), NO_STORE)
    encoding.write(tagged.programme(length, channels), replace(TAGS, link=link), path)
    return path


@BOTH
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("length", [1, 44101])
def test_every_sample_is_kept(suffix: str, channels: int, length: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounding, "PIECE", 10_007)
    wanted = samples(tagged.programme(length, channels).sound)
    assert (decode(write(suffix, length, channels)).reshape(-1, channels) == wanted).all()


@BOTH
def test_tags_chapters_and_cover_are_there(suffix: str) -> None:
    tagged.holds_all(write(suffix))


def test_another_reader_knows_a_flacs_cover_and_link() -> None:
    file = mutagen.flac.FLAC(write(".flac"))
    assert [picture.data for picture in file.pictures] == [tagged.COVER]
    assert file["website"] == ["https://example.org/a"]
    assert file.info.length == 4


@pytest.mark.parametrize("link", ["https://example.org/a", "https://example.org/ab"])
def test_the_chunks_of_a_wav_fill_it_and_begin_at_even_bytes(link: str) -> None:
    data = write(".wav", 441, link=link).read_bytes()
    assert struct.unpack("<4sI4s", data[:12]) == (b"RIFF", len(data) - 8, b"WAVE")
    place, names = 12, []
    while place < len(data):
        name, size = struct.unpack_from("<4sI", data, place)
        names.append(name)
        place += 8 + size + size % 2
    assert place == len(data)
    assert names == [b"fmt ", b"data", b"id3 "]
    tags = mutagen.wave.WAVE("a.wav").tags
    assert tags is not None
    assert tags["WOAS"].url == link
    assert "LAME" not in str(tags["TSSE"])


def test_a_wav_that_can_not_be_so_long_is_refused_with_what_can() -> None:
    class Long(sounding.TwoChannels):
        samples = Samples(7 * 3600 * RATE)

    long = replace(tagged.programme(), sound=Long(tagged.programme().sound))
    encoding = encoding_of(choose(".wav", stereo=True, bitrate=None), encoders(), NO_STORE)
    with pytest.raises(OutputError, match=r"lasts 7 h 0 min 0 s, and WAV holds 4 GB at most: choose \.flac"):
        encoding.write(long, TAGS, Path("a.wav"))
    assert not Path("a.wav").exists()


@BOTH
def test_what_is_read_back_is_what_was_written(suffix: str) -> None:
    encoding = encoding_of(choose(suffix, stereo=True, bitrate=None), encoders(), NO_STORE)
    read = np.concatenate(list(encoding.read(write(suffix, 44100, 2))))
    assert (np.rint(read * 32768) == samples(tagged.programme(44100, 2).sound)).all()
