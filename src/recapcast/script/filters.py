"""The filters that narration templates have besides Jinja's own. Each keeps its input's citations."""

from datetime import date

from jinja2 import pass_context
from jinja2.runtime import Context

from recapcast.languages import nearest, primary
from recapcast.script.cited import CitedText, cited, in_form_of, words

_TERMINALS = (".", "!", "?", "…", "。", "！", "？")
_CLOSERS = "\"'”’»」』)]"


def sentence(text: str) -> str:
    """`text` with a capital first letter and a full stop at its end, each only where it lacks."""
    fact: str = cited(text).strip()
    if not words(fact).rstrip(_CLOSERS).endswith(_TERMINALS):
        fact = fact.rstrip(",;:") + "."
    return in_form_of(text, cited(capital(fact)))


def phrase(text: str) -> str:
    """`text` without a full stop at its end, so that a sentence can go on after it."""
    return in_form_of(text, cited(cited(text).strip().rstrip(".。")))


def capital(text: str) -> str:
    """`text` with its first letter a capital and all others as they were."""
    fact = cited(text)
    return in_form_of(text, CitedText(words(fact)[:1].upper() + words(fact)[1:], fact.cites))


@pass_context
def spoken_date(context: Context, day: date) -> str:
    """A date with its weekday, as it is said in the script's language.

    English says `Monday, April 29th, 2024`; outside the United States `Monday the 29th of April, 2024`.
    """
    from babel.dates import format_date

    language = str(context["language"])
    if primary(language) != "en":
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
    """The nearest locale that Babel has; English dates for a language that it lacks."""
    from babel.localedata import locale_identifiers

    tags = {identifier.replace("_", "-"): identifier for identifier in locale_identifiers()}
    match = nearest(language, tags)
    return tags[match] if match else "en"


FILTERS = {
    "capital": capital,
    "phrase": phrase,
    "sentence": sentence,
    "spoken_date": spoken_date,
}
