import pytest

from tests.check.damaged import Made


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff", b"[" * 100_000, b"[]", b"{}", b'{"chapters": 1}', b'"x"', b"NaN"]
)
def test_what_is_no_chapters_file_is_named(made: Made, content: bytes) -> None:
    made.path(".chapters.json").write_bytes(content)
    made.sign()
    assert made.only("chapters")[0].startswith("story.chapters.json: expected a ")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"1.2.0"', '"1.1.0"', '`version`: expected "1.2.0", found "1.1.0"'),
        ('"title": "The song at last"', '"title": 1', '`title`: expected "The song at last", found 1'),
        ('"author": "Ann"', '"author": "Bob"', '`author`: expected "Ann", found "Bob"'),
        ('"podcastName": "The Daily",', "", '`podcastName`: expected "The Daily", found none'),
        ('"story.mp3"', '"other.mp3"', '`fileName`: expected "story.mp3", found "other.mp3"'),
        ('"In their words"', '"In her words"', 'chapter 2 ("In their words"), `title`: expected "In their words", found'),
        ('"startTime": 0.0', '"startTime": 0.001', 'chapter 1 ("Headline"), `startTime`: expected 0.0, found 0.001'),
        ('"endTime": ', '"endTime": 1', 'chapter 1 ("Headline"), `endTime`: expected '),
        ('"endTime": ', '"endTime": [], "x": ', 'chapter 1 ("Headline"), `endTime`: expected '),
        ('"chapters": [', '"chapters": [1, ', ": expected 3 chapters, found 4"),
    ],
    ids=range(10),
)  # fmt: skip
def test_what_differs_from_the_manifest_is_named(made: Made, old: str, new: str, says: str) -> None:
    made.edit(".chapters.json", old, new)
    assert says in "\n".join(made.only("chapters"))


def test_a_chapter_that_is_moved_in_the_manifest_is_named_in_every_place(made: Made) -> None:
    def change(manifest: dict[str, list[dict[str, float]]]) -> None:
        manifest["chapters"][0]["end"] += 0.001
        manifest["chapters"][1]["start"] += 0.001

    made.say(change)
    found = [miss for miss in made.misses() if miss.part == "chapters"]
    assert {miss.file for miss in found} == {"story.mp3", "story.chapters.json"}
