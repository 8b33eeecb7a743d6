import io
import signal
import subprocess
import sys
from collections.abc import Iterator

import numpy as np
import pytest
import soundfile

from recapcast.episode import lame
from recapcast.episode.format import RATE
from recapcast.episode.lame import ANSWER, JOB

TONE = (9000 * np.sin(np.arange(2 * RATE) / 9)).astype("<i2").tobytes()


@pytest.fixture
def child() -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, lame.__file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    yield process
    process.kill()
    process.communicate()


def test_a_sound_is_encoded_at_the_asked_rate() -> None:
    for kbit in (64, 96, 128):
        mp3 = lame.encode(TONE, RATE, 1, kbit, 7)
        assert len(mp3) * 8 / 2 == pytest.approx(kbit * 1000, rel=0.05)
        info = soundfile.info(io.BytesIO(mp3))
        assert (info.samplerate, info.channels, info.subtype) == (RATE, 1, "MPEG_LAYER_III")


def test_two_channels_stay_two() -> None:
    assert soundfile.info(io.BytesIO(lame.encode(TONE, RATE, 2, 128, 7))).channels == 2


def test_the_child_gives_the_same_and_ends_with_its_input(child: subprocess.Popen[bytes]) -> None:
    job = JOB.pack(len(TONE), RATE, 1, 96, 7) + TONE
    out, error = child.communicate(job + JOB.pack(0, RATE, 1, 96, 7), timeout=20)
    wanted = [lame.encode(pcm, RATE, 1, 96, 7) for pcm in (TONE, b"")]
    assert out == b"".join(ANSWER.pack(len(mp3)) + mp3 for mp3 in wanted)
    assert (child.returncode, error) == (0, b"")


def test_ctrl_c_is_left_to_whoever_started_it(child: subprocess.Popen[bytes]) -> None:
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(JOB.pack(len(TONE), RATE, 1, 96, 7) + TONE)
    child.stdin.flush()
    child.stdout.read(ANSWER.size)
    child.send_signal(signal.SIGINT)
    _, error = child.communicate(timeout=20)
    assert (child.returncode, error) == (0, b"")
