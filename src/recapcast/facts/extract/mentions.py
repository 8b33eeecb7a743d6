"""Where a story's sentences mention a name: runs of words with a capital, and Korean names before an office."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from recapcast.article.model import Span
from recapcast.facts.extract import hangul_names
from recapcast.facts.extract import name_tables as tables
from recapcast.facts.extract.cue_tables import SAID
from recapcast.facts.extract.given_tables import GIVEN
from recapcast.facts.extract.story import Sentence, Story

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-–'’&][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_GAP = re.compile(r"[ \u00a0]|\r?\n")
_ARABIC = re.compile(r"(?:al|el)-[A-Z]")
_QUOTE_OPENS = frozenset('"“‘«「『(')
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_COMPOUND = re.compile(
    r"^[A-Z]-[A-Z]|-(?:type|backed|led|style|era|based|like|to|elect|turned|area|born|wide|owned|run|friendly|related|only)(?:-|$)"
)
"""`R-Ohio` behind a senator's name, `Olsen-led`: words with a capital that are no names."""
_ARTICLES = frozenset({"the", "la", "los", "las"})
_NEW = tables.words("york yorker yorkers zealand jersey mexico hampshire orleans england delhi")
_WORDS_TOO = (tables.NO_NAMES | tables.CALENDAR) - tables.words(
    "and the for has had was are were who said says his her"
)
_BEFORE_DATES = tables.words("in on of since by until till last next this early late mid from to through and")
_TITLES_OF_WORKS = tables.words("star stars resident residents")
"""Roles that are no title before a name: `Star Trek`, `Resident Evil`."""
_LONG = 3
_FEWEST_LONG = 6
_HEADLINE = 0.85
"""Share of a sentence's longer words with a capital, from which on it is a headline."""
_SHOUTED = 4
"""Words all in capitals in a row, from which on they are a headline and no name."""


@dataclass(frozen=True)
class Mention:
    """A name once. `text` is the article's at `span`, the title before it left out."""

    span: Span
    text: str
    title: Span | None
    """The words with a capital before it that say what somebody is: `Music Director`, `Mr`. In Korean after it."""
    title_text: str
    opens: bool
    """Whether it is the first word of a sentence, which has a capital in any case."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name."""
        return tuple(self.text.split())


@dataclass(frozen=True)
class _Token:
    start: int
    end: int
    text: str
    opens: bool
    possessive: bool

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or _ARABIC.match(self.text) is not None


def mentions(story: Story) -> list[Mention]:
    """All mentions in a story's sentences, in order. No two overlap."""
    tokens = [_not_shouted(list(_tokens(sentence))) for sentence in story.sentences]
    common = {token.text for line in tokens for token in line if not token.capital}
    surnames = {
        name for sentence, line in zip(story.sentences, tokens, strict=True) for name in _like_words(sentence, line)
    }
    found: list[Mention] = []
    for sentence, line in zip(story.sentences, tokens, strict=True):
        for run in _runs(sentence.text, line, surnames):
            found.extend(_of_run(sentence, run, common))
        found.extend(_korean(sentence))
    return sorted(found, key=lambda mention: mention.span)


def _tokens(sentence: Sentence) -> Iterator[_Token]:
    text = sentence.text
    first = True
    for match in _TOKEN.finditer(text):
        word = match[0]
        possessive = _POSSESSIVE.search(word)
        if possessive is not None:
            word = word[: possessive.start()]
        opens = first or (match.start() > 0 and text[match.start() - 1] in _QUOTE_OPENS)
        yield _Token(match.start(), match.start() + len(word), word, opens, possessive is not None)
        first = False


def _not_shouted(tokens: list[_Token]) -> list[_Token]:
    """The tokens without headlines: those all in capitals, and those whose every longer word has one."""
    long = [token for token in tokens if len(token.text) > _LONG]
    if len(long) >= _FEWEST_LONG and sum(token.capital for token in long) >= len(long) * _HEADLINE:
        return []
    kept: list[_Token] = []
    for shouted, group in groupby(tokens, lambda token: token.text.isupper()):
        run = list(group)
        kept += [] if shouted and len(run) >= _SHOUTED else run
    return kept


def _like_words(sentence: Sentence, tokens: list[_Token]) -> Iterator[str]:
    """Surnames that are common words, known by the given name before them: `Will` of `George Will`."""
    for given, name, after in zip(tokens, tokens[1:], [*tokens[2:], None], strict=False):
        word = name.lower
        if not (name.capital and given.lower in GIVEN and len(word) > 2 and word in _WORDS_TOO):
            continue
        is_headline = after is not None and after.capital and _joined(sentence.text, name, after)
        if _joined(sentence.text, given, name) and not is_headline:
            yield name.text


def _runs(text: str, tokens: list[_Token], surnames: set[str]) -> Iterator[list[_Token]]:
    """Tokens with a capital that stand together, with the small words that join them."""
    at = 0
    while at < len(tokens):
        if not _may_begin(tokens, at, surnames):
            at += 1
            continue
        run = [tokens[at]]
        at += 1
        while at < len(tokens) and _joined(text, run[-1], tokens[at]):
            if _COMPOUND.search(tokens[at].text):
                break
            if tokens[at].capital and (tokens[at].text in surnames or not _parts(tokens[at].lower)):
                run.append(tokens[at])
                at += 1
                continue
            link = _link(text, run, tokens, at)
            if not link:
                break
            run += tokens[at : at + link]
            at += link
        yield run


def _parts(lower: str) -> bool:
    """Whether a word stands in no name though it has a capital, as all have in a headline."""
    return (
        lower in tables.CALENDAR
        or (lower in tables.NO_NAMES and lower not in tables.BODIES | tables.LINKS)
        or lower == "said"
    )


def _may_begin(tokens: list[_Token], at: int, surnames: set[str]) -> bool:
    token = tokens[at]
    lower = token.lower
    if token.text in surnames:
        return _is_surname(tokens, at)
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and ((lower == "new" and after.lower in _NEW) or (lower == "will" and after.capital)):
        return token.capital
    if _COMPOUND.search(token.text):
        return False
    return token.capital and lower not in tables.NO_NAMES and lower not in tables.CALENDAR


def _joined(text: str, before: _Token, after: _Token) -> bool:
    if before.possessive:
        return False
    gap = text[before.end : after.start]
    if gap.startswith(".") and (len(before.text) == 1 or before.lower in tables.TITLES | _SUFFIXES):
        gap = gap[1:]
        return gap == "" or _GAP.fullmatch(gap) is not None
    if gap.startswith(",") and after.lower in _SUFFIXES:
        gap = gap[1:]
    return _GAP.fullmatch(gap) is not None


def _link(text: str, run: list[_Token], tokens: list[_Token], at: int) -> int:
    """How many tokens from `at` on belong to the name because small words join them to it; 0 for none."""
    ahead = tokens[at : at + 3]
    for count in (2, 3):
        if len(ahead) < count or not ahead[count - 1].capital:
            continue
        small = [token.lower for token in ahead[: count - 1]]
        if not all(_joined(text, a, b) for a, b in pairwise(ahead[:count])):
            continue
        if set(small) <= tables.PARTICLES and not ahead[-1].opens:
            return count
        if small[0] in tables.LINKS and set(small[1:]) <= _ARTICLES and _takes(small[0], run, ahead[count - 1]):
            return count
    return 0


def _is_surname(tokens: list[_Token], at: int) -> bool:
    """Whether a surname that is a common word too is meant: not `Will it` and `in May`."""
    token = tokens[at]
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if token.opens and not token.possessive:
        return after in SAID
    before = tokens[at - 1].lower if at else ""
    return not after.isdigit() and (token.lower not in tables.CALENDAR or before not in _BEFORE_DATES)


def _takes(link: str, run: list[_Token], after: _Token) -> bool:
    """Whether a name such as `Bank` goes on with `of` and what comes after."""
    last, first = run[-1].lower, run[0].lower
    if link in {"and", "y", "&"}:
        return any(token.lower == "of" for token in run) and run[0].lower in tables.BODIES
    if (last, after.lower) in {("secretary", "state"), ("secretary", "defense"), ("chief", "staff")}:
        return True
    if last in tables.ROLES or first in GIVEN:
        return False
    if last in tables.BODIES:
        return True
    return link != "for" and (len(run) == 1 and after.lower not in tables.PLACES and last not in tables.PLACES)


def _of_run(sentence: Sentence, run: list[_Token], common: set[str]) -> Iterator[Mention]:
    """The name in a run: titles told from it, words that only begin a sentence or belong to a people left out."""
    body = any(token.lower in tables.BODIES for token in run[1:])
    start = 0
    if not body:
        while start < len(run) and (run[start].lower in tables.PEOPLES or _only_opens(run[start], common, len(run))):
            start += 1
    title_end = start
    for place in range(start, len(run) - 1):
        if _ends_title(run, place) and run[place + 1].lower not in _SUFFIXES and not _is_small(run[place + 1]):
            title_end = place + 1
    name = run[title_end:]
    while name and _is_small(name[-1]):
        name.pop()
    if not name or (len(name) == 1 and _is_no_name(name[0], common)):
        return
    if not body and _is_role(name[-1]) and name[0].lower not in GIVEN and len(name) < 3:
        return  # `Music Director` alone, and `Chief Strategy Officer`, say what somebody is
    offset = sentence.span.start
    end = name[-1].end
    if name[-1].lower in {"jr", "sr"} and sentence.text[end : end + 1] == ".":
        end += 1
    title = run[start:title_end]
    yield Mention(
        Span(offset + name[0].start, offset + end),
        sentence.text[name[0].start : end],
        Span(offset + title[0].start, offset + title[-1].end) if title else None,
        sentence.text[title[0].start : title[-1].end] if title else "",
        run[0].opens and not title,
    )


def _ends_title(run: list[_Token], place: int) -> bool:
    lower = run[place].lower
    if place >= 2 and run[place - 1].lower == "of" and run[place - 2].lower in {"secretary", "chief"}:
        return True
    if lower in tables.TITLES or lower in tables.SPOKEN_TITLES:
        return not (place > 0 and run[place - 1].lower in GIVEN - tables.PLACES)
    if lower in _TITLES_OF_WORKS and place + 1 < len(run) and run[place + 1].lower not in GIVEN:
        return False
    return lower in tables.ROLES and not (place > 0 and run[place - 1].lower in GIVEN)


def _is_small(token: _Token) -> bool:
    return token.lower in tables.LINKS or not token.capital


def _only_opens(token: _Token, common: set[str], length: int) -> bool:
    """Whether the first word of a sentence has its capital for that alone."""
    if token.opens and length > 1 and token.lower in SAID:
        return True
    return token.opens and token.lower in common and (length == 1 or token.lower not in GIVEN)


def _is_role(token: _Token) -> bool:
    return token.lower in tables.ROLES or token.lower in tables.TITLES or token.lower in tables.SPOKEN_TITLES


def _is_no_name(token: _Token, common: set[str]) -> bool:
    lower = token.lower
    return (
        lower in tables.PEOPLES
        or lower in tables.ROLES
        or lower in tables.TITLES
        or lower in tables.SPOKEN_TITLES
        or len(lower) < 2
        or (token.opens and (lower in common or (lower.endswith("ly") and lower not in GIVEN)))
    )


def _korean(sentence: Sentence) -> Iterator[Mention]:
    offset = sentence.span.start
    for (start, end), (role, role_end) in hangul_names.found(sentence.text):
        title = Span(offset + role, offset + role_end)
        text = sentence.text
        yield Mention(Span(offset + start, offset + end), text[start:end], title, text[role:role_end], opens=False)
