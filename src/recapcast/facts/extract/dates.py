"""Days that an article names, each with its span: none is guessed, and none comes without words that name it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial

from recapcast.article.model import Article, Span
from recapcast.facts.extract.name_tables import CALENDAR, NO_NAMES, PLACES
from recapcast.facts.extract.story import LONGEST
from recapcast.languages import primary

_YEAR = r"(?:1[5-9]|20)[0-9]{2}"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_FREE = r"(?<![\w/.,:$€£#-])"
"""Before a number that is a whole one: no part of an amount, a version or a longer row of digits."""
_ALONE = r"(?![\w/%°]|[.,:/-][0-9]|-\w)"
_OF_SOMETHING = (
    r"(?!\s?(?:%|percent|per cent|million|billion|thousand|hundred|people|points?|goals?|votes?|years?|times|miles?"
    r"|minutes?|hours?|seats|dollars|euros|pounds|km|kg|[ap]\.?m\b))"
)
"""After a day without a year: nothing that would make it a number of something. May 10 percent lose?"""
_AROUND = 160
"""Characters on either side of a weekday in which its verb is looked for."""
_HALF_YEAR = 182
_DATELINES = 3
"""Paragraphs at the head of an article among which a dateline may be."""
_SENTENCE_END = re.compile(r"[.!?。][\"'”’)]*\s")
_CLAUSE_END = re.compile(r"[,;:—–]\s|[.!?。][\"'”’)]*\s")
_PLACE = re.compile(r"\W*(?:(?:[A-Z][\w.'’-]{0,30}[\s,/]{1,3}){0,5}[A-Z][\w.'’-]{0,30}\s?[,(–—-]\s?)?")
"""What stands before a day in a dateline: a place, and a mark after it."""
_BREAK = re.compile(r"\s{0,3}[)\]]?\s{0,3}(?:[-–—]{1,2}|:)\s")
_AGENCY = re.compile(
    r"(?:[A-Z][A-Z .'’/-]{1,40}(?:, [A-Z][\w. ]{1,30})?(?: \([A-Z][\w ]{1,20}\))?|\([A-Z][\w ]{1,20}\))"
    r"\s?(?:[–—]|--?(?=\s))\s?(?=[A-Z\"'“‘])"
)
"""A place or an agency alone."""
_WORDS = r"[A-Z][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{1,30}){0,2}"
_PLACED = re.compile(
    rf"(?P<town>{_WORDS})(?P<more>(?:, {_WORDS}){{0,2}})"
    r"(?:(?P<agency> \([A-Z][\w. ]{1,20}\))|(?P<mark>:| (?:[–—]|--?)) )(?=[A-Z\"“‘](?P<lower>\w{0,20} [a-z])?)"
)
"""A place in small letters too, or with a colon after it; or an agency in brackets, with no space after it."""
_DASH = re.compile(r" (?:[–—]|--?) ")
_SENTENCE = re.compile(r"[.!?][\"'”’)]{0,3}$")


@dataclass(frozen=True)
class Dated:
    """A day, and the words of the article that name it."""

    at: Span
    day: date


@dataclass(frozen=True)
class _Tenses:
    """How a language's sentence tells that something has been, or is yet to come."""

    past: re.Pattern[str]
    future: re.Pattern[str]
    put_off: re.Pattern[str] | None
    """What stands right before a day for which something was put off or arranged: `was moved to March 3`. None in a
    language whose verb comes after the day."""


_TENSES = {
    "en": _Tenses(
        re.compile(
            r"\b(?:was|were|had|did|said|told|spoke|met|gave|won|lost|made|came|went|took|held|began|left|saw|got|ran|fell"
            r"|rose|found|brought|became|sent|built|kept|heard|paid|sold|wrote|sang|spent|flew|drew|\w{2,20}ed)\b"
        ),
        re.compile(r"\b(?:will|shall|set to|due to|going to|scheduled|upcoming|is to|are to|won['’]t)\b"),
        re.compile(r"\b(?:to|until|till|for|from|by|through)\s$"),
    ),
    "es": _Tenses(
        re.compile(r"\b(?:fue|fueron|hizo|dijo|había|\w{2,20}(?:ó|aron|ieron))\b"),
        re.compile(r"\b(?:va a|van a|\w{2,20}(?:rá|rán))\b"),
        re.compile(r"\b(?:al|(?:hasta|para|desde|a partir de)(?: el| del)?)\s$"),
    ),
    "ko": _Tenses(re.compile(r"[했았었였됐렸났졌갔왔]다"), re.compile(r"예정|계획|것이다|[될할]\s?것"), None),
}
_WHICH = {
    "en": (r"[Ll]ast|[Tt]his|[Nn]ext|[Ee]very|[Ee]ach|[Mm]ost", r"(?![\w-])"),
    "es": (r"[Pp]asado|[Pp]róximo|[Ee]ste|[Cc]ada|[Ll]os", r"(?:\s(?P<after>pasado|próximo))?(?!\w)"),
    "ko": (r"지난|다음|이번|매주", ""),
}
"""Words before a weekday that tell which one, and what comes after it."""


def dates(article: Article) -> list[Dated]:
    """Every day that the article names for certain, in order, none touching another.

    A day without its year is the one nearest to the article's own day, and a weekday the last or the next one, as its
    sentence's tense tells: both are left out where the article has no day, or the tense is unclear or does not fit.
    So is what can be read in two ways (`04/05/2024`), what is no day of any calendar, and a weekday that is not its
    date's own.

    Days are looked for as far as a story is read.
    """
    today = published(article)
    found = [
        (Span(match.start(), match.end()), read(match, today))
        for rule, read in _rules(primary(article.language or "en"))
        for match in rule.finditer(article.text, 0, LONGEST)
    ]
    # Words that name no certain day leave none to what is a part of them.
    return [Dated(at, day) for at, day in _apart(found) if day is not None]


def published(article: Article) -> date | None:
    """The article's own day: as its page tells, else as a dateline at its head does; None where neither is there."""
    if article.published is not None:
        return article.published
    rule, read = _rules(primary(article.language or "en"))[0]
    for paragraph in _head(article):
        for match in rule.finditer(article.text, paragraph.start, min(paragraph.end, paragraph.start + 200)):
            before = article.text[paragraph.start : match.start()]
            alone = not article.text[match.end() : paragraph.end].strip(" .)]\t")
            if _PLACE.fullmatch(before) and (alone or _BREAK.match(article.text, match.end())):
                return read(match, None)
    return None


def after_dateline(text: str, language: str | None = None, *, opens: bool = True) -> int:
    """How many characters of a sentence at an article's head are a dateline: `PARIS (Reuters) - `; 0 where none are.

    Args:
        text: the sentence, or the paragraph that begins with it.
        language: what it is written in.
        opens: whether it opens its paragraph. Elsewhere a place in small letters is a part of its sentence.
    """
    head = text[:200]
    if agency := _AGENCY.match(head):
        return agency.end()
    for match in _rules(primary(language or "en"))[0][0].finditer(head):
        if _PLACE.fullmatch(head[: match.start()]) and (end := _BREAK.match(head, match.end())):
            return end.end()
    placed = _PLACED.match(head) if opens else None
    return placed.end() if placed is not None and _is_dateline(placed, text) else 0


def _is_dateline(placed: re.Match[str], text: str) -> bool:
    """Whether what may be a place is one, and no label, name or headline: `WANTED: A miller`."""
    if placed["agency"]:
        return True
    if _SENTENCE.search(text, max(0, len(text) - 4)) is None:  # a headline
        return False
    town = placed["town"].lower().split()
    if placed["more"] or placed["mark"] == ":":
        return town[-1] in PLACES and bool(placed["more"] or placed["town"].isupper())
    # A sentence goes on in small letters behind its dash, but for a name, and has another dash behind an aside.
    once = len(_DASH.findall(text)) == 1
    return once and len(town) <= 2 and placed["lower"] is not None and (NO_NAMES | CALENDAR).isdisjoint(town)


def _head(article: Article) -> Iterator[Span]:
    at = number = 0
    while number < _DATELINES and at < len(article.text):
        line = re.compile(r"[^\r\n]+").search(article.text, at)
        if line is None:
            return
        at = line.end()
        if line[0].strip():
            number += 1
            yield Span(line.start(), line.end())


def _apart(found: list[tuple[Span, date | None]]) -> Iterator[tuple[Span, date | None]]:
    """Those that begin first, and of these the longest, none overlapping another."""
    end = 0
    for at, day in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
        if at.start >= end:
            end = at.end
            yield at, day


_Read = Callable[[re.Match[str], date | None], date | None]


@cache
def _rules(language: str) -> list[tuple[re.Pattern[str], _Read]]:
    """What is looked for, and how it is read. The first names a day in words, with its year or without."""
    iso = re.compile(rf"{_FREE}(?P<y>{_YEAR})(?P<sep>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<d>{_DAY}){_ALONE}")
    slashed = re.compile(rf"{_FREE}(?P<a>{_DAY})(?P<sep>[-/.])(?P<b>{_DAY})(?P=sep)(?P<y>{_YEAR}){_ALONE}")
    numeric: list[tuple[re.Pattern[str], _Read]] = [(iso, _named), (slashed, _slashed)]
    if language not in _TENSES:
        return numeric
    weekdays = _numbers("weekdays", language)
    named = partial(_named, months=_numbers("months", language), weekdays=weekdays, tenses=_TENSES[language])
    return [
        (_in_words(language), named),
        *numeric,
        (_weekday_alone(language), partial(_weekday, weekdays=weekdays, tenses=_TENSES[language])),
    ]


@cache
def _numbers(what: str, language: str) -> dict[str, int]:
    """The names of months, from 1, or of weekdays, from 0 for Monday, in small letters and without a stop."""
    from babel.dates import get_day_names, get_month_names  # 17 ms, and only an article needs it

    names = get_month_names if what == "months" else get_day_names
    found = {
        str(name).lower().rstrip("."): int(number)
        for width in ("abbreviated", "wide")
        for number, name in names(width, locale=language).items()
    }
    if language == "en" and what == "months":
        found["sept"] = 9  # as newspapers write it; Babel has Sep
    return found


def _any_of(what: str, language: str) -> str:
    # The names as they begin: English capitals are what tells May from may, and Spanish has none.
    names = sorted(_numbers(what, language), key=len, reverse=True)
    if language != "en":
        return "|".join(f"[{name[0].upper()}{name[0]}]{re.escape(name[1:])}" for name in names)
    return "|".join(form for name in names for form in (name.capitalize(), name.upper()))


def _in_words(language: str) -> re.Pattern[str]:
    if language == "ko":
        return re.compile(
            rf"(?<!\d)(?:(?P<y>{_YEAR})년\s?)?(?P<m>1[0-2]|0?[1-9])월\s?(?P<d>{_DAY})일(?!\s?(?:간|동안))"
            rf"(?:\s?\(?(?P<w>{_any_of('weekdays', language)})\)?(?!\w))?"
        )
    month, week = _any_of("months", language), _any_of("weekdays", language)
    if language == "es":
        return re.compile(
            rf"(?:\b(?P<w>{week}),?\s)?{_FREE}(?P<d>{_DAY})º?\sde\s(?P<month>{month})\b(?:,?\sdel?\s(?P<y>{_YEAR})\b)?"
        )
    first, second = (rf"(?:,?\s(?P<y{n}>{_YEAR})(?![\w-]|[.,][0-9]))" for n in "12")
    return re.compile(
        rf"(?:\b(?P<w1>{week})\.?,?\s)?\b(?P<month1>{month})\b\.?\s(?P<d1>{_DAY})(?:st|nd|rd|th)?"
        rf"(?!\w|[.,:/-][0-9])(?:{first}|{_OF_SOMETHING})"
        rf"|(?:\b(?P<w2>{week})\.?,?\s)?(?:the\s)?{_FREE}(?P<d2>{_DAY})(?:st|nd|rd|th)?\s(?:of\s)?"
        rf"(?P<month2>{month})\b{second}?"
    )


def _weekday_alone(language: str) -> re.Pattern[str]:
    # In full alone: "sat" and "mar" are words of their own, and so is a syllable of Korean.
    ending = {"en": "day", "es": "", "ko": "요일"}[language]
    full = [name for name in _numbers("weekdays", language) if len(name) > 4 - (language == "ko") * 2]
    names = "|".join(
        f"[{name[0].upper()}{name[0]}]{name[1:]}" if language == "es" else name.capitalize()
        for name in full
        if name.endswith(ending)
    )
    ahead, behind = _WHICH[language]
    return re.compile(rf"\b(?:(?P<which>{ahead})\s)?(?P<w>{names}){behind}")


def _named(
    match: re.Match[str], today: date | None, months: Mapping[str, int] = {}, weekdays: Mapping[str, int] = {},
    tenses: _Tenses | None = None,
) -> date | None:  # fmt: skip
    """A day whose month is told; without a year the one nearest to `today`, if its clause does not speak against."""
    groups = {name.rstrip("12"): value for name, value in match.groupdict().items() if value}
    month = int(groups["m"]) if "m" in groups else months[groups["month"].lower()]
    if "y" in groups:
        day = _day(int(groups["y"]), month, int(groups["d"]))
    elif today is None:
        return None
    else:
        near = (_day(today.year + more, month, int(groups["d"])) for more in (-1, 0, 1))
        day = next((day for day in near if day and abs((day - today).days) <= _HALF_YEAR), None)
        if day is not None and day > today and tenses is not None and _has_been(match, tenses):
            return None
    if day is not None and "w" in groups and weekdays[groups["w"].lower()] != day.weekday():
        return None  # one of the two is wrong, and nothing tells which
    return day


def _slashed(match: re.Match[str], _today: date | None) -> date | None:
    """Day and month in either order; None where both orders give a day, and not the same one."""
    one, other, year = int(match["a"]), int(match["b"]), int(match["y"])
    days = {day for day in (_day(year, one, other), _day(year, other, one)) if day is not None}
    return days.pop() if len(days) == 1 else None


def _weekday(match: re.Match[str], today: date | None, weekdays: dict[str, int], tenses: _Tenses) -> date | None:
    """The weekday nearest to `today` in the direction that its sentence tells; on the day itself that day."""
    if today is None:
        return None
    behind = (weekdays[match["w"].lower()] - today.weekday()) % 7
    which = (match["which"] or match.groupdict().get("after") or "").strip().lower()
    if which in {"last", "pasado", "지난"}:
        return today - timedelta(7 - behind)
    if which not in {"", "this", "este", "이번"}:
        return None  # "next Friday" is two days, and "every Friday" is none
    if behind == 0:
        return today
    around = _sentence(match)
    past, future = tenses.past.search(around), tenses.future.search(around)
    if bool(past) == bool(future):
        return None
    return today + timedelta(behind if future else behind - 7)


def _has_been(match: re.Match[str], tenses: _Tenses) -> bool:
    """Whether the clause before a day tells of what has been: he was arrested for a March 21 call."""
    clause = _CLAUSE_END.split(match.string[max(0, match.start() - _AROUND) : match.start()])[-1]
    if tenses.put_off is None or tenses.put_off.search(clause):
        return False
    return tenses.past.search(clause) is not None and tenses.future.search(clause) is None


def _sentence(match: re.Match[str]) -> str:
    """What stands around a match, up to the sentence's ends, and not far."""
    before = match.string[max(0, match.start() - _AROUND) : match.start()]
    after = match.string[match.end() : match.end() + _AROUND]
    ends = [end.end() for end in _SENTENCE_END.finditer(before)]
    stop = _SENTENCE_END.search(after)
    return before[ends[-1] if ends else 0 :] + match[0] + after[: stop.end() if stop else None]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
