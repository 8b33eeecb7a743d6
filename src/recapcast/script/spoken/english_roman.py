"""English Roman numerals: of rulers, of parts, of works that have sequels."""

import re

from recapcast.script.spoken.english_dates import ordinal
from recapcast.script.spoken.english_words import PARTS, REGNAL
from recapcast.script.spoken.roman import ROMAN, value
from recapcast.script.spoken.rule import Pattern, Rule, any_of


def roman() -> list[Rule]:
    """The rules of the class `roman`: rulers are counted by ordinals, parts by numbers."""
    names = any_of(REGNAL)
    numeral = rf"(?P<roman>{ROMAN})"
    end = r"(?![\w&/+]|-\w|\.\w|['’](?!s\b))"
    crowned = r"(?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Kaiser|Sultan|Prince|Duke|Shah|Pharaoh)"
    return [
        Rule(
            "roman",
            Pattern(rf"\b(?P<before>{crowned}\s(?:\w{{2,15}}\s){{0,2}}\w{{2,15}})\s{numeral}{end}"),
            _ruler,
            frozenset("IVX"),
        ),
        Rule(
            "roman",
            Pattern(rf"\b(?P<before>(?:{names})(?:\s[A-Z][a-z]{{1,15}})?)\s{numeral}{end}"),
            _ruler_of_two,
            frozenset("IVX"),
        ),
        Rule("roman", Pattern(rf"\b(?P<before>(?:{PARTS}))\s{numeral}{end}"), _part, frozenset("IVXLC")),
        Rule(
            "roman",
            Pattern(r"\bWW(?P<roman>I{1,3})(?!\w)"),
            lambda match: f"World War {len(match['roman'])}",
            frozenset("W"),
        ),
        Rule(
            "roman",
            Pattern(r"\b(?P<before>[Tt]he)\s(?P<roman>[IVX]{2,6})(?=\s[A-Z])"),
            _in_order,
            frozenset("IVX"),
        ),
        Rule(
            "roman",
            Pattern(r"\b(?P<before>[Tt]he)\s(?P<roman>[XVI]{1,5})(?:th)?(?=\s(?:century|centuries)\b)"),
            _in_order,
            frozenset("IVX"),
        ),
        Rule(
            "roman",
            Pattern(rf"\b(?P<before>[A-Z][a-z]{{2,20}})\s(?P<roman>(?!XXX\b|VI\b(?=\s[A-Z]))[IVX]{{2,5}}){end}"),
            _counted,
            frozenset("IVX"),
        ),
    ]


def _ruler(match: re.Match[str]) -> str | None:
    number = value(match["roman"])
    return f"{match['before']} the {ordinal(number)}" if number and number < 40 else None


def _ruler_of_two(match: re.Match[str]) -> str | None:
    """A name alone does not tell a ruler from `Malcolm X`, or from somebody and I."""
    return (
        _ruler(match) if len(match["roman"]) > 1 or (match["roman"] == "V" and match["before"] != "Malcolm") else None
    )


def _part(match: re.Match[str]) -> str | None:
    after = match.string[match.end() : match.end() + 12]
    spoken_of = re.match(r"\s(?!and\b|in\b|of\b|was\b|is\b|on\b|at\b|to\b|with\b|ended\b|began\b)[a-z]", after)
    if match["roman"] == "I" and spoken_of and match["before"] != "World War":
        return None  # the Part I play
    return _counted(match)


def _counted(match: re.Match[str]) -> str | None:
    number = value(match["roman"])
    return f"{match['before']} {number}" if number else None


def _in_order(match: re.Match[str]) -> str | None:
    number = value(match["roman"])
    return f"{match['before']} {ordinal(number)}" if number else None
