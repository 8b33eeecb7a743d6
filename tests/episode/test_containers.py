import re
import subprocess
from pathlib import Path

import imageio_ffmpeg
import pytest

from recapcast.episode.containers import encoding_of
from recapcast.episode.format import CONTAINERS, choose
from tests.conftest import ebur128
from tests.episode import tagged, voices
from tests.episode.sounds import NO_STORE, encoders, finish_as
from tests.episode.tagged import TAGS
from tests.episode.test_master import programme

EACH = [
    (suffix, channels, kbit)
    for suffix, container in CONTAINERS.items()
    for channels in (1, 2)
    for kbit in (container.bitrates.get(channels, [None])[i] for i in (0, -1))
]


@pytest.mark.parametrize("suffix", CONTAINERS)
@pytest.mark.parametrize("channels", [1, 2])
def test_each_suffix_gives_the_codec_that_it_stands_for(suffix: str, channels: int) -> None:
    path, container = Path(f"a{suffix}"), CONTAINERS[suffix]
    encoding = encoding_of(choose(suffix, stereo=channels == 2, bitrate=None), encoders(), NO_STORE)
    encoding.write(tagged.programme(channels=channels), TAGS, path)
    text = subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-i", str(path)], capture_output=True).stderr.decode()
    found = re.search(r"Audio: (\w+).*?, (\d+) Hz, (mono|stereo|1 channels|2 channels)", text)
    assert found is not None, text
    assert (found[1], int(found[2])) == (container.codec, container.rate)
    assert found[3] in (("mono", "1 channels") if channels == 1 else ("stereo", "2 channels"))


@pytest.mark.parametrize(("suffix", "channels", "kbit"), sorted(set(EACH), key=str))
def test_each_plays_at_minus_16_lufs_and_no_peak_above_minus_1_dbtp(
    suffix: str, channels: int, kbit: int | None
) -> None:
    path = Path(f"a{suffix}")
    made = programme(voices.takes("espeak:en-us+klatt2"))
    encoded = finish_as(path, made, kbit=kbit, stereo=channels == 2)
    lufs, dbtp = ebur128(path, channels)
    assert lufs == pytest.approx(-16, abs=0.5)
    assert dbtp <= -1
    assert (encoded.lufs, encoded.dbtp) == pytest.approx((lufs, dbtp), abs=0.1)
    assert encoded.seconds == pytest.approx(made.samples / 44100, abs=0.001)
    assert (encoded.format.channels, encoded.format.kbit) == (channels, kbit)
