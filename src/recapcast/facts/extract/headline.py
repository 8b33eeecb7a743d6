"""The headline: an article's title, or what its first sentence begins with."""

import re
from collections.abc import Iterator

from recapcast.article.model import Span
from recapcast.facts.extract.dates import after_dateline
from recapcast.facts.extract.story import Story
from recapcast.facts.extract.words import can_be_said
from recapcast.facts.model import Text

_LONGEST = 100
"""Characters of a headline that is cut out of a sentence."""
_SHORTEST = 25
"""Characters that are left of a sentence at least where it is cut."""
_TITLE_AHEAD = 2000
"""Characters at the head of a text in which its title is looked for."""
_FEWEST_WORDS = 3
"""Words of a first line that is a title: one or two are a rubric or a place."""
_GOES_ON = re.compile(r"""^['‘].*['’]$|[.!?…,;:]['’]$|[:?)\"”»]$""")
"""How what is no title begins and ends: a quotation, what leads to something. A name in a title may have marks."""
_BEFORE = re.compile(
    r"[,;:]?\s(?:after|against|ahead of|amid|and|as|at|because|before|but|by|for|from|in|into|on|over|since|that"
    r"|through|to|under|until|when|where|which|while|who|with|without|tras|por|para|con|en|que|cuando|donde|y|pero|desde|durante"
    r"|sobre|según|ante)\s|[,;:]\s|\s[-–—(]"
)
"""Where a clause may end, before the words that lead in another."""
_SETTING = re.compile(
    r"(?:On|In|At|After|Since|During)\s[^,]{2,40}(?:,\s(?:1[5-9]|20)\d\d)?,\s(?:(?:the|an?)\s)?(?=[A-Z])"
    r"|(?:El|En|Tras)\s[^,]{2,40},\s(?=[A-Z])"
)
"""When and where it was, at the start of a sentence whose subject has a capital: a headline comes to the point."""
_TAIL = re.compile(r"(?:(?<![A-Z])\.|[\s,;:–—-])+$")
"""What a headline does not end with; the full stop of `U.S.` stays."""
_SPACE = re.compile(r"\s")
_LETTER = re.compile(r"[^\W_]")
_PAIRS = (("(", ")"), ("“", "”"), ("«", "»"), ("「", "」"))


def title(story: Story) -> Span | None:
    """Where the text has the article's title; None where it has none.

    It is the title that the page tells. Where it tells none, it is the first line if that is no sentence, or one that
    is as short as a headline and has its paragraph for itself.
    """
    article = story.article
    if article.title is not None:
        at = article.text.find(article.title, 0, _TITLE_AHEAD)
        return None if at < 0 or not article.title else Span(at, at + len(article.title))
    if len(story.paragraphs) < 2:
        return None
    first = story.paragraphs[0]
    is_short = first.is_subhead or (len(first.sentences) == 1 and len(first.text) <= _LONGEST)
    if not is_short or _GOES_ON.search(first.text) or after_dateline(first.text, article.language):
        return None
    text = _TAIL.sub("", first.text)
    return Span(first.span.start, first.span.start + len(text)) if len(text.split()) >= _FEWEST_WORDS else None


def headline(story: Story) -> Text | None:
    """The article's title, else its first sentence, cut where a clause ends; None of a story without words.

    The title of a page whose text does not have it comes without a place.
    """
    place = title(story)
    text = story.article.title if place is None else story.article.text[place.start : place.end]
    if text is not None and can_be_said(text):
        return Text(text=text, at=place)
    place = _clause(story)
    return None if place is None else Text(text=story.article.text[place.start : place.end], at=place)


def _clause(story: Story) -> Span | None:
    subheads = (sentence for paragraph in story.paragraphs for sentence in paragraph.sentences)
    first = next((s for s in (*story.sentences, *subheads) if can_be_said(s.text) and _LETTER.search(s.text)), None)
    if first is None:
        return None
    start = after_dateline(first.text, story.article.language)
    if len(first.text) - start > _LONGEST and (setting := _SETTING.match(first.text, start)):
        start = setting.end()
    text = first.text[start:]
    end = len(text)
    if end > _LONGEST:
        end = max(_ends(text, _BEFORE), default=0) or max(_ends(text, _SPACE), default=_LONGEST)
    kept = _TAIL.sub("", text[:end])
    return Span(first.span.start + start, first.span.start + start + len(kept))


def _ends(text: str, ending: re.Pattern[str]) -> Iterator[int]:
    """Where what begins a text may end, as long as a headline is and with no mark left open."""
    for match in ending.finditer(text[: _LONGEST + 20]):
        head = text[: match.start()]
        closed = not head.count('"') % 2 and all(head.count(mark) == head.count(end) for mark, end in _PAIRS)
        if closed and _SHORTEST <= len(head) <= _LONGEST and _LETTER.search(head):
            yield match.start()
