"""A good episode, made once, and a copy of it for each test to damage."""

import hashlib
import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import numpy as np
import soundfile
from mutagen.id3 import ID3
from numpy.typing import NDArray

from recapcast.check.episode import check
from recapcast.check.find import Place, files
from recapcast.check.report import Miss
from recapcast.episode.containers import encoding_of
from recapcast.episode.format import choose
from recapcast.episode.join import PlacedChapter, Programme
from recapcast.episode.sound import Tape
from recapcast.episode.tags import Tags
from recapcast.units import Samples
from tests.episode.sounds import NO_STORE, encoders

RATE = 44100
SCRIPT = """---
narration: 1
title: The song at last
published: 2024-04-29
language: en-GB
publisher: The Gazette
author: Ann
link: https://example.org/a
---
# Headline

NARRATOR: This is the first line, and it is rather long. [^1]
NARRATOR: The second line comes after it.

# In their words

QUOTE (Ann Other): It was good to sing & play <together>. [^2]

[pause: 1s]

# The end

NARRATOR: That was all.

[^1]: 0-40
[^2]: 41-60
"""

Sound = NDArray[np.float64]


@dataclass(frozen=True)
class Made:
    """An episode's files in a folder of its own."""

    folder: Path
    suffix: str = ".mp3"

    def path(self, suffix: str) -> Path:
        return self.folder / "output" / f"story{suffix}"

    @property
    def audio(self) -> Path:
        return self.path(self.suffix)

    @property
    def mp3(self) -> Path:
        return self.path(".mp3")

    @property
    def manifest(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.path(".json").read_text(encoding="utf-8"))
        return found

    def misses(self) -> tuple[Miss, ...]:
        return check(files(Place(self.path(".json"), None))).misses

    def parts(self) -> set[str]:
        """What does not hold, in the words of a miss's `part`."""
        return {miss.part for miss in self.misses()}

    def only(self, part: str) -> list[str]:
        """The misses as they are printed, which are all of that part."""
        found = self.misses()
        assert {miss.part for miss in found} == {part}, [str(miss) for miss in found]
        return [str(miss) for miss in found]

    def say(self, change: Callable[[dict[str, Any]], object]) -> None:
        """Change the manifest."""
        manifest = self.manifest
        change(manifest)
        self.path(".json").write_text(json.dumps(manifest), encoding="utf-8")

    def sign(self) -> None:
        """Put the hashes and sizes of what is there into the manifest: whoever only looks at those sees nothing."""

        def change(manifest: dict[str, Any]) -> None:
            audio = self.audio.read_bytes()
            manifest["audio"] |= {"sha256": sha256(audio), "bytes": len(audio)}
            for listed in manifest["files"]:
                listed["sha256"] = sha256((self.folder / "output" / listed["path"]).read_bytes())

        self.say(change)

    def edit(self, suffix: str, old: str, new: str) -> None:
        """Change a text beside the sound, hash and all."""
        text = self.path(suffix).read_text(encoding="utf-8")
        assert old in text
        self.path(suffix).write_text(text.replace(old, new, 1), encoding="utf-8")
        self.sign()

    def tag(self, change: Callable[[ID3], object]) -> None:
        """Change the MP3's tag, hash and all."""
        tag = ID3(self.mp3)
        change(tag)
        tag.update_to_v23()
        tag.save(self.mp3, v2_version=3)
        self.sign()

    def frames(self) -> tuple[bytes, bytes]:
        """The MP3's tag, and its frames."""
        data = self.mp3.read_bytes()
        size = 10 + sum(byte << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
        return data[:size], data[size:]

    def sound(self, change: Callable[[Sound], Sound]) -> None:
        """Decode the MP3, change what is heard, and encode it again by ffmpeg; hash and all."""
        tag, _ = self.frames()
        samples, rate = soundfile.read(self.mp3)
        # LAME takes all sound by 0.95, and these have been through it once.
        pcm = np.clip(np.rint(change(samples) * 32768 / 0.95), -32768, 32767).astype("<i2").tobytes()
        command = [
            imageio_ffmpeg.get_ffmpeg_exe(),
            "-v",
            "error",
            "-f",
            "s16le",
            "-ar",
            str(rate),
            "-ac",
            "1",
            "-i",
            "-",
        ]
        frames = self.folder / "frames.mp3"
        options = ["-c:a", "libmp3lame", "-b:a", "96k", "-id3v2_version", "0", "-y", str(frames)]
        subprocess.run([*command, *options], input=pcm, capture_output=True, check=True)
        self.mp3.write_bytes(tag + frames.read_bytes())
        self.sign()

    def change(self, damage: Callable[[bytes], bytes]) -> None:
        """Change the bytes of the sound's file, hash and all."""
        self.audio.write_bytes(damage(self.audio.read_bytes()))
        self.sign()

    def play(self, change: Callable[[Sound], Sound]) -> None:
        """Decode a file of any other container by ffmpeg, change what is heard, and encode it again; hash and all."""
        manifest = self.manifest
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(self.audio), "-map", "0:a"]
        done = subprocess.run([*command, "-ar", str(RATE), "-f", "f32le", "-"], capture_output=True, check=True)
        heard = np.frombuffer(done.stdout, "<f4").astype(float)
        length = round(manifest["audio"]["seconds"] * RATE)
        whole = np.pad(heard, (0, max(0, length - len(heard))))[:length]  # at another rate it may differ by one
        pcm = np.clip(np.rint(change(whole) * 32768), -32768, 32767).astype("<i2").tobytes()
        chapters = tuple(
            PlacedChapter(each["title"], *(Samples(round(each[key] * RATE)) for key in ("start", "end")))
            for each in manifest["chapters"]
        )
        tags = Tags(
            title=manifest["title"],
            artist=manifest["author"],
            album=manifest["show"],
            language=manifest["language"],
            published=date.fromisoformat(manifest["published"]),
            link=manifest["link"],
            voice=", ".join(dict.fromkeys(part["voice"] for part in manifest["cast"])),
            lyrics="\n".join(
                f"{line['name']}: {line['text']}" if line["name"] else line["text"] for line in manifest["lines"]
            ),
            chapters=chapters,
            cover=None,
        )
        encoding = encoding_of(choose(self.suffix, stereo=False, bitrate=None), encoders(), NO_STORE)
        encoding.write(Programme(Tape(pcm), (), chapters), tags, self.audio)
        self.say(lambda manifest: manifest.update(cover=None))
        self.sign()


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
