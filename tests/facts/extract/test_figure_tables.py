import re
import time

import pytest

from recapcast.facts.extract.figure_tables import RULES

PATTERNS = [re.compile(rule) for rules in RULES.values() for rule in rules]


def test_every_pattern_tells_what_and_how_much() -> None:
    for pattern in PATTERNS:
        assert {"label", "value"} <= pattern.groupindex.keys() <= {"label", "value", "unit", "count", "object"}


@pytest.mark.parametrize(
    "piece", ["1", "1,000 ", "A b ", "the cost of ", "beat A ", "$1 ", "12% of the ", "가나 1만"]
)
def test_a_long_sentence_takes_no_longer_than_its_length(piece: str) -> None:
    start = time.perf_counter()
    for pattern in PATTERNS:
        sum(1 for _ in pattern.finditer(piece * (100_000 // len(piece))))
    assert time.perf_counter() - start < 5
