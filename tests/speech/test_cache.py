import os
import time
from pathlib import Path

import pytest

from recapcast.settings import Settings
from recapcast.speech.cache import Cache
from tests.cache_trials import KILLED, PROCESSES, STEPS, clip, files, key, noticed, together

LIMIT = 10**9


@pytest.fixture
def cache(folder: Path) -> Cache:
    return Cache(folder / "cache", LIMIT)


def test_what_is_kept_comes_back(cache: Cache) -> None:
    assert cache.get(key()) is None
    cache.put(key(), clip())
    assert cache.get(key()) == clip()
    assert cache.holds("e")
    assert not cache.holds("f")


@pytest.mark.parametrize("part", ["engine", "version", "voice", "language", "text"])
def test_whatever_decides_the_sound_decides_the_entry(cache: Cache, part: str) -> None:
    cache.put(key(), clip())
    assert cache.get(key(**{part: "other"})) is None


def test_every_damage_is_noticed_and_removed(cache: Cache) -> None:
    assert noticed(cache, 500) == 500
    assert files(cache) == []


def test_an_entry_under_anothers_name_is_noticed(cache: Cache) -> None:
    cache.put(key("a"), clip(1))
    cache.put(key("b"), clip(2))
    one, other = files(cache)
    other.write_bytes(one.read_bytes())
    assert sorted((cache.get(key("a")) is None, cache.get(key("b")) is None)) == [False, True]


def test_what_was_used_longest_ago_goes_first(cache: Cache) -> None:
    small = Cache(cache.folder, 5000)
    now = time.time()
    for number in range(4):
        small.put(key(str(number)), clip(number))
    for path in files(small):
        os.utime(path, (now - 100, now - 100))
    assert small.get(key("2")) is not None
    small.trim()
    assert small.get(key("2")) is not None
    assert small.info().entries == 2
    assert small.info().size <= 5000


def test_a_limit_of_nothing_keeps_nothing(cache: Cache) -> None:
    none = Cache(cache.folder, 0)
    none.put(key(), clip())
    assert files(none) == []


def test_clearing_removes_every_entry(cache: Cache) -> None:
    for number in range(3):
        cache.put(key(str(number)), clip())
    assert cache.clear() == 3
    assert cache.info().entries == 0


def test_what_a_killed_process_left_is_swept_up_in_time(cache: Cache) -> None:
    cache.put(key(), clip())
    left = files(cache)[0].with_name("0123.tmp")
    left.write_bytes(b"half")
    cache.trim()
    assert left.exists()
    os.utime(left, (time.time() - 7200,) * 2)
    cache.trim()
    assert not left.exists()


def test_a_folder_that_can_not_be_written_is_told_and_is_no_error(folder: Path) -> None:
    (folder / "wall").write_bytes(b"")
    cache = Cache(folder / "wall", LIMIT)
    cache.put(key(), clip())
    assert cache.fault is not None
    assert "wall can not be written" in cache.fault
    assert cache.get(key()) is None


def test_settings_name_folder_and_limit(folder: Path) -> None:
    cache = Cache.of(Settings(cache=folder / "here", cache_megabytes=3))
    assert (cache.folder, cache.limit) == (folder / "here", 3_000_000)
    assert "recapcast" in str(Cache.of(Settings()).folder)


def test_eight_processes_some_killed_never_read_a_wrong_byte(folder: Path) -> None:
    seen = together(folder / "cache")
    assert (seen.wrong, seen.killed) == (0, KILLED)
    assert seen.done >= PROCESSES * STEPS
    assert seen.found > STEPS
