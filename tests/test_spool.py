import subprocess
import sys
import tempfile
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast import spool as spooling
from recapcast.errors import OutputError
from recapcast.spool import Spool


@given(st.lists(st.binary(max_size=50)))
def test_whatever_is_kept_comes_back(parts: list[bytes]) -> None:
    spool = Spool()
    kept = [spool.append(part) for part in parts]
    assert [spool.read(each) for each in kept] == parts
    assert [each.size for each in kept] == [len(part) for part in parts]


def test_what_is_kept_after_something_was_read_overwrites_nothing() -> None:
    spool = Spool()
    first = spool.append(b"first")
    second = spool.append(b"second")
    assert spool.read(first) == b"first"
    third = spool.append(b"third")
    assert [spool.read(each) for each in (first, second, third)] == [b"first", b"second", b"third"]


def test_what_is_too_much_to_hold_lies_on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooling, "_HELD", 1000)
    spool = Spool()
    kept = [spool.append(bytes([number]) * 400) for number in range(5)]
    assert [spool.read(each) for each in kept] == [bytes([number]) * 400 for number in range(5)]


def test_several_threads_may_keep_and_read_at_once() -> None:
    spool = Spool()

    def use(number: int) -> bool:
        data = bytes([number % 256]) * (number * 37 % 5000)
        return all(spool.read(spool.append(data)) == data for _ in range(20))

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(use, range(64)))


def test_a_full_disk_is_told_with_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooling, "_HELD", 1000)

    def full(*_arguments: object, **_options: object) -> BinaryIO:
        return Path("/dev/full").open("r+b", 0)

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with pytest.raises(OutputError, match=rf"{tempfile.gettempdir()} can not hold the sound .*No space left.*TMPDIR"):
        Spool().append(bytes(2000))


def test_nothing_is_left_when_it_is_gone(folder: Path) -> None:
    program = textwrap.dedent("""
        import os
        from recapcast import spool
        spool._HELD = 10
        kept = spool.Spool()
        kept.append(bytes(1000))
        os.kill(os.getpid(), 9)
    """)
    subprocess.run([sys.executable, "-c", program], env={"TMPDIR": str(folder), "PYTHONPATH": ":".join(sys.path)})
    assert list(folder.iterdir()) == []
