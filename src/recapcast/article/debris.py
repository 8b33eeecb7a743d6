"""What stands in an article's text without being its story: share lines, credits, links to other articles.

A line is taken for debris by the whole of its form alone, and some forms only above or below the story: notes of
corrections, bylines, walls. Whatever ends like a sentence and is of no such form stays, and so does what ends by who
said it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from recapcast.article.debris_tables import BYLINE, CORRECTIONS, FORMS, HEAD, LEADS, LINES, LISTS, SAID, TAILS
from recapcast.article.model import Span
from recapcast.article.wall_tables import OFFERS, OURS, REPORT, WALL

_LINE = re.compile(r"[^\r\n]+")
_LONGEST = 400
"""Characters of the longest line that is looked at whole: no form of debris is longer."""
_READ = 250_000
"""Characters of an article that are looked through: facts are drawn from the first 200,000."""
_LAST = 50
"""Lines at the end of a longer one that are looked through too: there a wall, or a note, is the last word."""
_AROUND = " \t\u00a0\u3000[](){}<>«»*_#|•·–—-.…:：,;!?¡¿'\"“”‘’→▶►>"
"""What stands around the words of a line without telling what it is."""
_BULLET = re.compile(r"(?:[-*•·◦▪‣]|\d{1,2}[.)])[ \t\u00a0]+(?=\S)")
_MARKER = re.compile(r"[-*•◦▪‣][ \t\u00a0]+(?=\S)")
"""A list's bullet. Numbers stay: what they count is part of what is said."""
_SENTENCE = re.compile(r"[.!?…。][\"”’'»)\]」』]{0,3}$|[\"”»」]$")
"""How a line ends that is a sentence, or somebody's words."""
_IN_A_LIST = 8
"""Links that may follow below `Related:`."""
_BYLINES = 5
"""Lines of the story from its start, and from its end, among which a byline, a correction or a wall is looked for."""
_WRITER = re.compile(
    r"(?:\S{1,30}\s){2,4}?(?:(?:is|was|has been|es|fue) (?:an?|the|our|una?|el|la)?\b.{0,80}\b(?:reporter|editor"
    r"|writer|correspondent|columnist|journalist|author|contributor|producer|periodista|redactora?|corresponsal)\b"
    r"|(?:covers|reports (?:on|for)|writes|joined|cubre|escribe)\b)"
)
"""What tells of who wrote an article: their name, and what they are or write."""
_SMALL_IN_NAMES = frozenset(
    {"al", "and", "da", "de", "del", "den", "der", "di", "e", "la", "las", "los", "van", "von", "y", "&"}
)
_LONGEST_OFFER = 240
"""Characters of a line that asks to subscribe, or tells what that costs."""
_ASKS = re.compile(
    r"subscri|sign|log ?in|regist|member|continu|reading|account|unlock|limit|free|trial|offer|journalism|cancel"
    r"|access|premium|locked|suscri|sesi|socio|abonad|leyendo|art[ií]culo|gratuit|mes|구독|로그인|회원|가입|결제|무료|유료|월|verif",
    re.IGNORECASE,
)
"""What is in any line of a wall, looked for first as most lines have none of it."""
_QUOTED = re.compile(r"[\"“”«»]")
_BETWEEN = re.compile(r"\s[|•·]\s")
_DAY = re.compile(r"(?=.{0,40}[0-9])[\w\s.,:/–—-]{4,40}")
"""What may stand beside a label: a day, an hour."""
_NORMAL = re.compile(r"\W+")


def debris(
    text: str, titles: Collection[str] = (), links: Collection[str] = frozenset(), author: str | None = None
) -> list[Span]:
    """The parts of an article that are not its story, in order, none touching another.

    Args:
        text: the article. Nothing has none.
        titles: its headline, as its page spells it in several places; a line that repeats one is debris.
        links: `plain` texts of links on its page; a line that is one of them and no sentence leads elsewhere.
        author: who wrote it, several with commas between: a line with their name alone is debris, and
            below the story one that tells of them.

    Of a text longer than `_READ` the middle is not looked through, from which no facts are drawn.
    """
    found = [match for match in _LINE.finditer(text) if not match[0].isspace()]
    last = found[-_LAST].start() if len(found) > _LAST else 0
    near = (match for match in found if match.start() < _READ or match.start() >= last)
    lines = [_Line(match, titles=titles, links=links) for match in near]
    for number in _ends([not line.is_debris for line in lines]):
        lines[number].is_debris = lines[number].is_debris or lines[number].is_byline or lines[number].is_correction
    named = [_author(label) for line in lines[:_BYLINES] if line.is_debris for label in _BETWEEN.split(line.text)]
    writers = tuple(name for name in (*(author or "").split(", "), *named) if name and " " in name)
    for number, line in enumerate(lines if writers else []):
        is_below = (
            number >= len(lines) - 2 * _BYLINES
            and line.text.startswith(tuple(f"{name} " for name in writers))
            and _WRITER.match(line.text)
        )
        line.is_debris = line.is_debris or line.text in writers or bool(is_below)
    _mark_lists(lines)
    _mark_walls(lines)
    return [Span(start, end) for line in lines for start, end in line.parts()]


def plain(text: str) -> str:
    """`text` as it is compared: its letters and digits in small letters, with a space between words."""
    return _NORMAL.sub(" ", text.casefold()).strip()


class _Line:
    """A line that is not blank."""

    def __init__(self, match: re.Match[str], *, titles: Collection[str], links: Collection[str]) -> None:
        raw = match[0]
        self.start = match.start() + len(raw) - len(raw.lstrip())
        self.text = raw.strip()
        # A line longer than any form is looked at no more: articles can be of one line.
        self._is_long = len(self.text) > _LONGEST
        marker = None if self._is_long else _MARKER.match(self.text)
        self._marker = marker.end() if marker else 0
        self.is_item = not self._is_long and _BULLET.match(self.text) is not None
        words = "" if self._is_long else self.text[self._marker :].strip(_AROUND).casefold().replace("’", "'")
        self.leads_a_list = words in LISTS
        self.is_sentence = self._is_long or _SENTENCE.search(self.text, max(0, len(self.text) - 5)) is not None
        self.is_debris = bool(words) and (words in LINES or self.leads_a_list) and not self._is_story_word(words)
        if not self._is_long and not self.is_debris:
            self.is_debris = self._has_a_form() or self._repeats(titles, links) or self._is_of_labels()

    def _is_story_word(self, words: str) -> bool:
        """Whether it is somebody's answer and no label: `"More!"`, `Email?`."""
        said = self.text[-1] in "!?" or self.text[0] in '"“‘«「'
        return said and not words.startswith(("what do you", "don't miss", "tell us"))

    @cached_property
    def _bodies(self) -> tuple[str, str]:
        """It without its bullet, and without brackets around that."""
        body = self.text[self._marker :]
        return body, body[1:-1].strip() if body[0] in "[(" and body[-1] in "])" else body

    @cached_property
    def _is_said(self) -> bool:
        """Whether it ends by who said it."""
        return SAID.search(self.text, max(0, len(self.text) - _LONGEST)) is not None

    def _is_like(self, form: re.Pattern[str]) -> bool:
        """Whether all of it is of a form, and not what somebody said."""
        return any(form.fullmatch(each) for each in self._bodies) and not self._is_said

    def _has_a_form(self) -> bool:
        if self._is_like(FORMS):
            return True
        return any(LEADS.match(each) for each in self._bodies) and not _SENTENCE.search(self._bodies[1])

    def _is_of_labels(self) -> bool:
        """Whether it is of several labels, as `By Ida Brandt | Updated: June 14, 2026 | Share`."""
        labels = [label.strip() for label in _BETWEEN.split(self.text)]
        told = [label.strip(_AROUND).casefold() in LINES or FORMS.fullmatch(label) is not None for label in labels]
        beside = (
            is_told or _author(label) or _DAY.fullmatch(label) for is_told, label in zip(told, labels, strict=True)
        )
        return len(labels) > 1 and any(told) and all(beside)

    def _repeats(self, titles: Collection[str], links: Collection[str]) -> bool:
        words = plain(self.text)
        return words in titles or (words in links and not self.is_sentence)

    @cached_property
    def _sentences(self) -> list[str]:
        """What may be a wall's, as `plain`; nothing of a line that is long, asks nothing, or tells who said it."""
        if (
            len(self.text) > _LONGEST_OFFER
            or not _ASKS.search(self.text)
            or _QUOTED.search(self.text)
            or self._is_said
        ):
            return []
        sentences = (plain(sentence) for sentence in re.split(r"[.!?:]\s", self.text))
        return [sentence for sentence in sentences if not REPORT.search(sentence)]

    @cached_property
    def is_wall(self) -> bool:
        """Whether it asks to subscribe, register or sign in to read on."""
        return any(WALL.match(sentence) for sentence in self._sentences)

    @property
    def is_of_this_article(self) -> bool:
        """Whether it speaks of the article that it stands in, as walls do."""
        return any(OURS.search(sentence) for sentence in self._sentences)

    @property
    def is_offer(self) -> bool:
        """Whether it sells a subscription."""
        return any(OFFERS.search(sentence) for sentence in self._sentences)

    @property
    def is_byline(self) -> bool:
        """Whether it names who wrote the article and nothing else."""
        return not self._is_long and not self.is_sentence and _author(self.text) is not None

    @property
    def is_correction(self) -> bool:
        """Whether it is a note of what was changed in the article."""
        return not self._is_long and self._is_like(CORRECTIONS)

    def parts(self) -> Iterator[tuple[int, int]]:
        """Where in the article its debris is."""
        if self.is_debris:
            yield self.start, self.start + len(self.text)
            return
        if self._marker:
            yield self.start, self.start + 1
        elif head := HEAD.match(self.text):
            yield self.start, self.start + head.end()
        tail = self.text[-max(map(len, TAILS)) :].casefold()
        for each in TAILS:
            # After a sentence alone: `asked them to click to tweet` goes on.
            if tail.endswith(each) and _SENTENCE.search(self.text[-len(each) - 5 : -len(each)].rstrip()):
                yield self.start + len(self.text) - len(each), self.start + len(self.text)
                return


def _author(text: str) -> str | None:
    """Whom a line names that tells who wrote the article, and nothing else; None of any other line."""
    match = BYLINE.fullmatch(text)
    if match is None:
        return None
    words = f"{match['who']}{match['more'] or ''}".replace(",", "").split()
    is_name = len(words) > 1 and all(word[0].isupper() or word.lower() in _SMALL_IN_NAMES for word in words)
    return match["who"] if is_name else None


def _ends(is_story: Sequence[bool]) -> set[int]:
    """Which lines have few of the story's before or behind them."""
    story = [number for number, is_one in enumerate(is_story) if is_one]
    if len(story) <= 2 * _BYLINES:
        return set(range(len(is_story)))
    return {*range(story[_BYLINES]), *range(story[-_BYLINES - 1] + 1, len(is_story))}


def _mark_walls(lines: list[_Line]) -> None:
    """Take what asks to subscribe for debris, and what stands beside it and sells."""
    asking = [number for number, line in enumerate(lines) if line.is_wall]
    if not asking:
        return
    ends = _ends([not (line.is_debris or line.is_wall or line.is_offer) for line in lines])
    walls = {number for number in asking if number in ends or lines[number].is_of_this_article}
    for wall in walls:
        lines[wall].is_debris = True
        for step in (-1, 1):
            at = wall + step
            while 0 <= at < len(lines) and (lines[at].is_debris or lines[at].is_offer) and at not in walls:
                lines[at].is_debris = True
                at += step


def _mark_lists(lines: list[_Line]) -> None:
    """Take what stands below `Related:` for debris too, as far as it is a list, or lines that are no sentences."""
    left, items = 0, False
    for number, line in enumerate(lines):
        if line.leads_a_list and line.is_debris:
            left = _IN_A_LIST
            # Below a list of bullets the story may go on with a subhead; and a subhead alone is no list.
            items = number + 1 < len(lines) and lines[number + 1].is_item
        elif left and not line.is_sentence and (line.is_item or not items):
            line.is_debris, left = True, left - 1
        else:
            left = 0
