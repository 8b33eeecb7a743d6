import os
import signal
import stat
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from recapcast.atomic import Staging, ensure_writable, write_all
from recapcast.errors import OutputError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written_and_nothing_is_left_beside_them(folder: Path) -> None:
    write_all({Path("a.txt"): b"one", Path("sub/b.txt"): b"two"})
    assert Path("a.txt").read_bytes() == b"one"
    assert Path("sub/b.txt").read_bytes() == b"two"
    assert names(folder) == ["a.txt", "sub"]
    assert names(folder / "sub") == ["b.txt"]


def test_when_one_can_not_be_written_none_is(folder: Path) -> None:
    Path("a.txt").write_bytes(b"old")
    Path("wall").write_bytes(b"a file where a folder is needed")
    with pytest.raises(OutputError, match="wall"):
        write_all({Path("a.txt"): b"new", Path("wall/b.txt"): b"two"})
    assert Path("a.txt").read_bytes() == b"old"
    assert names(folder) == ["a.txt", "wall"]


def test_when_one_can_not_be_put_in_place_those_before_it_are_as_they_were(folder: Path) -> None:
    Path("a.txt").write_bytes(b"old")
    with Staging() as staging:
        for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
            staging.write(Path(name), b"new")
        Path("c.txt").mkdir()  # comes in between, as a player that opens it on Windows
        with pytest.raises(OutputError, match="c.txt can not be written"):
            staging.put()
    assert names(folder) == ["a.txt", "c.txt"]
    assert Path("a.txt").read_bytes() == b"old"


def test_a_folder_in_the_way_is_named(folder: Path) -> None:
    Path("a.mp3").mkdir()
    with pytest.raises(OutputError, match="a.mp3 can not be written"):
        write_all({Path("a.mp3"): b"x"})
    assert names(folder) == ["a.mp3"]


def test_others_may_read_what_was_written() -> None:
    before = os.umask(0o022)
    try:
        write_all({Path("a.mp3"): b"x"})
    finally:
        os.umask(before)
    assert stat.S_IMODE(Path("a.mp3").stat().st_mode) == 0o644


def test_a_link_is_followed() -> None:
    Path("real").mkdir()
    Path("real/a.mp3").write_bytes(b"old")
    Path("a.mp3").symlink_to("real/a.mp3")
    write_all({Path("a.mp3"): b"new"})
    assert Path("a.mp3").is_symlink()
    assert Path("real/a.mp3").read_bytes() == b"new"


def test_a_name_as_long_as_a_file_system_takes_is_written() -> None:
    path = Path("a" * 251 + ".mp3")
    write_all({path: b"x"})
    assert path.read_bytes() == b"x"


def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new() -> None:
    Path("a.mp3").write_bytes(b"0" * 2_000_000)
    program = textwrap.dedent("""
        from pathlib import Path
        from recapcast.atomic import write_all
        print("ready", flush=True)
        while True:
            for digit in b"12":
                write_all({Path("a.mp3"): bytes([digit]) * 2_000_000})
    """)
    for attempt in range(12):
        child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.003 * attempt)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        content = Path("a.mp3").read_bytes()
        assert len(content) == 2_000_000
        assert len(set(content)) == 1


def test_a_writable_folder_is_made_and_left_empty() -> None:
    ensure_writable(Path("x/y"))
    assert names(Path("x/y")) == []


def test_a_folder_that_can_not_be_made_is_named() -> None:
    Path("wall").write_bytes(b"")
    with pytest.raises(OutputError, match="wall"):
        ensure_writable(Path("wall/y"))
