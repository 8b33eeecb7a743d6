"""The quotes of a story: what was said word for word, by whom, and what sets it up."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from recapcast.article.model import Span
from recapcast.facts.extract import cue_tables as tables
from recapcast.facts.extract.hangul_cues import HangulCues
from recapcast.facts.extract.marks import Pair, pairs
from recapcast.facts.extract.names import Names
from recapcast.facts.extract.referents import Referent, Referents
from recapcast.facts.extract.speakers import Cue, Cues, How
from recapcast.facts.extract.story import Story
from recapcast.facts.extract.subjects import Subjects
from recapcast.facts.model import BREAK

FEWEST_WORDS = 4
"""Words of a quote. What is shorter is mostly a title, or a word that the writer keeps away from."""
_SHORT = 9
"""Words of a sentence after a quote that may tell whose it is, though the quote has ended."""
_HANGUL = re.compile("[가-힣]")
_SMALL = tables.PREPOSITIONS | tables.DETERMINERS | {"and", "or", "but"}
_STOPS = (".", "!", "?", "…", "。")
_FEWEST_TOLD = 5
"""Words of a sentence that sets a quote up: `He stated` tells nothing."""
_BESIDE = 20
"""Characters of marks and bullets that a paragraph may have beside its only quote."""
_LONGEST_TOLD = 400
"""Characters of such a sentence: what is longer is not one."""
_FEW = 3
_MARKS = " \u00a0\t\r\n\"“”„‟«»「」『』‘’'"
_LEADS_ON = ",—–- "
_ANOTHER = re.compile(r", (?:and|but|while) |;")
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s,:]*$")


@dataclass(frozen=True)
class Quotation:
    """Words that somebody said. `text` is the article's at `parts`, without the marks around them."""

    span: Span
    """The passage: from its first mark to its last, with words of the writer's inside in `"A," she said, "B."`."""
    parts: tuple[Span, ...]
    """Where the words are: at least one. What the writer only puts the speaker between is several."""
    text: str
    """The words; `BREAK` stands between two parts."""
    speaker: str | None
    """Who said it, as the facts call them; None if it can not be told."""
    cue: Span | None
    """What tells who spoke."""
    context: Span | None
    """The sentence, or the part of one, that sets the words up."""
    doubt: str | None
    """What an editor should look at."""


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    is_closed: bool
    paragraph: int
    cue: Cue | None = None
    who: Referent | None = None
    how: How | None = None
    is_said: bool = False
    """Whether a Korean sentence tells that it was said."""
    joins: bool = False
    """Whether it is of one passage with the quote before."""


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
        self._by_paragraph = [self._pairs(number) for number in range(len(story.paragraphs))]
        self._quoted = [(q.start, q.end) for found in self._by_paragraph for q in found]
        self._referents = Referents(story, names, self._subjects, self._quoted)

    def read(self) -> list[Quotation]:
        found: list[_Found] = []
        for number, inside in enumerate(self._by_paragraph):
            for place in range(len(inside)):
                found.append(self._attributed(number, inside, place, found))
        return self._passages(found)

    def _pairs(self, number: int) -> list[_Found]:
        paragraph = self._story.paragraphs[number]
        if paragraph.is_subhead:
            return []
        at = paragraph.span.start
        announced = number > 0 and self._story.paragraphs[number - 1].text.endswith((":", "："))
        found = pairs(paragraph.text, is_announced=announced)
        return [_Found(at + p.start, at + p.end, p.is_closed, number) for p in found if _is_quote(paragraph.text, p)]

    def _attributed(self, number: int, inside: list[_Found], place: int, earlier: list[_Found]) -> _Found:
        """One quote with its speaker: the first cue that holds, the surest kinds first."""
        quote = inside[place]
        paragraph = self._story.paragraphs[number]
        left = inside[place - 1].end if place else paragraph.span.start
        right = inside[place + 1].start if place + 1 < len(inside) else paragraph.span.end
        start, end = self._last_start(left, quote.start), self._first_start(quote.end, right)
        before = self._text[start : quote.start].rstrip()
        last = earlier[-1] if place else None
        closes = self._closes(quote)
        leads = before.endswith((",", ":")) or _ends_in_verb(before)
        shared = last is not None and start == left and self._is_interrupted(last, quote)
        cue: Cue | None = None
        if _HANGUL.search(self._text, start, end):
            return self._korean(quote, (left, start, end), earlier)
        if closes in {"?", "!"} and leads and not shared:
            cue = self._cues.before(start, quote.start, is_whole=True)
        if cue is None and closes in {",", "?", "!"}:
            cue = self._cues.after(quote.end, end, is_close=closes == ",")
        if cue is None and closes == "," and quote.end == right == paragraph.span.end:
            cue = self._in_next(number)
        if cue is None and shared:
            return self._joined(quote, earlier)
        if cue is None and last is not None and _is_adding(before):
            return replace(quote, who=last.who, how=How.GOES_ON)
        if cue is None and before and leads:
            cue = self._cues.before(start, quote.start, is_whole=True)
        if cue is None and before.endswith(":"):
            cue = self._cues.opening(start, quote.start, How.COLON)
        if cue is None and last is not None and not before and self._goes_on(last, quote):
            return self._joined(quote, earlier)
        if cue is None and before:
            cue = self._cues.before(start, quote.start, is_whole=False)
        if cue is None and len(self._text[quote.end : end].split()) <= _SHORT:
            cue = self._cues.after(quote.end, end, is_close=False)
        if cue is None and closes.isalnum():
            cue = self._cues.at_end(quote.end, end)
        if cue is None:
            cue = self._cues.signed(quote.end, right)
        if cue is None and before:
            cue = self._cues.opening(start, quote.start, How.SENTENCE)
        if cue is not None:
            return replace(quote, cue=cue, who=self._referents.of(cue.subject), how=cue.how)
        return self._from_before(quote, number, place, earlier)

    def _korean(self, quote: _Found, around: tuple[int, int, int], earlier: list[_Found]) -> _Found:
        """A quote of a Korean sentence: whose it is stands before it, or behind, or in the sentence before."""
        left, start, end = around
        last = earlier[-1] if earlier and quote.paragraph - earlier[-1].paragraph <= 1 else None
        is_near = last is not None and last.paragraph == quote.paragraph
        if last is not None and is_near and last.is_said and self._hangul.goes_on(last.end, quote.start):
            return replace(self._joined(quote, earlier), is_said=True)
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

    def _is_interrupted(self, last: _Found, quote: _Found) -> bool:
        return last.cue is not None and last.cue.span.start >= last.end and self._goes_on(last, quote)

    def _goes_on(self, last: _Found, quote: _Found) -> bool:
        """Whether whoever said the last words says these, no other having come between."""
        if last.cue is None and not last.joins:
            return False
        behind = last.cue.span.end if last.cue is not None and last.cue.span.start >= last.end else last.end
        return _ANOTHER.search(self._text, behind, quote.start) is None

    def _joined(self, quote: _Found, earlier: list[_Found]) -> _Found:
        return replace(quote, who=earlier[-1].who, how=How.GOES_ON, joins=True)

    def _from_before(self, quote: _Found, number: int, place: int, earlier: list[_Found]) -> _Found:
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

    def _is_alone(self, quote: _Found) -> bool:
        """Whether a quote is the whole of its paragraph."""
        span = self._story.paragraphs[quote.paragraph].span
        if quote.start - span.start + span.end - quote.end > _BESIDE:
            return False
        return not any(c.isalnum() for c in self._text[span.start : quote.start] + self._text[quote.end : span.end])

    def _passages(self, found: list[_Found]) -> list[Quotation]:
        quotations: list[Quotation] = []
        first = 0
        for place in range(1, len(found) + 1):
            if place < len(found) and found[place].joins:
                continue
            run = found[first:place]
            whole = Span(run[0].start, run[-1].end)
            if self._is_said(run):
                quotations += [self._quotation(parts, whole, run[0]) for parts in self._unbroken(run)]
            first = place
        return quotations

    def _unbroken(self, run: list[_Found]) -> list[list[_Found]]:
        """The quotes of a passage, those together that no sentence of the writer's parts."""
        parts: list[list[_Found]] = []
        for quote in run:
            if not parts or self._is_parted(parts[-1][-1], quote):
                parts.append([])
            parts[-1].append(quote)
        return parts

    def _is_parted(self, last: _Found, quote: _Found) -> bool:
        """Whether a sentence begins between two quotes that does not tell whose the first one is."""
        start = last.end if last.cue is None else max(last.end, last.cue.span.end)
        place = bisect_left(self._starts, start)
        return place < len(self._starts) and self._starts[place] < quote.start

    def _is_said(self, run: list[_Found]) -> bool:
        """Whether a passage is somebody's words, and no title, and no word that the writer only keeps away from."""
        words = " ".join(self._text[quote.start : quote.end].strip(_MARKS) for quote in run).split()
        first = run[0]
        is_led = _ends_in_verb(self._text[max(first.start - 30, 0) : first.start])
        is_cued = is_led or first.is_said or (first.cue is not None and first.how in {How.AFTER, How.BEFORE})
        if _HANGUL.search(words[0]):
            return is_cued or len(words) >= FEWEST_WORDS
        if len(words) < FEWEST_WORDS:
            begins = self._last_start(first.start - 1, first.start) == first.start
            is_whole = begins or self._closes(first) in {",", ".", "!", "?"}
            return is_cued and (is_whole or (is_led and len(words) == FEWEST_WORDS - 1))
        is_title = all(word[0].isupper() or not word[0].isalpha() or word.lower() in _SMALL for word in words)
        return is_cued or not is_title

    def _quotation(self, parts: list[_Found], whole: Span, first: _Found) -> Quotation:
        quote = parts[0]
        words = [self._words(part, is_last=part is parts[-1]) for part in parts]
        who = quote.who
        cue = quote.cue or first.cue
        doubt = "who said it" if who is None else who.doubt
        if doubt is None and quote.how in {How.PARAGRAPH, How.SENTENCE}:
            doubt = "whether it is the same speaker" if quote.how is How.PARAGRAPH else "whether they said it"
        return Quotation(
            whole,
            tuple(words),
            BREAK.join(self._text[span.start : span.end] for span in words),
            who.text if who is not None else None,
            cue.span if cue is not None else None,
            self._context(first),
            doubt,
        )

    def _words(self, quote: _Found, *, is_last: bool) -> Span:
        """Where the words of a quote are, without the marks around them and what only leads on."""
        inner = self._text[quote.start : quote.end]
        start = quote.start + len(inner) - len(inner.lstrip(_MARKS))
        end = quote.start + len(inner.rstrip(_MARKS).rstrip("," if is_last else _LEADS_ON))
        return Span(start, max(end, start + 1))

    def _context(self, quote: _Found) -> Span | None:
        """The sentence right before a passage that names its speaker, or that leads to it with a colon."""
        who = quote.who
        place = bisect_right(self._starts, quote.start - 1) - 1
        if who is None or who.text is None or place < 0:
            return None
        sentence = self._story.sentences[place]
        start, end = sentence.span.start, min(sentence.span.end, quote.start)
        if end - start > _LONGEST_TOLD:
            return None
        written = self._text[start:end].rstrip(" \u00a0\t\r\n:,")
        if not 0 <= quote.paragraph - sentence.paragraph <= 1 or len(written.split()) < _FEWEST_TOLD:
            return None
        if written[:1] in _MARKS or written.split()[0].lower() in tables.PRONOUNS or self._overlaps(start, end):
            return None
        leads = self._text[start:end].rstrip().endswith((":", "："))
        if not leads and (sentence.span.end > quote.start or not sentence.text.endswith(_STOPS)):
            return None
        names = self._referents.named(start, end)
        return Span(start, start + len(written)) if leads or who.text in names else None

    def _overlaps(self, start: int, end: int) -> bool:
        """Whether words between marks stand in a stretch."""
        place = bisect_left(self._quoted, (end, 0)) - 1
        return place >= 0 and self._quoted[place][1] > start

    def _closes(self, quote: _Found) -> str:
        """The punctuation with which a quote ends, inside its marks or behind them; a letter where none does."""
        after = self._text[quote.end : quote.end + 1]
        inner = self._text[quote.start : quote.end].rstrip(_MARKS)
        if after == ",":
            return ","
        ends = inner[-1:]
        return "," if ends in "—–-" else ends

    def _last_start(self, left: int, right: int) -> int:
        """Where the last sentence in a stretch begins."""
        place = bisect_right(self._starts, right) - 1
        start = self._starts[place] if place >= 0 else left
        return max(start, left) if start <= right else left

    def _first_start(self, left: int, right: int) -> int:
        """Where the second sentence in a stretch begins, or the stretch ends."""
        place = bisect_left(self._starts, left + 2)
        return min(self._starts[place], right) if place < len(self._starts) else right


def _ends_in_verb(before: str) -> bool:
    match = _LAST_WORD.search(before[-30:])
    return match is not None and match[1].lower() in tables.SAID


def _is_adding(before: str) -> bool:
    """Whether all that stands between two quotes is a participle: `, adding: `."""
    words = before.strip(" ,:;").lower().split()
    return bool(words) and len(words) <= _FEW and words[-1] in tables.SAID and words[-1].endswith("ing")


def _is_quote(paragraph: str, pair: Pair) -> bool:
    inner = paragraph[pair.start : pair.end].strip(_MARKS)
    return bool(inner)
