import io
from collections.abc import Callable

import pytest
from mutagen.ogg import OggPage

from tests.check.damaged import Made
from tests.check.test_sound import texts


def pages(data: bytes) -> list[OggPage]:
    file, found = io.BytesIO(data), []
    while file.tell() < len(data):
        found.append(OggPage(file))
    return found


def written(*some: OggPage) -> bytes:
    """The pages with the checksums that they should have."""
    return b"".join(page.write() for page in some)


def changed(number: int, **values: object) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        found = pages(data)
        for name, value in values.items():
            setattr(found[number], name, value)
        return written(*found)

    return change


def flipped(data: bytes) -> bytes:
    """A bit of the sound of the last page but two."""
    at = len(written(*pages(data)[:-2])) - 5
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (flipped, "expected a page of the checksum that it tells, found another: it was changed"),
        (lambda data: written(*pages(data)[:6], *pages(data)[7:]), "expected page 6, found page 7"),
        (lambda data: written(*pages(data)[:6], pages(data)[5], *pages(data)[6:]), "expected page 6, found page 5"),
        (lambda data: written(*pages(data)[:-1]), "expected a last page, found the end of the file: it was cut"),
        (lambda data: data[:-1], "expected a whole page, found what is none (4f 67 67 53"),
        (lambda data: data + b"garbage", "expected a whole page, found what is none (67 61 72 62 61 67 65)"),
        (lambda data: data + bytes(20), "expected a whole page, found what is none (00 00"),
        (lambda data: data + data, "expected the end of the file, found another page"),
        (changed(6, serial=5), "expected a page of the same stream, found one of another"),
        (changed(6, first=True), "expected one first page, found another"),
        (changed(0, first=False), "byte 0 (about 0:00.000): expected one first page, found none"),
        (changed(-1, last=False), "expected a last page, found the end of the file: it was cut"),
        (lambda _: b"", "byte 0 (about 0:00.000): expected a last page, found the end of the file: it was cut"),
    ],
    ids=range(13),
)
def test_damage_of_pages_is_named_with_its_place(opus: Made, damage: Callable[[bytes], bytes], says: str) -> None:
    opus.change(damage)
    assert "story.opus, byte " in texts(opus, "frames")
    assert says in texts(opus, "frames")


def test_the_place_is_told_in_bytes_and_in_time(opus: Made) -> None:
    there = pages(opus.audio.read_bytes())
    opus.change(flipped)
    start, heard = len(written(*there[:-3])), there[-4].position / 48000
    assert f"byte {start} (about 0:{heard:06.3f})" in texts(opus, "frames")


def test_another_beginning_of_the_sound_makes_another_length(opus: Made) -> None:
    def change(data: bytes) -> bytes:
        found = pages(data)
        (head,) = found[0].packets
        found[0].packets = [head[:10] + (312 + 480).to_bytes(2, "little") + head[12:]]  # the pre-skip (RFC 7845, 5.1)
        return written(*found)

    opus.change(change)
    assert opus.parts() & {"length", "line"}
    assert "length" in opus.parts()
