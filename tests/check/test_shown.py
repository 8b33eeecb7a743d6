import hashlib

import pytest

from recapcast.check import shown
from recapcast.check.record import Record, read
from recapcast.episode.read_tags import ReadPicture
from tests.check.damaged import Made
from tests.check.test_tags import described, png


def record(made: Made) -> Record:
    return read(made.path(".json").read_bytes(), "story.json")


def test_the_words_are_the_manifests(made: Made) -> None:
    words = shown.words(record(made), "LAME")
    assert (words.title, words.artist, words.album, words.language) == ("The song at last", "Ann", "The Daily", "eng")
    assert (words.genre, words.encoder, words.date) == ("Podcast", "recapcast 0.1.0, LAME", "2024-04-29")
    assert (words.link, words.comment[:20]) == ("https://example.org/a", "Spoken by espeak:en-")
    assert words.lyrics.splitlines()[2:] == ["Ann Other: It was good to sing & play <together>.", "That was all."]


def test_nobody_and_nothing_have_words_of_their_own(made: Made) -> None:
    made.say(lambda manifest: manifest.update(author=None, show=None, link=None, published=None))
    words = shown.words(record(made))
    assert (words.artist, words.album, words.link, words.date) == ("recapcast", "recapcast", None, None)
    assert words.encoder == "recapcast 0.1.0"


@pytest.mark.parametrize(("shift", "told"), [(1.0, ""), (0.9, " (lower)"), (1.1, " (higher)")])
def test_a_voice_that_is_shifted_says_so(made: Made, shift: float, told: str) -> None:
    made.say(lambda manifest: manifest["cast"][1].update(voice="espeak:en-x", shift=shift))
    assert shown.words(record(made)).comment.endswith(f"espeak:en-x{told}")


@pytest.mark.parametrize(
    ("wanted", "found", "says"),
    [
        (None, [], []),
        ("a", ["a"], []),
        (None, ["b"], ['f, TIT2: expected none, found "b"']),
        ("a", [], ['f, TIT2: expected "a", found none']),
        ("a", ["a", "a"], ["f, TIT2: expected one value, found 2"]),
        ("a", ["b"], ['f, TIT2: expected "a", found "b"']),
    ],
)
def test_a_text_is_the_one_that_is_wanted_and_one(wanted: str | None, found: list[str], says: list[str]) -> None:
    assert [str(miss) for miss in shown.text("f", "TIT2", wanted, found)] == says


def test_the_cover_is_the_manifests_and_whole(made: Made) -> None:
    made.say(lambda manifest: manifest.update(cover=described(png())))
    there = record(made)
    assert list(shown.cover([ReadPicture("image/png", 3, png())], "covr", there)) == []
    digest = hashlib.sha256(png(5)).hexdigest()
    (found,) = shown.cover([ReadPicture("image/png", 3, png(5))], "covr", there)
    assert (found.part, found.where, found.found) == ("cover", "covr", f"{digest[:12]}…")
    assert [miss.found for miss in shown.cover([], "covr", there)] == ["0"]
