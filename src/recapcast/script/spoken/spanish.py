"""The rules of Spanish, in the order in which they are applied, and their words."""

import re

from recapcast.script.spoken import links, quantities, signs
from recapcast.script.spoken.roman import ROMAN, value
from recapcast.script.spoken.rule import DIGITS, Pattern, Rule, any_of, ends_sentence
from recapcast.script.spoken.spanish_tables import (
    ABBREVIATIONS,
    KINGS,
    NUMBER,
    ORDINALS,
    PARTS,
    SAID,
    SPELLED,
    WORDING,
)
from recapcast.script.spoken.wording import DASHES, month_names

_BEFORE = rf"(?<![\w.,:/$€£+{DASHES}])"
_AFTER = rf"(?![\w/%]|[.,:][0-9]|[{DASHES}]\w)"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_YEAR = r"(?:1[0-9]|20)[0-9]{2}"


def rules(language: str) -> list[Rule]:  # noqa: ARG001
    """The rules for a BCP 47 tag of Spanish, the same in all of its countries."""
    return [
        *links.rules(WORDING),
        *signs.foreign(),
        *signs.emoji(),
        *seasons(),
        *dates(),
        *times(),
        *quantities.money(WORDING),
        *quantities.percentages(WORDING),
        *fractions(),
        *decimals(),
        *quantities.units(WORDING),
        *years(),
        *scores(),
        *ranges(),
        *roman(),
        *ordinals(),
        *abbreviations(),
        *initialisms(),
        *signs.symbols(WORDING.signs),
    ]


def seasons() -> list[Rule]:
    """The rule `seasons`: `T2 E5`, `T2E5`."""
    pattern = Pattern(r"(?<![\w-])[TS](?P<season>[0-9]{1,2})[\s.,:x]{0,2}E(?P<episode>[0-9]{1,3})(?!\w)")
    return [
        Rule(
            "seasons",
            pattern,
            lambda m: f"temporada {int(m['season'])}, episodio {int(m['episode'])}",
            frozenset("E"),
        )
    ]


def dates() -> list[Rule]:
    """The rules of the class `dates`; the day comes before the month."""
    iso = rf"(?<![\w/.,-])(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>{_DAY})(?![\w/-]|[.,][0-9])"
    slashed = (
        rf"(?<![\w/.,-])(?P<d>{_DAY})(?P<sign>[/.-])(?P<m>0?[1-9]|1[0-2])(?P=sign)(?P<y>{_YEAR}|[0-9]{{2}})"
        r"(?![\w/-]|[.,][0-9])"
    )
    months = any_of(month_names("es"))
    until = Pattern(rf"{_BEFORE}(?P<a>{_DAY})\s?[{DASHES}]\s?(?P<b>{_DAY})(?=\sde\s(?:{months})\b)")
    first = Pattern(rf"{_BEFORE}1(?=\sde\s(?:{months})\b)")
    return [
        Rule("dates", Pattern(iso), _date, DIGITS),
        Rule("dates", Pattern(slashed), _date, DIGITS),
        Rule("dates", until, lambda match: f"{int(match['a'])} al {int(match['b'])}", DIGITS),
        Rule("dates", first, lambda _match: "primero", DIGITS),
        Rule("dates", Pattern(rf"{_BEFORE}0(?P<d>[1-9])(?=\sde\s(?:{months})\b)"), lambda match: match["d"], DIGITS),
        Rule(
            "dates",
            Pattern(rf"{_BEFORE}(?P<n>24/7|11-S|11-M|11/9)(?![\w/])"),
            lambda match: re.sub("[/-]", " ", match["n"]),
            DIGITS,
        ),
    ]


def _date(match: re.Match[str]) -> str:
    year = match["y"] if len(match["y"]) == 4 else f"{'20' if int(match['y']) < 50 else '19'}{match['y']}"
    day = "primero" if int(match["d"]) == 1 else str(int(match["d"]))
    return f"{day} de {month_names('es')[int(match['m']) - 1]} de {year}"


def times() -> list[Rule]:
    """The rules of the class `times`: `19:30`, `7:00 p. m.`, `20.30 h`."""
    half = r"(?:\s?(?P<half>[aApP])\.?\s?[mM](?!\w)(?:\.(?!\s[A-ZÁÉÍÓÚÑ¿¡]|\s?$))?)"
    clock = rf"{_BEFORE}(?P<hour>[01]?[0-9]|2[0-3])(?P<sign>[:.])(?P<minute>[0-5][0-9])"
    return [
        Rule(
            "times",
            Pattern(rf"{_BEFORE}(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5][0-9]))?{half}"),
            _half_day,
            frozenset("mM"),
        ),
        Rule("times", Pattern(rf"{clock}\s?(?:h|hs|hrs|horas)(?!\w)(?:\.(?=\s[a-z0-9]|,))?"), _with_hours, DIGITS),
        Rule("times", Pattern(rf"{clock.replace('[:.]', ':')}(?![\w:/%]|[.,][0-9])"), _clock, frozenset(":")),
    ]


def _said_clock(hour: str, minute: str | None) -> str:
    return f"{int(hour)}" if minute in {None, "00"} else f"{int(hour)} y {int(minute or 0)}"


def _half_day(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    part = (
        "de la mañana"
        if match["half"] in "aA"
        else "del mediodía"
        if hour == 12
        else "de la tarde"
        if hour < 9
        else "de la noche"
    )
    if match["half"] in "aA" and hour == 12:
        part = "de la noche"
    return f"{_said_clock(match['hour'], match['minute'])} {part}"


def _with_hours(match: re.Match[str]) -> str:
    minutes = int(match["minute"])
    return f"{int(match['hour'])} horas" + (f" y {minutes} minutos" if minutes else "")


def _clock(match: re.Match[str]) -> str | None:
    told = re.search(r"\b(?:las?|desde|hasta)\s$", match.string[max(0, match.start() - 8) : match.start()])
    return _said_clock(match["hour"], match["minute"]) if told else None


def fractions() -> list[Rule]:
    """The rules of the class `fractions`."""
    said = {"1/2": "un medio", "1/3": "un tercio", "2/3": "2 tercios", "1/4": "un cuarto", "3/4": "3 cuartos",
        "½": "medio", "¼": "un cuarto", "¾": "3 cuartos", "1/5": "un quinto",
        "⅓": "un tercio", "⅔": "2 tercios"}  # fmt: skip
    alone = Pattern(
        rf"{_BEFORE}(?:(?P<whole>[0-9]{{1,4}})\s?(?=[½¼¾⅓⅔])|(?P<more>[0-9]{{1,4}})\s)?(?P<part>{any_of(said)}){_AFTER}"
    )

    def say(match: re.Match[str]) -> str:
        whole = match["whole"] or match["more"]
        return f"{whole} y {said[match['part']].replace('un medio', 'medio')}" if whole else said[match["part"]]

    marks = Pattern(rf"{_BEFORE}(?P<a>[0-9]{{1,2}}(?:,[0-9])?)/(?P<b>10|100){_AFTER}")
    return [
        Rule("fractions", alone, say, frozenset("/½¼¾⅓⅔")),
        Rule("fractions", marks, lambda match: f"{match['a']} sobre {match['b']}", frozenset("/")),
    ]


def decimals() -> list[Rule]:
    """The rules of the class `decimals`: thousands that stand apart, and minus."""
    apart = Pattern(rf"{_BEFORE}[0-9]{{1,3}}(?:[\u00a0\u202f\u2009 ][0-9]{{3}}){{1,4}}(?!\w|[.-][0-9]| [0-9])")
    minus = Pattern(
        rf"(?<![\w.,:/)$€£%{DASHES}])(?<!\w\s)?[−-](?P<n>{NUMBER})(?!\w|/|-|[.,:][0-9]|\s?[%°º$€£]|\s?(?:km|kg|m|cm)\b)"
    )
    scale = Pattern(rf"{_BEFORE}(?P<n>{NUMBER})\s(?P<scale>mill|mll|mills)\.(?=\s|,)")
    return [
        Rule("decimals", apart, lambda match: ".".join(re.findall("[0-9]+", match[0])), DIGITS),
        Rule("decimals", minus, lambda match: f"menos {match['n']}", frozenset("-−")),
        Rule("decimals", scale, lambda match: f"{match['n']} millones", DIGITS),
    ]


def years() -> list[Rule]:
    """The rules of the class `years`."""
    span = Pattern(rf"(?<![\w.,/$€£-])(?P<a>{_YEAR})\s?[{DASHES}/]\s?(?P<b>{_YEAR}|[0-9]{{2}})(?![\w/-]|[.,][0-9])")

    def say(match: re.Match[str]) -> str | None:
        last = match["a"][:2] + match["b"] if len(match["b"]) == 2 else match["b"]
        return f"{match['a']} a {last}" if int(match["a"]) < int(last) else None

    return [Rule("years", span, say, DIGITS)]


def scores() -> list[Rule]:
    """The rules of the class `scores`, and formations."""
    formation = Pattern(rf"{_BEFORE}[0-9]{{1,2}}(?:-[0-9]{{1,2}}){{2,4}}{_AFTER}")
    score = Pattern(rf"{_BEFORE}(?P<a>[0-9]{{1,3}})[-–](?P<b>[0-9]{{1,3}}){_AFTER}")
    near = Pattern(
        r"\b(?:gan\w{1,6}|venc\w{1,6}|derrot\w{1,4}|perd\w{1,6}|empat\w{1,4}|victoria|triunfo|marcador|resultado|goleada|cay\w{1,4}|super\w{1,4}|impus\w{1,6}|gol\w{0,3})\b",
        re.IGNORECASE,
    )

    def say(match: re.Match[str]) -> str | None:
        around = match.string[max(0, match.start() - 40) : match.end() + 20]
        rising = int(match["a"]) < int(match["b"])
        return f"{match['a']} a {match['b']}" if near.compiled.search(around) or not rising else None

    return [
        Rule("scores", formation, lambda match: match[0].replace("-", " "), frozenset("-")),
        Rule("scores", score, say, frozenset("-–")),
    ]


def ranges() -> list[Rule]:
    """The rule `ranges`: numbers that rise, with a dash between."""
    pattern = Pattern(rf"{_BEFORE}(?P<a>{NUMBER})\s?[{DASHES}]\s?(?P<b>{NUMBER}){_AFTER}")

    def say(match: re.Match[str]) -> str | None:
        low, high = (float(number.replace(".", "").replace(",", ".")) for number in (match["a"], match["b"]))
        return f"{match['a']} a {match['b']}" if low < high and not re.match("0[0-9]", match["a"]) else None

    return [Rule("ranges", pattern, say, DIGITS)]


def roman() -> list[Rule]:
    """The rules of the class `roman`: rulers up to the tenth by ordinals, centuries and parts by numbers."""
    end = r"(?![\w&/+-]|\.\w)"

    def king(match: re.Match[str]) -> str | None:
        number = value(match["roman"])
        if number is None or (len(match["roman"]) == 1 and match["roman"] not in "IVX"):
            return None
        feminine = match["name"] in {"Isabel", "Cristina", "Margarita", "Catalina", "Juana"}
        said = ORDINALS.get(number, str(number))
        return f"{match['name']} {said[:-1] + 'a' if feminine and said.endswith('o') else said}"

    def part(match: re.Match[str]) -> str | None:
        number = value(match["roman"])
        return f"{match['name']} {number}" if number else None

    return [
        Rule("roman", Pattern(rf"\b(?P<name>{KINGS})\s(?P<roman>{ROMAN}){end}"), king, frozenset("IVX")),
        Rule(
            "roman",
            Pattern(rf"(?<!\w)[Ss]\.\s(?P<roman>{ROMAN}){end}"),
            lambda match: f"siglo {number}" if (number := value(match["roman"])) else None,
            frozenset("IVX"),
        ),
        Rule("roman", Pattern(rf"\b(?P<name>{PARTS})\s(?P<roman>{ROMAN}){end}"), part, frozenset("IVX")),
    ]


def ordinals() -> list[Rule]:
    """The rules of the class `ordinals`: `1.º`, `2.ª`, `n.º 5`."""
    pattern = Pattern(
        r"(?<![\w.,])(?P<n>[0-9]{1,2})\.?(?P<ending>[ºª°]|er|ro|ra|do|da|to|ta|mo|ma|vo|va|no|na)(?!\w)"
    )

    def say(match: re.Match[str]) -> str | None:
        said = ORDINALS.get(int(match["n"]))
        if said is None:
            return match["n"] if match["ending"] in "ºª" else None
        if match["ending"] == "ª" or match["ending"].endswith("a"):
            return said[:-1] + "a"
        return said[:-1] if match["ending"] == "er" else said

    number = Pattern(r"(?<!\w)(?:[nN]\.?[ºo°]|[nN]úm\.|[nN]ro\.|№|#)\s?(?=[0-9])")
    return [
        Rule("ordinals", number, lambda _match: "número ", DIGITS),
        Rule("ordinals", pattern, say, DIGITS),
    ]


def abbreviations() -> list[Rule]:
    """The rules of the class `abbreviations`."""
    pattern = Pattern(rf"(?<![\w.])(?P<word>{any_of(ABBREVIATIONS)})(?!\w)")

    def say(match: re.Match[str]) -> str:
        stop = ends_sentence(match) and match["word"] in {"etc.", "EE. UU.", "EE.UU.", "a. C.", "d. C."}
        return ABBREVIATIONS[match["word"]] + ("." if stop else "")

    return [
        Rule("abbreviations", pattern, say, frozenset(".")),
        Rule("abbreviations", Pattern(r"(?<![\w.])EE\s?UU(?!\w)"), lambda _match: "Estados Unidos", frozenset("U")),
    ]


def initialisms() -> list[Rule]:
    """The rules of the class `initialisms`: letter by letter, if they are no words."""
    pattern = Pattern(r"(?<![\w.@#&+/-])(?P<word>[A-ZÑ]{2,6})(?![\w@&+]|-[A-Z0-9]|\.\w)")

    def say(match: re.Match[str]) -> str | None:
        word = match["word"]
        if word in SAID or re.fullmatch("[IVX]{2,}", word):
            return None
        spelled = word in SPELLED or not re.search("[AEIOU]", word)
        return " ".join(word) if spelled else None

    return [Rule("initialisms", pattern, say)]
