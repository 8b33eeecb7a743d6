from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.check.damaged import Made


def starts(frames: bytes) -> list[int]:
    """Where each frame begins: at 96 kbit/s and 44.1 kHz they have 313 or 314 bytes."""
    places, at = [], 0
    while at < len(frames):
        places.append(at)
        at += 313 + (frames[at + 2] >> 1 & 1)
    return places


def cut_in_frame(tag: bytes, frames: bytes) -> bytes:
    return tag + frames[: starts(frames)[-1] + 100]


def cut_between_frames(tag: bytes, frames: bytes) -> bytes:
    return tag + frames[: starts(frames)[-20]]


def frame_taken_out(tag: bytes, frames: bytes) -> bytes:
    places = starts(frames)
    return tag + frames[: places[100]] + frames[places[101] :]


def bytes_between_frames(tag: bytes, frames: bytes) -> bytes:
    at = starts(frames)[100]
    return tag + frames[:at] + b"\xff\xfb\x90nothing" + frames[at:]


def header_flipped(tag: bytes, frames: bytes) -> bytes:
    at = starts(frames)[100]
    return tag + frames[: at + 1] + b"\x00" + frames[at + 2 :]


def another_bit_rate(tag: bytes, frames: bytes) -> bytes:
    at = starts(frames)[100]
    return tag + frames[: at + 2] + bytes([frames[at + 2] ^ 0xF0]) + frames[at + 3 :]


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (cut_in_frame, ["a frame of 31", "found 100, and the end of the file: it was cut"]),
        (cut_between_frames, ["Info frame: expected", "frames, as it says"]),
        (frame_taken_out, ["Info frame: expected", "frames, as it says"]),
        (bytes_between_frames, ["(about 0:02.586): expected a frame like the first, found 10 bytes of what is no frame"]),
        (header_flipped, ["(about 0:02.586): expected a frame like the first, found 31"]),
        (another_bit_rate, ["(about 0:02.586): expected a frame like the first, found 31"]),
        (lambda tag, frames: tag + frames + b"garbage", ["expected the end of the file, found 7 bytes of what is no frame"]),
        (lambda tag, frames: tag + frames + b"\xff" * 70000, ["expected the end of the file, found 70000 bytes of what"]),
        (lambda tag, frames: tag + frames + b"\xff\xfb", ["expected the end of the file, found 2 bytes of what is no"]),
        (lambda tag, frames: tag + frames + b"TAG" + bytes(125), ["found 128 bytes of an ID3v1 tag"]),
        (lambda tag, frames: tag + frames + b"APETAGEX" + bytes(24), ["found 32 bytes of an APE tag"]),
        (lambda tag, frames: tag + frames[starts(frames)[1] :], ["first frame: expected an Info frame"]),
        (lambda _, frames: frames, ["byte 0: expected an ID3v2 tag, found none"]),
        (lambda tag, _: tag, ["expected frames of sound, found the end of the file"]),
        (lambda *_: b"", ["expected frames of sound, found the end of the file"]),
        (lambda tag, _: tag[:50], ["expected frames of sound, found the end of the file"]),
    ],
    ids=range(16),
)  # fmt: skip
def test_damage_between_and_behind_frames_is_named_with_its_place(
    made: Made, damage: Callable[[bytes, bytes], bytes], says: list[str]
) -> None:
    made.mp3.write_bytes(damage(*made.frames()))
    made.sign()
    found = "\n".join(str(miss) for miss in made.misses() if miss.part == "frames")
    for text in says:
        assert text in found


def test_bytes_within_a_frame_are_known_by_the_hash_alone(made: Made) -> None:
    tag, frames = made.frames()
    at = starts(frames)[100] + 200
    made.mp3.write_bytes(tag + frames[:at] + bytes(8) + frames[at + 8 :])
    assert any(miss.part == "file" and "it was changed" in miss.found for miss in made.misses())


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("bytes", 5, "expected 5 bytes, found "),
        ("sha256", "0" * 64, "expected the SHA-256 000000000000…, found "),
        ("kbit_per_second", 128, "expected 128 kbit/s, found 96"),
        ("sample_rate", 48000, "expected 48000 Hz, found 44100"),
        ("channels", 2, "expected 2 channel(s), found 1"),
    ],
)
def test_what_the_manifest_says_of_the_file_is_held_against_it(
    made: Made, key: str, value: object, says: str
) -> None:
    made.say(lambda manifest: manifest["audio"].update({key: value}))
    assert says in "\n".join(map(str, made.misses()))


def test_a_file_full_of_faults_is_given_up(made: Made) -> None:
    tag, frames = made.frames()
    places = [*starts(frames), len(frames)]
    pieces = [frames[a:b] for a, b in pairwise(places)]
    # Two frames stand together each time, so that they are known for frames.
    made.mp3.write_bytes(tag + b"nothing".join(a + b for a, b in zip(pieces[::2], pieces[1::2], strict=False)))
    assert len([miss for miss in made.misses() if "what is no frame" in miss.found]) == 20
