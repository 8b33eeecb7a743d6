import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.settings import Settings
from recapcast.store import Store
from tests.cache_trials import KILLED, LIMIT, PROCESSES, STEPS, together


@pytest.fixture
def store(folder: Path) -> Store:
    return Store(folder / "store", LIMIT)


def files(store: Store) -> list[Path]:
    return sorted(path for path in store.folder.rglob("*") if path.is_file())


@given(st.lists(st.binary(max_size=40), max_size=4))
def test_what_is_kept_comes_back(parts: list[bytes]) -> None:
    store = Store(Path("kept"), LIMIT)
    store.put("g", "name", *parts)
    assert store.get("g", "name") == b"".join(parts)
    assert store.get("g", "other") is store.get("h", "name") is None
    assert store.holds("g")
    assert not store.holds("h")


def test_an_entry_under_anothers_name_is_noticed(store: Store) -> None:
    store.put("g", "aa", b"1")
    store.put("g", "bb", b"2")
    one, other = files(store)
    other.write_bytes(one.read_bytes())
    assert (store.get("g", "aa"), store.get("g", "bb")) == (b"1", None)


def test_what_was_used_longest_ago_goes_first(store: Store) -> None:
    small = Store(store.folder, 5000)
    now = time.time()
    for number in range(4):
        small.put("g", f"name{number}", bytes(2000))
    for path in files(small):
        os.utime(path, (now - 100, now - 100))
    assert small.get("g", "name2") is not None
    small.trim()
    assert small.get("g", "name2") is not None
    assert small.info().entries == {"g": 2}
    assert small.info().size <= 5000


def test_a_limit_of_nothing_keeps_nothing(store: Store) -> None:
    none = Store(store.folder, 0)
    none.put("g", "name", b"x")
    assert files(none) == []


def test_clearing_removes_every_entry(store: Store) -> None:
    for number in range(3):
        store.put("g", f"name{number}", b"x")
    assert store.clear() == 3
    assert store.info().entries == {}


def test_what_a_killed_process_left_is_swept_up_in_time(store: Store) -> None:
    store.put("g", "name", b"x")
    left = files(store)[0].with_name("0123.tmp")
    left.write_bytes(b"half")
    store.trim()
    assert left.exists()
    os.utime(left, (time.time() - 7200,) * 2)
    store.trim()
    assert not left.exists()


def test_a_folder_that_can_not_be_written_is_told_and_is_no_error(folder: Path) -> None:
    (folder / "wall").write_bytes(b"")
    store = Store(folder / "wall", LIMIT)
    store.put("g", "name", b"x")
    assert store.fault is not None
    assert "wall can not be written" in store.fault
    assert store.get("g", "name") is None


def test_settings_name_folder_and_limit(folder: Path) -> None:
    store = Store.of(Settings(cache=folder / "here", cache_megabytes=3))
    assert (store.folder, store.limit) == (folder / "here", 3_000_000)
    assert "recapcast" in str(Store.of(Settings()).folder)


def test_eight_processes_some_killed_never_read_a_wrong_byte(folder: Path) -> None:
    seen = together(folder / "cache")
    assert (seen.wrong, seen.killed) == (0, KILLED)
    assert seen.done >= PROCESSES * STEPS
    assert seen.found > STEPS
