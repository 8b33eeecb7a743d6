import hashlib
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from mutagen.id3 import APIC, COMM, ID3, TALB, TCON, TDRC, TIT2, TLAN, TPE1, TSSE, USLT, WOAS, Encoding

from recapcast.episode.chapter_frames import in_time_order
from tests.check.damaged import Made


def png(width: int = 1400) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, width, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", b"data") + chunk(b"IEND", b"")


def resave(made: Made) -> None:
    """Put the chapters in time order again, which mutagen writes by their size."""
    tag, frames = made.frames()
    made.mp3.write_bytes(in_time_order(tag) + frames)
    made.sign()


@pytest.mark.parametrize("frame", ["TIT2", "TPE1", "TALB", "TLAN", "TCON", "TSSE", "TDRC", "COMM", "USLT", "WOAS"])
def test_a_frame_that_is_gone_is_named(made: Made, frame: str) -> None:
    made.tag(lambda tag: tag.delall(frame))
    resave(made)
    (found,) = made.only("tags")
    assert found.startswith(f"story.mp3, {frame}: expected ")
    assert found.endswith(", found none")


@pytest.mark.parametrize(
    ("frame", "says"),
    [
        (TIT2(text="Another"), 'TIT2: expected "The song at last", found "Another"'),
        (TPE1(text="Bob"), 'TPE1: expected "Ann", found "Bob"'),
        (TALB(text="The Weekly"), 'TALB: expected "The Daily", found "The Weekly"'),
        (TLAN(text="kor"), 'TLAN: expected "eng", found "kor"'),
        (TCON(text="Speech"), 'TCON: expected "Podcast", found "Speech"'),
        (TSSE(text="recapcast 9"), 'TSSE: expected "recapcast 0.1.0, LAME", found "recapcast 9"'),
        (TDRC(text="2024-04-30"), 'TDRC: expected "2024-04-29", found "2024-04-30"'),
        (COMM(lang="eng", desc="", text="Spoken by gtts:com"), 'COMM: expected "Spoken by espeak:en-gb, '),
        (
            USLT(lang="eng", desc="", text="This is the first line."),
            'is the first line, and it is rather long. The second li…", found "…is is the first line."',
        ),
        (WOAS(url="https://example.org/b"), 'WOAS: expected "https://example.org/a", found "https://example.org/b"'),
        (COMM(lang="kor", desc="", text="x"), "COMM: expected one value, found 2"),
        (COMM(lang="kor", desc="", text="x"), "COMM: expected the language eng, found kor, eng"),
        (TIT2(text=["The song at last", "b"]), 'TIT2: expected "The song at last", found "The song at last/b"'),
    ],
    ids=lambda each: getattr(each, "FrameID", ""),
)
def test_a_frame_that_says_something_else_is_named(made: Made, frame: object, says: str) -> None:
    made.tag(lambda tag: tag.add(frame))
    resave(made)
    assert says in "\n".join(made.only("tags"))


def test_a_link_where_none_is_known_is_named(made: Made) -> None:
    made.say(lambda manifest: manifest.update(link=None))
    assert 'story.mp3, WOAS: expected none, found "https://example.org/a"' in map(str, made.misses())


def test_chapters_stored_out_of_order_are_named(made: Made) -> None:
    made.tag(lambda tag: tag.getall("CHAP"))  # mutagen puts the shortest title first
    assert "expected chapter 2 in time order, after 0:0" in made.only("chapters")[0]


def chapter(tag: ID3, number: int) -> Any:
    return tag[f"CHAP:chp{number}"]


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda tag: setattr(chapter(tag, 1), "start_time", chapter(tag, 1).start_time + 1), "its start at 0:0"),
        (lambda tag: setattr(chapter(tag, 1), "end_time", chapter(tag, 1).end_time - 1), "its end at 0:0"),
        (lambda tag: chapter(tag, 1).sub_frames.clear(), "expected its title, found none"),
        (
            lambda tag: chapter(tag, 1).sub_frames.add(TIT2(encoding=Encoding.UTF16, text="x")),
            'CHAP, chapter 2 ("In their words"): expected its title, found "x"',
        ),
        (lambda tag: tag.delall("CHAP:chp1"), "CHAP: expected 3 chapters, found 2"),
        (lambda tag: tag.delall("CTOC"), "CTOC: expected one table of contents at the top, found 0"),
        (lambda tag: setattr(tag["CTOC:toc"], "flags", 1), "CTOC: expected one table of contents at the top, found 0"),
        (lambda tag: setattr(tag["CTOC:toc"], "flags", 2), 'CTOC: expected ordered tables, found "toc", which is not'),
        (lambda tag: tag["CTOC:toc"].child_element_ids.pop(), "CTOC: expected all 3 chapters in time order, found 2"),
        (lambda tag: tag["CTOC:toc"].child_element_ids.reverse(), "CTOC: expected all 3 chapters in time order, found 3"),
        (lambda tag: tag["CTOC:toc"].sub_frames.clear(), 'CTOC: expected the title "The song at last", found none'),
    ],
    ids=range(11),
)  # fmt: skip
def test_damage_of_chapters_and_their_table_is_named(made: Made, damage: Callable[[ID3], object], says: str) -> None:
    made.tag(damage)
    resave(made)
    assert says in "\n".join(made.only("chapters"))


def test_a_tag_of_another_version_is_named(made: Made) -> None:
    tag = ID3(made.mp3)
    tag.save(made.mp3, v2_version=4)
    made.sign()
    assert "expected an ID3 tag of version 2.3, which every player reads, found version 2.4.0" in "\n".join(
        map(str, made.misses())
    )


def test_no_tag_is_named(made: Made) -> None:
    made.mp3.write_bytes(made.frames()[1])
    made.sign()
    assert "story.mp3: expected an ID3 tag, found none" in map(str, made.misses())


def described(data: bytes) -> dict[str, object]:
    return {"path": None, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data), "pixels": 1400}


def covered(made: Made, data: bytes, mime: str = "image/png", kind: int = 3) -> None:
    made.tag(lambda tag: tag.add(APIC(mime=mime, type=kind, desc="", data=data)))
    resave(made)


def test_a_cover_holds_where_it_is_the_manifests(made: Made) -> None:
    covered(made, png())
    made.say(lambda manifest: manifest.update(cover=described(png())))
    assert made.misses() == ()


@pytest.mark.parametrize(
    ("data", "mime", "kind", "says"),
    [
        (png()[:-6], "image/png", 3, "expected a whole JPEG or PNG, found a PNG that does not end where it should"),
        (png(1401), "image/png", 3, "expected the SHA-256"),
        (png(), "image/jpeg", 3, "found image/png, called image/jpeg"),
        (png(), "image/png", 0, "expected the front cover, kind 3, found kind 0"),
    ],
)
def test_a_damaged_cover_is_named(made: Made, data: bytes, mime: str, kind: int, says: str) -> None:
    covered(made, data, mime, kind)
    made.say(lambda manifest: manifest.update(cover=described(png())))
    assert says in "\n".join(made.only("cover"))


def test_a_cover_where_the_manifest_has_none_is_named(made: Made) -> None:
    covered(made, png())
    assert made.only("cover") == ["story.mp3, APIC: expected none, found 1"]


def test_a_cover_that_is_gone_is_named(made: Made) -> None:
    made.say(lambda manifest: manifest.update(cover=described(b"")))
    assert made.only("cover") == ["story.mp3, APIC: expected one cover, found 0"]


@pytest.mark.parametrize("language", ["", "no language", "x-private", "de"])
def test_a_language_that_is_none_or_another_is_named(made: Made, language: str) -> None:
    made.say(lambda manifest: manifest.update(language=language))
    assert any("TLAN" in str(miss) for miss in made.misses())
