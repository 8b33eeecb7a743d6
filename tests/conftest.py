"""What many tests share: a folder of their own, the real command as a child process, and an independent decoder."""

import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does, and as early

import hypothesis
import imageio_ffmpeg
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.standin import TranslateStandIn
from tests.standin_voices import VoicesStandIn

# A machine that is busy with something else must not fail a test. CI tries the same examples each time, so that what
# failed there is the change's fault; at a desk they are new ones at each run.
hypothesis.settings.register_profile("patient", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("patient")

REPOSITORY = Path(__file__).parents[1]
REFUSING = "http://127.0.0.1:9"
"""A proxy that is not there: whatever asks for the network is refused at once."""


def offline_environment() -> dict[str, str]:
    """This process's environment without its own settings of recapcast and of proxies, and without a network."""
    own = ("RECAPCAST_", "OPENAI_", "NO_PROXY")
    kept = {key: value for key, value in os.environ.items() if not key.upper().startswith(own)}
    # The tests' own cache and voices: relative, so that each test starts with none, in its own folder.
    kept["RECAPCAST_CACHE"] = ".cache"
    kept["RECAPCAST_PIPER_VOICES"] = "piper"
    return {**kept, "HTTPS_PROXY": REFUSING, "https_proxy": REFUSING}


@dataclass(frozen=True)
class Command:
    """Runs the real `recapcast` in a folder."""

    folder: Path

    def __call__(
        self, *arguments: str | Path, stdin: str = "", environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "recapcast", *map(str, arguments)],
            cwd=self.folder,
            env={**offline_environment(), **(environment or {})},
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )

    def snapshot(self) -> dict[str, bytes]:
        """Every file in the folder."""
        files = sorted(path for path in self.folder.rglob("*") if path.is_file() and ".cache" not in path.parts)
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder is the test's own, and nothing reaches a network."""
    monkeypatch.chdir(tmp_path)
    for key in list(os.environ):
        if key not in offline_environment():
            monkeypatch.delenv(key)
    for key in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(key, REFUSING)
    monkeypatch.setenv("RECAPCAST_CACHE", ".cache")
    monkeypatch.setenv("RECAPCAST_PIPER_VOICES", "piper")
    return tmp_path


@pytest.fixture
def recapcast(folder: Path) -> Command:
    """The command, in the test's own folder."""
    return Command(folder)


@pytest.fixture
def translate() -> Iterator[TranslateStandIn]:
    """A stand-in for Google Translate's speech on the loopback."""
    with TranslateStandIn() as standin:
        yield standin


@pytest.fixture
def hugging_face(monkeypatch: pytest.MonkeyPatch) -> Iterator[VoicesStandIn]:
    """A stand-in for the place that piper's downloader fetches from, and this process led to it."""
    with VoicesStandIn() as standin:
        for key, value in standin.environment.items():
            monkeypatch.setenv(key, value)
        # urllib reads the environment once in a process, at its first request.
        urllib.request.install_opener(None)
        yield standin
        urllib.request.install_opener(None)


def decode(mp3: Path) -> NDArray[np.int16]:
    """The samples of a file by ffmpeg, which is told to fail at the first fault."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-xerror", "-err_detect", "explode", "-i", str(mp3)]
    done = subprocess.run([*command, "-f", "s16le", "-"], capture_output=True, check=True)
    assert done.stderr == b""
    return np.frombuffer(done.stdout, "<i2")


def metadata(mp3: Path) -> dict[str, str]:
    """A file's tags as ffmpeg reads them."""
    streams = "s:a" if mp3.suffix == ".opus" else "g"  # Ogg's tags are those of the stream
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(mp3), "-map_metadata", f"0:{streams}"]
    command += ["-f", "ffmetadata", "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    pairs = (line.partition("=") for line in text.partition("[CHAPTER]")[0].splitlines() if "=" in line)
    return {key.lower(): value.replace("\\", "") for key, _, value in pairs}


def ebur128(sound: Path, channels: int = 1) -> tuple[float, float]:
    """A file's loudness in LUFS as two speakers play it, and its true peak in dBTP, by ffmpeg, to three decimals.

    Silence is -70 LUFS there, which is where its scale ends.
    """
    dual = "true" if channels == 1 else "false"
    weigh = f"ebur128=dualmono={dual}:peak=true:metadata=1,ametadata=print:file=-"
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(sound), "-map", "0:a", "-af", weigh]
    command += ["-f", "null", "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    last = dict(line.split("=") for line in text.splitlines() if "=" in line)
    peak = float(last["lavfi.r128.true_peak"])
    return float(last["lavfi.r128.I"]), 20 * np.log10(peak) if peak else -np.inf
