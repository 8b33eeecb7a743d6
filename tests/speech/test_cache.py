from pathlib import Path

import pytest

from recapcast.speech.cache import Cache
from recapcast.speech.clip import Clip
from recapcast.store import Store
from recapcast.units import Hertz
from tests.cache_trials import LIMIT, clip, files, key, noticed


@pytest.fixture
def cache(folder: Path) -> Cache:
    return Cache(Store(folder / "cache", LIMIT))


@pytest.mark.parametrize("kept", [clip(), Clip(b"", Hertz(8000)), Clip(bytes(2), Hertz(48000))])
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
