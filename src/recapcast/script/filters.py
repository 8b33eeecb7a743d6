"""The filters that narration templates have besides Jinja's own. Each keeps its input's citations."""

import functools
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from jinja2 import Environment, pass_context, pass_environment
from jinja2.runtime import Context

from recapcast.facts.model import BREAK
from recapcast.languages import nearest, primary
from recapcast.script.cited import CitedText, cited, in_form_of, words
from recapcast.script.sentences import ends

LONGEST = 280
"""Characters of a quotation: about 20 seconds."""
_TERMINALS = (".", "!", "?", "…", "。", "！", "？")
_ELLIPSES = ("…", "...")
_CLOSERS = "\"'”’»」』)]"


def sentence(text: str) -> str:
    """`text` with a capital first letter and a full stop at its end, each only where it lacks."""
    fact: str = cited(text).strip()
    if not words(fact).rstrip(_CLOSERS).endswith(_TERMINALS):
        fact = fact.rstrip(",;:") + "."
    return in_form_of(text, cited(capital(fact)))


def phrase(text: str) -> str:
    """`text` without a full stop, comma or colon at its end, so that a sentence can go on after it."""
    return in_form_of(text, cited(cited(text).strip().rstrip(".。,;:")))


def capital(text: str) -> str:
    """`text` with its first letter a capital and all others as they were."""
    fact = cited(text)
    return in_form_of(text, CitedText(words(fact)[:1].upper() + words(fact)[1:], fact.cites))


def excerpt(text: str, longest: int = LONGEST) -> str:
    """`text` cut at the end of a sentence, so that it has `longest` characters at most; an ellipsis shows the cut.

    A quotation may be cut between its parts too. 280 characters take about 20 seconds to say. The first sentence, or
    part, is always whole, however long it is.
    """
    fact: str = cited(text).strip()
    if len(fact) <= longest:
        return in_form_of(text, cited(fact))
    there = sorted({*ends(words(fact)), *(part.start() for part in re.finditer(re.escape(BREAK), words(fact)))})
    if not there:
        return in_form_of(text, cited(fact))
    end = max((end for end in there if end <= longest), default=there[0])
    shows = words(fact)[:end].endswith(_ELLIPSES)
    return in_form_of(text, cited(fact[:end] if shows else fact[:end] + BREAK.rstrip()))


def within(texts: Iterable[str], most: int) -> list[str]:
    """As many of `texts`, from the first on, as have `most` words together; the first one in any case."""
    kept: list[str] = []
    count = 0
    for text in texts:
        count += len(words(cited(text)).split())
        if kept and count > most:
            break
        kept.append(text)
    return kept


@pass_environment
def quotable(environment: Environment, quotes: Iterable[Any], most: int) -> list[Any]:
    """At most so many of `quotes`, in their order: the others only where there are too few whole ones of somebody's.

    Words of nobody's, such as a slogan, tell a listener less than those of somebody. What begins with a small letter
    is a part of a sentence, and by itself may turn its sense.
    """
    there = list(quotes)

    def order(place: int) -> tuple[bool, bool, int]:
        text = words(cited(environment.getattr(there[place], "text")))
        return not environment.getattr(there[place], "speaker"), is_fragment(text), place

    kept = sorted(range(len(there)), key=order)[: max(0, most)]
    return [there[place] for place in sorted(kept)]


def is_fragment(quotation: str) -> bool:
    """Whether a quotation is a part of a sentence: it begins with a small letter. In Korean none is."""
    return quotation[:1].islower()


_RESULT = re.compile(r"\s*1?[0-9]{1,2}\s?[-–]\s?1?[0-9]{1,2}\s*")
_OUTCOME = re.compile(
    r"\w\s(?:beat|beats|defeat|defeats|defeated|thrash|thrashes|thrashed|edge|edges|edged|(?:lose|loses|lost)\sto"
    r"|(?:draw|draws|drew|tie|ties|tied)\swith|(?:gan[aó]|venc(?:e|ió)|derrot[aó]|gole[aó]|super[aó]|bat(?:e|ió))\sa"
    r"|(?:pierde|perdió)\s(?:ante|contra|con)|empat[aó]\scon)\s[\w\"“«]"
)
"""How the label of a result tells it, in English and in Spanish."""


def is_result(value: str, label: str) -> bool:
    """Whether `value` is a result that `label` leads to as one sentence: `Tern Point beat Colwick Rovers 3-1`."""
    return bool(_RESULT.fullmatch(words(cited(value))) and _OUTCOME.search(words(cited(label))))


def particle(text: str, pair: str) -> str:
    """`text` with the Korean particle that follows its last sound.

    Args:
        text: a word; Latin letters are taken as Koreans usually read them, other signs as ending in a vowel.
        pair: the particle after a consonant and after a vowel: `이/가`, `은/는`, `을/를`, `과/와`, `으로/로`.
    """
    after_consonant, _, after_vowel = pair.partition("/")
    bare = words(cited(text)).rstrip(_CLOSERS + " .")
    final = _final(bare)
    # Of all particles only 으로 takes a final ㄹ for a vowel.
    takes_vowel = not final or (final == "ㄹ" and after_consonant.startswith("으"))
    return in_form_of(text, cited(text) + (after_vowel if takes_vowel else after_consonant))


def _final(word: str) -> str:
    """The consonant that the Korean reading of `word` ends in: ㄹ, ㅇ for any other, or nothing."""
    last = word[-1:]
    if "가" <= last <= "힣":
        jongseong = (ord(last) - ord("가")) % 28  # The Unicode Standard, 3.12
        return "ㄹ" if jongseong == 8 else "ㅇ" if jongseong else ""
    if last.isdecimal():
        return {"1": "ㄹ", "7": "ㄹ", "8": "ㄹ", "0": "ㅇ", "3": "ㅇ", "6": "ㅇ"}.get(last, "")
    if re.search(r"(?:^|[^A-Za-z])[A-Z]*[LR]$", word):  # said letter by letter: 엘, 알
        return "ㄹ"
    ending = word[-2:].lower()
    if ending.endswith("l"):
        return "ㄹ"
    return "ㅇ" if re.search(r"[mn]$|ng$|[aeiou][kpt]$", ending) else ""


@pass_context
def listed(context: Context, items: Iterable[str]) -> str:
    """The items as a list is said in the script's language: `one, two and three`. Of no items nothing."""
    from babel.lists import format_list

    return str(cited(format_list([str(cited(item)) for item in items], locale=_babel_locale(context))))


@pass_context
def number(context: Context, value: str) -> str:
    """A whole number of five digits or more with the separators of the script's language; anything else as it is.

    Four digits may be a year, which has none.
    """
    from babel.numbers import format_decimal

    digits = words(cited(value))
    if not re.fullmatch("[1-9][0-9]{4,14}", digits):
        return value
    made = CitedText(format_decimal(int(digits), locale=_babel_locale(context)), cited(value).cites)
    return in_form_of(value, made)


@pass_context
def spoken_date(context: Context, day: date) -> str:
    """A date with its weekday, as it is said in the script's language.

    English says `Monday, April 29th, 2024`, outside the United States `Monday the 29th of April, 2024`; Spanish
    says `lunes 29 de abril de 2024`, without the comma that it is written with.
    """
    from babel.dates import format_date

    language = str(context["language"])
    if primary(language) != "en":
        said = format_date(day, "full", locale=_babel_locale(context))
        return said.replace(",", "") if primary(language) == "es" else said
    ordinal = f"{day.day}{_ordinal_ending(day.day)}"
    american = language in {"en", "en-US"}
    pattern = f"EEEE, MMMM '{ordinal}', y" if american else f"EEEE 'the {ordinal} of' MMMM, y"
    return format_date(day, pattern, locale="en")


def _ordinal_ending(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _babel_locale(context: Context) -> str:
    """The locale that Babel has nearest to the script's language; English for a language that it lacks."""
    return _nearest_locale(str(context["language"]))


@functools.cache
def _nearest_locale(language: str) -> str:
    from babel.localedata import locale_identifiers

    tags = {identifier.replace("_", "-"): identifier for identifier in locale_identifiers()}
    match = language if language in tags else nearest(language, tags)
    return tags[match] if match else "en"


FILTERS = {
    "capital": capital,
    "excerpt": excerpt,
    "is_result": is_result,
    "listed": listed,
    "number": number,
    "particle": particle,
    "phrase": phrase,
    "quotable": quotable,
    "sentence": sentence,
    "spoken_date": spoken_date,
    "within": within,
}
