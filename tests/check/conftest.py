"""One good episode for all tests of the check, and a copy for each."""

import shutil
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


def make(folder: Path, script: str, cover: str = "drawn") -> Made:
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
    pipeline.make(read_source(str(folder / "story.txt")), settings, None, _Quiet())
    return Made(folder)


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """An episode that holds. Not to be changed."""
    return make(tmp_path_factory.mktemp("good"), SCRIPT, cover="none")


@pytest.fixture
def made(good: Made, folder: Path) -> Made:
    """A copy of it."""
    return Made(Path(shutil.copytree(good.folder, folder / "copy")))
