"""What an article says that people are: `music director`, `the CEO of Queens Group`, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recapcast.article.model import Span
from recapcast.facts.extract import name_tables as tables
from recapcast.facts.extract.mentions import Mention
from recapcast.facts.extract.story import Story

_NEAR = 160
"""Characters before and after a name in which its role is looked for."""
_DETERMINERS = tables.words("the a an his her its their our one el la los las un una su")
_PREPOSITIONS = tables.words("of at for in with to on from de del")
_MOST_BEFORE = 5
"""Words before the one that a role ends with, or before its `of`."""
_LONGEST = 90
"""Characters of a role with what it is of. What is longer is a story of its own."""
_APPOSITION = re.compile(r",(?: \d\d,)? (?=\S)")
_PHRASE_END = re.compile(r"[,;:\"“”()–—]|\.(?=\s|$)")
_CLAUSE = re.compile(r" (?:who|that|which|said|says|told|and|as|when|while|after|dijo|que)\b")
_WORD = re.compile(r"\S+")
_FORE = tables.words("former new first second late then longtime one own")
"""Words that stand in a role before what somebody is."""
_STOPS = (
    tables.NO_NAMES
    | tables.CALENDAR
    | tables.words(
        "said says told tells asked added met sued named called like including say wrote became joined thanked hired "
        "quoted praised won gave saw played"
    )
) - _FORE
_AND = re.compile(r"(?:,|,? and|,? y)[ \u00a0]$")


@dataclass(frozen=True)
class Role:
    """What somebody is. `text` is the article's at `span`."""

    span: Span
    text: str
    is_full: bool
    """Whether it is more than the title before a name: the whole of what stands after it, between commas."""


def roles(story: Story, found: list[Mention]) -> dict[Span, Role]:
    """The role that is told at a mention, by the mention's span. Most have none.

    Args:
        story: where they stand.
        found: its mentions, in order.
    """
    told: dict[Span, Role] = {}
    last: tuple[Mention, Role] | None = None
    text = story.article.text
    for mention in found:
        sentence = story.sentence_at(mention.span.start)
        if sentence is None:
            continue
        own = mention.words[-1].lower()
        role = next((r for r in _told(text, mention, sentence.span) if own not in r.text.lower()), None)
        shared = last is not None and _AND.fullmatch(text[last[0].span.end : mention.span.start]) is not None
        if role is None and shared and last is not None and _is_plural(last[1]):
            role = last[1]
        last = (mention, role) if role is not None else None
        if role is not None:
            told[mention.span] = role
    return {span: _one_of(role) for span, role in told.items()}


def _told(text: str, mention: Mention, sentence: Span) -> Iterator[Role]:
    start, end = mention.span.start, mention.span.end
    if (comma := _APPOSITION.match(text, end, sentence.end)) is not None:
        stop = _PHRASE_END.search(text, comma.end(), min(comma.end() + _NEAR, sentence.end))
        yield from _phrase(text, comma.end(), stop.start() if stop else min(comma.end() + _NEAR, sentence.end))
    begin = max(start - _NEAR, sentence.start)
    if text.endswith(", ", begin, start):
        last = max((match.end() for match in _PHRASE_END.finditer(text, begin, start - 2)), default=begin)
        for word in _WORD.finditer(text, last, start - 2):
            if word[0].lower() in _DETERMINERS and (role := next(_phrase(text, word.start(), start - 2), None)):
                if role.span.end == start - 2:
                    yield role
                break
    if mention.title is not None:
        if mention.title_text.lower().rstrip(".").split()[-1].strip(".") not in tables.TITLES:
            yield _role(text, mention.title.start, mention.title.end, is_full=False)
        return
    words = list(_WORD.finditer(text, begin, start))[-_MOST_BEFORE:]
    if words and words[-1][0].lower() in tables.ROLES and words[-1].end() == start - 1:
        kept = len(words) - 1
        while kept > 0 and _is_part(words[kept - 1][0]) and words[kept][0].lower() not in _FORE:
            kept -= 1
        yield _role(text, words[kept].start(), start - 1, is_full=False)


def _phrase(text: str, start: int, end: int) -> Iterator[Role]:
    """The role that a phrase such as `the head of the mill` is, its article left out; none where it is no role."""
    words = list(_WORD.finditer(text, start, end))
    if words and words[0][0].lower() in _DETERMINERS:
        del words[0]
    ahead = next((i for i, word in enumerate(words) if word[0].lower() in _PREPOSITIONS), len(words))
    heads = [i for i, word in enumerate(words[:ahead]) if word[0].lower() in tables.ROLES]
    if not heads or heads[-1] > _MOST_BEFORE or any(word[0].lower() in _STOPS for word in words[: heads[-1]]):
        return
    last = words[heads[-1]].end()
    if ahead == heads[-1] + 1 and ahead < len(words) - 1:
        clause = _CLAUSE.search(text, words[ahead].end(), end)
        whole = clause.start() if clause else words[-1].end()
        last = whole if whole - words[0].start() <= _LONGEST else last
    yield _role(text, words[0].start(), last, is_full=True)


def _role(text: str, start: int, end: int, *, is_full: bool) -> Role:
    return Role(Span(start, end), text[start:end], is_full)


def _is_part(word: str) -> bool:
    lower = word.lower().strip(".")
    return word[-1].isalpha() and lower not in _STOPS and not lower.endswith(("'s", "’s", "ing"))


def _is_plural(role: Role) -> bool:
    return role.text != _singular(role.text)


def _singular(text: str) -> str:
    """A role of several as that of one: it is the article's own but for the ending."""
    for ending in ("es", "s"):
        one = text.removesuffix(ending)
        if one != text and one.rsplit(None, 1)[-1].lower() in tables.ROLES:
            return one
    return text


def _one_of(role: Role) -> Role:
    """The role of one of several: `writers` told of two is `writer` of each."""
    one = _singular(role.text)
    return Role(Span(role.span.start, role.span.start + len(one)), one, role.is_full)
