from collections.abc import Callable
from typing import Any

import pytest
from mutagen.flac import FLAC, Picture
from mutagen.oggopus import OggOpus

from tests.check.damaged import Made
from tests.check.test_sound import texts


@pytest.fixture(params=["flac", "opus"])
def commented(request: pytest.FixtureRequest) -> Made:
    """An episode of each container that has such tags."""
    made: Made = request.getfixturevalue(request.param)
    return made


def tag(made: Made, change: Callable[[Any], object]) -> None:
    """Change the comments, hash and all."""
    file = FLAC(made.audio) if made.suffix == ".flac" else OggOpus(made.audio)
    change(file)
    file.save()
    made.sign()


WORDS = {
    "TITLE": "The song at last", "ARTIST": "Ann", "ALBUM": "The Daily", "LANGUAGE": "eng", "GENRE": "Podcast",
    "ENCODER": "recapcast 0.1.0", "DATE": "2024-04-29", "WEBSITE": "https://example.org/a",
}  # fmt: skip


@pytest.mark.parametrize("field", [*WORDS, "COMMENT", "LYRICS"])
def test_a_comment_that_is_gone_is_named(commented: Made, field: str) -> None:
    tag(commented, lambda file: file.pop(field))
    (found,) = commented.only("tags")
    assert found.startswith(f"story{commented.suffix}, {field}: expected ")
    assert found.endswith(", found none")


@pytest.mark.parametrize("field", WORDS)
def test_a_comment_that_says_something_else_is_named(commented: Made, field: str) -> None:
    tag(commented, lambda file: file.update({field: "x"}))
    assert commented.only("tags") == [f'story{commented.suffix}, {field}: expected "{WORDS[field]}", found "x"']


def test_a_comment_of_two_values_is_named(commented: Made) -> None:
    tag(commented, lambda file: file.update({"TITLE": ["The song at last", "b"]}))
    assert commented.only("tags") == [f"story{commented.suffix}, TITLE: expected one value, found 2"]


def test_a_link_where_none_is_known_is_named(commented: Made) -> None:
    commented.say(lambda manifest: manifest.update(link=None))
    assert f'story{commented.suffix}, WEBSITE: expected none, found "https://example.org/a"' in texts(
        commented, "tags"
    )


def swapped(file: Any) -> None:
    """The first two chapters in the other's place, as they are stored."""
    first = [file.pop(key)[0] for key in ("CHAPTER000", "CHAPTER000NAME")]
    file.tags += [("CHAPTER000", first[0]), ("CHAPTER000NAME", first[1])]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda file: file.update(CHAPTER001="00:00:01.000"), "CHAPTER001 (\"In their words\"): expected its start at 0:0"),
        (lambda file: file.update(CHAPTER001="soon"), ", found no time"),
        (lambda file: file.update(CHAPTER001="00:00:61.000"), ", found no time"),
        (lambda file: file.update(CHAPTER001NAME="x"), 'CHAPTER001 ("In their words"): expected its title, found "x"'),
        (lambda file: file.pop("CHAPTER001NAME"), 'CHAPTER001 ("In their words"): expected its title, found none'),
        (lambda file: file.pop("CHAPTER002"), "CHAPTER: expected 3 chapters, found 2"),
        (lambda file: file.update(CHAPTER003="00:00:09.000"), "CHAPTER: expected 3 chapters, found 4"),
        (lambda file: file.update(CHAPTER009=file.pop("CHAPTER002")), "CHAPTER002 (\"The end\"): expected it, found CHAPTER009"),
        (swapped, "CHAPTER: expected number 002 before a higher one, in time order, found 000"),
    ],
    ids=range(9),
)  # fmt: skip
def test_damage_of_chapters_is_named(commented: Made, change: Callable[[Any], object], says: str) -> None:
    tag(commented, change)
    assert says in "\n".join(commented.only("chapters"))


def pictures(file: Any, change: Callable[[list[Picture]], object]) -> None:
    """Change the pictures of a FLAC, which has blocks for them."""
    there = list(file.pictures)
    change(there)
    file.clear_pictures()
    for each in there:
        file.add_picture(each)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda there: there.clear(), "expected one cover, found 0"),
        (lambda there: there.append(there[0]), "expected one cover, found 2"),
        (lambda there: setattr(there[0], "data", there[0].data[:-5]), "a JPEG that does not end where it should"),
        (lambda there: setattr(there[0], "data", there[0].data[:-3] + b"x\xff\xd9"), "expected the SHA-256"),
        (lambda there: setattr(there[0], "mime", "image/png"), "found image/jpeg, called image/png"),
        (lambda there: setattr(there[0], "type", 4), "expected the front cover, kind 3, found kind 4"),
    ],
    ids=range(6),
)
def test_a_damaged_cover_is_named(flac: Made, change: Callable[[list[Picture]], object], says: str) -> None:
    tag(flac, lambda file: pictures(file, change))
    assert says in "\n".join(flac.only("cover"))


def test_an_opus_cover_that_is_gone_or_another_is_named(opus: Made) -> None:
    tag(opus, lambda file: file.pop("METADATA_BLOCK_PICTURE"))
    assert opus.only("cover") == ["story.opus, METADATA_BLOCK_PICTURE: expected one cover, found 0"]
    tag(opus, lambda file: file.update(METADATA_BLOCK_PICTURE="no base64"))
    assert "story.opus: expected Vorbis comments, found its tags can not be read" in texts(opus, "tags")


def test_tags_that_can_not_be_read_are_named(commented: Made) -> None:
    commented.change(lambda data: data[:60])
    wanted = f"story{commented.suffix}: expected Vorbis comments, found its tags can not be read"
    assert wanted in texts(commented, "tags")
