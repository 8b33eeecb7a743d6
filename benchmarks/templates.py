"""How long it takes from facts to a script: prints each figure, and the one that it must be.

    python -m benchmarks.templates

Every template, with the fullest facts that the tests have in its language. `first` compiles the template, as a
command does that fills one; `then` is the median of those after it.
"""

import sys
import time
from pathlib import Path
from statistics import median

from recapcast.facts.model import Facts
from recapcast.script.render import render
from recapcast.script.templates import built_in_folder, find
from recapcast.sources import read_sources

FACTS = Path(__file__).parents[1] / "tests" / "cases" / "facts"
STORIES = {"en": ("ferry", "bridge"), "es": ("faro", "market"), "ko": ("library", "tram")}
NONE = Path("none")
TIMES = 50
MOST = 0.015
"""Seconds, after start-up."""


def main() -> None:
    """Measure, print, and exit with 1 where a figure is not what it must be."""
    slowest = 0.0
    for language, stories in STORIES.items():
        for file in sorted(built_in_folder().glob(f"{language}/*.j2")):
            if file.stem != "parts":
                first, then = _measured(language, file.stem, stories)
                print(f"{language} {file.stem:15} first {first * 1000:5.1f} ms, then {then * 1000:4.1f} ms")
                slowest = max(slowest, then)
    print(f"slowest: {slowest * 1000:.1f} ms, at most {MOST * 1000:.0f}")
    sys.exit(slowest > MOST)


def _measured(language: str, name: str, stories: tuple[str, ...]) -> tuple[float, float]:
    """Seconds for the first script of a template, and for the median of those after it."""
    several = name == "digest"
    source = read_sources([str(FACTS / f"{story}.yaml") for story in (stories if several else stories[:1])])
    told = [(part.name, part.parsed) for part in source.parts if isinstance(part.parsed, Facts)]
    template = find(name, language, NONE)
    took = []
    for _ in range(1 + TIMES):
        begin = time.perf_counter()
        assert isinstance(source.parsed, Facts)  # noqa: S101 (for mypy: it was read from facts)
        render(source.parsed, template, name=name, source=None, templates=NONE, stories=told)
        took.append(time.perf_counter() - begin)
    return took[0], median(took[1:])


if __name__ == "__main__":
    main()
