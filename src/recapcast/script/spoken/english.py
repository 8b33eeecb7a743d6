"""The rules of English, in the order in which they are applied."""

from recapcast.script.spoken import (
    english_dates,
    english_names,
    english_numbers,
    english_roman,
    links,
    quantities,
    signs,
)
from recapcast.script.spoken.english_tables import WORDING
from recapcast.script.spoken.rule import Rule


def rules(language: str) -> list[Rule]:
    """The rules for a BCP 47 tag of English: outside the United States, days come before months and 0 is nil.

    What is longer and surer comes first: an address before the date in it, a date before a range.
    """
    american = language in {"en", "en-US"}
    return [
        *links.rules(WORDING),
        *signs.foreign(),
        *signs.emoji(),
        *english_numbers.phones(),
        *english_numbers.seasons(),
        *english_dates.dates(american=american),
        *english_dates.times(),
        *quantities.money(WORDING),
        *quantities.percentages(WORDING),
        *english_numbers.fractions(),
        *english_numbers.counts(),
        *quantities.units(WORDING),
        *english_dates.years(),
        *english_numbers.scores(american=american),
        *english_numbers.ranges(),
        *english_roman.roman(),
        *english_names.ordinals(),
        *english_numbers.decimals(),
        *english_names.abbreviations(),
        *english_names.initialisms(),
        *english_names.sharps(),
        *signs.symbols(WORDING.signs),
    ]
