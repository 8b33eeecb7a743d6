"""Long episodes: what an hour costs in time and memory, whether each minute costs the same, and what an edit costs.

    python -m benchmarks.long [MINUTES...]

1. An hour (and 1, 10 and 120 minutes, or those that are given), cold cache, with music, in espeak-ng's voice, against
   `espeak-ng --stdout | lame -b 96 -m m --resample 44.1` on the same words: at most 0.6 of its time from ten minutes
   on.
2. The most memory of all processes at once (PSS, so that what they share counts once): at most 200 MB for an hour.
3. The same again after one line was edited: at most 0.4 of the first run.

Needs Debian's (or your system's) espeak-ng and lame, Linux for the memory, and recapcast installed for this Python.
"""

import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from benchmarks.ratios import CACHE, OFFLINE

_WORDS = """
the council voted on a plan for harbour traffic after months of debate among residents who asked whether ferries could
run later in winter while engineers measured each channel and reported that the quay would need repair
""".split()  # noqa: SIM905 (a list of 36 strings is no better to read)
_LINES = 14
"""Of a chapter, which then lasts 75 seconds."""
_LINE = 5.4
"""Seconds of a line with its pause."""


def main() -> None:
    """Measure, print, and exit with 1 where a limit is passed."""
    lengths = [int(length) for length in sys.argv[1:]] or [1, 10, 60, 120]
    passed = []
    for minutes in lengths:
        with tempfile.TemporaryDirectory() as folder:
            passed.append(_episode(Path(folder), minutes))
    sys.exit(not all(passed))


def script(minutes: float) -> str:
    """A narration script of about so many minutes, in chapters, with a bed of music, and a second voice in each."""
    chance = random.Random(1)  # noqa: S311 (nothing to keep secret)
    lines = [
        "---",
        "narration: 1",
        "title: A long episode",
        "language: en",
        "---",
        "",
        "[music: intro]",
        "[music: bed]",
    ]
    for number in range(round(minutes * 60 / _LINE)):
        if number % _LINES == 0:
            lines += ["", f"# Chapter {number // _LINES + 1}", ""]
        words = " ".join(chance.choice(_WORDS) for _ in range(chance.randint(8, 20)))
        lines.append(f"{'QUOTE (Ann)' if number % 5 == 4 else 'NARRATOR'}: {words.capitalize()}.")
    return "\n".join([*lines, "[music: outro]", ""])


def _episode(folder: Path, minutes: int) -> bool:
    text = script(minutes)
    (folder / "long.txt").write_text(text, encoding="utf-8")
    words = re.findall(r"^[A-Z]+(?: \(.*\))?: (.*)$", text, re.MULTILINE)
    (folder / "words.txt").write_text("\n".join(words), encoding="utf-8")
    pipe = "espeak-ng --stdout -f words.txt | lame --quiet -b 96 -m m --resample 44.1 - floor.mp3"
    floor = _timed(["sh", "-c", pipe], folder)
    command = [sys.executable, "-m", "recapcast", "make", "long.txt", "--voice", "espeak", "--quiet"]
    # In a run of its own: to ask a process of 160 MB for its memory holds it up, 20 times a second by a fifth.
    memory = _most(command, folder)
    shutil.rmtree(folder / CACHE, ignore_errors=True)
    first = _timed(command, folder)
    middle = words[len(words) // 2]
    edited = text.replace(middle, f"This was edited. {middle}", 1)
    (folder / "long.txt").write_text(edited, encoding="utf-8")
    again = _timed(command, folder)
    print(
        f"{minutes} min: {first:.2f} s ({first / minutes:.3f} s a minute) / espeak-ng | lame {floor:.2f} s "
        f"= {first / floor:.2f}; at most {memory / 1e6:.0f} MB; after an edit {again:.2f} s = {again / first:.2f}"
    )
    if minutes < 10:
        return True
    limits = (first / floor <= 0.6, memory <= 200e6 or minutes > 60, again / first <= 0.4)
    if not all(limits):
        print("  OVER: at most 0.6 of the floor, 200 MB for an hour, and 0.4 after an edit")
    return all(limits)


def _timed(command: list[str], folder: Path) -> float:
    """The seconds that it takes."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=OFFLINE, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def _most(command: list[str], folder: Path) -> int:
    """The most bytes of memory of the process and its children together."""
    process = subprocess.Popen(command, cwd=folder, env=OFFLINE, stdout=subprocess.DEVNULL)
    most = 0
    ended = threading.Event()

    def watch() -> None:
        nonlocal most
        while not ended.wait(0.05):
            most = max(most, sum(map(_memory, _tree(process.pid))))

    watching = threading.Thread(target=watch)
    watching.start()
    failed = process.wait()
    ended.set()
    watching.join()
    if failed:
        sys.exit(f"{command} failed")
    return most


def _tree(process: int) -> list[int]:
    found = [process]
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += [each for child in children.read_text().split() for each in _tree(int(child))]
        except OSError:
            continue
    return found


def _memory(process: int) -> int:
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


if __name__ == "__main__":
    main()
