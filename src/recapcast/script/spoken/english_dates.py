"""English dates, years and times of day."""

import re
from functools import partial

from recapcast.script.spoken.english_tables import WEEKDAYS
from recapcast.script.spoken.rule import DIGITS, Pattern, Rule, any_of
from recapcast.script.spoken.wording import DASHES, month_names, month_pattern

_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_YEAR = r"(?:1[0-9]|20)[0-9]{2}"
_TH = r"(?:st|nd|rd|th)"
_NO_DAY = (
    r"(?![\w:/%°²$€£]|[.,][0-9]|-\w|\s?(?:%|percent\b|per cent\b|million\b|billion\b|thousand\b|hundred\b|people\b"
    r"|points?\b|years?\b"
    r"|times\b|km\b|miles?\b|metres?\b|meters?\b|kg\b|[ap]\.?m\b))"
)
"""After a day's number: none of these, which would make it a number of something. May 10 percent lose?"""
_CLOCK_WORD = re.compile(
    r"\b(?:at|by|from|until|till|before|after|around|since|to|about|and|between|of|starts|begins)\s$", re.IGNORECASE
)
_YEAR_WORD = re.compile(
    r"\b(?:in|of|since|from|until|till|by|before|after|to|and|year|early|late|around|circa|during|between|spring|summer"
    r"|autumn|fall|winter)\s$",
    re.IGNORECASE,
)


def ordinal(number: int) -> str:
    """A number's ordinal in digits, which every voice reads: `29th`."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def dates(*, american: bool) -> list[Rule]:
    """The rules of the class `dates`.

    Args:
        american: whether 3/4/2024 is in March, and not in April.
    """
    months = month_pattern("en")
    short = rf"(?:{any_of(_short_months())})\b\.?"
    month = rf"(?P<month>(?:{months})\b|{short})"
    weekday = rf"(?P<weekday>(?:{any_of(WEEKDAYS)})\b\.?,?\s)?"
    second = rf"(?:\s?[{DASHES}]\s?(?:(?P<month2>(?:{months})\b|{short})\s)?(?P<day2>{_DAY}){_TH}?)?"
    return [
        Rule(
            "dates",
            Pattern(rf"(?<![\w/.,-])(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>{_DAY})(?![\w/-]|[.,][0-9])"),
            _iso,
            DIGITS,
            also=frozenset("-"),
        ),
        Rule(
            "dates",
            Pattern(rf"(?<![\w/.,-])(?P<a>{_DAY})/(?P<b>{_DAY})/(?P<y>{_YEAR}|[0-9]{{2}})(?![\w/-]|[.,][0-9])"),
            partial(_slashed, american=american),
            DIGITS,
            also=frozenset("/"),
        ),
        Rule(
            "dates",
            Pattern(
                rf"\b{weekday}{month}\s(?P<day>{_DAY}){_TH}?(?![0-9]){second}{_NO_DAY}(?P<year>,?\s{_YEAR}(?![\w-]|[.,][0-9]))?"
            ),
            _month_first,
            DIGITS,
        ),
        Rule(
            "dates",
            Pattern(
                rf"(?<![\w.,:/$€£{DASHES}])(?P<the>[Tt]he\s)?{weekday}(?P<day>{_DAY}){_TH}?(?:\s?[{DASHES}]\s?(?P<day2>{_DAY}){_TH}?)?"
                rf"\s(?:of\s)?{month}(?P<year>,?\s{_YEAR}(?![\w-]|[.,][0-9]))?(?!\w)"
            ),
            _day_first,
            DIGITS,
        ),
        Rule(
            "dates",
            Pattern(rf"\b(?P<month>{short})(?P<year>,?\s{_YEAR})(?![\w-]|[.,][0-9])"),
            _month_alone,
            DIGITS,
        ),
        Rule(
            "dates",
            Pattern(r"(?<![\w/.,])(?P<a>9/11|7/7|24/7)(?![\w/]|[.,][0-9])"),
            lambda match: match[0].replace("/", " "),
            DIGITS,
            also=frozenset("/"),
        ),
    ]


def _short_months() -> tuple[str, ...]:
    """The short names of months but May, which is long too; and Sept, which Babel does not have."""
    return (*(name for name in month_names("en", "abbreviated") if name != "May"), "Sept")


def _month(written: str) -> str:
    stem = written.rstrip(".")[:3]
    return next(name for name in month_names("en") if name.startswith(stem))


def _weekday(match: re.Match[str]) -> str:
    return f"{WEEKDAYS[match['weekday'].rstrip(' .,')]}, " if match["weekday"] else ""


def _iso(match: re.Match[str]) -> str:
    return f"{month_names('en')[int(match['m']) - 1]} {ordinal(int(match['d']))}, {match['y']}"


def _slashed(match: re.Match[str], *, american: bool) -> str | None:
    month, day = int(match["a"]), int(match["b"])
    if month > 12 or (not american and day <= 12):
        month, day = day, month
    if month > 12:
        return None
    year = match["y"] if len(match["y"]) == 4 else f"{'20' if int(match['y']) < 50 else '19'}{match['y']}"
    return f"{month_names('en')[month - 1]} {ordinal(day)}, {year}"


def _month_first(match: re.Match[str]) -> str:
    until = (
        f" to {_month(match['month2']) + ' ' if match['month2'] else ''}{ordinal(int(match['day2']))}"
        if match["day2"]
        else ""
    )
    year = match["year"] or ""
    return f"{_weekday(match)}{_month(match['month'])} {ordinal(int(match['day']))}{until}{year}"


def _day_first(match: re.Match[str]) -> str:
    the = match["the"] or ("" if match["weekday"] else "the ")
    until = f" to the {ordinal(int(match['day2']))}" if match["day2"] else ""
    day = f"{ordinal(int(match['day']))}{until}"
    weekday = _weekday(match).replace(", ", " the ") if not match["the"] else _weekday(match)
    return f"{the}{weekday}{day} of {_month(match['month'])}{match['year'] or ''}"


def _month_alone(match: re.Match[str]) -> str:
    return f"{_month(match['month'])}{match['year'].lstrip(',')}"


def times() -> list[Rule]:
    """The rules of the class `times`."""
    clock = r"(?P<hour>[01]?[0-9]|2[0-3])[:.](?P<minute>[0-5][0-9])"
    marker = r"\s?(?P<half>[ap]|[AP])(?P<stop>\.)?[mM](?!\w)(?(stop)\.?)"
    before = rf"(?<![\w.,:/$€£{DASHES}])"
    return [
        Rule(
            "times",
            Pattern(
                rf"{before}(?:(?P<from>[01]?[0-9])(?:[:.](?P<past>[0-5][0-9]))?(?:\s?(?P<first>[aApP])\.?[mM]\.?)?\s?[{DASHES}]\s?)?"
                rf"(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5][0-9]))?{marker}"
            ),
            _half_day,
            DIGITS,
            also=frozenset("mM"),
        ),
        Rule(
            "times",
            Pattern(rf"{before}(?P<h>[0-9]{{1,3}})\s?h(?:rs?)?\s?(?P<m>[0-5]?[0-9])\s?m(?:ins?)?(?P<s>)(?!\w)"),
            _duration,
            DIGITS,
            also=frozenset("h"),
        ),
        Rule(
            "times",
            Pattern(rf"{before}(?P<h>[0-9]{{1,2}}):(?P<m>[0-5][0-9]):(?P<s>[0-5][0-9])(?![\w:]|[.,][0-9])"),
            _duration,
            frozenset(":"),
        ),
        Rule(
            "times",
            Pattern(
                rf"{before}{clock.replace('[:.]', ':')}(?![\w:/%]|[.,][0-9]|-[0-9])"
                r"(?P<local>(?=\s(?:GMT|UTC|KST|JST|CET|BST|EST|EDT|ET|local time)\b))?"
            ),
            _whole_day,
            frozenset(":"),
        ),
    ]


def _said_clock(hour: str, minute: str | None) -> str:
    if minute is None or minute == "00":
        return str(int(hour))
    return f"{int(hour)} {'oh ' if minute[0] == '0' else ''}{int(minute)}"


def _half_day(match: re.Match[str]) -> str:
    start = _said_clock(match["from"], match["past"]) if match["from"] else ""
    if match["first"]:
        start += f" {match['first'].lower()}.m."
    clock = f"{_said_clock(match['hour'], match['minute'])} {_half(match, match['half'].lower())}"
    return f"{start} to {clock}" if start else clock


def _half(match: re.Match[str], letter: str) -> str:
    """`a.m.` or `p.m.`, whose last full stop may be the sentence's."""
    return f"{letter}.m" + ("" if match.string[match.end() : match.end() + 1] == "." else ".")


def _duration(match: re.Match[str]) -> str:
    named = [
        f"{int(match[part])} {name}{'' if int(match[part]) == 1 else 's'}"
        for part, name in (("h", "hour"), ("m", "minute"), ("s", "second"))
        if int(match[part] or 0)
    ]
    return " and ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else "".join(named) or "0 seconds"


def _whole_day(match: re.Match[str]) -> str | None:
    """A time of the 24 hours as one of 12, where words about it tell that it is a time and no length."""
    local = match["local"]
    hour, minute = int(match["hour"]), match["minute"]
    told = local is not None or _CLOCK_WORD.search(match.string[max(0, match.start() - 12) : match.start()])
    if not told:
        return None
    if hour > 12 or match["hour"][0] == "0":
        return f"{_said_clock(str((hour - 1) % 12 + 1), minute)} {_half(match, 'p' if hour >= 12 else 'a')}"
    if minute == "00":
        return f"{hour} o'clock"
    return _said_clock(str(hour), minute)


def years() -> list[Rule]:
    """The rules of the class `years`."""
    return [
        Rule(
            "years",
            Pattern(rf"(?<![\w.,/$€£-])(?P<a>{_YEAR})\s?[{DASHES}/]\s?(?P<b>{_YEAR}|[0-9]{{2}})(?![\w/-]|[.,][0-9])"),
            _span,
            DIGITS,
            also=frozenset(f"{DASHES}/"),
        ),
        Rule(
            "years",
            Pattern(r"(?<![\w.,/$€£-])(?P<a>1[1-9])0(?P<b>[1-9])(?![\w%/-]|[.,][0-9]|\s(?:people|\w+s)\b)"),
            _oh,
            DIGITS,
        ),
    ]


def _span(match: re.Match[str]) -> str | None:
    first, last = match["a"], match["b"]
    last = first[:2] + last if len(last) == 2 else last
    return f"{first} to {last}" if int(first) < int(last) else None


def _oh(match: re.Match[str]) -> str | None:
    """1905 as a year: voices read it as a number."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    return f"{match['a']} oh {match['b']}" if _YEAR_WORD.search(before) else None
