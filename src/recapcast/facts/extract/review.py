"""What an editor compares each fact with: the article's own sentences."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from recapcast.article.model import Article, Span
from recapcast.facts.dump import Place
from recapcast.facts.extract.story import Story
from recapcast.facts.model import Facts


def sentences(facts: Facts, article: Article) -> dict[Place, Sequence[str]]:
    """For each item of the facts that cites the article, the sentences that it is in, whole; none for other items.

    Args:
        facts: facts of this very article.
        article: the article. What is in none of its story's sentences is shown with the line that it is in.
    """
    whole = [sentence.span for paragraph in Story.of(article).paragraphs for sentence in paragraph.sentences]
    starts = [span.start for span in whole]
    found: dict[Place, Sequence[str]] = {}
    for place, at in _cited(facts):
        first = max(bisect_right(starts, at.start) - 1, 0)
        over = [span for span in whole[first : bisect_right(starts, at.end - 1)] if span.end > at.start]
        start = min([at.start, *(span.start for span in over)]) if over else _line_start(article.text, at.start)
        end = max([at.end, *(span.end for span in over)]) if over else _line_end(article.text, at.end)
        found[place] = (" ".join(article.text[start:end].split()),)
    return found


def _cited(facts: Facts) -> Iterator[tuple[Place, Span]]:
    """The place and the span of each item that has one."""
    for name in type(facts).model_fields:
        value = getattr(facts, name)
        for number, item in enumerate(value if isinstance(value, list) else [value]):
            at = getattr(item, "at", None)
            if isinstance(at, Span):
                yield (name, number) if isinstance(value, list) else (name,), at


def _line_start(text: str, place: int) -> int:
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1


def _line_end(text: str, place: int) -> int:
    return min((end for end in (text.find("\n", place), text.find("\r", place)) if end >= 0), default=len(text))
