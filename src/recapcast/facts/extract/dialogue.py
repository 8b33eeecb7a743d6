"""Words that a dash opens, as Spanish prints them: `—No habrá retrasos —dijo Ana Ruiz—. Abrimos en mayo`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from recapcast.facts.extract.cue_tables import ALSO_NOUNS, SAID

_DASH = "[—―–]"
_OPENS = re.compile(rf"{_DASH}\s?(?=[¿¡«“\"…]?[^\W\d_a-záéíóúñ])")
_SAID = "|".join(sorted((word for word in SAID - ALSO_NOUNS if word.isalpha()), key=len, reverse=True))
_VERB = rf"(?:(?:se|le|les|me|nos) )?(?:{_SAID})\b"
_TOLD = re.compile(rf"\s{_DASH}\s?(?={_VERB})")
"""With what the writer's words begin. What is an aside of the speaker's own has no such verb."""
_GLUED = re.compile(rf"\s{_DASH}(?={_VERB})")
_BACK = re.compile(rf"{_DASH}(?=[.,;:!?…\s]|$)[.,;:]*\s*")
_COMMA = re.compile(rf", (?={_VERB})")
_STOP = re.compile(r"[.,;:](?=\s|$)")


@dataclass(frozen=True)
class Line:
    """Words between dashes, and the writer's behind them that tell whose they are: places in the paragraph.

    `told` is None for words that go on behind the writer's.
    """

    start: int
    end: int
    told: tuple[int, int] | None


def is_opened(paragraph: str) -> bool:
    """Whether a paragraph begins with a dash and words, as a line of a dialogue does, and an item of a list."""
    return _OPENS.match(paragraph) is not None


def lines(paragraph: str, *, is_in_list: bool) -> list[Line]:
    """What is said in a paragraph that a dash opens; none where nothing in it tells that somebody says it.

    Args:
        paragraph: its text. Nothing has none.
        is_in_list: whether a line beside it begins with a dash too and tells of nobody's saying: then a comma alone
            (`— Abrimos en mayo, dijo Ana Ruiz.`) makes no quote.
    """
    opened = _OPENS.match(paragraph)
    if opened is None:
        return []
    found = _parted(paragraph, opened.end(), _TOLD)
    if not found and not is_in_list and (comma := _COMMA.search(paragraph, opened.end())) is not None:
        stop = _STOP.search(paragraph, comma.end())
        found.append(Line(opened.end(), comma.start(), (comma.end(), stop.start() if stop else len(paragraph))))
    return found


def by_paragraph(paragraphs: Sequence[str]) -> list[list[Line]]:
    """What is said in each of a story's paragraphs, as `lines` tells it, by those beside it."""
    alone = [lines(paragraph, is_in_list=False) for paragraph in paragraphs]
    items = [is_opened(paragraph) and not found for paragraph, found in zip(paragraphs, alone, strict=True)]
    return [
        lines(paragraph, is_in_list=True) if any(items[max(at - 1, 0) : at + 2]) else alone[at]
        for at, paragraph in enumerate(paragraphs)
    ]


def spoken(paragraphs: Sequence[str]) -> frozenset[int]:
    """Which paragraphs, from 0, are of a dialogue: all in a row that dashes open, if one tells who speaks."""
    found = by_paragraph(paragraphs)
    runs = groupby(range(len(paragraphs)), key=lambda at: is_opened(paragraphs[at]))
    opened = [list(run) for begins, run in runs if begins]
    return frozenset(at for run in opened if any(found[at] for at in run) for at in run)


def within(quote: str) -> list[Line]:
    """The parts of what stands between marks with the writer's words inside: `«El puerto —dijo Ruiz— abre en mayo»`.

    None where there are no such words.
    """
    found = _parted(quote, 0, _GLUED)
    return found if len(found) > 1 else []


def _parted(text: str, start: int, told_by: re.Pattern[str]) -> list[Line]:
    found: list[Line] = []
    while (told := told_by.search(text, start)) is not None:
        back = _BACK.search(text, told.end())
        found.append(Line(start, told.start(), (told.end(), back.start() if back else len(text))))
        start = back.end() if back else len(text)
    if found and start < len(text):
        found.append(Line(start, len(text), None))
    return found
