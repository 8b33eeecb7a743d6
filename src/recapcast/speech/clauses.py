"""Long sentences cut where a speaker would breathe, for services that take only so many characters at once."""

import re
import unicodedata

_SENTENCE = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+|[。！？]+[”’」』）]*\s*")
_CLAUSE = re.compile(r"[;:]\s+|\s+[—–-]\s+|[—；：]\s*")
_COMMA = re.compile(r",\s+|[\"”)\]]\s+|\s+(?=[\"“(\[])|[、，]\s*")
_JOINT = re.compile(
    r"\s+(?=(?:and|but|or|so|because|which|who|whose|that|when|while|after|before|until|since|where|if|than"
    r"|with|without|for|from|into|at|by|on|in|to|as"
    r"|y|e|pero|o|porque|que|quien|cuando|mientras|donde|si|con|sin|para|por|de|desde|hasta|en|a)\s)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
_BORDERS = (_SENTENCE, _CLAUSE, _COMMA, _JOINT, _SPACE)
"""The strongest first."""
_NO_END = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|[a-z]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|vs|No|Nos|Gen|Col|Capt|Lt|Gov|Sen|Rep|Rev|Hon|etc|approx"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
"""What ends in a full stop without ending a sentence."""
_EARLIEST = 0.35
"""A strong border is taken before a weaker one only from this share of the length on: a word alone is no phrase."""
_LONGEST_ABBREVIATION = 16
"""Characters looked at before a cut, to see whether an abbreviation ends there: the whole line would be quadratic."""


def borders(text: str) -> dict[int, int]:
    """Where `text` may be cut: the offsets at which a next piece would begin, each with its border's rank.

    0 is a sentence's end, 1 a clause's, 2 a comma or quotation mark, 3 a joining word that follows, 4 a space. In
    scripts that use no spaces there are only the first three. Nothing, and one word, have no borders.
    """
    ranks = {}
    for rank in reversed(range(len(_BORDERS))):  # the strongest last, so that its rank stays
        for match in _BORDERS[rank].finditer(text):
            end = match.end()
            before = text[max(0, end - _LONGEST_ABBREVIATION) : end].rstrip()
            if not (_BORDERS[rank] is _SENTENCE and _NO_END.search(before)):
                ranks[end] = rank
    ranks.pop(len(text), None)
    return ranks


def cut(text: str, longest: int) -> list[str]:
    """Cut `text` into pieces of at most `longest` characters.

    Each cut is at the strongest border in reach: a sentence's end, a clause's, a comma, a joining word, a space;
    inside a word only where there is none of these, and never between a letter and its accents. Joined by
    spaces, the pieces are `text` again, but for the spaces of scripts that use none.

    Args:
        text: one line. Nothing gives no pieces.
        longest: at least 1.
    """
    pieces = []
    rest = text.strip()
    while len(rest) > longest:
        at = _border(rest, longest)
        pieces.append(rest[:at].strip())
        rest = rest[at:].strip()
    return [*pieces, rest] if rest else pieces


def _border(text: str, longest: int) -> int:
    near = text[: longest + 1]
    within = {
        at: rank for at, rank in borders(near).items() if longest * _EARLIEST <= len(near[:at].rstrip()) <= longest
    }
    if within:
        strongest = min(within.values())
        return max(at for at, rank in within.items() if rank == strongest)
    spaces = [match.start() for match in _SPACE.finditer(text, 1, longest + 1)]
    if spaces:
        return spaces[-1]
    at = longest
    while at > 1 and (unicodedata.combining(text[at]) or text[at] in "\u200d\ufe0f"):
        at -= 1
    return at
