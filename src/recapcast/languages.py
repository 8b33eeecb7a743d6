"""Which language is near enough to another, by langcodes: 35 ms to import, and so only where it is asked."""

from collections.abc import Iterable

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


def nearest(wanted: str, tags: Iterable[str]) -> str | None:
    """The one of `tags` that a listener of `wanted` follows best; None where they follow none.

    Args:
        wanted: a BCP 47 tag.
        tags: the same, of what there is. None gives None.
    """
    import langcodes

    there = list(tags)
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
