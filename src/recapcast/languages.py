"""What a language tag means, and which language is near enough to another, by langcodes.

langcodes takes 35 ms to import. The languages that our templates are written for, those of most episodes, do without.
"""

from collections.abc import Iterable

_OURS = {"en": "eng", "es": "spa", "ko": "kor"}
"""Those languages, with their codes of ISO 639-2."""

_FURTHEST = 25
"""How far one may be from the other: the distance up to which speakers follow (langcodes' documentation)."""


def is_tag(text: str) -> bool:
    """Whether `text` has the form of a BCP 47 tag."""
    import langcodes

    try:
        langcodes.get(text)
    except langcodes.tag_parser.LanguageTagError:
        return False
    return True


def standard(tag: str) -> str:
    """A BCP 47 tag in its standard spelling.

    Raises:
        ValueError: it is none, or of a language that ISO 639 does not know.
    """
    if tag in _OURS:
        return tag
    import langcodes

    alpha3(tag)
    return str(langcodes.get(tag).to_tag())


def alpha3(tag: str) -> str:
    """A BCP 47 tag's three-letter code (ISO 639-2).

    Raises:
        ValueError: it is none, or of a language that ISO 639 does not know.
    """
    if tag in _OURS:
        return _OURS[tag]
    import langcodes

    try:
        return str(langcodes.get(tag).to_alpha3())
    except (langcodes.tag_parser.LanguageTagError, LookupError) as error:
        message = f"{tag} is no language"
        raise ValueError(message) from error


def nearest(wanted: str, tags: Iterable[str]) -> str | None:
    """The one of `tags` that a listener of `wanted` follows best; None where they follow none.

    Args:
        wanted: a BCP 47 tag.
        tags: the same, of what there is. None gives None.
    """
    there = list(tags)
    if wanted in there:
        return wanted
    import langcodes

    # The bare language second: a script (zh-TW is written in another) is far to a reader, not to an ear.
    for tag in dict.fromkeys((wanted, primary(wanted))):
        found: str | None = langcodes.closest_supported_match(tag, there, _FURTHEST)
        if found is not None:
            return found
    return None


def are_near(one: str, other: str) -> bool:
    """Whether who listens to one of the two follows the other."""
    if primary(one) == primary(other):
        return True
    import langcodes

    return langcodes.tag_distance(primary(one), primary(other)) <= _FURTHEST


def primary(tag: str) -> str:
    """The bare language of a tag, without its region and script: `en` of `en-GB`."""
    return tag.partition("-")[0]
