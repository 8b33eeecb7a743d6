"""What the cache of spoken lines saves and bears: prints each figure, and the one that it must be.

    python -m benchmarks.cache

1. A second `make` of the same script, by gTTS (the stand-in of the tests) and by espeak-ng.
2. `make` after one of 20 lines was changed.
3. Processes that get and put at the same time, some of them killed.
4. Entries with a bit turned over, or cut short.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.cache_trials import PROCESSES, files, noticed, together
from tests.standin import TranslateStandIn

from recapcast import pipeline
from recapcast.settings import Settings
from recapcast.sources import read_source
from recapcast.speech.cache import Cache
from recapcast.store import Store

LINES = [f"This is the line of number {number}, and it has a few words to say." for number in range(20)]
PROBE = "1"
"""What is said to find out whether gTTS answers."""
LEAST_DONE = 2000
DAMAGED = 500


class Counting:
    """A listener that counts the lines that were spoken, and not found in the cache."""

    def __init__(self) -> None:
        self.spoken = 0

    def note(self, message: str) -> None:
        """Show it: nothing here should need to be told."""
        print(message, file=sys.stderr)

    def progress(self, done: int, total: int) -> None:  # noqa: ARG002
        """One more was spoken."""
        self.spoken += 1


def main() -> None:
    """Measure, print, and exit with 1 where a figure is not what it must be."""
    with TemporaryDirectory() as folder:
        top = Path(folder)
        passed = [*_made(top / "made"), *_shared(top / "shared"), *_damaged(top / "damaged")]
    sys.exit(not all(passed))


def _made(folder: Path) -> list[bool]:
    folder.mkdir()
    passed = []
    with TranslateStandIn() as standin:
        os.environ.update(standin.environment)
        for voice in ("gtts", "auto", "espeak"):
            _make(folder, voice, LINES)
            standin.texts.clear()
            standin.hosts.clear()
            spoken = _make(folder, voice, LINES)
            asked = len(standin.hosts) + len(standin.texts)  # connections too
            what = f"a second make, --voice {voice}"
            passed += [_figure(f"{what}: lines spoken", spoken, 0), _figure(f"{what}: requests", asked, 0)]
            standin.texts.clear()
            spoken = _make(folder, voice, [*LINES[:7], "This line is another one.", *LINES[8:]])
            probes = standin.texts.count(PROBE)
            asked, needed = len(standin.texts) - probes, 0 if voice == "espeak" else 1
            what = f"one of {len(LINES)} lines changed, --voice {voice}"
            passed += [_figure(f"{what}: lines spoken", spoken, 1), _figure(f"{what}: requests", asked, needed)]
            print(f"{what}: requests to find out whether gTTS answers: {probes}")
    return passed


def _make(folder: Path, voice: str, lines: list[str]) -> int:
    """Make the episode; tells how many lines were spoken for it."""
    script = folder / "script.txt"
    body = "".join(f"NARRATOR: {line}\n" for line in lines)
    script.write_text(f"---\nnarration: 1\ntitle: Twenty lines\n---\n{body}", encoding="utf-8")
    counting = Counting()
    settings = Settings(voice=voice, output=folder / "output", cache=folder / f"cache-{voice}")
    pipeline.make(read_source(str(script)), settings, None, counting)
    return counting.spoken


def _shared(folder: Path) -> list[bool]:
    seen = together(folder)
    enough = seen.done >= LEAST_DONE and seen.killed > 0
    what = f"{PROCESSES} processes and {seen.killed} killed with -9, {seen.done} gets and puts"
    print(f"{what}: {'enough' if enough else 'TOO FEW'} (at least {LEAST_DONE}, and some killed)")
    return [enough, _figure(f"{seen.found} clips read: wrong ones", seen.wrong, 0)]


def _damaged(folder: Path) -> list[bool]:
    cache = Cache(Store(folder, 10**9))
    return [
        _figure(f"{DAMAGED} entries flipped or cut: noticed", noticed(cache, DAMAGED), DAMAGED),
        _figure(f"{DAMAGED} entries flipped or cut: still there", len(files(cache)), 0),
    ]


def _figure(what: str, value: int, needed: int) -> bool:
    print(f"{what}: {value}, {'right' if value == needed else 'WRONG'} (must be {needed})")
    return value == needed


if __name__ == "__main__":
    main()
