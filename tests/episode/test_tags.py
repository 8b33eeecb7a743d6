import io
import subprocess
from datetime import date
from pathlib import Path

import imageio_ffmpeg
import mutagen.flac
import pytest
from mutagen.id3 import ID3
from PIL import Image
from tinytag import TinyTag

from recapcast.episode.join import PlacedChapter
from recapcast.episode.tags import Tags, saving, to_bytes
from recapcast.units import Samples
from tests.conftest import decode, metadata
from tests.episode.sounds import encode
from tests.episode.test_chapter_frames import by_ffmpeg
from tests.episode.test_mp3 import programme

TAGS = Tags(
    title="소식: a “song” 🎉",
    artist="Ann",
    album="The Gazette",
    language="en-GB",
    published=date(2024, 4, 29),
    link="https://example.org/a",
    voice="espeak:en-gb",
)


@pytest.fixture
def file(folder: Path) -> Path:
    path = folder / "a.mp3"
    path.write_bytes(to_bytes(TAGS) + encode(programme(1)).mp3)
    return path


def test_ffmpeg_reads_title_artist_album_date_and_language(file: Path) -> None:
    tags = metadata(file)
    assert (tags["title"], tags["artist"], tags["album"]) == (TAGS.title, "Ann", "The Gazette")
    assert tags["date"].startswith("2024")
    assert (tags["language"], tags["genre"]) == ("eng", "Podcast")


def test_another_reader_reads_them_too(file: Path) -> None:
    tags = TinyTag.get(file)
    assert (tags.title, tags.artist, tags.album, tags.genre) == (TAGS.title, "Ann", "The Gazette", "Podcast")
    assert str(tags.year).startswith("2024")


def test_the_version_is_the_one_that_every_player_reads(file: Path) -> None:
    assert file.read_bytes()[:5] == b"ID3\x03\x00"


def test_tags_do_not_change_the_sound(file: Path) -> None:
    assert len(decode(file)) == 44100


@pytest.mark.parametrize(("language", "code"), [("ko", "kor"), ("zh-Hant-TW", "zho"), ("es-MX", "spa")])
def test_the_language_has_its_three_letter_code(folder: Path, language: str, code: str) -> None:
    path = folder / "a.mp3"
    path.write_bytes(to_bytes(Tags("t", "a", "b", language)) + encode(programme(1)).mp3)
    assert metadata(path)["language"] == code


def test_the_day_of_the_date_is_kept(file: Path) -> None:
    assert str(ID3(file)["TDRC"]) == "2024-04-29"
    assert ID3(file)["WOAS"].url == "https://example.org/a"


def test_the_words_that_are_said_are_the_lyrics(folder: Path) -> None:
    words = "One line.\nAnn: 소식 — “another”."
    path = folder / "a.mp3"
    path.write_bytes(to_bytes(Tags("t", "a", "b", "ko", lyrics=words)) + encode(programme(1)).mp3)
    assert ID3(path).getall("USLT")[0].text == words
    assert ID3(path).getall("USLT")[0].lang == "kor"
    assert next(value for key, value in metadata(path).items() if key.startswith("lyrics")).startswith("One line.")


@pytest.mark.parametrize(("kind", "mime"), [("JPEG", "image/jpeg"), ("PNG", "image/png")])
def test_the_cover_comes_out_as_it_went_in_and_all_else_is_still_read(folder: Path, kind: str, mime: str) -> None:
    file = io.BytesIO()
    Image.effect_noise((1400, 1400), 40).convert("RGB").save(file, kind)
    picture = file.getvalue()
    chapters = [
        PlacedChapter(f"Chapter {number}", Samples(number * 4410), Samples(number * 4410 + 4410))
        for number in range(10)
    ]
    path = folder / "a.mp3"
    path.write_bytes(to_bytes(Tags("t", "a", "b", "en", chapters=chapters, cover=picture)) + encode(programme(1)).mp3)
    frame = ID3(path).getall("APIC")[0]
    assert (frame.data, frame.mime, frame.type) == (picture, mime, 3)
    image = TinyTag.get(path, image=True).images.front_cover
    assert image is not None
    assert image.data == picture
    extract = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-v",
        "error",
        "-i",
        path,
        "-an",
        "-c",
        "copy",
        "-f",
        "image2pipe",
        "-",
    ]
    assert subprocess.run(extract, capture_output=True, check=True).stdout == picture
    assert [title for *_, title in by_ffmpeg(path)] == [chapter.title for chapter in chapters]
    assert metadata(path)["title"] == "t"
    assert len(decode(path)) == 44100


def test_without_a_cover_there_is_no_picture(file: Path) -> None:
    assert ID3(file).getall("APIC") == []


def test_why_a_file_can_not_be_tagged_is_told_as_the_system_tells_it() -> None:
    with pytest.raises(OSError, match="No such file"), saving():
        mutagen.flac.FLAC("nowhere.flac")
    Path("a.flac").write_bytes(b"no sound")
    with pytest.raises(mutagen.flac.FLACNoHeaderError), saving():
        mutagen.flac.FLAC("a.flac")
