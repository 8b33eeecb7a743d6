"""Whom an article says that it has asked: the one person whose answers it gives."""

import re
from collections.abc import Iterator, Sequence

from recapcast.article.model import Span
from recapcast.facts.extract import conversation_tables as tables
from recapcast.facts.extract.agreement import Agreement
from recapcast.facts.extract.given_tables import GIVEN
from recapcast.facts.extract.headline import title
from recapcast.facts.extract.kinds import Kind
from recapcast.facts.extract.mentions import Mention
from recapcast.facts.extract.names import Name, Names
from recapcast.facts.extract.story import Paragraph, Sentence, Story

_FAR = 240
"""Characters from the word that somebody was asked to their name, over all that they are."""
_NEAR = 120
"""Characters from a name to the word that they answer."""
_AND = frozenset({" and ", ", and ", " y ", " e ", " & "})
_ANOTHER = _AND | {", "}
_GOES_ON = re.compile(r"[.,:;!?\r\n]|$|\s(?:on|about|of|at|and|sobre|de)\b")
"""What stands behind a whole name, and not behind one that only begins to say who it is: `a New York baker`."""


def titled(story: Story) -> Story:
    """The story with its title as a sentence of it, so that names in the title are names of the story."""
    place = title(story)
    if place is None or story.sentence_at(place.start) is not None:
        return story
    paragraphs = list(story.paragraphs)
    number = next((n for n, p in enumerate(paragraphs) if p.span.start <= place.start < p.span.end), None)
    text = story.article.text[place.start : place.end]
    sentence = Sentence(place, text, number or 0)
    heading = Paragraph(place, text, (sentence,), is_subhead=False)
    if number is None:
        return Story(story.article, (heading, *paragraphs))
    paragraphs[number] = heading
    return Story(story.article, tuple(paragraphs))


def interviewee(story: Story, names: Names, before: int, *, by_title: bool = False) -> str | None:
    """The only person who is asked in a story, as its title tells, else what comes before the talk.

    Args:
        story: the article.
        names: its names, those in its title among them.
        before: the paragraph with which the talk begins.
        by_title: whether the title alone is believed.

    Returns:
        None where that is nobody or more than one.
    """
    place = title(story)
    told = [sentence.span for paragraph in story.paragraphs[:before] for sentence in paragraph.sentences]
    intro = [] if by_title else [span for span in told if place is None or span.start >= place.end]
    for stretches, is_title in (([] if place is None else [place], True), (intro, False)):
        found = {name.text for name in _asked(story, names, stretches, is_title=is_title)}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _asked(story: Story, names: Names, stretches: Sequence[Span], *, is_title: bool) -> Iterator[Name]:
    """Everybody of whom stretches say that they were asked, or answer."""
    text = story.article.text
    agreement = Agreement(story, names, lambda _: False)
    last: list[Name] = []
    for stretch in stretches:
        start, end = stretch.start, stretch.end
        for cue in tables.ASKED.finditer(text, start, end):
            yield from _after(text, names, cue.end(), min(end, cue.end() + _FAR))
        people = [(mention, name) for mention, name in names.mentioned(start, end) if _is_person(name)]
        them = tables.ASKED_THEM.search(text, start, end)
        told_end = them.start() if them is not None else end
        ends = [mention.span.start for mention, _ in people[1:]]
        for (mention, name), limit in zip(people, [*ends, end], strict=False):
            limit = min(limit, mention.span.end + _NEAR, max(told_end, mention.span.end))
            tells = tables.TELLS_IN_TITLE.match(text, mention.span.end, limit) if is_title else None
            if tells or tables.TELLS.search(text, mention.span.end, limit):
                yield name
        if them is not None and len(last) == 1:
            pronoun = (them["object"] or them["subject"]).lower()
            is_another = them["subject"] and any(mention.span.start < them.start() for mention, _ in people)
            yield from [] if is_another or agreement.rules_out(last[0], pronoun) else last
        named = names.between(start, end)
        last = list({name.text: name for name in named if name.kind is not Kind.OTHER}.values())


def _after(text: str, names: Names, start: int, end: int) -> Iterator[Name]:
    """The first person who is named in a stretch, with those who are joined to them."""
    if tables.NO_ONE_ASKED.match(text, start, end):
        return
    matter = tables.MATTER.search(text, start, end)
    at = None
    for mention, name in names.mentioned(start, end if matter is None else max(matter.start(), start + 1)):
        between = None if at is None else text[at : mention.span.start]
        if not (_is_person(name) or _is_likely(text, mention, name) or between in _AND):
            continue
        begin = mention.title.start if mention.title is not None else mention.span.start
        if at is None and tables.OF_ANOTHER.search(text, max(start + 1, begin - _NEAR), begin):
            continue
        if between is not None and between not in _ANOTHER:
            return
        yield name
        at = mention.span.end


def _is_person(name: Name) -> bool:
    return name.is_clear and name.kind is Kind.PERSON


def _is_likely(text: str, mention: Mention, name: Name) -> bool:
    """Whether a name that may be something else's is a person's where it tells who was asked."""
    is_given = mention.words[0].lower() in GIVEN
    return (
        len(mention.words) > 1
        and (name.kind is Kind.UNCLEAR or is_given)
        and _GOES_ON.match(text, mention.span.end) is not None
    )
