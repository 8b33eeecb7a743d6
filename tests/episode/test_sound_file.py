from pathlib import Path

import numpy as np
import pytest
import soundfile

from recapcast.episode import sound_file
from recapcast.errors import EpisodeError

NOISE = np.random.default_rng(1).integers(-9000, 9000, (20000, 1)).astype("<i2")


def test_what_is_written_is_read_back() -> None:
    Path("a.wav").write_bytes(b"what was there before, which was longer" * 9999)
    with sound_file.writing(Path("a.wav"), 44100, 1, "WAV", "PCM_16") as file:
        file.write(NOISE[:7])
        file.write(NOISE[7:])
    assert (soundfile.read("a.wav", dtype="int16")[0] == NOISE[:, 0]).all()
    assert Path("a.wav").stat().st_size < 41000


@pytest.mark.parametrize(("kind", "subtype"), [("WAV", "PCM_16"), ("FLAC", "PCM_16"), ("OGG", "OPUS")])
def test_a_full_disk_is_told_as_the_system_tells_it(
    kind: str, subtype: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with (
        pytest.raises(OSError, match="No space left"),
        sound_file.writing(Path("/dev/full"), 48000, 1, kind, subtype) as file,
    ):
        file.write(np.tile(NOISE, (20, 1)))
    assert capfd.readouterr().err == ""


def test_what_libsndfile_refuses_is_an_error_of_the_episode() -> None:
    with (
        pytest.raises(EpisodeError, match="can not be encoded"),
        sound_file.writing(Path("a.opus"), 44100, 1, "OGG", "OPUS"),
    ):
        pass


def test_an_error_of_the_caller_stays_as_it_is() -> None:
    with pytest.raises(ZeroDivisionError), sound_file.writing(Path("a.wav"), 44100, 1, "WAV", "PCM_16"):
        _ = 1 / 0
