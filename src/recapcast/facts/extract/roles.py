"""What an article says that people are: `music director`, `the CEO of Queens Group`, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recapcast.article.model import Span
from recapcast.facts.extract import name_tables as tables
from recapcast.facts.extract import role_tables
from recapcast.facts.extract.cue_tables import BE, SAID
from recapcast.facts.extract.given_tables import GIVEN
from recapcast.facts.extract.hangul_tables import HONORIFICS
from recapcast.facts.extract.mentions import Mention
from recapcast.facts.extract.story import Story

_NEAR = 160
"""Characters before and after a name in which its role is looked for."""
_DETERMINERS = tables.words("the a an his her its their our one el la los las un una su")
_PREPOSITIONS = tables.words("of at for in with to on from de del")
_MOST_BEFORE = 5
"""Words before the one that a role ends with, or before its `of`."""
_LONGEST = 90
"""Characters of a role with what it is of. What is longer is a story of its own."""
_APPOSITION = re.compile(r",(?: \d\d,)? (?=\S)")
_PHRASE_END = re.compile(r"[,;:\"“”()–—]|\.(?=\s|$)")
_CLAUSE = re.compile(r" (?:who|that|which|said|says|told|and|as|when|while|after|since|until|dijo|que)\b")
_WORD = re.compile(r"\S+")
_FORE = tables.words("former new first second late then longtime one own")
"""Words that stand in a role before what somebody is."""
_STOPS = (
    tables.NO_NAMES
    | tables.CALENDAR
    | tables.words(
        "said says told tells asked added met sued named called like including say wrote became joined thanked hired "
        "quoted praised won gave saw played"
    )
) - _FORE
_AND = re.compile(r"(?:,|,? and|,? y)[ \u00a0]$")
_AND_ANOTHER = re.compile(r"(?:,|,? and|,? y)[ \u00a0](?=[^\W\d_a-z])")
_ONCE = re.compile(
    r"\b(?:[Ff]ormer|[Ll]ate|[Aa]cting|[Ii]nterim|[Oo]utgoing|[Ii]ncoming|[Rr]etired|[Dd]eputy|[Aa]ssistant"
    r"|[Ee]x)[ -](?:[A-Z][\w.]{1,20} ){0,2}$"
)
_HERS = re.compile(r"(?:her|his|their|its) ")
_NAMED = re.compile(r", (?=[^\W\d_a-z])")
_EDGES = (_DETERMINERS | _PREPOSITIONS | SAID) - {"to"} | tables.words(
    "after against alongside among as before behind by including like over past through under until"
)
"""Behind what a role begins: no verb stands between it and the name."""
_WITHIN = role_tables.MODIFIERS | _FORE
_DESCRIBES = _WITHIN | role_tables.DESCRIBING
_NO_NOUNS = (
    _DETERMINERS | _PREPOSITIONS | _EDGES | BE | role_tables.MODALS | role_tables.VERBS | role_tables.VERBS_TOO
)
_ACTS = SAID | BE | role_tables.MODALS | tables.words("has have had")


@dataclass(frozen=True)
class Role:
    """What somebody is. `text` is the article's at `span`."""

    span: Span
    text: str
    is_full: bool
    """Whether it is more than the title before a name: the whole of what stands after it, between commas."""


def roles(story: Story, found: list[Mention]) -> dict[Span, Role]:
    """The role that is told at a mention, by the mention's span. Most have none.

    Args:
        story: where they stand.
        found: its mentions, in order.
    """
    told: dict[Span, Role] = {}
    last: tuple[Mention, Role] | None = None
    text = story.article.text
    for mention in found:
        sentence = story.sentence_at(mention.span.start)
        if sentence is None:
            continue
        own = mention.words[-1].lower()
        role = next((r for r in _told(text, mention, sentence.span) if own not in r.text.lower()), None)
        shared = last is not None and _AND.fullmatch(text[last[0].span.end : mention.span.start]) is not None
        if role is None and shared and last is not None and _is_plural(last[1]):
            role = last[1]
        last = (mention, role) if role is not None else None
        if role is not None:
            told[mention.span] = role
    return {span: _one_of(role) for span, role in told.items()}


def _told(text: str, mention: Mention, sentence: Span) -> Iterator[Role]:
    start, end = mention.span.start, mention.span.end
    begin = max(start - _NEAR, sentence.start)
    ahead, behind, is_late = _apposed(text, begin, start), None, False
    if (comma := _APPOSITION.match(text, end, sentence.end)) is not None:
        stop = _PHRASE_END.search(text, comma.end(), min(comma.end() + _NEAR, sentence.end))
        close = stop.start() if stop else min(comma.end() + _NEAR, sentence.end)
        # `his wife, Anna Hale, a son, Peter, and`: who is told already is not the next one too.
        if ahead is None or _NAMED.match(text, close) is None:
            behind = next(_phrase(text, comma.end(), close), None)
            # `Chef Tom Hale, her husband`: what he is to somebody comes after what he is.
            is_late = _HERS.match(text, comma.end()) is not None
    if behind is not None and not is_late:
        yield behind
    if ahead is not None:
        yield ahead
    yield from _ahead(text, mention, begin, opens=sentence.start)
    if behind is not None:
        yield behind


def _ahead(text: str, mention: Mention, begin: int, *, opens: int) -> Iterator[Role]:
    """The role right before a name: `Captain Olsen`, `music director Ida Brandt`."""
    start = mention.span.start
    if mention.title is not None:
        last = mention.title_text.lower().rstrip(".").split()[-1].strip(".")
        if last not in tables.TITLES | HONORIFICS:
            # `Former President`: with a small word alone before it a title is another.
            once = _ONCE.search(text, begin, mention.title.start)
            yield _role(text, once.start() if once else mention.title.start, mention.title.end, is_full=False)
        return
    words = list(_WORD.finditer(text, begin, start))[-_MOST_BEFORE - 1 :]
    if words and words[-1].end() == start - 1:
        place = _first_of(words, opens=words[0].start() == opens)
        if place is not None and _may_be(words[place:], text, mention):
            yield _role(text, words[place].start(), start - 1, is_full=False)


def _apposed(text: str, begin: int, start: int) -> Role | None:
    """The role before a name and a comma: `the music director, Ida Brandt`."""
    if not text.endswith(", ", begin, start):
        return None
    last = max((match.end() for match in _PHRASE_END.finditer(text, begin, start - 2)), default=begin)
    for word in _WORD.finditer(text, last, start - 2):
        if word[0].lower() in _DETERMINERS and (role := next(_phrase(text, word.start(), start - 2), None)):
            return role if role.span.end == start - 2 else None
    return None


def _first_of(words: list[re.Match[str]], *, opens: bool) -> int | None:
    """With which of the words before a name its role begins; None where the last of them is none.

    Verbs and what stands before them are told from it: of `the town lost captain` it is the last word.

    Args:
        words: at least one.
        opens: whether a sentence begins with the first of them.
    """
    kept = len(words) - 1
    if words[kept][0].lower() not in tables.ROLES:
        return None
    while kept > 0 and words[kept][0].lower() not in _FORE:
        if _is_modifier(words, kept - 1, opens=opens):
            kept -= 1
        elif (place := _run(words, kept - 1, opens=opens)) is not None:
            kept = place
        else:
            break
    if words[kept][0][0].isupper() and kept:
        return kept
    head = words[-1][0].lower()
    if head not in role_tables.VERBS_TOO or not kept:
        return kept
    if head.endswith("s"):
        return kept if kept == len(words) - 1 and _is_edge(words, kept - 1) else None  # not `the film stars`
    if kept < len(words) - 1:
        return kept
    return kept if _is_edge(words, kept - 1) or _is_verb(words[kept - 1][0]) else None  # not `will host`


def _is_modifier(words: list[re.Match[str]], place: int, *, opens: bool) -> bool:
    """Whether a word is a part of the role that goes on behind it."""
    word = words[place][0]
    lower = word.lower()
    if lower in _WITHIN:
        return place == 0 or words[place - 1][0].lower() not in role_tables.MODALS
    if not _is_part(word) and lower not in role_tables.DESCRIBING:
        return False
    begins = place == 0 and opens
    if (word[0].isupper() and not begins) or "-" in word or (begins and _opens_a_name(words)):
        return True
    return not _is_verb(word) and (begins or (place > 0 and _is_edge(words, place - 1)))


def _opens_a_name(words: list[re.Match[str]]) -> bool:
    """Whether the first word of a sentence is a team's or a body's: `Chargers coach`, `United Nations spokesman`."""
    word, behind = words[0][0], words[1][0]
    is_plural = len(words) == 2 and word.lower().endswith("s") and word.lower() not in _NO_NOUNS
    return is_plural or (len(words) > 2 and behind[0].isupper())


def _run(words: list[re.Match[str]], last: int, *, opens: bool) -> int | None:
    """Where a run of words begins that ends with `last` and may describe somebody: `veteran industry` analyst.

    None where it does not begin behind what no verb stands before: then it may tell what was done to them.
    """
    place = last
    while place >= 0 and (words[place][0].islower() or (opens and not place)) and _may_describe(words[place][0]):
        place -= 1
    if place == last:
        return None
    if place < 0:
        return 0 if opens else None
    if words[place][0].lower() in role_tables.DESCRIBING and place and _is_edge(words, place - 1):
        return place
    is_name = words[place][0][0].isupper() and _is_part(words[place][0]) and not (opens and place == 0)
    return place + 1 if is_name or _is_edge(words, place) else None


def _may_describe(word: str) -> bool:
    lower = word.lower()
    is_free = _is_part(word) and lower not in _NO_NOUNS | role_tables.DESCRIBING and not _is_verb(word)
    return is_free and word.isalpha()


def _is_edge(words: list[re.Match[str]], place: int) -> bool:
    """Whether a role begins behind a word and no verb is between: behind `the`, `with`, a comma, `Brandt's`.

    So it does behind `and` where a name or a role is before that.
    """
    word, before = words[place][0], words[place - 1][0] if place else ""
    if word.lower() in {"and", "y"}:
        return before[:1].isupper() or before.lower() in tables.ROLES
    return word.lower() in _EDGES or not word[-1].isalnum() or word.endswith(("'s", "’s"))


def _is_verb(word: str) -> bool:
    """Whether a word may be what was done to somebody: by its ending, or as one of those that have none."""
    lower = word.lower()
    if lower in _DESCRIBES:
        return False
    return lower in role_tables.ACTED or lower.endswith("ed") or (lower.endswith("s") and lower[-2:-1] not in "siu")


def _may_be(role: list[re.Match[str]], text: str, mention: Mention) -> bool:
    """Whether a person can be what stands before a name: a town may be a host, and one alone is not `leaders`."""
    head = role[-1][0].lower()
    if mention.words[0].lower() not in GIVEN:
        # `Fox News host Jeanine Pirro`, and not `World Cup host South Africa`.
        behind = role[-2][0] if len(role) > 1 else ""
        is_theirs = behind[:1].isupper() and behind.lower() not in role_tables.COMPETITIONS
        is_one = is_theirs and len(mention.words) > 1 and _singular(head) == head
        if head in role_tables.COMPANIES_TOO or (head in role_tables.TEAMS_TOO and not is_one):
            return False
    return _singular(head) == head or _AND_ANOTHER.match(text, mention.span.end) is not None


def _phrase(text: str, start: int, end: int) -> Iterator[Role]:
    """The role that a phrase such as `the head of the mill` is, its article left out; none where it is no role."""
    words = list(_WORD.finditer(text, start, end))
    if words and words[0][0].lower() in _DETERMINERS:
        del words[0]
    ahead = next((i for i, word in enumerate(words) if word[0].lower() in _PREPOSITIONS), len(words))
    heads = [i for i, word in enumerate(words[:ahead]) if word[0].lower() in tables.ROLES]
    if not heads or heads[-1] > _MOST_BEFORE or any(word[0].lower() in _STOPS for word in words[: heads[-1]]):
        return
    last = words[heads[-1]].end()
    if _is_clause([word[0] for word in words[heads[-1] + 1 : heads[-1] + 3]]):
        return
    if ahead == heads[-1] + 1 and ahead < len(words) - 1:
        clause = _CLAUSE.search(text, words[ahead].end(), end)
        whole = clause.start() if clause else words[-1].end()
        last = whole if whole - words[0].start() <= _LONGEST else last
    yield _role(text, words[0].start(), last, is_full=True)


def _is_clause(behind: list[str]) -> bool:
    """Whether another's clause goes on: `Brandt, her agent said, will`, `for Brandt, coach Olsen was`."""
    if not behind:
        return False
    after = behind[0].lower()
    # `a lawyer based in Oslo` describes.
    acts = after in role_tables.ACTED or (after.endswith("ed") and behind[-1].lower() not in _PREPOSITIONS - {"on"})
    return acts or after in _ACTS or behind[0][0].isupper()


def _role(text: str, start: int, end: int, *, is_full: bool) -> Role:
    return Role(Span(start, end), text[start:end], is_full)


def _is_part(word: str) -> bool:
    lower = word.lower().strip(".")
    return word[-1].isalpha() and lower not in _STOPS and not lower.endswith(("'s", "’s", "ing"))


def _is_plural(role: Role) -> bool:
    return role.text != _singular(role.text)


def _singular(text: str) -> str:
    """A role of several as that of one: it is the article's own but for the ending."""
    for ending in ("es", "s"):
        one = text.removesuffix(ending)
        if one != text and one.rsplit(None, 1)[-1].lower() in tables.ROLES:
            return one
    return text


def _one_of(role: Role) -> Role:
    """The role of one of several: `writers` told of two is `writer` of each."""
    one = _singular(role.text)
    return Role(Span(role.span.start, role.span.start + len(one)), one, role.is_full)
