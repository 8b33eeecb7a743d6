from pathlib import Path

import pytest

from recapcast import production
from recapcast.atomic import Staging
from recapcast.episode import format as formats
from recapcast.episode.format import CONTAINERS
from recapcast.errors import MusicError
from recapcast.script.model import Line, Meta, Music, Script
from recapcast.settings import Settings
from recapcast.store import Store
from tests.conftest import ebur128
from tests.episode import themes, voices
from tests.episode.sounds import TAGS, encoders
from tests.heard import Heard


def script(*items: Line | Music) -> Script:
    return Script(Meta(title="t"), items or voices.LINES)


def written(path: Path, store: Store, heard: Heard) -> None:
    """The usual lines in a voice, without music, written as the suffix of `path` says."""
    programme = production.joined(script(), voices.takes("espeak:en-us"), None, heard)
    form = formats.choose(path.suffix, stereo=False, bitrate=None)
    with Staging() as staging:
        production.write(path, form, programme, TAGS, encoders(), staging, store, heard)
        staging.put()


def test_a_script_without_music_needs_no_theme() -> None:
    assert production.theme_of(script(), Settings(music="there is none of that name")) is None


def test_all_that_a_script_needs_of_a_theme_is_read_at_once(folder: Path) -> None:
    place = themes.folder(folder / "mine", intro=themes.chord(3), outro=themes.chord(3))
    (place / "outro.wav").write_bytes(b"no sound")
    settings = Settings(music=str(place))
    assert production.theme_of(script(Music("intro"), *voices.LINES), settings) is not None
    with pytest.raises(MusicError, match="outro"):
        production.theme_of(script(Music("intro"), *voices.LINES, Music("outro")), settings)


def test_of_a_cue_that_the_theme_lacks_the_user_is_told(folder: Path) -> None:
    place = themes.folder(folder / "mine", intro=themes.chord(3))
    items: tuple[Line | Music, ...] = (Music("sting"), *voices.LINES)
    heard = Heard()
    theme = production.theme_of(script(*items), Settings(music=str(place)))
    production.joined(script(*items), voices.takes("espeak:en-us"), theme, heard)
    assert heard.notes == [f"The theme {place} has no sting: it is left out."]


@pytest.mark.parametrize("suffix", CONTAINERS)
def test_every_container_is_written_as_loud_as_it_should_be(suffix: str, folder: Path) -> None:
    heard = Heard()
    written(folder / f"a{suffix}", Store(folder / "store", 10**9), heard)
    assert ebur128(folder / f"a{suffix}")[0] == pytest.approx(-16, abs=0.5)
    assert heard.notes == []


def test_that_nothing_can_be_kept_is_told_once_and_the_file_is_written(folder: Path) -> None:
    (folder / "store").write_bytes(b"a file, where a folder should be")
    store, heard = Store(folder / "store", 10**9), Heard()
    written(folder / "a.mp3", store, heard)
    written(folder / "b.mp3", store, heard)
    assert (folder / "b.mp3").is_file()
    assert len(heard.notes) == 1
    assert heard.notes[0].startswith("What was encoded is not kept for the next time: ")
