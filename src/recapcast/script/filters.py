"""The filters that narration templates have besides Jinja's own. Each keeps its input's citations."""

from datetime import date

from jinja2 import pass_context
from jinja2.runtime import Context

from recapcast.script.cited import CitedText, cites_of

_TERMINALS = (".", "!", "?", "…", "。", "！", "？")
_CLOSERS = "\"'”’»」』)]"


def sentence(text: str) -> CitedText:
    """`text` with a capital first letter and a full stop at its end, each only where it lacks."""
    words = text.strip()
    if not words.rstrip(_CLOSERS).endswith(_TERMINALS):
        words = words.rstrip(",;:") + "."
    return CitedText(words[:1].upper() + words[1:], cites_of(text))


def phrase(text: str) -> CitedText:
    """`text` without a full stop at its end, so that a sentence can go on after it."""
    return CitedText(text.strip().rstrip(".。"), cites_of(text))


def capital(text: str) -> CitedText:
    """`text` with its first letter a capital and all others as they were."""
    return CitedText(text[:1].upper() + text[1:], cites_of(text))


@pass_context
def spoken_date(context: Context, day: date) -> str:
    """A date with its weekday, as it is said in the script's language.

    English says `Monday, April 29th, 2024`; outside the United States `Monday the 29th of April, 2024`.
    """
    from babel.dates import format_date

    language = str(context["language"])
    if language.partition("-")[0] != "en":
        return format_date(day, "full", locale=_babel_locale(language))
    ordinal = f"{day.day}{_ordinal_ending(day.day)}"
    american = language in {"en", "en-US"}
    pattern = f"EEEE, MMMM '{ordinal}', y" if american else f"EEEE 'the {ordinal} of' MMMM, y"
    return format_date(day, pattern, locale="en")


def _ordinal_ending(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _babel_locale(language: str) -> str:
    from babel import Locale, negotiate_locale

    tag = language.replace("-", "_")
    known = negotiate_locale([tag, tag.partition("_")[0]], [tag, tag.partition("_")[0]])
    return str(Locale.parse(known or "en"))


FILTERS = {
    "capital": capital,
    "phrase": phrase,
    "sentence": sentence,
    "spoken_date": spoken_date,
}
