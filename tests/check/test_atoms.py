from collections.abc import Callable
from typing import Any

import pytest
from mutagen.mp4 import MP4, MP4Cover, MP4FreeForm

from tests.check.damaged import Made
from tests.check.test_sound import texts

LINK = "----:com.apple.iTunes:WEBSITE"
WORDS = {
    "\xa9nam": "The song at last", "\xa9ART": "Ann", "\xa9alb": "The Daily", "\xa9gen": "Podcast",
    "\xa9too": "recapcast 0.1.0, FFmpeg", "\xa9day": "2024-04-29",
}  # fmt: skip


def tag(made: Made, change: Callable[[Any], object]) -> None:
    """Change the atoms, hash and all."""
    file = MP4(made.audio)
    change(file.tags)
    file.save()
    made.sign()


@pytest.mark.parametrize("atom", [*WORDS, "\xa9cmt", "\xa9lyr", "pcst", LINK])
def test_an_atom_that_is_gone_is_named(m4a: Made, atom: str) -> None:
    tag(m4a, lambda tags: tags.pop(atom))
    (found,) = m4a.only("tags")
    assert found.startswith(f"story.m4a, {atom}: expected ")
    assert found.endswith(", found none")


@pytest.mark.parametrize("atom", WORDS)
def test_an_atom_that_says_something_else_is_named(m4a: Made, atom: str) -> None:
    tag(m4a, lambda tags: tags.update({atom: "x"}))
    assert m4a.only("tags") == [f'story.m4a, {atom}: expected "{WORDS[atom]}", found "x"']


def test_another_link_and_two_values_are_named(m4a: Made) -> None:
    tag(m4a, lambda tags: tags.update({LINK: MP4FreeForm(b"https://example.org/b")}))
    assert m4a.only("tags") == [f'story.m4a, {LINK}: expected "https://example.org/a", found "https://example.org/b"']
    tag(
        m4a,
        lambda tags: tags.update({"\xa9nam": ["The song at last", "b"], LINK: MP4FreeForm(b"https://example.org/a")}),
    )
    assert m4a.only("tags") == ["story.m4a, \xa9nam: expected one value, found 2"]


def test_another_language_is_named(m4a: Made) -> None:
    packed = sum(ord(letter) - 0x60 << shift for letter, shift in zip("eng", (10, 5, 0), strict=True))
    korean = sum(ord(letter) - 0x60 << shift for letter, shift in zip("kor", (10, 5, 0), strict=True))

    def change(data: bytes) -> bytes:
        at = data.index(b"mdhd") + 24  # behind version and flags, two times, rate and length
        assert data[at : at + 2] == packed.to_bytes(2, "big")
        return data[:at] + korean.to_bytes(2, "big") + data[at + 2 :]

    m4a.change(change)
    assert m4a.only("tags") == ["story.m4a, mdhd: expected the language eng, found kor"]


def in_nero(data: bytes, old: bytes, new: bytes) -> bytes:
    """A change within the atom `chpl`."""
    at = data.index(b"chpl")
    size = int.from_bytes(data[at - 4 : at], "big")
    assert old in data[at : at + size]
    return data[:at] + data[at : at + size].replace(old, new) + data[at + size :]


def in_track(data: bytes, old: bytes, new: bytes) -> bytes:
    """A change where the sound lies, and with it the titles of the chapter track."""
    at = data.index(b"mdat")
    assert data.count(old, at) == 1
    return data[:at] + data[at:].replace(old, new)


def test_a_title_is_named_in_the_form_in_which_it_is_another(m4a: Made) -> None:
    whole = m4a.audio.read_bytes()
    wanted = 'chapter 2 ("In their words"): expected its title, found "In other words"'
    m4a.change(lambda data: in_nero(data, b"In their words", b"In other words"))
    assert m4a.only("chapters") == [f"story.m4a, chpl, {wanted}"]
    m4a.change(lambda _: in_track(whole, b"In their words", b"In other words"))
    assert m4a.only("chapters") == [f"story.m4a, chapter track, {wanted}"]


def test_a_start_is_named_in_the_form_in_which_it_is_another(m4a: Made) -> None:
    start = m4a.manifest["chapters"][1]["start"]
    whole = m4a.audio.read_bytes()

    def earlier(data: bytes) -> bytes:
        at = data.index(b"In their words") - 9  # before the title: 8 bytes of time, and one of length
        time = int.from_bytes(data[at : at + 8], "big")
        assert time == pytest.approx(start * 1e7, abs=1e4)
        return data[:at] + (time - 10_000_000).to_bytes(8, "big") + data[at + 8 :]

    m4a.change(earlier)
    (found,) = m4a.only("chapters")
    assert found.startswith('story.m4a, chpl, chapter 2 ("In their words"): expected its start at 0:0')

    def shorter(data: bytes) -> bytes:
        at = data.rindex(b"stts", 0, data.index(b"mdat")) + 12  # the chapter track's, which is the last but the cover
        length = int.from_bytes(data[at + 4 : at + 8], "big")
        return data[: at + 4] + (length - 100).to_bytes(4, "big") + data[at + 8 :]

    m4a.change(lambda _: shorter(whole))
    assert 'chapter track, chapter 2 ("In their words"): expected its start at 0:0' in texts(m4a, "chapters")


def test_either_form_that_is_gone_is_named(m4a: Made) -> None:
    whole = m4a.audio.read_bytes()
    m4a.change(lambda data: data.replace(b"chpl", b"free"))
    assert m4a.only("chapters") == ["story.m4a, chpl: expected 3 chapters, found 0"]
    m4a.change(lambda _: whole.replace(b"tref", b"free"))
    assert "story.m4a, chapter track: expected 3 chapters, found " in texts(m4a, "chapters")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda tags: tags.pop("covr"), "expected one cover, found 0"),
        (lambda tags: tags["covr"].append(tags["covr"][0]), "expected one cover, found 2"),
        (lambda tags: tags.update(covr=[MP4Cover(bytes(tags["covr"][0])[:-5])]), "a JPEG that does not end"),
        (lambda tags: tags.update(covr=[MP4Cover(bytes(tags["covr"][0]), MP4Cover.FORMAT_PNG)]), "called image/png"),
    ],
    ids=range(4),
)
def test_a_damaged_cover_is_named(m4a: Made, change: Callable[[Any], object], says: str) -> None:
    tag(m4a, change)
    assert says in "\n".join(m4a.only("cover"))


def test_atoms_that_can_not_be_read_are_named(m4a: Made) -> None:
    m4a.change(
        lambda data: data.replace("\xa9nam".encode("latin-1"), "\xa9nam".encode("latin-1")[:3] + b"x", 1)[:200]
    )
    assert "story.m4a: expected tags in atoms, found its tags can not be read" in texts(m4a, "tags")
