"""A short programme with chapters and all tags, and what a file of it must hold whatever its container."""

import io
import subprocess
from datetime import date
from pathlib import Path

import imageio_ffmpeg
import numpy as np
from PIL import Image

from recapcast.episode.format import RATE
from recapcast.episode.join import PlacedChapter, Programme
from recapcast.episode.sound import Tape
from recapcast.episode.tags import Tags
from recapcast.units import Samples
from tests.conftest import metadata
from tests.episode.test_chapter_frames import by_ffmpeg

TITLES = ["A very long title that is longer than all the others are", "b", "소식 🎉"]
SECONDS = [0.0, 1.25, 2.5, 4.0]


def _cover() -> bytes:
    file = io.BytesIO()
    Image.linear_gradient("L").resize((1400, 1400)).convert("RGB").save(file, "JPEG")
    return file.getvalue()


COVER = _cover()
PLACES = [Samples(round(second * RATE)) for second in SECONDS]
CHAPTERS = tuple(
    PlacedChapter(title, start, end) for title, start, end in zip(TITLES, PLACES[:-1], PLACES[1:], strict=True)
)
TAGS = Tags(
    title="소식: a “song” 🎉",
    artist="Ann",
    album="The Gazette",
    language="en-GB",
    published=date(2024, 4, 29),
    link="https://example.org/a",
    voice="espeak:en-gb",
    lyrics="One line.\nAnn: 소식 — “another”.",
    chapters=CHAPTERS,
    cover=COVER,
)


def programme(samples: int = PLACES[-1], channels: int = 1) -> Programme:
    """Tones that differ in pitch and level, the second channel softer: a place in it can be told from another."""
    time = np.arange(samples) / RATE
    tone = 0.3 * np.sin(2 * np.pi * (300 + 100 * time) * time) * (0.6 + 0.4 * np.sin(2 * np.pi * 3 * time))
    sound = np.stack([tone, 0.5 * tone][:channels], 1)
    return Programme(Tape(np.rint(sound * 32767).astype("<i2").tobytes(), channels), (), CHAPTERS)


def picture(file: Path) -> bytes:
    """The picture in a file by ffmpeg, as it is."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(file), "-map", "0:v", "-c", "copy"]
    return subprocess.run([*command, "-f", "image2pipe", "-"], capture_output=True, check=True).stdout


def holds_all(file: Path) -> None:
    """See to it that ffmpeg finds every tag, the chapters in time order, and the cover byte for byte."""
    tags = metadata(file)
    assert (tags["title"], tags["artist"], tags["album"]) == (TAGS.title, "Ann", "The Gazette")
    assert (tags["date"], tags["genre"]) == ("2024-04-29", "Podcast")
    assert tags["comment"] == "Spoken by espeak:en-gb"
    assert next(value for key, value in tags.items() if key.startswith("lyrics")).startswith("One line.")
    found = by_ffmpeg(file)
    assert [title for _, _, title in found] == TITLES
    assert [start for start, _, _ in found] == [round(second * 1000) for second in SECONDS[:-1]]
    assert [end for _, end, _ in found][:-1] == [round(second * 1000) for second in SECONDS[1:-1]]
    assert abs(found[-1][1] - 4000) <= 10
    assert picture(file) == COVER
