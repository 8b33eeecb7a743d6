import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from recapcast.errors import CoverError
from recapcast.publish.cover import fonts, system_fonts
from recapcast.publish.cover.choice import DRAWN, NONE, cover


def test_none_is_no_cover() -> None:
    assert cover(NONE, "A title", "A show", "en") is None


def test_a_drawn_cover_has_no_path() -> None:
    made = cover(DRAWN, "A title", "A show", "en")
    assert made is not None
    assert (made.path, made.pixels, made.original, made.notes) == (None, 1400, "", ())
    assert made.data.startswith(b"\xff\xd8")


def test_a_file_is_the_cover_whatever_the_title(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Image.new("RGB", (300, 300), "red").save(folder / "mine.png")
    monkeypatch.setenv("HOME", str(folder))
    made = cover("~/mine.png", "A title", None, "en")
    assert made is not None
    assert (made.path, made.pixels) == (folder / "mine.png", 1400)
    assert made.original == hashlib.sha256((folder / "mine.png").read_bytes()).hexdigest()
    assert [note.startswith(f"{folder / 'mine.png'} has 300x300 pixels") for note in made.notes] == [True]


def test_a_file_of_a_special_name_is_given_with_its_folder() -> None:
    with pytest.raises(CoverError, match=r"none can not be the cover \(No such file"):
        cover("./none", "A title", None, "en")


def test_the_user_is_told_what_a_cover_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_fonts, "_FOLDERS", ())
    monkeypatch.setenv("XDG_DATA_DIRS", "")
    made = cover(DRAWN, "눈물의 여왕", "A show", "ko")
    assert made is not None
    (note,) = made.notes
    assert note == (
        "No font of this machine has all of “눈물의 여왕”, so the cover is without it. Install one that has, such as "
        "Noto Sans CJK, or give a picture with --cover."
    )


def test_the_user_is_told_what_right_to_left_text_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "can_shape", lambda: False)
    made = cover(DRAWN, "שלום", "A show", "he")
    assert made is not None
    (note,) = made.notes
    assert note.startswith(
        "“שלום” can not be set without the library FriBiDi, so the cover is without it. Install it"
    )


def test_pillow_is_imported_only_to_draw_or_to_read() -> None:
    program = (
        "import sys; from recapcast.publish.cover.choice import cover; import recapcast.pipeline, recapcast.cli.main; "
        "cover('none', 't', None, 'en'); print('PIL' in sys.modules); "
        "cover('drawn', 't', None, 'en'); print('PIL' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["False", "True"]
