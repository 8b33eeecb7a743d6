"""An article's facts, each an exact span of it, and what an editor should look at."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from recapcast.article.model import Article, Span
from recapcast.errors import SourceError
from recapcast.facts.dump import Place
from recapcast.facts.extract.names import Names
from recapcast.facts.extract.quotes import Quotation, quotations
from recapcast.facts.extract.story import Story
from recapcast.facts.model import Facts, Figure, Quote, Source, Text
from recapcast.strict_yaml import StrictModel

_MARKS = 2
"""Characters at most on each side of a passage's words: a mark, and a space as French has it."""


@dataclass(frozen=True)
class Extracted:
    """The facts of an article, and `doubts`: what is not sure, by the place in the facts that it is about."""

    facts: Facts
    doubts: Mapping[Place, str] = field(default_factory=dict)


def extract(article: Article) -> Extracted:
    """What an article tells.

    Raises:
        SourceError: it tells nothing.
    """
    story = Story.of(article)
    names = Names.of(story)
    said = quotations(story, names)
    first = re.search(r"\w[^\n\r.!?]*", article.text)
    if first is None:
        message = "The article has no words that tell anything. Give one with text, or write its facts as YAML."
        raise SourceError(message)
    facts = Facts(
        headline=Text(text=first[0], at=Span(first.start(), first.end())),
        language=article.language or "en",
        published=article.published,
        source=_source(article),
        quotes=[_quote(quotation, article) for quotation in said],
    )
    doubts: dict[Place, str] = {
        ("quotes", number, "speaker"): quotation.doubt for number, quotation in enumerate(said) if quotation.doubt
    }
    return Extracted(verified(facts, article), doubts)


def _source(article: Article) -> Source | None:
    source = Source(name=article.site, url=article.url, author=article.author)
    return source if source != Source() else None


def _quote(quotation: Quotation, article: Article) -> Quote:
    # A place of their own is told for the words of a passage that has the writer's between them.
    around = len(quotation.text) + 2 * _MARKS >= quotation.span.end - quotation.span.start
    return Quote(
        text=Text(text=quotation.text, at=None if around else quotation.words),
        speaker=Text(text=quotation.speaker) if quotation.speaker else None,
        context=_text(article, quotation.context) if quotation.context else None,
        at=quotation.span,
    )


def _text(article: Article, span: Span) -> Text:
    """The article's own words there."""
    return Text(text=article.text[span.start : span.end], at=span)


def verified(facts: Facts, article: Article) -> Facts:
    """The facts, each of whose texts stands in the article at its place: to the letter, white space made one space.

    A text without a place of its own stands within that of its item: a name, a title, a quotation, a value. A speaker
    alone may be named anywhere.

    Raises:
        AssertionError: one does not, which is a fault of whoever found it.
    """
    for text, at in _cited(facts, None):
        there = " ".join(article.text[at.start : at.end].split())
        if text not in there:
            message = f"{text!r} is not the article's at {at}: {there!r}"
            raise AssertionError(message)
    return facts


def _cited(item: object, at: Span | None) -> Iterator[tuple[str, Span]]:
    """Every text in `item`, with its own place or that of the nearest item around it which has one."""
    own = getattr(item, "at", None)
    at = own if isinstance(own, Span) else at
    match item:
        case list():
            for each in item:
                yield from _cited(each, at)
        case Text() if at is not None:
            yield item.text, at
        case Figure() if at is not None:
            yield from ((text, at) for text in (item.label.text, item.value, item.unit) if text is not None)
        case StrictModel():
            for name in type(item).model_fields:
                if name != "speaker":
                    yield from _cited(getattr(item, name), at)
