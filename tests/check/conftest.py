"""One good episode for all tests of the check, and a copy for each."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from recapcast import pipeline
from recapcast.settings import Settings
from recapcast.sources import read_source
from tests.check.damaged import SCRIPT, Made


class _Quiet:
    def note(self, message: str) -> None:
        pass

    def progress(self, done: int, total: int) -> None:
        pass


def make(folder: Path, script: str, cover: str = "drawn", suffix: str = ".mp3") -> Made:
    """The episode of a script, which the embedded voice speaks."""
    (folder / "story.txt").write_text(script, encoding="utf-8")
    settings = Settings(
        voice="espeak",
        cache=folder / "cache",
        output=folder / "output",
        scripts=folder / "scripts",
        show="The Daily",
        cover=cover,
    )
    pipeline.make(
        read_source(str(folder / "story.txt")), settings, str(folder / "output" / f"story{suffix}"), _Quiet()
    )
    return Made(folder, suffix)


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """An episode that holds. Not to be changed."""
    return make(tmp_path_factory.mktemp("good"), SCRIPT, cover="none")


@pytest.fixture
def made(good: Made, folder: Path) -> Made:
    """A copy of it."""
    return Made(Path(shutil.copytree(good.folder, folder / "copy")))


OTHERS = (".m4a", ".opus", ".flac", ".wav")


@pytest.fixture(scope="session")
def goods(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Made]:
    """An episode that holds in each of the other containers, made when it is first asked for. Not to be changed."""
    return cache(lambda suffix: make(tmp_path_factory.mktemp("goods"), SCRIPT, suffix=suffix))


def _copy(good: Made, folder: Path) -> Made:
    return Made(Path(shutil.copytree(good.folder, folder / "copy")), good.suffix)


@pytest.fixture(params=OTHERS)
def other(request: pytest.FixtureRequest, goods: Callable[[str], Made], folder: Path) -> Made:
    """A copy of each of them."""
    return _copy(goods(request.param), folder)


@pytest.fixture
def m4a(goods: Callable[[str], Made], folder: Path) -> Made:
    """A copy of the M4A."""
    return _copy(goods(".m4a"), folder)


@pytest.fixture
def opus(goods: Callable[[str], Made], folder: Path) -> Made:
    """A copy of the Opus file."""
    return _copy(goods(".opus"), folder)


@pytest.fixture
def flac(goods: Callable[[str], Made], folder: Path) -> Made:
    """A copy of the FLAC."""
    return _copy(goods(".flac"), folder)


@pytest.fixture
def wav(goods: Callable[[str], Made], folder: Path) -> Made:
    """A copy of the WAV."""
    return _copy(goods(".wav"), folder)
