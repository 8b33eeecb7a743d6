"""The date that stands before an article's first sentence: the day on which it was published."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from recapcast.article.model import Span

_LABEL = (
    r"(?:(?:date|dated|published|posted|updated|publication date|publish date|fecha|publicado|publicada"
    r"|날짜|입력|등록|발행|게시)(?: on| el)?\s?[:：]?\s{1,9})"
)
_NUMBERS = r"(?P<y>\d{4})(?:-(?P<m>\d{2})-(?P<d>\d{2})|(?P<by>[./])\s?(?P<m2>\d{1,2})(?P=by)\s?(?P<d2>\d{1,2})\.?)"
_HANGUL = r"(?P<hy>\d{4})년\s?(?P<hm>\d{1,2})월\s?(?P<hd>\d{1,2})일"
_WORDS = (
    r"(?P<month>[^\W\d_]{3,12})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)? (?:de )?(?P<month2>[^\W\d_]{3,12})\.?,? (?:de )?(?P<year2>\d{4})"
)
_WEEKDAY = r"(?:[^\W\d_]{3,10},? {1,3})?"
_TIME = r"(?:[T ,|·-]{0,3}(?:at |a las |오전 ?|오후 ?)?\d{1,2}[:h시]\d{2}(?::\d{2})?(?:\.\d{1,6})?[\w .:+-]{0,16})?"
_ALONE = re.compile(rf"{_LABEL}?{_WEEKDAY}(?:{_NUMBERS}|{_HANGUL}|{_WORDS}){_TIME}", re.IGNORECASE)
"""A line that is a date and nothing else."""
_BEFORE = re.compile(rf"{_LABEL}{_NUMBERS}(?=[ \t\u00a0]+(?P<next>\S))", re.IGNORECASE)
"""A date that is named as such, with the first sentence after it on the same line."""
_FIRST = re.compile(r"\s{0,200}(?P<line>[^\r\n]{1,4000})")
_SECOND = re.compile(r"\s{1,200}(?P<line>[^\r\n]{1,120})")
_LONGEST = 120
"""Characters of a line that is only a date, at the most."""


@dataclass(frozen=True)
class Dateline:
    """A day, and where in the article it stands."""

    day: date
    at: Span


def leading(text: str, start: int = 0) -> Dateline | None:
    """The date on one of the first two lines of `text` from `start` on, alone there or labelled before a sentence.

    A date that a sentence begins with is none, and neither is one whose day and month can be exchanged. None where
    there is no such date, or no such day.
    """
    first = _FIRST.match(text, start)
    if first is None:
        return None
    if match := _BEFORE.match(text, first.start("line")):
        following = match["next"]  # "date 2024-04-29 was" is a sentence about that day
        return _dated(match) if not following.islower() else None
    second = _SECOND.match(text, first.end("line"))
    for line in (first, second):
        if line is not None and len(line["line"].rstrip()) <= _LONGEST:
            match = _ALONE.fullmatch(text, line.start("line"), line.start("line") + len(line["line"].rstrip()))
            if match:
                return _dated(match)
    return None


def _dated(match: re.Match[str]) -> Dateline | None:
    found = match.groupdict()
    name = found.get("month") or found.get("month2")
    month = _months().get(name.lower(), 0) if name else int(found["m"] or found["m2"] or found["hm"])
    year = next(found[key] for key in ("y", "hy", "year", "year2") if found.get(key))
    day = next(found[key] for key in ("d", "d2", "hd", "day", "day2") if found.get(key))
    try:
        return Dateline(date(int(year), month, int(day)), Span(*match.span()))
    except ValueError:  # the shape of a date, but no day of any calendar
        return None


@cache
def _months() -> dict[str, int]:
    """The number of each month by its names in English and Spanish, in small letters."""
    from babel.dates import get_month_names  # 17 ms, and hardly any file begins with one

    return {
        name.lower().rstrip("."): number
        for language in ("en", "es")
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=language).items()
    } | {"sept": 9}
