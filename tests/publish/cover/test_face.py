from pathlib import Path

import pytest

from recapcast.publish.cover.face import Face, is_unseen
from tests.tiny_font import tiny_font


def test_a_font_has_what_it_shows_and_nothing_that_it_would_show_as_a_box(folder: Path) -> None:
    face = Face(tiny_font(folder / "a.ttf", "ab한"))
    assert [face.has(character) for character in "ab한cd글"] == [True, True, True, False, False, False]


def test_what_is_never_seen_no_font_lacks(folder: Path) -> None:
    face = Face(tiny_font(folder / "a.ttf", "a"))
    assert all(face.has(character) for character in " \u00a0\u200d\u200f\ufe0f")
    assert not is_unseen("a")


def test_a_font_of_bytes_is_that_of_its_file(folder: Path) -> None:
    path = tiny_font(folder / "a.ttf", "a", "Some Family", "Bold")
    assert Face(path.read_bytes()).name == Face(path).name == "Some Family Bold"
    assert Face(path.read_bytes()).at(40).getlength("a") == 36


@pytest.mark.parametrize("content", [b"", b"no font", None])
def test_a_file_that_is_no_font_is_an_oserror(folder: Path, content: bytes | None) -> None:
    if content is not None:
        (folder / "a.ttf").write_bytes(content)
    with pytest.raises(OSError, match=r".+"):
        Face(folder / "a.ttf").has("a")
