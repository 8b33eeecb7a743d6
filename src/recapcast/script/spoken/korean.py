"""The rules of Korean, in the order in which they are applied."""

import re
from decimal import Decimal

from recapcast.script.spoken import links, quantities, signs
from recapcast.script.spoken.korean_tables import (
    COUNTERS,
    LETTERS,
    NATIVE_ONES,
    NATIVE_TENS,
    NUMBER,
    SINO,
    WORDING,
    WORDS,
)
from recapcast.script.spoken.rule import DIGITS, Pattern, Rule
from recapcast.script.spoken.wording import DASHES

_BEFORE = rf"(?<![A-Za-z0-9_.,:/$€£+{DASHES}])"
_AFTER = rf"(?![A-Za-z0-9_/]|[.,:][0-9]|[{DASHES}][0-9A-Za-z])"
_YEAR = r"(?:1[0-9]|20)[0-9]{2}"


def rules(language: str) -> list[Rule]:  # noqa: ARG001
    """The rules for a BCP 47 tag of Korean."""
    return [
        *links.rules(WORDING),
        *signs.emoji(),
        *phones(),
        *seasons(),
        *dates(),
        *times(),
        *millions(),
        *quantities.money(WORDING),
        *temperatures(),
        *quantities.percentages(WORDING),
        *quantities.units(WORDING),
        *fractions(),
        *years(),
        *scores(),
        *ordinals(),
        *ranges(),
        *decimals(),
        *initialisms(),
        *signs.symbols(WORDING.signs),
    ]


def native(number: int) -> str:
    """A number from 1 to 99 in the native numerals that stand before what is counted."""
    if number == 20:
        return "스무"
    tens, ones = divmod(number, 10)
    return NATIVE_TENS[tens] + NATIVE_ONES[ones]


def phones() -> list[Rule]:
    """The rule `phones`: digit by digit."""
    pattern = Pattern(rf"{_BEFORE}(?:\+82[-\s]?)?0?[0-9]{{1,2}}-[0-9]{{3,4}}-[0-9]{{4}}(?![0-9-])")

    def say(match: re.Match[str]) -> str:
        groups = re.findall("[0-9]+", match[0])
        return ", ".join(" ".join("공" if digit == "0" else SINO[int(digit)] for digit in group) for group in groups)

    return [Rule("phones", pattern, say, frozenset("-"))]


def seasons() -> list[Rule]:
    """The rule `seasons`: `S2 E5`."""
    pattern = Pattern(
        r"(?<![A-Za-z0-9_-])S(?P<season>[0-9]{1,2})\s?E(?:P\.?)?\s?(?P<episode>[0-9]{1,3})(?![A-Za-z0-9_])"
    )
    episode = Pattern(r"(?<![A-Za-z0-9_-])(?:EP|Ep)\.?\s?(?=[0-9])")

    def say(match: re.Match[str]) -> str:
        return f"시즌 {int(match['season'])} {int(match['episode'])}화"

    return [
        Rule("seasons", pattern, say, frozenset("S")),
        Rule("seasons", episode, lambda _match: "에피소드 ", frozenset("E")),
    ]


def dates() -> list[Rule]:
    """The rules of the class `dates`: `2024-04-29`, `2024.4.29.`, `4월 29~30일`."""
    whole = Pattern(
        rf"{_BEFORE}(?P<y>{_YEAR})(?P<sign>[-./])\s?(?P<m>0?[1-9]|1[0-2])(?P=sign)\s?(?P<d>0?[1-9]|[12][0-9]|3[01])(?![0-9/-])(?:(?<=[0-9])\.(?![0-9]))?"
    )
    until = Pattern(rf"(?P<a>[0-9]{{1,2}})\s?[{DASHES}~]\s?(?P<b>[0-9]{{1,2}})(?=[일월년](?![가-힣]*[까]))")
    # Days that are history are said digit by digit.
    named = Pattern(r"(?<![0-9.,·])(?:3[·.]1(?=절|운동)|(?:4·19|5·18|6·25|8·15|12·12)(?![0-9]))")
    return [
        Rule(
            "dates", named, lambda match: "".join(SINO[int(digit)] for digit in re.findall("[0-9]", match[0])), DIGITS
        ),
        Rule("dates", whole, lambda match: f"{match['y']}년 {int(match['m'])}월 {int(match['d'])}일", DIGITS),
        Rule("dates", until, lambda match: f"{int(match['a'])}에서 {int(match['b'])}", DIGITS),
    ]


def times() -> list[Rule]:
    """The rules of the class `times`: hours to twelve are native numerals, those after are not."""
    clock = Pattern(rf"{_BEFORE}(?P<hour>[01]?[0-9]|2[0-4]):(?P<minute>[0-5][0-9])(?![0-9:])")
    hours = Pattern(r"(?<![0-9.,:])(?P<hour>0?[1-9]|1[0-2])시(?!간|즌|리즈|장|민|도|대|작|선|스템|사|절|청|위|인|내)")

    def say(match: re.Match[str]) -> str:
        minutes = f" {int(match['minute'])}분" if int(match["minute"]) else ""
        return f"{_hour(int(match['hour']))}{minutes}"

    return [
        Rule("times", clock, say, frozenset(":")),
        Rule("times", hours, lambda match: _hour(int(match["hour"])), DIGITS),
    ]


def _hour(hour: int) -> str:
    return f"{native(hour)} 시" if 1 <= hour <= 12 else f"{hour}시"


def millions() -> list[Rule]:
    """The rules of the class `money` for sums in millions and billions, which Korean counts in tens of thousands."""
    pattern = Pattern(rf"(?<![A-Za-z0-9$])(?P<sign>[$€£])\s?(?P<n>{NUMBER})\s?(?P<scale>[MB])n?(?![A-Za-z0-9])")

    def say(match: re.Match[str]) -> str:
        times, scale = (100, "만") if match["scale"] == "M" else (10, "억")
        number = f"{(Decimal(match['n'].replace(',', '')) * times).normalize():f}"
        return f"{WORDING.number_of(number)}{scale} {WORDING.currencies[match['sign']].more}"

    return [Rule("money", pattern, say, frozenset("MB"))]


def temperatures() -> list[Rule]:
    """The rules of the class `units` for degrees, which are below zero in words of their own."""
    pattern = Pattern(
        rf"(?<![A-Za-z0-9_.,])(?P<minus>[-−]?)(?P<n>{NUMBER})\s?(?P<unit>℃|°C|ºC|도(?=[^가-힣]|까지|로|를|의|에|$))"
    )

    def say(match: re.Match[str]) -> str | None:
        if not match["minus"]:
            return None if match["unit"] == "도" else f"{WORDING.number_of(match['n'])}도"
        return f"영하 {WORDING.number_of(match['n'])}도"

    return [Rule("units", pattern, say, DIGITS)]


def fractions() -> list[Rule]:
    """The rules of the class `fractions`: the whole is said before its parts."""
    pattern = Pattern(rf"{_BEFORE}(?P<a>[1-9])/(?P<b>[2-9]|10){_AFTER}")
    half = {"½": "2분의 1", "¼": "4분의 1", "¾": "4분의 3", "⅓": "3분의 1", "⅔": "3분의 2"}

    def say(match: re.Match[str]) -> str | None:
        return f"{match['b']}분의 {match['a']}" if int(match["a"]) < int(match["b"]) else None

    return [
        Rule("fractions", pattern, say, frozenset("/")),
        Rule("fractions", Pattern("[½¼¾⅓⅔]"), lambda match: half[match[0]], frozenset(half)),
    ]


def years() -> list[Rule]:
    """The rule `years`."""
    span = Pattern(rf"{_BEFORE}(?P<a>{_YEAR})\s?[{DASHES}~]\s?(?P<b>{_YEAR}){_AFTER}")
    return [Rule("years", span, lambda match: f"{match['a']}에서 {match['b']}", DIGITS)]


def scores() -> list[Rule]:
    """The rules of the class `scores`, and formations."""
    formation = Pattern(rf"{_BEFORE}[0-9](?:-[0-9]){{2,4}}{_AFTER}")
    score = Pattern(
        rf"{_BEFORE}(?P<a>[0-9]{{1,3}})\s?[-–:]\s?(?P<b>[0-9]{{1,3}}){_AFTER}(?!\s?(?:명|개|살|세|년|월|일|회|%|퍼센트|km|kg|장|쪽|번|분|초|시))"
    )
    return [
        Rule("scores", formation, lambda match: match[0].replace("-", " "), frozenset("-")),
        Rule("scores", score, lambda match: f"{match['a']} 대 {match['b']}", DIGITS),
    ]


def ordinals() -> list[Rule]:
    """The rules of the class `ordinals`: what is counted by native numerals, and the first."""
    counted = Pattern(
        rf"(?<![0-9.,:A-Za-z])(?:(?P<low>[1-9][0-9]?)\s?[{DASHES}~]\s?)?(?P<n>[1-9][0-9]?)\s?(?P<what>{COUNTERS})(?!월|자리|국|씨|년|당|러|성)"
    )

    def say(match: re.Match[str]) -> str:
        first = match["what"] == "번째" and match["n"] == "1"
        low = f"{native(int(match['low']))}에서 " if match["low"] else ""
        return f"{low}{'첫' if first else native(int(match['n']))} {match['what']}"

    return [
        Rule("ordinals", counted, say, DIGITS),
        Rule("ordinals", Pattern(r"(?<![A-Za-z])(?:No|NO|№)\.?\s?(?=[0-9])"), lambda _match: "번호 ", DIGITS),
    ]


def ranges() -> list[Rule]:
    """The rule `ranges`."""
    pattern = Pattern(
        rf"{_BEFORE}(?P<a>{NUMBER})(?P<unit>[가-힣%]{{0,3}})\s?[{DASHES}~∼〜]\s?(?P<b>{NUMBER})(?![0-9/:]|[.,][0-9])"
    )

    def say(match: re.Match[str]) -> str | None:
        low, high = (float(match[end].replace(",", "")) for end in ("a", "b"))
        if low >= high and not match["unit"]:
            return None
        unit = match["unit"].replace("%", " 퍼센트")
        return f"{WORDING.number_of(match['a'])}{unit}에서 {WORDING.number_of(match['b'])}"

    words = Pattern(r"(?<=[가-힣])\s?[~∼〜]\s?(?=[가-힣])")
    return [
        Rule("ranges", pattern, say, DIGITS),
        Rule("ranges", words, lambda _match: "에서 ", frozenset("~∼〜")),
    ]


def decimals() -> list[Rule]:
    """The rules of the class `decimals`: the point is a word, and so is minus."""
    pattern = Pattern(
        rf"(?<![A-Za-z0-9_.,:/])(?P<minus>(?<![0-9가-힣{DASHES}])[-−])?(?P<n>{NUMBER})(?![0-9A-Za-z_]|[.,:/-][0-9])"
    )

    def say(match: re.Match[str]) -> str | None:
        if "." not in match["n"] and not match["minus"]:
            return None
        return f"{'마이너스 ' if match['minus'] else ''}{WORDING.number_of(match['n'])}"

    return [Rule("decimals", pattern, say, frozenset(".-−"))]


def initialisms() -> list[Rule]:
    """The rules of the class `initialisms`: Latin capitals by the Korean names of their letters."""
    pattern = Pattern(
        r"(?<![A-Za-z0-9_.@#&+'’-])(?P<word>[A-Z]{2,6})(?![A-Za-z0-9_@&+'’]|-[A-Z0-9a-z]|\.[A-Za-z]|\s[a-z])"
    )

    def say(match: re.Match[str]) -> str | None:
        word = match["word"]
        vowels = re.search("[AEIOU]", word)
        if word in WORDS or len(word) < 4 or not vowels:
            return WORDS.get(word) or "".join(LETTERS[letter] for letter in word)
        return None

    return [Rule("initialisms", pattern, say)]
