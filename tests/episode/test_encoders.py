import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from recapcast.episode import encoders as encoding
from recapcast.episode import lame
from recapcast.episode.encoders import Encoders
from recapcast.episode.format import RATE
from recapcast.errors import EpisodeError

SETTINGS = (RATE, 1, 96, 7)


def tone(pitch: int) -> bytes:
    return bytes((9000 * np.sin(np.arange(RATE) * pitch / RATE)).astype("<i2").tobytes())


def test_several_threads_get_each_their_own() -> None:
    with Encoders() as encoders, ThreadPoolExecutor(6) as threads:
        made = list(threads.map(lambda pitch: encoders.encode(tone(pitch), *SETTINGS), range(300, 1500, 100)))
    assert made == [lame.encode(tone(pitch), *SETTINGS) for pitch in range(300, 1500, 100)]


def test_no_child_is_left_and_no_file_of_the_current_folder_is_run(folder: Path) -> None:
    for name in ("lameenc", "struct", "signal", "recapcast"):
        Path(f"{name}.py").write_text("raise SystemExit('not this one')")
    program = textwrap.dedent(f"""
        import sys
        sys.path[:] = {[path for path in sys.path if path]!r}
        from recapcast.episode.encoders import Encoders
        with Encoders() as encoders:
            print(len(encoders.encode(bytes(88200), 44100, 1, 96, 7)), *[c._process.pid for c in encoders._children])
    """)
    done = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, text=True, timeout=30)
    assert done.stderr == ""
    size, *children = map(int, done.stdout.split())
    assert size > 10000
    assert children
    assert not any(Path(f"/proc/{child}").exists() for child in children)


def test_an_encoder_that_was_killed_is_an_error_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "processors", lambda: 1)
    with Encoders() as encoders:
        encoders._children[0]._process.kill()
        with pytest.raises(EpisodeError, match=r"the encoder broke off \(killed\)"):
            encoders.encode(bytes(100_000), *SETTINGS)
    with (
        Encoders() as encoders,
        pytest.raises(EpisodeError, match=r"broke off \(RuntimeError: Unable to set the channels"),
    ):
        encoders.encode(bytes(1000), RATE, 9, 96, 7)


def test_an_error_ends_them_at_once() -> None:
    with pytest.raises(ZeroDivisionError), Encoders() as encoders:
        _ = 1 / 0
    assert all(child._process.returncode for child in encoders._children)


def test_a_python_that_can_not_start_another_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(EpisodeError, match=r"could not be started \(No such file"):
        Encoders()


def test_none_are_started_where_none_are_wanted() -> None:
    with Encoders(wanted=False) as encoders:
        assert (encoders.width, encoders._children) == (0, [])
