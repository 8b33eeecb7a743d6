"""What it takes to put lines into words for the ear: prints each figure, and the one that it must be.

    python -m benchmarks.script

The lines are those of the tests' cases, five at a time, so that each has much to put into words, and those of
the sample's script. Each is put into words once, after the rules of its language are there; the time is the median.
"""

import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.script.spoken import cases

from recapcast.plain_text import decode
from recapcast.script import text as script_text
from recapcast.script.spoken import spoken

_SAMPLE = Path(__file__).parents[1] / "scripts_text" / "queen-of-tears.txt"
_MOST = 1.0
"""Milliseconds a line."""
_WARM = "사랑 5 km, $5, SEK 5, 4/29/2024"
"""Has Babel's names and the transliteration loaded, which happens once in a process."""


def main() -> None:
    """Measure, print, and exit with 1 where a figure is not what it must be."""
    sample = script_text.loads(decode(_SAMPLE.read_bytes()), _SAMPLE.name)
    passed = [_figure("en, the sample", [line.text for line in sample.lines], "en")]
    passed += [_figure(f"{language}, cases", list(_dense(language)), language) for language in ("en", "es", "ko")]
    sys.exit(not all(passed))


def _dense(language: str) -> Iterator[str]:
    written = [case for case, _ in cases.of(language)]
    for start in range(0, len(written), 5):
        yield " ".join(written[start : start + 5])


def _figure(what: str, lines: Sequence[str], language: str) -> bool:
    spoken(_WARM, language)
    spent = []
    for line in dict.fromkeys(lines):  # the second time it would be remembered
        start = time.perf_counter()
        spoken(line, language)
        spent.append((time.perf_counter() - start) * 1000)
    median = statistics.median(spent)
    length = sum(map(len, lines)) // len(lines)
    right = "right" if median < _MOST else "WRONG"
    print(f"{what}: {len(spent)} lines of {length} characters, {median:.3f} ms a line, {right} (at most {_MOST:g})")
    return median < _MOST


if __name__ == "__main__":
    main()
