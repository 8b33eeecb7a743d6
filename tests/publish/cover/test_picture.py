import io
import random
import struct
import tracemalloc
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from recapcast.errors import CoverError
from recapcast.publish.cover.picture import LEAST, MOST, MOST_BYTES, load


def save(name: str, image: Image.Image, **options: Any) -> Path:
    path = Path(name)
    image.save(path, **options)
    return path


def loaded(path: Path) -> Image.Image:
    picture = load(path)
    assert len(picture.data) <= MOST_BYTES
    image = Image.open(io.BytesIO(picture.data))
    image.load()
    assert image.mode == "RGB"
    assert image.format in {"JPEG", "PNG"}
    assert image.size == (picture.pixels, picture.pixels)
    assert LEAST <= picture.pixels <= MOST
    return image


def quarters(size: tuple[int, int]) -> Image.Image:
    """Red and green above, blue and white below."""
    image = Image.new("RGB", (2, 2))
    for place, colour in (((0, 0), "red"), ((1, 0), "lime"), ((0, 1), "blue"), ((1, 1), "white")):
        image.paste(colour, (*place, place[0] + 1, place[1] + 1))
    return image.resize(size, Image.Resampling.NEAREST)


def colours(image: Image.Image, *places: tuple[float, float]) -> list[str]:
    """The colours there, each place in shares of the width and the height, by name."""
    names = {
        "red": (255, 0, 0),
        "green": (0, 255, 0),
        "blue": (0, 0, 255),
        "white": (255, 255, 255),
        "black": (0, 0, 0),
    }

    def named(x: float, y: float) -> str:
        found = image.getpixel((int(x * image.width), int(y * image.height)))
        assert isinstance(found, tuple)
        return min(names, key=lambda name: sum(abs(a - b) for a, b in zip(names[name], found, strict=True)))

    return [named(x, y) for x, y in places]


CORNERS = ((0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9))


@pytest.mark.parametrize(("name", "pixels"), [("a.jpg", 1400), ("a.png", 1500), ("a.jpeg", 3000)])
def test_a_picture_that_is_fit_is_taken_byte_for_byte(name: str, pixels: int) -> None:
    path = save(name, quarters((pixels, pixels)))
    picture = load(path)
    assert (picture.data, picture.pixels, picture.note) == (path.read_bytes(), pixels, None)


@pytest.mark.parametrize(
    ("name", "pixels", "becomes"),
    [
        ("a.png", 1300, 1400),
        ("a.webp", 1500, 1500),
        ("a.gif", 1600, 1600),
        ("a.bmp", 1399, 1400),
        ("a.jpg", 3100, 3000),
    ],
)
def test_other_kinds_and_sizes_become_fit(name: str, pixels: int, becomes: int) -> None:
    image = loaded(save(name, quarters((pixels, pixels))))
    assert image.width == becomes
    assert colours(image, *CORNERS) == ["red", "green", "blue", "white"]


@pytest.mark.parametrize("mode", ["L", "P", "1", "CMYK", "LA", "RGBA", "I;16"])
def test_every_kind_of_colour_becomes_rgb(mode: str) -> None:
    grey = Image.new("L", (1400, 1400), 255)
    grey.paste(0, (0, 0, 700, 1400))
    image = Image.new("I;16", grey.size, 65535) if mode == "I;16" else grey.convert("RGB").convert(mode)
    if mode == "I;16":
        image.paste(0, (0, 0, 700, 1400))
    name = "a.jpg" if mode == "CMYK" else "a.png"
    assert colours(loaded(save(name, image)), (0.1, 0.5), (0.9, 0.5)) == ["black", "white"]


def test_16_bits_of_grey_keep_their_middle() -> None:
    pixel = loaded(save("a.png", Image.new("I;16", (1400, 1400), 0x8000))).getpixel((700, 700))
    assert isinstance(pixel, tuple)
    assert abs(pixel[0] - 128) < 4


@pytest.mark.parametrize("name", ["a.png", "a.webp"])
def test_what_is_transparent_becomes_white(name: str) -> None:
    image = Image.new("RGBA", (1400, 1400), (0, 0, 0, 0))
    image.paste((255, 0, 0, 255), (0, 0, 700, 1400))
    assert colours(loaded(save(name, image)), (0.1, 0.5), (0.9, 0.5)) == ["red", "white"]


def test_one_transparent_colour_of_a_png_becomes_white() -> None:
    path = save("a.png", quarters((1400, 1400)), transparency=(0, 0, 255))
    assert colours(loaded(path), *CORNERS) == ["red", "green", "white", "white"]


def test_a_picture_is_turned_as_its_camera_was() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    image = loaded(save("a.jpg", quarters((1400, 1400)), exif=exif))
    assert colours(image, *CORNERS) == ["blue", "red", "white", "green"]


def test_another_colour_space_becomes_srgb() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = loaded(save("a.png", quarters((1300, 1300)), icc_profile=srgb))
    assert colours(image, *CORNERS) == ["red", "green", "blue", "white"]
    # One whose red is sRGB's green.
    turned = srgb.replace(b"rXYZ", b"....").replace(b"gXYZ", b"rXYZ").replace(b"....", b"gXYZ")
    image = loaded(save("b.png", quarters((1300, 1300)), icc_profile=turned))
    assert colours(image, *CORNERS) == ["green", "red", "blue", "white"]


@pytest.mark.parametrize(
    "profile", [b"no profile", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()]
)
def test_a_profile_that_is_none_for_the_picture_is_passed_over(profile: bytes) -> None:
    image = loaded(save("a.png", quarters((1300, 1300)), icc_profile=profile))
    assert colours(image, *CORNERS) == ["red", "green", "blue", "white"]


def test_of_a_photograph_the_middle_is_taken() -> None:
    image = Image.new("RGB", (2400, 1600), "red")
    image.paste("blue", (400, 0, 2000, 1600))
    taken = loaded(save("a.jpg", image))
    assert taken.width == 1600
    assert set(colours(taken, *CORNERS, (0.5, 0.5))) == {"blue"}


@pytest.mark.parametrize("size", [(3000, 1000), (1000, 3000)])
def test_around_a_longer_picture_there_is_room_in_the_colour_of_its_edges(size: tuple[int, int]) -> None:
    image = Image.new("RGB", size, "blue")
    image.paste("red", (size[0] // 2 - 300, size[1] // 2 - 300, size[0] // 2 + 300, size[1] // 2 + 300))
    taken = loaded(save("a.png", image))
    assert taken.width == 3000
    assert colours(taken, *CORNERS, (0.5, 0.5)) == ["blue"] * 4 + ["red"]


def test_a_small_picture_is_enlarged_and_told_of() -> None:
    assert load(save("a.png", quarters((700, 700)))).note is None
    note = load(save("b.png", quarters((200, 300)))).note
    assert note == "b.png has 200x300 pixels, and looks blurred as a cover. 1400x1400 or more look well."


def test_noise_becomes_small_enough_too() -> None:
    noise = Image.frombytes("RGB", (1600, 1600), random.Random(1).randbytes(1600 * 1600 * 3))
    assert loaded(save("a.png", noise)).width == 1400


def test_a_telephones_two_pictures_in_one_file_do_not_move() -> None:
    path = Path("a.jpg")
    quarters((1400, 1400)).save(path, "MPO", save_all=True, append_images=[quarters((20, 20))])
    assert colours(loaded(path), *CORNERS) == ["red", "green", "blue", "white"]


def png(width: int, height: int, data: bytes) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


def animation(name: str) -> bytes:
    path = Path(name)
    quarters((1400, 1400)).save(path, save_all=True, append_images=[Image.new("RGB", (1400, 1400))])
    return path.read_bytes()


def whole(name: str) -> bytes:
    return save(name, Image.effect_noise((1400, 1400), 50).convert("RGB")).read_bytes()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (lambda: None, "No such file or directory"),
        (lambda: b"", "it is empty"),
        (lambda: b"words, no picture", "it is no picture that is read here"),
        (
            lambda: b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
            "it is SVG, which is not read: export",
        ),
        (lambda: b"\0\0\0\x18ftypheic" + bytes(40), "it is HEIC or AVIF, which is not read: export"),
        (lambda: whole("w.jpg")[:50_000], "it is cut or damaged"),
        (lambda: whole("w.png")[:50_000], "it is cut or damaged"),
        (lambda: whole("w.webp")[:50_000], "it is cut or damaged"),
        (lambda: whole("w.jpg")[:30], "it is"),
        (lambda: animation("w.gif"), "it moves: save one picture of it"),
        (lambda: animation("w.webp"), "it moves"),
        (lambda: animation("w.png"), "it moves"),
        (lambda: png(8000, 5000, b""), "it has 8000x5000 pixels, and at most 36 million are read"),
        (lambda: png(10_000, 10_000, b""), "it has more than 36 million pixels"),
        (lambda: png(50_000, 50_000, b""), "it has more than 36 million pixels"),
        (lambda: png(4000, 1000, bytes(12_001_000)), "4000x1000 pixels are too long for a square"),
    ],
)
def test_what_can_not_be_a_cover_is_named_with_the_reason(content: object, reason: str) -> None:
    data = content() if callable(content) else None
    path = Path("mine.picture")
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(CoverError) as caught:
        load(path)
    assert str(caught.value).startswith(f"mine.picture can not be the cover ({reason}")
    assert str(caught.value).endswith(
        "Give a JPEG or PNG of 1400x1400 pixels or more, or --cover drawn, or --cover none."
    )


def test_a_folder_is_no_picture() -> None:
    Path("a.png").mkdir()
    with pytest.raises(CoverError, match=r"a\.png can not be the cover \(it is no file\)"):
        load(Path("a.png"))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    Path("a.png").write_bytes(png(8000, 5000, bytes(8000 * 3 * 2000)))
    tracemalloc.start()
    with pytest.raises(CoverError, match="at most 36 million"):
        load(Path("a.png"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


SMALL = {kind: io.BytesIO() for kind in ("JPEG", "PNG", "GIF", "WEBP", "BMP")}
for kind, file in SMALL.items():
    quarters((40, 40)).save(file, kind)


@settings(max_examples=60)
@given(st.sampled_from(sorted(SMALL)), st.data())
def test_whatever_is_damaged_is_a_cover_or_a_clear_error(kind: str, data: st.DataObject) -> None:
    content = bytearray(SMALL[kind].getvalue())
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=4)):
        content[at] = data.draw(st.integers(0, 255))
    path = Path("damaged")
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    try:
        picture = load(path)
    except CoverError as error:
        assert "damaged can not be the cover (" in str(error)
    else:
        assert len(picture.data) <= MOST_BYTES
