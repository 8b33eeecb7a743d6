from pathlib import Path

import pytest
import soundfile

from recapcast.episode import theme
from recapcast.episode.theme import find, load
from recapcast.errors import MusicError, RecapcastError
from recapcast.script.model import CUES
from tests.episode.themes import RATE, chord, folder


def test_our_own_theme_has_every_cue() -> None:
    ours = load(None)
    assert ours.name == "default"
    for name in CUES:
        cue = ours.cue(name)
        assert cue is not None
        assert cue.channels == 1
        assert -30 < cue.lufs < -10
    bed = load(None, 2).cue("bed")
    assert bed is not None
    assert bed.read(0, 100 * RATE).shape == (100 * RATE, 2)


def test_a_cue_is_read_when_it_is_asked_for_and_once(tmp_path: Path) -> None:
    place = folder(tmp_path / "mine", intro=chord(2))
    (place / "bed.mp3").write_bytes(b"no sound")
    mine = load(place)
    assert mine.cue("sting") is None
    assert mine.cue("intro") is mine.cue("intro") is not None
    with pytest.raises(MusicError, match=r"bed\.mp3 is damaged"):
        mine.cue("bed")


def test_names_count_in_any_case_and_other_files_do_not(tmp_path: Path) -> None:
    place = folder(tmp_path / "mine", INTRO=chord(2), Sting=chord(1), melody=chord(1))
    soundfile.write(place / "Outro.FLAC", chord(1), RATE)
    (place / "cover.png").write_bytes(b"")
    (place / "._intro.wav").write_bytes(b"")
    (place / "bed").mkdir()
    mine = load(place)
    assert [name for name in CUES if mine.cue(name)] == ["intro", "sting", "outro"]


def test_two_files_for_one_cue_are_refused(tmp_path: Path) -> None:
    place = folder(tmp_path / "mine", intro=chord(1))
    soundfile.write(place / "Intro.flac", chord(1), RATE)
    with pytest.raises(MusicError, match=r"two files for its intro: .*Intro\.flac.*Keep one"):
        load(place)


def test_a_folder_without_a_cue_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MusicError, match=r"holds none of intro, bed, sting, outro.*such as intro\.mp3"):
        load(folder(tmp_path / "mine", melody=chord(1)))


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for name in ("file", "nothing"):
        with pytest.raises(MusicError, match=f"{name} can not be read") as raised:
            load(tmp_path / name)
        assert raised.value.exit_code == 2


def test_a_theme_is_found_by_name_or_by_path(tmp_path: Path) -> None:
    themes = tmp_path / "themes"
    folder(tmp_path / "elsewhere", sting=chord(1))
    assert find("default", themes).cue("bed")
    assert find("./elsewhere", themes).cue("sting")
    assert find("elsewhere", themes).cue("sting")
    assert find(str(tmp_path / "elsewhere"), themes).cue("sting")
    themes.mkdir()
    folder(themes / "elsewhere", intro=chord(1))
    assert find("elsewhere", themes).cue("intro")
    assert find("./elsewhere", themes).cue("sting")
    assert find("elsewhere", themes, 2).channels == 2


def test_no_theme_has_no_cues() -> None:
    none = find("none", Path("themes"))
    assert [none.cue(name) for name in CUES] == [None] * 4


def test_the_users_own_default_wins_over_ours(tmp_path: Path) -> None:
    folder(tmp_path / "default", intro=chord(1))
    mine = find("default", tmp_path)
    assert mine.cue("intro")
    assert mine.cue("bed") is None


@pytest.mark.parametrize("name", ["nope", "no/such", ""])
def test_an_unknown_theme_is_told_with_those_there_are(tmp_path: Path, name: str) -> None:
    folder(tmp_path / "jazz", intro=chord(1))
    with pytest.raises(MusicError, match=r"There are: default, none, jazz\.") as raised:
        find(name, tmp_path)
    assert raised.value.exit_code == 2


def test_a_theme_of_ours_that_was_not_made_is_our_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "built_in_folder", lambda: tmp_path / "gone")
    with pytest.raises(RecapcastError, match="install it again, or use --music none") as raised:
        load(None)
    assert raised.value.exit_code == 1
