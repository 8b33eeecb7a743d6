"""Numbers of something: money, percentages, units. They are read before what they are counted in."""

import re
from functools import cache

from recapcast.script.spoken.rule import DIGITS, Pattern, Rule, any_of
from recapcast.script.spoken.wording import DASHES, Currency, Unit, Wording, unit_names

_ONE = {"1", "1.0", "1,0"}
_ARTICLE = re.compile(r"(?:\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)|-year,)\s$")
"""Before a number it tells that what follows is said of something else: a 5 km run, a $20 note."""
_NOUN = re.compile(
    r"[ -](?!(?:a|an|and|are|as|at|but|by|can|could|did|do|does|each|for|from|had|has|have|he|if|in|into|is|it"
    r"|less|more|of|off|on|or|over|per|she|so|than|that|the|they|to|under|was|we|went|were|when|which|who|will|with"
    r"|would|you)\b)[a-z]"
)


def money(wording: Wording) -> list[Rule]:
    """The rules of the class `money`: `$1.5bn`, `20 €`, `KRW 5,000`."""
    signs = any_of(wording.currencies)
    codes = any_of(wording.codes)
    scales = any_of(wording.scales)
    scale = rf"(?:[\s-]?(?P<scale>{scales})(?![\w²³]))?"
    ahead = Pattern(
        rf"(?<![\w.,$€£])(?P<minus>[-−+~≈]?)(?P<sign>(?:{signs})|(?:{codes})(?=\s?[0-9]))\s?(?:(?P<low>{wording.number})"
        rf"(?:\s?(?P<lowscale>{scales})(?!\w))?\s?[-–—]\s?(?:(?P=sign))?\s?)?(?P<high>{wording.number}){scale}(?![0-9])",
        wording.letters,
    )
    behind = Pattern(rf"{wording.span}{scale}\s?(?P<unit>(?:{signs})(?!\w)|(?:{codes})(?!\w))", wording.letters)
    return [
        Rule("money", ahead, lambda match: _money(match, match["minus"], match["sign"], wording), DIGITS),
        Rule("money", behind, lambda match: _money(match, match["sign"], match["unit"], wording), DIGITS),
    ]


def _money(match: re.Match[str], minus: str, sign: str, wording: Wording) -> str:
    currency = wording.currencies.get(sign) or currency_named(sign, wording.locale)
    low, high, scale = match["low"], match["high"], match["scale"]
    lowscale = match.groupdict().get("lowscale")
    if low and lowscale and lowscale != scale:
        low = f"{low} {wording.scales[lowscale]}"
    one = (high in _ONE and not (low or scale)) or _of_something(match, wording)
    if scale:
        number = wording.amount_of(minus, low, high)
        return wording.scaled.format(
            number, wording.scales[scale], currency.one if _of_something(match, wording) else currency.more
        )
    whole, point, part = high.rpartition(wording.decimal)
    if point and len(part) == 2 and not low and currency.hundredth and part.isdecimal():
        return _with_cents(minus, whole, int(part), currency, wording)
    return wording.amount.format(wording.amount_of(minus, low, high), currency.one if one else currency.more)


def _with_cents(minus: str, whole: str, part: int, currency: Currency, wording: Wording) -> str:
    cents = wording.amount.format(part, currency.hundredth if part == 1 else currency.hundredths)
    units = wording.amount.format(whole, currency.one if whole == "1" else currency.more)
    if part == 0:
        said = units
    elif whole.strip("0"):
        said = wording.cents.format(units, cents)
    else:
        said = cents
    return wording.amount_of(minus, None, said)


@cache
def currency_named(code: str, locale: str) -> Currency:
    """The names of a currency by its ISO 4217 code."""
    from babel.numbers import get_currency_name

    return Currency(get_currency_name(code, 1, locale), get_currency_name(code, 2, locale))


def percentages(wording: Wording) -> list[Rule]:
    """The rules of the class `percentages`: `5%`, `5–10 %`, `+0.3pc`."""
    pattern = Pattern(
        rf"{wording.span}\s?(?:%|％)(?:\s?[{DASHES}~]\s?(?P<to>{wording.number})\s?%)?(?!\w)", wording.letters
    )

    def say(match: re.Match[str]) -> str:
        low, high = (match["high"], match["to"]) if match["to"] else (match["low"], match["high"])
        return wording.percent.format(wording.amount_of(match["sign"], low, high))

    return [Rule("percentages", pattern, say, frozenset("%％"))]


def units(wording: Wording) -> list[Rule]:
    """The rules of the class `units`: `5 km`, `-3 °C`, `20–25kg`."""
    signs = any_of([*wording.units, *wording.own_units])
    pattern = Pattern(
        rf"{wording.span}[\s\u00a0\u202f-]?(?P<unit>{signs})(?![\w²³°/]|-\d)(?P<stop>\.(?=\s[a-z0-9]|,))?",
        wording.letters,
    )

    def say(match: re.Match[str]) -> str:
        unit = _unit(match["unit"], wording)
        one = (match["high"] in _ONE and not match["low"]) or _of_something(match, wording)
        return (unit.one if one else unit.more).format(wording.amount_of(match["sign"], match["low"], match["high"]))

    return [Rule("units", pattern, say, DIGITS)]


def _unit(sign: str, wording: Wording) -> Unit:
    if sign in wording.own_units:
        return wording.own_units[sign]
    return unit_names(wording.locale, frozenset(wording.units.values()))[wording.units[sign]]


def _of_something(match: re.Match[str], wording: Wording) -> bool:
    """Whether an amount is said of the word after it, as in `a 5 km run`, in a language that then uses no plural."""
    if not wording.compounds:
        return False
    before = match.string[max(0, match.start() - 7) : match.start()]
    return _ARTICLE.search(before) is not None and _NOUN.match(match.string, match.end()) is not None
