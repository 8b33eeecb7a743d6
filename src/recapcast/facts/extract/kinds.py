"""Whether a name is a person's or something else's, by what stands around it."""

import re
from enum import StrEnum

from recapcast.facts.extract import name_tables as tables
from recapcast.facts.extract.given_tables import GIVEN
from recapcast.facts.extract.mentions import Mention
from recapcast.facts.extract.roles import Role
from recapcast.facts.extract.story import Story

_NEAR = 24
"""Characters that are looked at before and after a mention."""
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|across|inside|outside|throughout|en) $")
_THE_BEFORE = re.compile(r"\b[Tt]he $")
_PERSON_AFTER = re.compile(
    r",? (?:who|whose)\b|, (?:aged )?\d\d\b|,? (?:said|says|told|added|recalled|explained|joked|wrote|tweeted|dijo)\b"
    r"|['’]s? (?:wife|husband|son|daughter|father|mother|brother|sister|campaign|lawyer|voice)\b"
)
_PLACE_AFTER = re.compile(r", where\b")
_PERSON_BEFORE = re.compile(r"(?:\b[Ss]aid|\b[Tt]old|\bby|\b[Aa]dded|\brecalled|\bdijo) $")


class Kind(StrEnum):
    """What a name is the name of."""

    PERSON = "person"
    OTHER = "other"
    """A body, a place, a work, a day."""
    UNCLEAR = "unclear"


def kind(story: Story, group: list[Mention], role: Role | None) -> Kind:
    """What the mentions of one name tell that it is; unclear where they tell nothing, or both.

    Args:
        story: where they stand.
        group: the mentions of one name: at least one.
        role: what somebody of that name is said to be.
    """
    text = max(group, key=lambda mention: len(mention.text)).text
    words = [word.lower().strip(".") for word in text.split()]
    is_place = words[0] in tables.PLACES | tables.PEOPLES and (len(words) == 1 or words[0] not in GIVEN)
    if is_place or any(word in tables.BODIES for word in words[1:]):
        return Kind.OTHER
    if len(words) == 1 and (text.isupper() or words[0] in tables.BODIES):
        return Kind.OTHER
    for_person = sum(1 for mention in group if mention.title) * 2 + (3 if role is not None else 0)
    if words[0] in GIVEN and (len(words) > 1 or for_person):
        for_person += 3
    if words[0] in tables.KOREAN_FAMILIES and len(words) == 2 and "-" in words[1]:
        for_person += 3
    if len(words) > 2 and any(word in tables.LINKS and word not in tables.PARTICLES for word in words):
        for_person -= 3
    for mention in group:
        for_person += _around(story.article.text, mention)
    if for_person >= 2:
        return Kind.PERSON
    return Kind.OTHER if for_person < 0 or (len(words) == 1 and for_person <= 0) else Kind.UNCLEAR


def _around(text: str, mention: Mention) -> int:
    before = text[max(mention.span.start - _NEAR, 0) : mention.span.start]
    after = text[mention.span.end : mention.span.end + _NEAR]
    told = 0
    if mention.title is None:
        told -= 1 if _PLACE_BEFORE.search(before) else 0
        told -= 2 if _THE_BEFORE.search(before) else 0
    told -= 2 if _PLACE_AFTER.match(after) else 0
    told += 1 if _PERSON_AFTER.match(after) else 0
    return told + (1 if _PERSON_BEFORE.search(before) else 0)
