"""What the rules that all languages share say in one of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from recapcast.script.spoken.rule import any_of

DASHES = "-–—‒"
"""What is written between the two ends of a range: the hyphen, the dashes, the figure dash."""


@dataclass(frozen=True)
class Currency:
    """The names of a currency and of its hundredth part, for one of them and for more."""

    one: str
    more: str
    hundredth: str = ""
    hundredths: str = ""


@dataclass(frozen=True)
class Unit:
    """A number of one unit, and of more, with `{}` for the number."""

    one: str
    more: str


@dataclass(frozen=True)
class Wording:
    """The words and the patterns of one language. In what is said, `{}` stands for the number or numbers."""

    locale: str
    """What Babel calls it."""
    number: str
    """The pattern of a number as it is written, without a sign. Takes at most 30 characters."""
    decimal: str
    """What stands before a number's decimals."""
    range: str
    """What lies from one number to another."""
    minus: str
    plus: str
    about: str
    percent: str
    amount: str
    """A number of a currency: number, name."""
    scaled: str
    """The same in millions: number, scale, name."""
    cents: str
    """Two amounts of which the second is in hundredths."""
    scales: Mapping[str, str]
    """What `m` and `billion` mean after an amount of money, as it is said."""
    currencies: Mapping[str, Currency]
    """By sign: `$`."""
    codes: frozenset[str]
    """The ISO 4217 codes that are read as Babel's names."""
    units: Mapping[str, str]
    """What Babel calls the units that are written so: `km`."""
    own_units: Mapping[str, Unit]
    """Those that Babel lacks or calls otherwise than people do."""
    dot: str
    at: str
    slash: str
    dash: str
    underscore: str
    hashtag: str
    domains: Mapping[str, str]
    """How the ends of internet addresses are said that are no words."""
    signs: Mapping[str, str]
    """Symbols that are words wherever they stand."""
    compounds: bool = False
    """Whether an amount before a noun takes no plural: `a 20 dollar note`."""

    letters: re.RegexFlag = re.NOFLAG
    r"""What `\w` is in the patterns: ASCII where letters that are not Latin follow a unit without a space."""
    point: str = ""
    """How the sign before decimals is said, where voices pass over it."""
    digits: str = ""
    """The ten digits as words, for the decimals after `point`."""

    @property
    def span(self) -> str:
        """The pattern of a number with a sign, or of a range: groups `sign`, `low` and `high`."""
        low = rf"(?:(?P<low>{self.number})\s?[{DASHES}~]\s?)?"
        return rf"(?<![\w.,:/{DASHES}])(?P<sign>[-−+±~≈]?){low}(?P<high>{self.number})"

    def amount_of(self, sign: str, low: str | None, high: str) -> str:
        """A number or a range as it is said, with its sign."""
        number = self.range.format(self.number_of(low), self.number_of(high)) if low else self.number_of(high)
        said = {"-": self.minus, "−": self.minus, "+": self.plus, "~": self.about, "≈": self.about, "±": "{}"}
        return said[sign].format(number) if sign else number

    def number_of(self, written: str) -> str:
        """A number as it is said: as it is, but for a point that voices pass over."""
        whole, sign, part = written.partition(self.decimal)
        if not (sign and self.point and part.isdecimal()):
            return written
        return f"{whole}{self.point} {' '.join(self.digits[int(digit)] for digit in part)}"


@cache
def unit_names(locale: str, codes: frozenset[str]) -> dict[str, Unit]:
    """Babel's names for some units, by its codes."""
    from babel.units import format_unit

    return {
        code: Unit(*(format_unit(count, code, locale=locale).replace(str(count), "{}") for count in (1, 2)))
        for code in codes
    }


@cache
def month_names(locale: str, width: str = "wide") -> tuple[str, ...]:
    """The twelve months; `width` is Babel's, `wide` or `abbreviated`."""
    from babel.dates import get_month_names

    names = get_month_names(width, locale=locale)  # type: ignore[arg-type] # a Literal of Babel's
    return tuple(names[number] for number in range(1, 13))


def month_pattern(locale: str) -> str:
    """A pattern for the name of any month."""
    return any_of(month_names(locale))
