import json
from typing import Any

from recapcast.episode.join import PlacedChapter
from recapcast.publish.chapters import to_bytes
from recapcast.units import Samples

CHAPTERS = [
    PlacedChapter("Headline", Samples(0), Samples(441_000)),
    PlacedChapter('"소식" & <more>', Samples(441_000), Samples(1_000_000)),
]


def read(chapters: list[PlacedChapter], **about: str | None) -> dict[str, Any]:
    known = {"title": "T", "author": "Ann", "show": "Daily", **about}
    content: dict[str, Any] = json.loads(to_bytes(chapters, audio="story.mp3", **known))  # type: ignore[arg-type]
    return content


def test_chapters_have_titles_starts_and_ends_in_seconds() -> None:
    assert read(CHAPTERS) == {
        "version": "1.2.0",
        "title": "T",
        "author": "Ann",
        "podcastName": "Daily",
        "fileName": "story.mp3",
        "chapters": [
            {"startTime": 0.0, "endTime": 10.0, "title": "Headline"},
            {"startTime": 10.0, "endTime": 22.676, "title": '"소식" & <more>'},
        ],
    }


def test_what_nobody_says_is_left_out() -> None:
    assert read(CHAPTERS, author=None, show=None).keys() == {"version", "title", "fileName", "chapters"}


def test_no_chapters_are_an_empty_list() -> None:
    assert read([])["chapters"] == []


def test_any_script_is_written_as_it_is() -> None:
    assert "소식".encode() in to_bytes(CHAPTERS, title="t", author=None, show=None, audio="a.mp3")
