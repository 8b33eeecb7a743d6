from collections.abc import Callable
from typing import Any

import pytest

from recapcast.check import timeline
from recapcast.check.record import read
from tests.check.damaged import Made


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda m: m["lines"].reverse(), ' at 0:00.313: expected a start at '),
        (lambda m: m["lines"][0].update(end=0.1), "line 1 (\"This is the first line, and it is rather long.\") at 0:00.313: expected an end between"),
        (lambda m: m["lines"][3].update(end=1000.0), 'line 4 ("That was all.") at 0:0'),
        (lambda m: m["lines"][0]["words"].pop(1), '`words` of line 1 ("This is the first line, and it is rather long.") at 0:00.313: expected'),
        (lambda m: m["lines"][0]["words"][1].__setitem__(2, "was "), '`words` of line 1 ("This is the first line, and it is rather long.") at 0:00.313: expected'),
        (lambda m: m["lines"][0]["words"][1].__setitem__(0, 9.0), ' at 0:00.313, "is ": expected it from 0:00.'),
        (lambda m: m["lines"][0]["words"][1].__setitem__(1, 0.1), ' at 0:00.313, "is ": expected it from 0:00.'),
        (lambda m: m["lines"][0]["words"][0].__setitem__(0, 0.1), ' at 0:00.313, "This ": expected it from 0:00.313 until after that, found 0:00.100 to 0:00.'),
        (lambda m: m["lines"][0]["words"][-1].__setitem__(1, 60.0), ' at 0:00.313: expected an end at 0:0'),
        (lambda m: m["lines"][1].update(chapter="x"), 'expected the chapter "Headline", found "x"'),
        (lambda m: m["lines"][1].update(chapter=None), 'expected the chapter "Headline", found none'),
        (lambda m: m["chapters"][1].update(start=5.0), 'chapter 2 ("In their words"): expected a start with one of its lines, or with music, found 0:05.000'),
        (lambda m: m["chapters"][1].update(end=5.0), 'chapter 2 ("In their words"): expected an end at 0:0'),
        (lambda m: m["chapters"][2].update(end=5.0), 'chapter 3 ("The end"): expected an end at 0:1'),
        (lambda m: m["chapters"].reverse(), "expected a start after 0:0"),
        (lambda m: m["chapters"].clear(), 'expected the chapter none, found "Headline"'),
        (lambda m: m["cast"].pop(), "`cast`: expected one voice for QUOTE (Ann Other), found 0"),
        (lambda m: m["cast"].append(m["cast"][0]), "`cast`: expected one voice for NARRATOR, found 2"),
        (lambda m: m["cast"].append({**m["cast"][0], "role": "HOST"}), "`cast`: expected those who speak a line, found HOST, who has none"),
    ],
    ids=range(19),
)  # fmt: skip
def test_a_manifest_that_contradicts_itself_is_named(
    made: Made, change: Callable[[dict[str, Any]], object], says: str
) -> None:
    made.say(change)
    record = read(made.path(".json").read_bytes(), "story.json")
    assert says in "\n".join(map(str, timeline.misses(record, "story.json")))
    assert "manifest" in made.parts()
