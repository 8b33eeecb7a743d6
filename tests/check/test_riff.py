import struct
from collections.abc import Callable

import pytest

from tests.check.damaged import Made
from tests.check.test_sound import texts


def resized(data: bytes) -> bytes:
    return data[:4] + struct.pack("<I", len(data) - 8) + data[8:]


def chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)


def at_tag(data: bytes) -> int:
    return data.index(b"id3 ", 44)


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda data: b"RIFX" + data[4:], "byte 0: expected a WAV, found 52 49 46 58"),
        (lambda data: data[:8] + b"AVI " + data[12:], "byte 0: expected a WAV, found 52 49 46 46"),
        (lambda data: data[:4] + b"\0\0\0\0" + data[8:], "byte 4: expected 8 bytes, as it says, found "),
        (lambda data: resized(data + b"LIST\0\0\0\0"), "expected one of its chunks, or the end of the file, found 4c 49 53 54"),
        (lambda data: resized(data + b"dat"), "expected one of its chunks, or the end of the file, found 64 61 74"),
        (lambda data: resized(data[:-100]), "bytes of `id3 `, found "),
        (lambda data: resized(data[:5000]), "byte 36: expected "),
        (lambda data: resized(data[: at_tag(data)]), "expected the chunks fmt, data and id3, found fmt, data"),
        (lambda data: resized(data[:12] + data[36:]), "expected the chunks fmt, data and id3, found data, id3"),
        (lambda data: resized(data + chunk(b"data", b"12")), "expected the chunks fmt, data and id3, found fmt, data, id3, data"),
        (lambda data: data[:12], "expected the chunks fmt, data and id3, found none"),
        (lambda _: b"", "byte 0: expected a WAV, found the end of the file"),
    ],
    ids=range(12),
)  # fmt: skip
def test_damage_of_chunks_is_named_with_its_place(wav: Made, damage: Callable[[bytes], bytes], says: str) -> None:
    wav.change(damage)
    assert f"story.wav{'' if says.startswith('expected the chunks') else ', byte '}" in texts(wav, "frames")
    assert says in texts(wav, "frames")


@pytest.mark.parametrize(
    ("at", "value", "found"),
    [
        (20, struct.pack("<H", 3), "3 1 44100 88200 2 16"),
        (22, struct.pack("<H", 2), "1 2 44100 88200 2 16"),
        (24, struct.pack("<I", 48000), "1 1 48000 88200 2 16"),
        (28, struct.pack("<I", 1), "1 1 44100 1 2 16"),
        (32, struct.pack("<H", 4), "1 1 44100 88200 4 16"),
        (34, struct.pack("<H", 24), "1 1 44100 88200 2 24"),
    ],
)
def test_another_format_than_the_manifests_is_named(wav: Made, at: int, value: bytes, found: str) -> None:
    wav.change(lambda data: data[:at] + value + data[at + len(value) :])
    assert f"story.wav, `fmt`: expected 1 1 44100 88200 2 16, found {found}" in texts(wav, "format")


def test_a_tag_that_is_gone_or_damaged_is_named(wav: Made) -> None:
    whole = wav.audio.read_bytes()
    wav.change(lambda data: resized(data[: at_tag(data)]))
    assert texts(wav, "tags") == "story.wav: expected an ID3 tag, found none"
    wav.change(
        lambda _: whole.replace("The song at last".encode("utf-16-le"), "The song at lost".encode("utf-16-le"))
    )
    assert 'TIT2: expected "The song at last", found "The song at lost"' in texts(wav, "tags")
    wav.change(lambda _: whole.replace("Headline".encode("utf-16-le"), "Headlime".encode("utf-16-le")))
    assert texts(wav, "chapters") == 'story.wav, CHAP, chapter 1 ("Headline"): expected its title, found "Headlime"'
    wav.change(lambda _: whole.replace(b"\xff\xd8\xff", b"\xff\xd9\xff"))
    assert "story.wav, APIC: expected a whole JPEG or PNG, found neither" in texts(wav, "cover")
