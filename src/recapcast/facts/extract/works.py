"""Works: the songs, films, books and other titled things in a story, each with what the article calls it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from recapcast.article.model import Span
from recapcast.facts.extract.kinds import Kind
from recapcast.facts.extract.names import Names
from recapcast.facts.extract.story import Story
from recapcast.facts.extract.words import can_be_said
from recapcast.facts.extract.work_tables import KINDS, MADE
from recapcast.facts.model import Text, Work
from recapcast.languages import primary

MOST = 12
"""Works of an article; one that names more is a list of them."""
_QUOTED = r"[\"“„«‘'「『《〈<*_](?P<quoted>[^\"“”„«»‘「」『』《》〈〉<>*_\n\r]{2,80}?)[,.]?[\"”“»’'」』》〉>*_](?!\w)"
"""A title in quotation marks, or in the marks of italics."""
_CAPITAL = r"[A-Z][\w'’-]{0,30}"
_LINK = r"(?:of|the|and|in|a|an|for|to|on|with|from|&|at)"
_RUN = rf"(?P<run>{_CAPITAL}(?:\s(?:{_LINK}\s){{0,2}}(?:{_CAPITAL}|[0-9]{{1,4}})){{1,7}})"
"""A title without marks: words with capitals, two at least, and small ones between them."""
_LONGEST = 9
"""Words of a title; more in quotation marks are somebody's words."""
_NO_TITLE = re.compile(r"[.!?…]\s|[.…]$|^[a-z]|^\W|[,;:\s]$")
_GOES_ON = re.compile(r"\s(?:in|at|on|with|from|to|for)\s")
_CALENDAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|day)$"
)
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True)
class _Found:
    at: Span
    title: str
    kind: str | None


def works(story: Story, names: Names) -> list[Work]:
    """The works that the story names for certain, each once, at most `MOST`, in the order in which they are named.

    A title is what stands in quotation marks beside a word for what it is, or after a verb of making or playing; and
    words with capitals after `the film`, before `OST`, or after `OST for`. People's names are none.
    """
    found: dict[str, list[_Found]] = {}
    for work in sorted(_found(story, names), key=lambda work: work.at):
        found.setdefault(_key(work.title), []).append(work)
    named = [
        Work(
            title=Text(text=" ".join(same[0].title.split())),
            kind=next((work.kind for work in same if work.kind is not None), None),
            at=_first(story, same[0]),
        )
        for same in islice(found.values(), MOST)
    ]
    return sorted(named, key=lambda work: work.at or Span(0, 1))


def _first(story: Story, work: _Found) -> Span:
    """Where the story has a title first, with or without what tells that it is one."""
    title = re.compile(rf"(?<!\w){re.escape(work.title)}(?!\w)")
    matches = ((paragraph, title.search(paragraph.text)) for paragraph in story.paragraphs)
    places = (
        Span(paragraph.span.start + match.start(), paragraph.span.start + match.end())
        for paragraph, match in matches
        if match is not None
    )
    return next(places, work.at)  # in the marks of italics, `_`, it stands as a part of a word


def _found(story: Story, names: Names) -> Iterator[_Found]:
    rules = _rules(primary(story.article.language or "en"))
    for paragraph in story.paragraphs:
        for rule in rules:
            for match in rule.finditer(paragraph.text):
                if work := _read(match, paragraph.span.start, names, story):
                    yield work


def _read(match: re.Match[str], offset: int, names: Names, story: Story) -> _Found | None:
    groups = match.groupdict()
    name = next(name for name in ("quoted", "run") if groups.get(name))
    title = groups[name]
    if name == "run":
        title = _shorter(_POSSESSIVE.sub("", title), story.article.text)
    if _NO_TITLE.search(title) or len(title.split()) > _LONGEST or not can_be_said(title):
        return None
    start = offset + match.start(name)
    at = Span(start, start + len(title))
    if name == "run" and any(named.kind is Kind.PERSON for named in names.between(at.start, at.end)):
        return None
    kinds = KINDS[primary(story.article.language or "en")]
    word = groups.get("kind")
    return _Found(at, title, None if word is None else kinds[word])


def _shorter(title: str, text: str) -> str:
    """A title without marks up to where the sentence may go on: *The Lamp in Paris*, if that is not named twice."""
    cut = _GOES_ON.search(title)
    if cut is None or (_CALENDAR.search(title) is None and text.count(title) > 1):
        return title
    head = title[: cut.start()]
    return head if " " in head else title


def _key(title: str) -> str:
    return "".join(c for c in title.casefold() if c.isalnum())


@cache
def _rules(language: str) -> list[re.Pattern[str]]:
    """What is looked for; nothing in a language that has no words for works here."""
    if language not in KINDS:
        return []
    word = rf"(?P<kind>{'|'.join(sorted(KINDS[language], key=len, reverse=True))})"
    if language == "ko":
        quoted = _QUOTED.removesuffix(r"(?!\w)")  # a particle follows at once
        word += "(?!임|상|방|자|정|략|무)"  # 책임 is no 책
        return [re.compile(rf"{word}\s?{quoted}"), re.compile(rf"{quoted}(?:이라는|라는|의)?\s?{word}")]
    made = "|".join(MADE[language])
    beside = [
        re.compile(rf"\b{word},?\s(?:(?:called|titled|entitled|named|titulad[oa]|llamad[oa])\s)?{_QUOTED}"),
        re.compile(
            rf"{_QUOTED},?\s(?:(?:is|was|es|fue)\s)?(?:(?:an?|the|its|his|her|un|una|la|el)\s)?(?:[\w-]{{1,20}}\s)?{word}\b"
        ),
        re.compile(rf"\b(?:{made})\s{_QUOTED}"),
    ]
    if language != "en":
        return beside  # a Spanish title has one capital, and without marks nothing tells where it ends
    owner = r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|\w{1,30}['’]s?|new|hit|debut)"
    return [
        *beside,
        re.compile(rf"{owner}\s(?:[\w-]{{1,30}}\s){{0,3}}?{word}\s{_RUN}"),
        re.compile(rf"\b{_RUN},\s(?:an?|the|his|her)\s(?:[\w-]{{1,20}}\s){{0,3}}?{word}\s(?:by|from|of\s[0-9])\b"),
        re.compile(rf"\b(?!The\s){_RUN}(?:['’]s?)?\s(?P<kind>OST|soundtrack|EP)\b"),
        re.compile(
            rf"\b(?:OST|soundtrack|[Ee]pisode\s[0-9]{{1,4}}|season\s[0-9]{{1,3}}|finale)\s(?:for|of|to)\s{_RUN}"
        ),
        re.compile(rf"\b{_RUN}['’]s?\s(?:episode|season|finale)\b"),
    ]
