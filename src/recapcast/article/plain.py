"""An article from a file of plain text, whose characters are the article's own."""

from recapcast.article.dateline import leading
from recapcast.article.debris import debris
from recapcast.article.language import language_of
from recapcast.article.model import Article, Span
from recapcast.article.wall import doubt, ending


def article(text: str, url: str | None = None) -> Article:
    """The article that a plain text is. Its text is `text` to the letter, so that places count in the file.

    Args:
        text: not blank.
        url: where it was fetched from.
    """
    dated = leading(text)
    waste = without_touching([*debris(text), *([dated.at] if dated else [])])
    return Article(
        text,
        published=dated.day if dated else None,
        url=url,
        language=language_of(text),
        debris=waste,
        doubt=doubt(*ending(text, waste)),
    )


def without_touching(spans: list[Span]) -> tuple[Span, ...]:
    """The same characters as spans in order, those that touch made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
