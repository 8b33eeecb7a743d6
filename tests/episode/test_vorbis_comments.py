import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from recapcast.episode.format import RATE
from recapcast.episode.join import PlacedChapter
from recapcast.episode.tags import Tags
from recapcast.episode.vorbis_comments import comments, picture
from recapcast.units import Samples


def test_what_is_not_known_has_no_comment() -> None:
    assert comments(Tags("t", "a", "b", "ko")).keys() == {
        "TITLE", "ARTIST", "ALBUM", "GENRE", "LANGUAGE", "ENCODER",
    }  # fmt: skip


def test_what_is_known_is_said_in_any_script() -> None:
    said = comments(
        Tags("소식 🎉", "Ann", "b", "ko", date(2024, 4, 29), "https://example.org/ü", "espeak:ko", "One.\nTwo.")
    )
    assert (said["TITLE"], said["LANGUAGE"], said["DATE"]) == ("소식 🎉", "kor", "2024-04-29")
    assert (said["WEBSITE"], said["COMMENT"]) == ("https://example.org/ü", "Spoken by espeak:ko")
    assert said["LYRICS"] == "One.\nTwo."


@given(st.integers(0, 200 * 3600 * RATE))
def test_a_chapters_time_is_right_to_the_millisecond(start: int) -> None:
    said = comments(Tags("t", "a", "b", "en", chapters=[PlacedChapter("소", Samples(start), Samples(start + 1))]))
    time = re.fullmatch(r"(\d\d+):([0-5]\d):([0-5]\d)\.(\d{3})", said["CHAPTER000"])
    assert time is not None
    hours, minutes, seconds, milliseconds = map(int, time.groups())
    assert abs(hours * 3600 + minutes * 60 + seconds + milliseconds / 1000 - start / RATE) <= 0.00051
    assert said["CHAPTER000NAME"] == "소"


def test_chapters_that_no_reader_would_find_are_left_out() -> None:
    many = [PlacedChapter(str(n), Samples(n * RATE), Samples(n * RATE + RATE)) for n in range(1002)]
    said = comments(Tags("t", "a", "b", "en", chapters=many))
    numbers = [key for key in said if re.fullmatch(r"CHAPTER\d+NAME", key)]
    assert (len(numbers), numbers[-1], said["CHAPTER999"]) == (1000, "CHAPTER999NAME", "00:16:39.000")


def test_a_cover_says_of_what_kind_it_is() -> None:
    png, jpeg = picture(b"\x89PNG\r\n\x1a\n..."), picture(b"\xff\xd8\xff...")
    assert (png.mime, jpeg.mime, png.type) == ("image/png", "image/jpeg", 3)
    assert jpeg.data == b"\xff\xd8\xff..."
