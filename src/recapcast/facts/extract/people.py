"""The people of a story, each with what they are; characters of what it tells about are told from them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recapcast.article.model import Span
from recapcast.facts.extract.kinds import Kind
from recapcast.facts.extract.mentions import Mention
from recapcast.facts.extract.names import Name, Names
from recapcast.facts.extract.passages import Quotation
from recapcast.facts.extract.roles import Role
from recapcast.facts.extract.story import Sentence, Story

_WORK = (
    r"drama|series|film|movie|show|novel|book|play|story|musical|comedy|thriller|sequel|season|episode|opera|game"
    r"|serie|película|novela|obra|historia"
)
_PLOT = re.compile(
    r"\b(?:delve[sd]? into|follow(?:s|ed)|revolve[sd]? around|cent(?:er|re)(?:s|ed) (?:on|around)|chronicle[sd]"
    r"|depict(?:s|ed)"
    r"|(?:tell|narrate|recount|explore|trace)(?:s|d|ed)?(?: the| a)?[^.,;]{0,40}?\b(?:story|tale|life|lives)"
    r"(?: of)?|told the [^.,;]{0,40}(?:story|tale) of"
    r"|is (?:the story of|about)|sigue a|cuenta la historia|narra la historia)\b",
    re.IGNORECASE,
)
"""With what a sentence begins to tell what happens in a work."""
_ABOUT_WORK = re.compile(rf"\b(?:{_WORK})\b", re.IGNORECASE)
_CAST = re.compile(r"\b(?:starring|stars?|starred|featur(?:es|ed|ing)|directed by|written by|cast)\b", re.IGNORECASE)
_PLAYS = re.compile(
    r"\s(?:plays|portrays|voices|(?:played|portrayed|voiced)(?! by)|(?:stars?|starred|returns?|appears?|cast) as"
    r"|interpreta a)"
    r" (?:the (?:role|part) of )?(?:[a-z-]+ ){0,4}$"
)
_PLAYED_BY = re.compile(r",? \(?(?:who is |who was )?(?:played|portrayed|voiced) by\b|,? interpretad[oa] por\b")
_CHARACTER = re.compile(
    r"\b(?:the )?(?:characters?|protagonists?|heroine|hero|role of|part of|personaje)(?: of)?,? $", re.IGNORECASE
)
_NEAR = 80


@dataclass(frozen=True)
class Person:
    """Somebody in a story. `span` is where the article names them, with their role where both stand together."""

    name: Name
    role: Role | None
    span: Span


@dataclass(frozen=True)
class Cast:
    """Who is real in a story and who is told of, each in order of their first mentions."""

    people: tuple[Person, ...]
    characters: tuple[Person, ...]


def cast(story: Story, names: Names, quotations: Sequence[Quotation]) -> Cast:
    """Tell a story's people. Names that may be a place's or a body's are left out; one without any has none.

    Args:
        story: the article.
        names: its names.
        quotations: its quotes: whoever speaks in one is a person, and none of a plot.
    """
    speakers = {q.speaker for q in quotations if q.speaker is not None}
    people: list[Person] = []
    characters: list[Person] = []
    told_of = _told_of(story, names)
    for name in names.all:
        if not name.is_clear or not _is_person(name, speakers):
            continue
        played = name in told_of or any(_plays(story.article.text, names, mention) for mention in name.mentions)
        (characters if played and name.text not in speakers else people).append(
            Person(name, name.role, _span(story, name))
        )
    return Cast(tuple(people), tuple(characters))


def _is_person(name: Name, speakers: Iterable[str]) -> bool:
    if name.kind is Kind.PERSON:
        return True
    return name.kind is Kind.UNCLEAR and name.text in speakers


def _told_of(story: Story, names: Names) -> set[Name]:
    """Whom the sentences name that tell what happens in a work, but for its cast."""
    found: set[Name] = set()
    for sentence in story.sentences:
        match = _PLOT.search(sentence.text)
        if match is None or not _is_of_work(names, sentence, match.start()):
            continue
        at = sentence.span.start + match.end()
        cast_at = _CAST.search(sentence.text, match.end())
        end = sentence.span.end if cast_at is None else sentence.span.start + cast_at.start()
        if at < end:
            found.update(names.between(at, end))
    return found


def _is_of_work(names: Names, sentence: Sentence, verb: int) -> bool:
    """Whether what a sentence has before a verb is a work, and nobody."""
    subject = sentence.text[:verb]
    named = names.between(sentence.span.start, sentence.span.start + max(verb, 1))
    if any(name.kind is Kind.PERSON for name in named):
        return False
    return bool(named) or _ABOUT_WORK.search(subject) is not None or subject.strip().lower() == "it"


def _plays(text: str, names: Names, mention: Mention) -> bool:
    """Whether somebody plays whom a mention names."""
    before = text[max(mention.span.start - _NEAR, 0) : mention.span.start]
    if _PLAYED_BY.match(text, mention.span.end) or _CHARACTER.search(before):
        return True
    match = _PLAYS.search(before)
    if match is None:
        return False
    start = mention.span.start - len(before)
    ahead = names.mentioned(start, start + match.start() + 1)
    return bool(ahead) and ahead[-1][1].kind is not Kind.OTHER


def _span(story: Story, name: Name) -> Span:
    first = name.mentions[0].span
    if name.role is None:
        return first
    sentence = story.sentence_at(name.role.span.start)
    if sentence is None:
        return first
    role = name.role.span
    near = min(
        (m.span for m in name.mentions if sentence.span.start <= m.span.start < sentence.span.end),
        key=lambda span: abs(span.start - role.start),
        default=None,
    )
    return first if near is None else Span(min(near.start, role.start), max(near.end, role.end))
