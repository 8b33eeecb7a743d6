from datetime import date
from pathlib import Path

import pytest

from recapcast.episode.join import Placed, PlacedChapter, Programme
from recapcast.episode.sound import Tape
from recapcast.errors import CoverError
from recapcast.publish.cover.choice import DRAWN, NONE, Cover
from recapcast.publish.naming import Places
from recapcast.publish.presented import picture, tags, texts
from recapcast.script.model import Line, Meta, Script
from recapcast.settings import Settings
from recapcast.speech.cache import Cache
from recapcast.speech.cast import Cast
from recapcast.speech.casting import Casting
from recapcast.store import Store
from recapcast.units import Samples

META = Meta(title="A story", published=date(2024, 4, 29), author="Ann", publisher="The Gazette", link="https://a.b/c")
LINES = (Line("NARRATOR", "One thing."), Line("QUOTE", "Another.", "Ida"))
SCRIPT = Script(META, LINES)
PROGRAMME = Programme(
    Tape(bytes(4 * 44100)),
    (Placed(LINES[0], Samples(0), Samples(44100)), Placed(LINES[1], Samples(44100), Samples(88200))),
    (PlacedChapter("c", Samples(0), Samples(88200)),),
)
COVER = Cover(b"\x89PNG", 1400, None)


@pytest.fixture
def cast() -> Cast:
    return Casting("espeak", {}, "en", Cache(Store(Path("c"), 0)), 1).cast(SCRIPT)


def test_tags_have_what_the_script_says_of_itself(cast: Cast) -> None:
    made = tags(SCRIPT, Settings(), cast, PROGRAMME, COVER)
    assert (made.title, made.artist, made.album, made.link) == ("A story", "Ann", "The Gazette", "https://a.b/c")
    assert made.lyrics == "One thing.\nIda: Another."
    assert made.voice is not None
    assert made.voice.startswith("espeak:en-us")
    assert (made.cover, made.chapters) == (b"\x89PNG", PROGRAMME.chapters)


def test_what_the_settings_say_goes_first(cast: Cast) -> None:
    made = tags(SCRIPT, Settings(artist="Ben", show="Daily"), cast, PROGRAMME, None)
    assert (made.artist, made.album, made.cover) == ("Ben", "Daily", None)


def test_an_episode_of_nobody_is_recapcasts(cast: Cast) -> None:
    made = tags(Script(Meta(title="t"), LINES), Settings(), cast, PROGRAMME, None)
    assert (made.artist, made.album) == ("recapcast", "recapcast")


def test_the_texts_lie_beside_the_sound_and_tell_the_same() -> None:
    places = Places("a", Path("scripts/a.txt"), Path("out/a.mp3"))
    made = texts(places, META, PROGRAMME, Settings())
    assert set(made) == set(places.texts)
    assert all(b"Another." in made[path] for path in (places.webvtt, places.srt, places.transcript))
    assert b"The Gazette" in made[places.chapters]


def pictured(wanted: Settings) -> Cover | None:
    with picture(META, wanted) as found:
        return found()


def test_a_cover_is_drawn_for_the_show_unless_none_is_wanted() -> None:
    wanted = (Settings(cover=DRAWN), Settings(), Settings(show="Another"), Settings(cover=NONE))
    drawn, again, another, none = map(pictured, wanted)
    assert drawn is not None
    assert drawn == again
    assert drawn != another
    assert none is None


def test_a_bad_picture_is_told_before_anything_else_is_done() -> None:
    with pytest.raises(CoverError), picture(META, Settings(cover="./none.png")):
        pytest.fail("begun")
