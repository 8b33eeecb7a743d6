"""The quotes of a story: what was said word for word, by whom, and what sets it up."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import takewhile

from recapcast.article.model import Span
from recapcast.facts.extract import cue_tables as tables
from recapcast.facts.extract import dialogue
from recapcast.facts.extract.hangul_cues import HangulCues
from recapcast.facts.extract.marks import Pair, pairs
from recapcast.facts.extract.names import Names
from recapcast.facts.extract.passages import HANGUL, MARKS, Found, Passages, Quotation, closes, ends_in_verb
from recapcast.facts.extract.referents import Referents
from recapcast.facts.extract.speakers import Cue, Cues, How
from recapcast.facts.extract.story import Story
from recapcast.facts.extract.subjects import Subjects

_SHORT = 9
"""Words of a sentence after a quote that may tell whose it is, though the quote has ended."""
_BESIDE = 20
"""Characters of marks and bullets that a paragraph may have beside its only quote."""
_FEW = 3
_FAR = 400
"""Characters behind a quote in which its sentence may go on to it."""
_ANOTHER = re.compile(r", (?:and|but|while) |;")
_SECOND = re.compile(rf"(?<![\w'’-])(?:{'|'.join(sorted(tables.SAID - tables.ALSO_NOUNS - {'adding'}))})(?![\w'’-])")
"""A verb of saying behind the one that tells whose words are: it may lead to somebody else's."""
_GOES_ON_BEHIND = (",", ".", "—", "–", "-")
"""What stands right before the mark with which words go on. A title or a word marked in a sentence has none of it."""


def quotations(story: Story, names: Names) -> list[Quotation]:
    """All quotes of a story, in order; an interrupted one is one.

    Args:
        story: the article. One without quotation marks has no quotes.
        names: its names.
    """
    reader = _Reader(story, names)
    return reader.read()


class _Reader:
    def __init__(self, story: Story, names: Names) -> None:
        self._story = story
        self._text = story.article.text
        self._subjects = Subjects(self._text, names)
        self._cues = Cues(self._text, self._subjects)
        self._hangul = HangulCues(self._text, names)
        self._starts = [sentence.span.start for sentence in story.sentences]
        self._dialogue = dialogue.by_paragraph([paragraph.text for paragraph in story.paragraphs])
        self._by_paragraph = [self._pairs(number) for number in range(len(story.paragraphs))]
        self._quoted = [(q.start, q.end) for found in self._by_paragraph for q in found]
        self._referents = Referents(story, names, self._subjects, self._quoted)

    def read(self) -> list[Quotation]:
        found: list[Found] = []
        for number, inside in enumerate(self._by_paragraph):
            for place in range(len(inside)):
                found.append(self._attributed(number, inside, place, found))
        return Passages(self._story, self._referents, self._quoted).of(found)

    def _pairs(self, number: int) -> list[Found]:
        paragraph = self._story.paragraphs[number]
        if paragraph.is_subhead:
            return []
        at = paragraph.span.start
        announced = number > 0 and self._story.paragraphs[number - 1].text.endswith((":", "："))
        if self._dialogue[number]:
            return [self._line(number, line, 0) for line in self._dialogue[number]]
        found: list[Found] = []
        for pair in pairs(paragraph.text, is_announced=announced):
            if not _is_quote(paragraph.text, pair):
                continue
            inside = dialogue.within(paragraph.text[pair.start : pair.end])
            found += [self._line(number, line, pair.start) for line in inside]
            if not inside:
                found.append(Found(at + pair.start, at + pair.end, pair.is_closed, number))
        return found

    def _line(self, number: int, line: dialogue.Line, start: int) -> Found:
        at = self._story.paragraphs[number].span.start + start
        told = Span(at + line.told[0], at + line.told[1]) if line.told is not None else None
        return Found(at + line.start, at + line.end, True, number, is_said=True, told=told, joins=told is None)

    def _attributed(self, number: int, inside: list[Found], place: int, earlier: list[Found]) -> Found:
        """One quote with its speaker: the first cue that holds, the surest kinds first."""
        quote = inside[place]
        if quote.told is not None:
            return self._of_line(quote, quote.told, earlier if place else [])
        if quote.joins:
            return self._joined(quote, earlier[-1])
        paragraph = self._story.paragraphs[number]
        left = inside[place - 1].end if place else paragraph.span.start
        right = inside[place + 1].start if place + 1 < len(inside) else paragraph.span.end
        start, end = self._last_start(left, quote.start), self._first_start(quote.end, right)
        before = self._text[start : quote.start].rstrip()
        last = next(other for other in reversed(earlier) if not other.is_aside) if place else None
        end_mark = closes(self._text, quote)
        leads = before.endswith((",", ":")) or ends_in_verb(before)
        same = last is not None and last.cue is not None and start == left and last.cue.span.start >= last.end
        shared = last is not None and same and self._is_interrupted(last, quote, earlier)
        cue: Cue | None = None
        if HANGUL.search(self._text, start, end):
            return self._korean(quote, (left, start, end), earlier)
        if end_mark in {"?", "!"} and leads and not shared:
            cue = self._cues.before(start, quote.start, is_whole=True)
        if cue is None and end_mark in {",", "?", "!"}:
            cue = self._cues.after(quote.end, end, is_close=end_mark == ",")
        if cue is None and end_mark == "," and quote.end == right == paragraph.span.end:
            cue = self._in_next(number)
        if cue is None and last is not None and shared:
            return self._joined(quote, last)
        if cue is None and last is not None and _is_adding(before):
            return replace(quote, who=last.who, how=How.GOES_ON)
        if cue is None and before and leads:
            cue = self._cues.before(start, quote.start, is_whole=True)
        if cue is None and before.endswith(":"):
            cue = self._cues.opening(start, quote.start, How.COLON)
        if cue is None and last is not None and not before and self._goes_on(last, quote):
            return replace(self._joined(quote, last), joins=last is earlier[-1])
        if cue is None and last is not None and same and not leads and quote.start - last.end <= _FAR:
            quote = replace(quote, is_aside=True)
        if cue is None and before:
            cue = self._cues.before(start, quote.start, is_whole=False)
        if cue is None and len(self._text[quote.end : end].split()) <= _SHORT:
            cue = self._cues.after(quote.end, end, is_close=False)
        if cue is None and end_mark.isalnum():
            cue = self._cues.at_end(quote.end, end)
        if cue is None:
            cue = self._cues.signed(quote.end, right)
        if cue is None and before:
            cue = self._cues.opening(start, quote.start, How.SENTENCE)
        if cue is not None:
            return replace(quote, cue=cue, who=self._referents.of(cue.subject), how=cue.how)
        return self._from_before(quote, number, place, earlier)

    def _of_line(self, quote: Found, told: Span, earlier: list[Found]) -> Found:
        """A line of a dialogue, by the writer's words behind it; one that they tell nothing of goes on."""
        cue = self._cues.after(told.start, told.end, is_close=True)
        if cue is None and earlier:
            return self._joined(quote, earlier[-1])
        return replace(
            quote, cue=cue, who=self._referents.of(cue.subject) if cue is not None else None, how=How.AFTER
        )

    def _korean(self, quote: Found, around: tuple[int, int, int], earlier: list[Found]) -> Found:
        """A quote of a Korean sentence: whose it is stands before it, or behind, or in the sentence before."""
        left, start, end = around
        last = earlier[-1] if earlier and quote.paragraph - earlier[-1].paragraph <= 1 else None
        is_near = last is not None and last.paragraph == quote.paragraph
        if last is not None and is_near and last.is_said and self._hangul.goes_on(last.end, quote.start):
            return replace(self._joined(quote, last), is_said=True)
        sentence = self._last_start(left, max(start - 1, left))
        if not self._hangul.says(quote.end, end) and not self._hangul.said_before(sentence, quote.start):
            return quote
        quote = replace(quote, is_said=True)
        subject = self._hangul.subject(start, quote.start) or self._hangul.subject(quote.end, end)
        if subject is None and sentence < start and not self._hangul.is_the_one_before(start, quote.start):
            subject = self._hangul.subject(sentence, start)
        if subject is not None:
            return replace(
                quote, cue=Cue(subject.span, subject, How.BEFORE), who=self._referents.of(subject), how=How.BEFORE
            )
        if last is None or last.who is None:
            return quote
        return replace(quote, who=last.who, how=How.GOES_ON if is_near else How.PARAGRAPH)

    def _in_next(self, number: int) -> Cue | None:
        """The cue of a quote that ends in a comma, in the line after: some files break lines there."""
        after = self._story.paragraphs[number + 1 : number + 2]
        if not after or after[0].is_subhead:
            return None
        first = after[0].sentences[0].span
        return self._cues.after(first.start, first.end, is_close=True)

    def _is_interrupted(self, last: Found, quote: Found, earlier: list[Found]) -> bool:
        """Whether all that parts two quotes of one sentence is whose they are: `," she said, "and`."""
        told = self._between(last, quote, earlier)
        return told.rstrip().endswith(_GOES_ON_BEHIND) and not _SECOND.search(told) and self._goes_on(last, quote)

    def _between(self, last: Found, quote: Found, earlier: list[Found]) -> str:
        """What the writer says between the cue of the last words and a quote, without what is marked in it."""
        start = last.cue.span.end if last.cue is not None else last.end
        end, told = quote.start, ""
        for aside in takewhile(lambda other: other is not last, reversed(earlier)):
            told = self._text[aside.end : end] + told
            end = aside.start
        return self._text[start:end] + told

    def _goes_on(self, last: Found, quote: Found) -> bool:
        """Whether whoever said the last words says these, no other having come between."""
        if last.cue is None and not last.joins:
            return False
        behind = last.cue.span.end if last.cue is not None and last.cue.span.start >= last.end else last.end
        return _ANOTHER.search(self._text, behind, quote.start) is None

    def _joined(self, quote: Found, last: Found) -> Found:
        return replace(quote, who=last.who, how=How.GOES_ON, joins=True)

    def _from_before(self, quote: Found, number: int, place: int, earlier: list[Found]) -> Found:
        """A quote whose paragraph tells nothing of its speaker: the paragraph before may."""
        paragraphs = self._story.paragraphs
        if number + 1 < len(paragraphs) and self._is_alone(quote):
            span = paragraphs[number + 1].span
            if (cue := self._cues.signed(span.start, span.end)) is not None:
                return replace(quote, cue=cue, who=self._referents.of(cue.subject), how=cue.how)
        if number == 0 or place:
            return quote
        previous = paragraphs[number - 1]
        sentence = previous.sentences[-1].span
        cue = None
        how = How.COLON
        if previous.text.endswith((":", "：")) and not previous.is_subhead:
            cue = self._cues.before(sentence.start, sentence.end, is_whole=False)
            cue = cue or self._cues.opening(sentence.start, sentence.end, How.COLON)
        if cue is None and self._is_alone(quote):
            cue, how = self._cues.signed(previous.span.start, previous.span.end), How.SIGNED
        if cue is not None:
            return replace(quote, cue=cue, who=self._referents.of(cue.subject), how=how)
        last = earlier[-1] if earlier and earlier[-1].paragraph == number - 1 else None
        if last is not None and last.who is not None and (not last.is_closed or self._is_alone(quote)):
            return replace(quote, who=last.who, how=How.PARAGRAPH if last.is_closed else How.GOES_ON)
        if last is None and self._is_alone(quote) and not previous.is_subhead:
            cue = self._cues.before(sentence.start, sentence.end, is_whole=False)
            if cue is not None:
                return replace(quote, cue=cue, who=self._referents.of(cue.subject), how=How.PARAGRAPH)
        return quote

    def _is_alone(self, quote: Found) -> bool:
        """Whether a quote is the whole of its paragraph."""
        span = self._story.paragraphs[quote.paragraph].span
        if quote.start - span.start + span.end - quote.end > _BESIDE:
            return False
        return not any(c.isalnum() for c in self._text[span.start : quote.start] + self._text[quote.end : span.end])

    def _last_start(self, left: int, right: int) -> int:
        """Where the last sentence in a stretch begins."""
        place = bisect_right(self._starts, right) - 1
        start = self._starts[place] if place >= 0 else left
        return max(start, left) if start <= right else left

    def _first_start(self, left: int, right: int) -> int:
        """Where the second sentence in a stretch begins, or the stretch ends."""
        place = bisect_left(self._starts, left + 2)
        return min(self._starts[place], right) if place < len(self._starts) else right


def _is_adding(before: str) -> bool:
    """Whether all that stands between two quotes is a participle: `, adding: `."""
    words = before.strip(" ,:;").lower().split()
    return bool(words) and len(words) <= _FEW and words[-1] in tables.SAID and words[-1].endswith("ing")


def _is_quote(paragraph: str, pair: Pair) -> bool:
    inner = paragraph[pair.start : pair.end].strip(MARKS)
    return bool(inner)
