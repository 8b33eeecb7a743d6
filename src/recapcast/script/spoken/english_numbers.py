"""English numbers that voices misread: phone numbers, seasons, scores, ranges, fractions."""

import re

from recapcast.script.spoken.english_tables import NUMBER, ORDINALS, SCALES_ALONE
from recapcast.script.spoken.english_words import COUNTED, SCORED
from recapcast.script.spoken.rule import DIGITS, Pattern, Rule, any_of
from recapcast.script.spoken.wording import DASHES

_BEFORE = rf"(?<![\w.,:/$€£+{DASHES}])"
_AFTER = rf"(?![\w/]|[.,:][0-9]|[{DASHES}]\w)"


def phones() -> list[Rule]:
    """The rule `phones`: digit by digit, a beat between the groups."""
    gap = r"[\s.-]"
    number = (
        rf"\+[0-9]{{1,3}}(?:{gap}?\(?[0-9]{{1,4}}\)?){{2,5}}|\([0-9]{{2,5}}\)\s?[0-9]{{3,4}}(?:{gap}?[0-9]{{3,4}})?"
        r"|(?:1[-.])?[2-9][0-9]{2}[-.][0-9]{3}[-.][0-9]{4}|0[0-9]{2,4}[\s-][0-9]{3,4}[\s-][0-9]{3,4}"
    )
    called = (
        r"(?:[Cc]all(?:ed|ing)?|[Dd]ial(?:led)?|[Pp]hone|[Tt]el\.?|[Tt]elephone|[Tt]ext|[Rr]ing|[Hh]otline|[Ff]ax):?"
        r"\s(?:on\s|at\s)?"
    )
    short = r"[0-9]{3}-[0-9]{4}|911|999|112|988|111|101"
    return [
        Rule("phones", Pattern(rf"(?<![\w.,:/$€£-])(?:{number})(?![\w/%]|[.,-][0-9]|\s[0-9])"), _digits, DIGITS),
        Rule("phones", Pattern(rf"\b(?P<called>{called})(?P<number>{short}){_AFTER}"), _called, DIGITS),
    ]


def _digits(match: re.Match[str]) -> str | None:
    return _digit_by_digit(match[0])


def _called(match: re.Match[str]) -> str:
    return f"{match['called']}{_digit_by_digit(match['number'])}"


def _digit_by_digit(number: str) -> str:
    plus = "plus " if number.startswith("+") else ""
    return plus + ", ".join(" ".join(group) for group in re.findall(r"[0-9]+", number))


def seasons() -> list[Rule]:
    """The rule `seasons`: `S2 E5`. One letter alone with a number is a model, not a season."""
    pattern = Pattern(
        r"(?<![\w-])S(?P<season>[0-9]{1,2})[\s.,:x]{0,2}(?:Ep?\.?\s?)(?P<episode>[0-9]{1,3})(?:[-–](?:Ep?)?(?P<last>[0-9]{1,3}))?(?!\w)"
    )
    short = Pattern(
        r"(?<![\w-])(?P<word>[Ee]p|[Ee]ps|[Ee]pisode|[Ss]eason|[Ss]eries)s?\.?\s?(?P<first>[0-9]{1,3})[-–](?P<last>[0-9]{1,3})(?![\w-])"
    )

    def say(match: re.Match[str]) -> str:
        episode = (
            f"episodes {int(match['episode'])} to {int(match['last'])}"
            if match["last"]
            else f"episode {int(match['episode'])}"
        )
        return f"season {int(match['season'])}, {episode}"

    def say_range(match: re.Match[str]) -> str:
        word = {"ep": "episodes", "eps": "episodes", "episode": "episodes", "season": "seasons", "series": "series"}[
            match["word"].lower()
        ]
        return f"{word.title() if match['word'][0].isupper() else word} {match['first']} to {match['last']}"

    return [
        Rule("seasons", pattern, say, DIGITS, also=frozenset("S")),
        Rule(
            "seasons",
            Pattern(r"(?<![\w-])(?P<word>[Ee])p\.?\s?(?P<n>[0-9]{1,3})(?![\w-])"),
            lambda match: f"{'E' if match['word'] == 'E' else 'e'}pisode {int(match['n'])}",
            DIGITS,
        ),
        Rule("seasons", short, say_range, DIGITS, also=frozenset("-–")),
    ]


def scores(*, american: bool) -> list[Rule]:
    """The rules of the class `scores`, formations and shares of a hundred among them.

    Args:
        american: whether 3-0 is `3 to 0`, and not `3 nil`.
    """
    near = Pattern(rf"\b(?:{SCORED})\b", re.IGNORECASE)
    half = r"[0-9]{1,3}"

    def say(match: re.Match[str]) -> str | None:
        first, last = match["a"], match["b"]
        around = match.string[max(0, match.start() - 40) : match.end() + 16]
        if first == last:
            return "nil nil" if first == "0" and not american else f"{first} {last}"
        if re.fullmatch(r"7[0-9]7", first) and (last.endswith("00") or last in {"8", "9", "10"}):
            return f"{_boeing(first)} {last}"
        falling = int(first) > int(last)
        if not (near.compiled.search(around) or falling) or (falling and len(first) > 3):
            return None
        if american:
            return f"{first} to {last}"
        return " ".join("nil" if side == "0" else side for side in (first, last))

    return [
        Rule("scores", Pattern(r"(?<=\bBoeing )7[0-9]7(?![\w,.-]*[0-9])"), lambda match: _boeing(match[0]), DIGITS),
        Rule(
            "scores",
            Pattern(rf"{_BEFORE}[0-9]{{1,2}}(?:-[0-9]{{1,2}}){{2,4}}{_AFTER}"),
            _formation,
            DIGITS,
            also=frozenset("-"),
        ),
        Rule(
            "scores",
            Pattern(rf"{_BEFORE}(?P<a>{half})\s?[{DASHES}]\s?(?P<b>{half}){_AFTER}"),
            say,
            DIGITS,
            also=frozenset(DASHES),
        ),
        Rule(
            "scores",
            Pattern(r"(?<![\w.,/])(?P<a>100|[0-9]{2})/(?P=a)(?![\w/])"),
            lambda match: f"{match['a']} {match['a']}",
            DIGITS,
            also=frozenset("/"),
        ),
    ]


def _boeing(number: str) -> str:
    """An aeroplane's number in its two halves: seven thirty-seven."""
    return f"7 {'oh 7' if number[1] == '0' else number[1:]}"


def _formation(match: re.Match[str]) -> str | None:
    parts = match[0].split("-")
    return " ".join(parts) if all(part == "0" or part[0] != "0" for part in parts) else None


def ranges() -> list[Rule]:
    """The rule `ranges`: numbers that rise, with a dash between."""
    pattern = Pattern(
        rf"{_BEFORE}(?P<a>{NUMBER})\s?[{DASHES}]\s?(?P<b>{NUMBER})(?P<th>st|nd|rd|th)?(?![\w/%]|[.,:][0-9]|[{DASHES}][0-9])"
    )

    def say(match: re.Match[str]) -> str | None:
        low, high = (number.replace(",", "") for number in (match["a"], match["b"]))
        if float(low) >= float(high) or re.match("0[0-9]", low):
            return None
        return f"{match['a']} to {match['b']}{match['th'] or ''}"

    ordinals = Pattern(
        rf"{_BEFORE}(?P<a>[0-9]{{1,4}}(?:st|nd|rd|th))\s?[{DASHES}]\s?(?P<b>[0-9]{{1,4}}(?:st|nd|rd|th))(?!\w)"
    )
    return [
        Rule("ranges", pattern, say, DIGITS, also=frozenset(DASHES)),
        Rule("ranges", ordinals, lambda match: f"{match['a']} to {match['b']}", DIGITS, also=frozenset(DASHES)),
    ]


_VULGAR = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5",
    "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip


def fractions() -> list[Rule]:
    """The rules of the class `fractions`: `½`, `2 3/4`, and marks out of five or ten."""
    signs = "".join(_VULGAR)
    return [
        Rule(
            "fractions",
            Pattern(rf"{_BEFORE}(?:(?P<whole>[0-9]{{1,4}})\s?)?(?P<sign>[{signs}])(?!\w)"),
            _vulgar,
            frozenset(signs),
        ),
        Rule(
            "fractions",
            Pattern(
                rf"{_BEFORE}(?P<a>[0-9]{{1,3}}(?:\.[0-9])?)\s?/\s?(?P<b>[0-9]{{1,3}})(?=\s(?:stars?|marks|points|rating)\b)"
            ),
            lambda match: f"{match['a']} out of {match['b']}",
            frozenset("/"),
        ),
        Rule(
            "fractions",
            Pattern(rf"{_BEFORE}(?P<a>[0-9]{{1,2}}(?:\.[0-9])?)/(?P<b>10|100){_AFTER}"),
            _mark,
            frozenset("/"),
        ),
        Rule(
            "fractions",
            Pattern(
                rf"{_BEFORE}(?:(?P<whole>[0-9]{{1,4}})[\s-])?(?P<a>[0-9]{{1,2}})/(?P<b>[0-9]{{1,2}})(?:ths?|rds?|nds?)?{_AFTER}"
            ),
            _fraction,
            frozenset("/"),
        ),
    ]


def _mark(match: re.Match[str]) -> str | None:
    return f"{match['a']} out of {match['b']}" if float(match["a"]) <= int(match["b"]) else None


def _vulgar(match: re.Match[str]) -> str:
    parts, whole = _VULGAR[match["sign"]].split("/")
    return _parts(match["whole"], int(parts), int(whole))


def _fraction(match: re.Match[str]) -> str | None:
    parts, whole = int(match["a"]), int(match["b"])
    if not 0 < parts < whole or (whole not in ORDINALS and whole != 2):
        return None
    return _parts(match["whole"], parts, whole)


def _parts(whole: str | None, parts: int, of: int) -> str:
    name = "half" if of == 2 else ORDINALS[of]
    if whole is None:
        return f"one {name}" if parts == 1 else f"{parts} {name}s"
    return f"{whole} and {'a' if parts == 1 else parts} {name}{'' if parts == 1 else 's'}"


def decimals() -> list[Rule]:
    """The rules of the class `decimals`, and of numbers whose thousands stand apart or are written short."""
    return [
        Rule(
            "decimals",
            Pattern(r"(?<![\w.,])\.(?P<n>[0-9]{1,6})(?![\w.]|,[0-9])"),
            lambda match: f"0.{match['n']}",
            DIGITS,
            also=frozenset("."),
        ),
        Rule(
            "decimals",
            Pattern(
                rf"{_BEFORE}[0-9]{{1,3}}(?:(?:[\u00a0\u202f\u2009][0-9]{{3}}){{1,4}}|(?: [0-9]{{3}}){{2,4}}| 000)"
                r"(?!\w|[.,-][0-9]| [0-9])"
            ),
            lambda match: ",".join(re.findall(r"[0-9]+", match[0])),
            DIGITS,
        ),
        Rule(
            "decimals",
            Pattern(rf"(?<![\w.,:/)\]$€£%{DASHES}])(?<!\w\s)?[−-](?P<n>{NUMBER})(?![\w/-]|[.,:][0-9])"),
            lambda match: f"minus {match['n']}",
            DIGITS,
            also=frozenset("-−"),
        ),
        Rule(
            "decimals",
            Pattern(rf"{_BEFORE}(?P<n>{NUMBER})\s?[x×](?!\w)"),
            lambda match: f"{match['n']} times",
            DIGITS,
            also=frozenset("x×"),
        ),
    ]


def counts() -> list[Rule]:
    """The rules of the classes `decimals` and `units` for signs that mean several things: `10m viewers`, `6'2"`."""
    return [
        Rule(
            "decimals",
            Pattern(rf"{_BEFORE}(?P<n>{NUMBER})\s?[x×]\s?(?=[0-9])"),
            lambda match: f"{match['n']} by ",
            DIGITS,
            also=frozenset("x×"),
        ),
        Rule(
            "decimals",
            Pattern(rf"{_BEFORE}(?P<n>{NUMBER})\s?(?P<scale>{any_of(SCALES_ALONE)})(?!\w)"),
            lambda match: f"{match['n']} {SCALES_ALONE[match['scale']]}",
            DIGITS,
        ),
        Rule(
            "decimals",
            Pattern(rf"{_BEFORE}(?P<n>{NUMBER})(?P<scale>[mkMK])\+?(?=\s(?:\w+\s)?(?:{COUNTED})\b)"),
            lambda match: f"{match['n']} {'million' if match['scale'] in 'mM' else 'thousand'}",
            DIGITS,
        ),
        Rule(
            "units",
            Pattern(rf"{_BEFORE}(?P<n>[0-9]{{1,2}})['\u2032](?P<in>[0-9]{{1,2}})(?:\"|\u2033|'')"),
            lambda match: f"{match['n']} foot {match['in']}",
            DIGITS,
            also=frozenset("'\u2032"),
        ),
        Rule(
            "units",
            Pattern(rf"{_BEFORE}(?P<n>[0-9]{{1,3}}\.[0-9]{{1,3}})\s?s(?!\w)"),
            lambda match: f"{match['n']} seconds",
            DIGITS,
            also=frozenset("."),
        ),
    ]
