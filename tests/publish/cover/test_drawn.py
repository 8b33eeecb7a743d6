import io
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from recapcast.publish.cover import fonts, system_fonts
from recapcast.publish.cover.colours import Colour, palette
from recapcast.publish.cover.drawn import draw

SHOW = "The Old Quay Daily"
TITLES = [
    "Tern Point win the Harbour Cup at last",
    "X",
    "Mañana será otro día: El Niño, la sequía y el agua",
    "Почему «Спартак» снова проиграл",
    "Η Αθήνα αλλάζει",
    "مجلس المدينة يوافق على خطة 2026",
    "שלום לכולם: הסיפור",
    "A very long headline that goes on and on, " * 7,
    "W" * 300,
]
TEXT = (100, 100, 1300, 960)
WAVE = (100, 1040, 1300, 1300)


def picture(jpeg: bytes) -> Image.Image:
    return Image.open(io.BytesIO(jpeg)).convert("RGB")


def marks(image: Image.Image, ground: Colour, box: tuple[int, int, int, int] = (0, 0, 1400, 1400)) -> Image.Image:
    """Where the picture is of another colour than its ground, beyond what JPEG does."""
    difference = ImageChops.difference(image, Image.new("RGB", image.size, ground)).convert("L")
    return difference.point(lambda value: 255 if value > 24 else 0).crop(box)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without fonts."""
    monkeypatch.setattr(system_fonts, "_FOLDERS", ())
    monkeypatch.setenv("XDG_DATA_HOME", "")
    monkeypatch.setenv("XDG_DATA_DIRS", "")


@pytest.mark.skipif(not fonts.can_shape(), reason="FriBiDi is not on this system")
@pytest.mark.parametrize("title", TITLES, ids=lambda title: title[:12])
def test_a_cover_is_what_directories_take_and_keeps_its_margins(title: str) -> None:
    drawn = draw(title, SHOW, "en")
    image = Image.open(io.BytesIO(drawn.jpeg))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (1400, 1400))
    assert len(drawn.jpeg) <= 400_000
    assert drawn.left_out == ()
    seen = marks(picture(drawn.jpeg), palette(SHOW).ground)
    left, top, right, bottom = seen.getbbox() or (0, 0, 0, 0)
    assert min(left, top) >= 90
    assert max(right, bottom) <= 1310
    assert seen.crop((0, 985, 1400, 1035)).getbbox() is None  # between the title and the wave


@settings(max_examples=25)
@given(st.text(max_size=120), st.text(max_size=60), st.sampled_from(["en", "ko", "ar", "zh-Hant", "xx"]))
def test_any_texts_give_a_cover(title: str, show: str, language: str) -> None:
    plain = [
        " ".join("".join(c for c in text if unicodedata.category(c)[0] != "C").split()) for text in (title, show)
    ]
    assert draw(plain[0] or "-", plain[1] or None, language).jpeg.startswith(b"\xff\xd8")


def test_the_same_texts_give_the_same_bytes() -> None:
    assert draw("A title", SHOW, "en") == draw("A title", SHOW, "en")


def test_a_shows_covers_have_its_colours_and_each_title_its_own_wave() -> None:
    one, other = (picture(draw(title, SHOW, "en").jpeg) for title in ("A title", "Another one"))
    assert one.getpixel((5, 5)) == other.getpixel((5, 5))
    assert picture(draw("A title", "Markets Now", "en").jpeg).getpixel((5, 5)) != one.getpixel((5, 5))
    ground = palette(SHOW).ground
    assert marks(one, ground, WAVE).tobytes() != marks(other, ground, WAVE).tobytes()


def test_title_and_show_are_in_ink_and_accent() -> None:
    image = picture(draw("Tern Point win the Harbour Cup", SHOW, "en").jpeg)
    colours = palette(SHOW)
    for box, colour in (((100, 230, 1300, 960), colours.ink), ((100, 100, 1300, 160), colours.accent)):
        part = image.crop(box)
        other = ImageChops.difference(part, Image.new("RGB", part.size, colour)).convert("L")
        near = other.histogram()[:8]
        assert sum(near) > 2000


def test_a_short_title_is_larger_than_a_long_one_and_both_can_be_seen_at_300_pixels() -> None:
    ground = palette(SHOW).ground
    heights = []
    for title in ("Cup", "The cup that a long headline tells of at length, and which nobody wins in the end at all"):
        small = picture(draw(title, SHOW, "en").jpeg).resize((300, 300), Image.Resampling.LANCZOS)
        rows = marks(small, ground, (20, 50, 280, 205)).resize((1, 155), Image.Resampling.BOX).tobytes()
        first = next(number for number, value in enumerate(rows) if value)
        heights.append(next(number for number in range(first, 155) if not rows[number]) - first)
    assert heights[0] > 40
    assert heights[1] >= 12


@pytest.mark.skipif(not fonts.can_shape(), reason="FriBiDi is not on this system")
@pytest.mark.parametrize("title", ["ÅǺỮẪ", "दिल्ली में आज भारी बारिश", "สวัสดีปีนี้"])
def test_marks_above_a_title_do_not_touch_the_show(title: str) -> None:
    seen = marks(picture(draw(title, "HHH", "en").jpeg), palette("HHH").ground, (100, 150, 1300, 960))
    rows = seen.resize((1, seen.height), Image.Resampling.BOX).tobytes()
    first = next(number for number, value in enumerate(rows) if value and number > 30)
    assert first > 60  # 210 from the top, where the show ends at 153


@pytest.mark.skipif(not fonts.can_shape(), reason="FriBiDi is not on this system")
def test_text_from_right_to_left_begins_at_the_right() -> None:
    ground = palette(SHOW).ground
    hebrew, latin = (marks(picture(draw(text, SHOW, "he").jpeg), ground, TEXT) for text in ("שלום", "Shalom"))
    title = (0, 120, 1200, 860)
    box = hebrew.crop(title).getbbox()
    assert box
    assert (box[0] > 300, box[2] > 1180) == (True, True)
    assert (latin.crop(title).getbbox() or (99,))[0] < 20


@pytest.mark.usefixtures("alone")
def test_what_no_font_has_is_left_out_and_named_and_the_wave_takes_its_place() -> None:
    korean = draw("눈물의 여왕", "Korea Herald", "ko")
    assert korean.left_out == ("눈물의 여왕",)
    ground = palette("Korea Herald").ground
    assert marks(picture(korean.jpeg), ground, (100, 500, 1300, 900)).getbbox()
    assert marks(picture(korean.jpeg), ground, WAVE).getbbox() is None
    assert draw("Queen of Tears", "코리아", "ko").left_out == ("코리아",)
    assert draw("눈물", "코리아", "ko").left_out == ("코리아", "눈물")


@pytest.mark.usefixtures("alone")
def test_emoji_are_left_out_and_the_words_stay() -> None:
    ground = palette(SHOW).ground
    texts = ("🎉 The cup 👩‍🚀 is ours 1️⃣ 👍🏽 🇰🇷", "The cup is ours 1")
    with_emoji, without = (marks(picture(draw(text, SHOW, "en").jpeg), ground, TEXT).tobytes() for text in texts)
    assert with_emoji == without
    assert draw("🎉🎉", SHOW, "en").left_out == ()


@pytest.mark.usefixtures("alone")
def test_signs_that_the_font_has_stay() -> None:
    ground = palette(SHOW).ground
    with_sign, without = (marks(picture(draw(t, SHOW, "en").jpeg), ground, TEXT).tobytes() for t in ("20 °C", "20 C"))
    assert with_sign != without


@pytest.mark.skipif(not fonts.can_shape(), reason="FriBiDi is not on this system")
def test_the_language_chooses_the_forms_of_letters(folder: Path) -> None:
    assert draw("Bълбук вгдж", SHOW, "bg").jpeg != draw("Bълбук вгдж", SHOW, "ru").jpeg
