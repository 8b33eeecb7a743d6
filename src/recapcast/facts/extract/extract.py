"""An article's facts, each an exact span of it, and what an editor should look at."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from recapcast.article.model import Article, Span
from recapcast.errors import SourceError
from recapcast.facts.dump import Place
from recapcast.facts.extract import background, dates, figures, outlook, works
from recapcast.facts.extract import headline as headlines
from recapcast.facts.extract import points as key_points
from recapcast.facts.extract import summary as summaries
from recapcast.facts.extract.conversation import Conversation
from recapcast.facts.extract.interviewee import titled
from recapcast.facts.extract.names import Names
from recapcast.facts.extract.passages import Quotation
from recapcast.facts.extract.people import Person as Somebody
from recapcast.facts.extract.people import cast
from recapcast.facts.extract.quotes import quotations
from recapcast.facts.extract.statements import Statement, Statements
from recapcast.facts.extract.story import Story
from recapcast.facts.model import BREAK, Facts, Figure, Person, Point, Quote, Source, Text
from recapcast.strict_yaml import StrictModel

_MARKS = 2
"""Characters at most on each side of a passage's words: a mark, and a space as French has it."""


@dataclass(frozen=True)
class Extracted:
    """The facts of an article, and `doubts`: what is not sure, by the place in the facts that it is about."""

    facts: Facts
    doubts: Mapping[Place, str] = field(default_factory=dict)


def extract(article: Article, name: str = "the article", most_points: int | None = None) -> Extracted:
    """What an article tells. What is not clear is left out, or told among the doubts.

    Args:
        article: what to read.
        name: of the article, for messages.
        most_points: how many key points there may be; None for as many as its length bears.

    Raises:
        SourceError: it tells nothing.
    """
    story = Story.of(article)
    headline = headlines.headline(story)
    if headline is None:
        message = f"{name} has no words that tell anything. Give an article with text, or write its facts as YAML."
        raise SourceError(message)
    talk = Conversation.of(story)
    names = Names.of(story if talk is None else titled(story))
    quoted = quotations(story, names)
    statements = Statements.of(story, [quotation.span for quotation in quoted], talk)
    named_works = works.works(story, names)
    plot = background.plot(statements, [work.title.text for work in named_works])
    history = background.history(statements)
    apart = {*plot, *history, *outlook.to_watch(statements)}
    summary = summaries.summary(statements, apart)
    points = key_points.points(statements, apart, most_points)
    speakers = {answer.span: answer.speaker for answer in statements.answers}
    doubt = None if talk is None or talk.is_labelled else "whether they said it"
    spoken = [_spoken(answer, doubt) for answer in key_points.answers(statements, points)]
    said = sorted([*quoted, *spoken], key=lambda quotation: quotation.span)
    before = background.background(statements, plot, history)
    days, today = dates.dates(article), dates.published(article)
    told = {*points, *before, *([summary] if summary else [])}
    answered = [_spoken(answer, doubt) for answer in statements.answers if answer.span in told]
    people = cast(story if talk is None else titled(story), names, [*said, *answered]).people
    # Of how many people each word is a name.
    shared = Counter(word for person in people for word in set(person.name.text.split()))
    facts = Facts(
        headline=headline,
        language=article.language or "en",
        published=today,
        source=_source(article),
        summary=_text(article, summary) if summary else None,
        key_points=[_point(article, point, speakers.get(point)) for point in points],
        people=[_person(person, shared, article) for person in people],
        works=named_works,
        quotes=[_quote(quotation, before, article) for before, quotation in pairwise([None, *said]) if quotation],
        figures=figures.figures(statements),
        background=[_text(article, span) for span in before],
        outlook=[_text(article, span) for span in outlook.outlook(statements, told, days, today)],
    )
    doubts = of_the_whole(article)
    doubts |= {
        ("quotes", number, "speaker"): quotation.doubt for number, quotation in enumerate(said) if quotation.doubt
    }
    if doubt is not None:
        spans = enumerate(points)
        doubts |= {("key_points", number, "speaker"): doubt for number, span in spans if span in speakers}
    return Extracted(verified(facts, article), doubts)


def of_the_whole(article: Article) -> dict[Place, str]:
    """What is not sure of an article's facts as a whole, whoever draws them: whether it is all of the story."""
    return {(): f"whether this is all of the story: {article.doubt}"} if article.doubt else {}


def _person(person: Somebody, shared: Mapping[str, int], article: Article) -> Person:
    name, role = person.name, person.role
    whole = next(mention.span for mention in name.mentions if mention.text == name.text)
    # Where they are named with their role it may be by a part of the name alone.
    within = person.span.start <= whole.start and whole.end <= person.span.end
    return Person(
        name=Text(text=name.text, at=None if within else whole),
        role=_text(article, role.span) if role else None,
        # A family name that another has too would call either.
        aliases=[alias for alias in name.aliases if not all(shared.get(word, 0) > 1 for word in alias.split())],
        at=person.span,
    )


def _source(article: Article) -> Source | None:
    source = Source(name=article.site, url=article.url, author=article.author)
    return source if source != Source() else None


def _point(article: Article, span: Span, speaker: str | None) -> Point:
    text = _text(article, span)
    return Point(text=text.text, at=text.at, speaker=Text(text=speaker) if speaker else None)


def _spoken(answer: Statement, doubt: str | None) -> Quotation:
    """What somebody answers as a quotation without marks."""
    doubt = doubt if answer.speaker is not None else "who said it"
    return Quotation(answer.span, (answer.span,), answer.text, answer.speaker, None, None, doubt)


def _quote(quotation: Quotation, before: Quotation | None, article: Article) -> Quote:
    # What set up the words before sets up these too, and is said once.
    context = quotation.context if before is None or before.context != quotation.context else None
    # A place of their own is told for the words of a passage that has more than them.
    span, words = quotation.span, Span(quotation.parts[0].start, quotation.parts[-1].end)
    around = 0 <= words.start - span.start <= _MARKS and 0 <= span.end - words.end <= _MARKS
    return Quote(
        text=Text(text=quotation.text, at=None if around else words),
        speaker=Text(text=quotation.speaker) if quotation.speaker else None,
        context=_text(article, _with_colon(article, context)) if context else None,
        at=quotation.span,
    )


def _with_colon(article: Article, context: Span) -> Span:
    """A context with the colon that follows it: by that a template knows that it leads in the words by itself."""
    return replace(context, end=context.end + article.text.startswith(":", context.end))


def _text(article: Article, span: Span) -> Text:
    """The article's own words there."""
    return Text(text=article.text[span.start : span.end], at=span)


def verified(facts: Facts, article: Article) -> Facts:
    """The facts, each of whose texts stands in the article at its place: to the letter, white space made one space.

    A text without a place of its own stands within that of its item: a name, a title, a quotation, a value. A speaker
    alone may be named anywhere. The parts of a quotation, between which `BREAK` is, stand there one after the other.

    Raises:
        AssertionError: one does not, which is a fault of whoever found it.
    """
    for parts, at in _cited(facts, None):
        there = " ".join(article.text[at.start : at.end].split())
        place = 0
        for part in parts:
            if (found := there.find(part, place)) < 0:
                message = f"{part!r} is not the article's at {at}: {there!r}"
                raise AssertionError(message)
            place = found + len(part)
    return facts


def _cited(item: object, at: Span | None) -> Iterator[tuple[list[str], Span]]:
    """Every text in `item`, in its parts, with its own place or that of the nearest item around it which has one."""
    own = getattr(item, "at", None)
    at = own if isinstance(own, Span) else at
    match item:
        case list():
            for each in item:
                yield from _cited(each, at)
        case Text() if at is not None:
            yield [item.text], at
        case Quote() if (place := item.text.at or at) is not None:
            yield item.text.text.split(BREAK), place
            yield from _cited(item.context, at)
        case Figure() if at is not None:
            yield from (([text], at) for text in (item.label.text, item.value, item.unit) if text is not None)
        case StrictModel():
            for name in type(item).model_fields:
                if name != "speaker":
                    yield from _cited(getattr(item, name), at)
