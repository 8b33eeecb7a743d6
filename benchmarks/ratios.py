"""How long recapcast takes beside the least that anybody could: prints each ratio, and the limit it must keep.

    python benchmarks/ratios.py [RUNS]

1. `recapcast make` on the sample, with its music and a drawn cover, against
   `espeak-ng --stdout | lame -b 96 -m m --resample 44.1` on the same words.
2. `recapcast --help`, against `python -c "import click"`.

Each pair runs alternately, after one run of each to warm up; the figure is the median of each side's times.
Needs Debian's (or your system's) espeak-ng and lame, and recapcast installed for this Python.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "examples" / "queen-of-tears.yaml"
CACHE = "cache"
# A proxy that refuses at once: gTTS can not be reached, as on a machine without a network. And compiled modules are
# kept, as pip keeps them for users, though this checkout's environment may forbid it.
OFFLINE = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "RECAPCAST_CACHE": CACHE,
    "HTTPS_PROXY": "http://127.0.0.1:9",
    "https_proxy": "http://127.0.0.1:9",
}


def main() -> None:
    """Measure, print, and exit with 1 where a limit is passed."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    lacking = [program for program in ("espeak-ng", "lame") if shutil.which(program) is None]
    if lacking:
        sys.exit(f"{' and '.join(lacking)} must be installed to compare with.")
    with tempfile.TemporaryDirectory() as folder:
        passed = [_make(Path(folder), runs), _help(Path(folder), runs)]
    sys.exit(not all(passed))


def _make(folder: Path, runs: int) -> bool:
    command = [sys.executable, "-m", "recapcast", "make", str(SAMPLE), "--quiet"]
    _run(command, folder)
    manifest = json.loads((folder / "output" / f"{SAMPLE.stem}.json").read_text(encoding="utf-8"))
    words = folder / "words.txt"
    words.write_text("\n".join(line["text"] for line in manifest["lines"]), encoding="utf-8")
    pipe = "espeak-ng --stdout -f words.txt | lame --quiet -b 96 -m m --resample 44.1 - floor.mp3"
    floor = ["sh", "-c", pipe]
    what = f"make ({manifest['audio']['seconds']:.0f} s of sound) / espeak-ng | lame"

    def cold() -> None:
        shutil.rmtree(folder / CACHE, ignore_errors=True)  # a millisecond: every run speaks every line

        _run(command, folder)

    return _compare(what, cold, lambda: _run(floor, folder), runs, limit=1.5)


def _help(folder: Path, runs: int) -> bool:
    command = [str(Path(sys.executable).with_name("recapcast")), "--help"]
    floor = [sys.executable, "-c", "import click"]
    return _compare(
        "--help / import click", lambda: _run(command, folder), lambda: _run(floor, folder), runs, limit=2.5
    )


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, env=OFFLINE, check=True, capture_output=True)


def _compare(what: str, ours: Callable[[], None], floor: Callable[[], None], runs: int, limit: float) -> bool:
    times: dict[Callable[[], None], list[float]] = {ours: [], floor: []}
    for number in range(runs + 1):
        for side in times:
            start = time.perf_counter()
            side()
            if number:
                times[side].append(time.perf_counter() - start)
    our_time, floor_time = statistics.median(times[ours]), statistics.median(times[floor])
    ratio = our_time / floor_time
    verdict = "within" if ratio <= limit else "OVER"
    print(f"{what}: {our_time:.3f} s / {floor_time:.3f} s = {ratio:.2f}, {verdict} {limit}")
    return ratio <= limit


if __name__ == "__main__":
    main()
