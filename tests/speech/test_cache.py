import hashlib
import struct
from pathlib import Path

import pytest

from recapcast.speech.cache import Cache
from recapcast.speech.clip import Clip, Mark
from recapcast.store import Store
from recapcast.units import Hertz, Samples
from tests.cache_trials import LIMIT, clip, files, key, noticed


@pytest.fixture
def cache(folder: Path) -> Cache:
    return Cache(Store(folder / "cache", LIMIT))


MARKS = (Mark(0, Samples(0)), Mark(70_000, Samples(2**31)))


@pytest.mark.parametrize("kept", [clip(), Clip(b"", Hertz(8000)), Clip(bytes(2), Hertz(48000), MARKS)])
def test_a_clip_that_is_kept_comes_back(cache: Cache, kept: Clip) -> None:
    assert cache.get(key()) is None
    cache.put(key(), kept)
    assert cache.get(key()) == kept
    assert cache.store.info().entries == {"e": 1}


@pytest.mark.parametrize("part", ["engine", "version", "voice", "language", "text"])
def test_whatever_decides_the_sound_decides_the_entry(cache: Cache, part: str) -> None:
    cache.put(key(), clip())
    assert cache.get(key(**{part: "other"})) is None


def test_every_damage_is_noticed_and_removed(cache: Cache) -> None:
    assert noticed(cache, 500) == 500
    assert files(cache) == []


def test_an_entry_from_before_there_were_marks_is_not_taken_for_a_clip(cache: Cache) -> None:
    before = hashlib.sha256("\0".join(("e", "1", "v", "en", "words")).encode()).hexdigest()
    cache.store.put("e", before, struct.pack(">I", 22050), bytes(2000))
    assert cache.get(key()) is None
