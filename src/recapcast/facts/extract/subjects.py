"""Who stands beside a verb of saying: the words that name a speaker, found without parsing the sentence."""

import re

from recapcast.article.model import Span
from recapcast.facts.extract import cue_tables as tables
from recapcast.facts.extract.kinds import Kind
from recapcast.facts.extract.leading_subjects import MOST_WORDS, STOP, Leading, Subject, pronoun
from recapcast.facts.extract.mentions import Mention
from recapcast.facts.extract.name_tables import CALENDAR, NO_NAMES, ROLES, words
from recapcast.facts.extract.names import Name, Names

_WORD = re.compile(r"[^\s,;:()\[\]\"“”«»—–]+")
_DATELINE = re.compile(r"[A-Z]{2}[^—–\n\"“]{0,60}(?:\([A-Z]{2,}\)\s*[-—–]+|—|–|--| - )\s*")
_MOST_OF_PLACE = 3
"""Words of a country or a state, as in `New South Wales`."""
_APART = words("in on at after before during by")
"""What tells when and where before a subject."""
_ASIDES = (tables.CLAUSE_STARTS | NO_NAMES) - tables.DETERMINERS - tables.PRONOUNS - tables.NOBODY
_AND = re.compile(r",? (?:and|y|e|&) |, ")


class Subjects:
    """Finds the subjects of verbs in one article's text."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names
        self._leading = Leading(text, names)

    def before(self, start: int, verb: int) -> Subject | None:
        """The subject that ends where a verb begins, or a little before; None where none can be told.

        Args:
            start: where the clause begins at the earliest.
            verb: where the verb begins.
        """
        end = self._without_adverbs(start, verb)
        while end > start and (self._text[end - 1] in ",)—–" or self._text.endswith("--", start, end)):
            if (told := self._before_place(start, end - 1)) is not None:
                return self._named_up_to(start, told)
            opening = self._before_aside(start, end)
            if (named := self._named_aside(opening, end)) is not None:
                return named
            is_aside = opening > start
            if not is_aside and self._text[end:verb].strip() in tables.TO_WHOM:
                told_of = self._named_up_to(start, end - 1)  # `Julián Otero, les dijo`
                is_whole = told_of is not None and not self._text[start : told_of.span.start].strip()
                return told_of if is_whole else None
            end = self._without_adverbs(start, opening)
            if is_aside and (told := self._before_place(start, end)) is not None:
                return self._named_up_to(start, told)
        begin = max((m.end() for m in STOP.finditer(self._text, start, end)), default=start)
        words = list(_WORD.finditer(self._text, begin, end))
        if not words:
            return None
        last = words[-1][0].lower()
        if last in {"who", "that", "which", "que", "quien"}:
            return self.before(start, start + len(self._text[start : words[-1].start()].rstrip(" ,")))
        if last in tables.ACTS:
            return None
        if last in {"and", "but", "or", "y", "pero"}:
            return self.first(start, words[-1].start())
        return self._ending(begin, words)

    def after(self, verb: int, end: int) -> Subject | None:
        """The subject that begins behind a verb: `said Ida Brandt, the coach`; None where none can be told.

        Args:
            verb: where the verb ends.
            end: where the clause ends at the latest.
        """
        stop = STOP.search(self._text, verb, end)
        chunk_end = stop.start() if stop is not None else end
        words = list(_WORD.finditer(self._text, verb, chunk_end))
        if not words or self._text[verb : words[0].start()].strip():
            return None
        found = self._leading.of(words)
        if found is None or found.names:
            return found
        # `said the council's lawyer, Ida Brandt.`
        if not found.is_pronoun and stop is not None and stop[0] == "," and found.span.end == chunk_end:
            named = self._names.mentioned(stop.end(), min(end, stop.end() + 60))
            if (
                named
                and named[0][0].span.start <= stop.end() + 1
                and self._text[named[0][0].span.end : named[0][0].span.end + 1] in ",."
            ):
                return Subject(named[0][0].span, (named[0],))
        return found

    def first(self, start: int, end: int) -> Subject | None:
        """The subject with which a sentence begins, what it says of time and place before left out."""
        if (dateline := _DATELINE.match(self._text, start, end)) is not None:
            start = dateline.end()
        words = list(_WORD.finditer(self._text, start, end))
        if words and words[0][0].lower() in {"and", "but", "so", "or", "y", "pero"}:
            del words[0]
        if words and self._is_aside(words[0]):
            comma = self._text.find(", ", words[0].start(), end)
            while comma >= 0 and self._text[comma + 2 : comma + 6].isdigit():
                comma = self._text.find(", ", comma + 2, end)
            if comma < 0:
                return None
            words = [word for word in words if word.start() > comma]
        return self._leading.of(words)

    def acting(self, start: int, end: int) -> Subject | None:
        """A name or a pronoun that begins a clause and has a verb behind it, whichever: `Brandt riffed`."""
        words = list(_WORD.finditer(self._text, start, end))
        if words and words[0][0].lower() in tables.CLAUSE_STARTS:
            return None  # `when Brandt asked for it` tells of somebody else
        subject = self._leading.of(words)
        if (
            subject is None
            or not (subject.names or subject.is_pronoun)
            or self._text[start : subject.span.start].count(" ") > 3
        ):
            return None
        verb = _WORD.match(self._text, min(subject.span.end + 1, end), end)
        return subject if verb is not None and verb[0].islower() and verb[0].endswith("ed") else None

    def last(self, start: int, end: int) -> Subject | None:
        """The name that stands alone between a dash and the colon that ends a line: `More of this - Ida Brandt:`."""
        stop = start + len(self._text[start:end].rstrip(": \u00a0"))
        for mention, name in self._names.mentioned(max(start, stop - 80), stop):
            before = self._text[max(start, mention.span.start - 3) : mention.span.start]
            if mention.span.end == stop and before.rstrip().endswith(("-", "–", "—")) and before != before.rstrip():
                return Subject(mention.span, ((mention, name),))
        return None

    def _is_aside(self, word: re.Match[str]) -> bool:
        """Whether the first word of a sentence is of a phrase that a comma ends: `On Monday,`."""
        lower = word[0].lower()
        if lower in tables.PREPOSITIONS or lower in _ASIDES:
            return True
        named = self._names.at(word.start())
        if named is not None and (named.kind is Kind.PERSON or not named.is_clear):
            return False
        return self._text[word.end() : word.end() + 1] == "," or lower.endswith(("ly", "ing", "ed"))

    def _without_adverbs(self, start: int, end: int) -> int:
        """`end` moved before the small words that stand between a subject and its verb."""
        while True:
            piece = self._text[max(start, end - 24) : end]
            stripped = piece.rstrip()
            word = re.search(r"[^\W\d_]+$", stripped)
            if word is None:
                return end - len(piece) + len(stripped)
            lower = word[0].lower()
            if (
                lower not in tables.BETWEEN
                and lower not in CALENDAR
                and word[0] not in tables.TO_WHOM
                and not (lower.endswith("ly") and word[0] == lower and len(lower) > 4)
            ):
                return end - len(piece) + len(stripped)
            end -= len(piece) - word.start()
            if end <= start:
                return start

    def _before_aside(self, start: int, end: int) -> int:
        """`end` moved before what commas, dashes or brackets set apart: `Brandt, who coaches, |said`."""
        closing = self._text[end - 1]
        if closing == "-":
            return max(self._text.rfind("--", start, end - 2), start)
        opening = {")": "(", "—": "—", "–": "–"}.get(closing, ",")
        at = self._text.rfind(opening, start, end - 1)
        if at < 0:
            return start
        return at

    def _before_place(self, start: int, end: int) -> int | None:
        """Where an apposition begins that ends in a town and its country: `Brandt|, a fellow in Oslo, Norway`."""
        country = self._text.rfind(",", start, end)
        town = self._text.rfind(",", start, country) if country > start else -1
        if town <= start or len(self._text[country + 1 : end].split()) > _MOST_OF_PLACE:
            return None
        named = self._names.mentioned(town, end)
        if len(named) < 2 or any(name.kind is Kind.PERSON for _, name in named[-2:]):
            return None
        (there, _), (last, _) = named[-2:]
        is_place = not self._text[country + 1 : last.span.start].strip() and last.span.end >= end - 1
        words = list(_WORD.finditer(self._text, town, country))
        is_told = self._word_before(words, there.span.start) in tables.PREPOSITIONS
        return town if is_place and there.span.end == country and is_told else None

    def _named_up_to(self, start: int, end: int) -> Subject | None:
        """Who is named right before an apposition; None where that is somebody described, or a place among others."""
        words = list(_WORD.finditer(self._text, start, end))
        found = self._ending(start, words) if words else None
        if found is None or not found.names or found.span.end != end:
            return None
        is_mixed = len(found.names) > 1 and any(name.kind is Kind.OTHER for _, name in found.names)
        return None if is_mixed else found

    def _named_aside(self, start: int, end: int) -> Subject | None:
        """The name that stands alone between two commas: `the coach, Ida Brandt, |said`."""
        if self._text[start : start + 1] != ",":
            return None
        for mention, name in self._names.mentioned(start, min(start + 80, end)):
            begin = mention.title.start if mention.title is not None else mention.span.start
            behind = self._text[mention.span.end : mention.span.end + 2]
            if name.kind is Kind.PERSON and begin <= start + 2 and (behind[:1] == "," or behind == " ("):
                return Subject(mention.span, ((mention, name),))
            break
        return None

    def _ending(self, begin: int, words: list[re.Match[str]]) -> Subject | None:
        """The subject whose last word is the last of these."""
        end = words[-1].end()
        if (one := pronoun(words[-1])) is not None:
            return one
        last = words[-1][0].lower().strip(".'’")
        if last in tables.NOBODY:
            return Subject(Span(words[-1].start(), end), is_nobody=True)
        if last in tables.BE:
            return None
        if len(words) > 1 and words[-1][0].isdigit():
            return None
        near = self._names.mentioned(max(begin, words[max(-MOST_WORDS, -len(words))].start()), end)
        if last in tables.TO_WHOM and not (near and " " in near[-1][1].text):
            return None
        if near and near[-1][0].span.end >= end - 1:
            mention, _ = near[-1]
            ahead = self._word_before(
                words,
                mention.title.start
                if mention.title and mention.title.start < mention.span.start
                else mention.span.start,
            )
            if ahead in tables.PREPOSITIONS and ahead != "than":
                return self._described(words, end) or Subject(mention.span, (near[-1],))
            return self._joint(near, begin)
        return self._described(words, end)

    def _joint(self, near: list[tuple[Mention, Name]], begin: int) -> Subject:
        """The last name, and those before it that `and` joins to it."""
        kept = [near[-1]]
        for pair in reversed(near[:-1]):
            after = kept[0][0].title.start if kept[0][0].title else kept[0][0].span.start
            between = self._text[pair[0].span.end : after]
            if pair[0].span.start < begin or _AND.fullmatch(between) is None or (between == ", " and len(kept) < 2):
                break
            kept.insert(0, pair)
        return Subject(Span(kept[0][0].span.start, kept[-1][0].span.end), tuple(kept))

    def _word_before(self, words: list[re.Match[str]], at: int) -> str:
        ahead = [word for word in words if word.end() <= at]
        if ahead and ahead[-1][0].lower() in tables.DETERMINERS:
            ahead.pop()
        while ahead and ahead[-1][0].lower() in ROLES:
            ahead.pop()
        return ahead[-1][0].lower() if ahead else ""

    def _described(self, words: list[re.Match[str]], end: int) -> Subject | None:
        """Words such as `a spokesman for the council` that end a clause: from their article or their capital on."""
        start = None
        for word in reversed(words[-MOST_WORDS:]):
            lower = word[0].lower()
            if lower in tables.CLAUSE_STARTS or lower in tables.SAID:
                break
            if lower in tables.DETERMINERS:
                start = word.start()
                before = self._word_before(words, word.start())
                if before not in tables.PREPOSITIONS or before in _APART:
                    break
            elif (start is None and word is words[-1]) or word[0][0].isupper() or lower.removesuffix("s") in ROLES:
                start = word.start()
        if start is None or end - start < 2:
            return None
        return Subject(Span(start, end))
