"""How long it takes from an article to its facts file: prints each figure, and the one that it must be.

    python -m benchmarks.facts [FILE ...]

Of the articles that are named, else of our own example. `first` is what the first one
takes after start-up, with all that is imported for it; then the median and the slowest of those after it. Reading,
extracting and writing are told apart.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from recapcast.article.read import read
from recapcast.drafts import draft
from recapcast.facts.extract.extract import extract

EXAMPLE = Path(__file__).parents[1] / "examples" / "harbour-cup.txt"
PLACE = Path("scripts_text/benchmark.facts.yaml")
TIMES = 10
MOST = 0.1
"""Seconds an article, after start-up."""


def main(files: list[str]) -> None:
    """Measure, print, and exit with 1 where a figure is not what it must be."""
    files = files or [str(EXAMPLE)]
    began = time.perf_counter()
    draft(read(files[0]), files[0], PLACE)
    print(f"first: {(time.perf_counter() - began) * 1000:.0f} ms")
    whole = []
    for file in files:
        article = read(file)
        took = _timed(read, file)
        facts = _timed(extract, article)
        all_of_it = _timed(draft, article, file, PLACE)
        whole.append(took + all_of_it)
        print(
            f"{Path(file).name:30} {len(article.text):7} characters: read {took * 1000:5.1f} ms, "
            f"extracted {facts * 1000:5.1f}, written {(all_of_it - facts) * 1000:5.1f}"
        )
    print(f"median {median(whole) * 1000:.0f} ms, slowest {max(whole) * 1000:.0f} ms, at most {MOST * 1000:.0f}")
    sys.exit(max(whole) > MOST)


def _timed(work: Callable[..., object], *arguments: object) -> float:
    """The median seconds of some work."""
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        work(*arguments)
        took.append(time.perf_counter() - began)
    return median(took)


if __name__ == "__main__":
    main(sys.argv[1:])
