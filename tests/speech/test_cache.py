import hashlib
import struct
from pathlib import Path

import pytest

from recapcast.speech.cache import Cache, Session
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


def test_a_session_keeps_its_own_clips_where_the_store_keeps_nothing(folder: Path) -> None:
    store = Store(folder / "cache", 0)
    session, kept = Session(store), Clip(bytes(2), Hertz(48000), MARKS)
    assert session.get(key()) is None
    session.put(key(), kept)
    session.put(key(text="another"), clip())
    assert session.get(key()) == kept
    assert session.get(key(text="another")) == clip()
    assert Cache(store).get(key()) is None


def test_a_session_shares_what_the_store_holds(cache: Cache) -> None:
    cache.put(key(), clip())
    session = Session(cache.store)
    assert session.get(key()) == clip()
    session.put(key(text="another"), clip())
    assert cache.get(key(text="another")) == clip()
