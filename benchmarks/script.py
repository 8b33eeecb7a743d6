"""What it takes to put lines into words for the ear: prints each figure, and the one that it must be.

    python -m benchmarks.script

The lines are those of the tests' cases, five at a time, so that each has much to put into words, and those of
the sample's script. Each is put into words once, after the rules of its language are there; the time is the median.
With a lexicon of 5,000 entries it is the same again: every word of the lines, and others that begin alike.
"""

import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from tests.script.spoken import cases

from recapcast.plain_text import decode
from recapcast.script import text as script_text
from recapcast.script.spoken import spoken
from recapcast.script.spoken.lexicon import Entry, Lexicon

_SAMPLE = Path(__file__).parents[1] / "scripts_text" / "queen-of-tears.txt"
_MOST = 1.0
"""Milliseconds a line."""
_ENTRIES = 5000
_WARM = "사랑 5 km, $5, SEK 5, 4/29/2024"
"""Has Babel's names and the transliteration loaded, which happens once in a process."""


def main() -> None:
    """Measure, print, and exit with 1 where a figure is not what it must be."""
    sample = script_text.loads(decode(_SAMPLE.read_bytes()), _SAMPLE.name)
    passed = [_figure("en, the sample", [line.text for line in sample.lines], "en")]
    passed += [_figure(f"{language}, cases", list(_dense(language)), language) for language in ("en", "es", "ko")]
    for language in ("en", "ko"):
        lines = list(_dense(language))
        passed.append(_figure(f"{language}, cases, a lexicon", lines, language, _lexicon(lines, language)))
    sys.exit(not all(passed))


def _dense(language: str) -> Iterator[str]:
    written = [case for case, _ in cases.of(language)]
    for start in range(0, len(written), 5):
        yield " ".join(written[start : start + 5])


def _lexicon(lines: Sequence[str], language: str) -> Lexicon:
    words = dict.fromkeys(word for line in lines for word in line.split() if any(map(str.isalnum, word)))
    others = (f"{word} {number}" for number in range(_ENTRIES) for word in words)
    return Lexicon([Entry(word, "x") for word in islice([*words, *islice(others, _ENTRIES)], _ENTRIES)], language)


def _figure(what: str, lines: Sequence[str], language: str, lexicon: Lexicon | None = None) -> bool:
    start = time.perf_counter()
    spoken(_WARM, language, lexicon=lexicon)
    if lexicon is not None:
        print(f"{what}: compiled in {(time.perf_counter() - start) * 1000:.0f} ms")
    spent = []
    for line in dict.fromkeys(lines):  # the second time it would be remembered
        start = time.perf_counter()
        spoken(line, language, lexicon=lexicon)
        spent.append((time.perf_counter() - start) * 1000)
    median = statistics.median(spent)
    length = sum(map(len, lines)) // len(lines)
    right = "right" if median < _MOST else "WRONG"
    print(f"{what}: {len(spent)} lines of {length} characters, {median:.3f} ms a line, {right} (at most {_MOST:g})")
    return median < _MOST


if __name__ == "__main__":
    main()
