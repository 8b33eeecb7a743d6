"""Quotation marks paired inside one paragraph, by the direction that each one faces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"[\"“”„‟«»「」『』]")
_SINGLE = re.compile(r"['‘’]")
_OPENING = frozenset("“„‟«「『")
_CLOSING = frozenset("”»」』")
_BRACKETS = {"»": "«", "」": "「", "』": "『"}
"""Marks that only ever pair with each other. All others stand for each other: writers mix straight and curly ones."""
_BEFORE_OPEN = frozenset("([{—–-/:;,‘'")
_ANNOUNCES = frozenset({"", ",", ":", "\u202a", "\u200b", "\ufeff"})
_AFTER_CLOSE = frozenset(".,;:!?)]}—–-/…’'。、")
_ENDS_WORDS = frozenset(".,!?…。")
_SHORTENED = re.compile(r"(?:em|til|tis|twas|cause|bout|n|\d0s|\d\d)\b", re.IGNORECASE)
"""What an apostrophe at the start of a word stands before, where letters or the century are left out."""


@dataclass(frozen=True)
class Pair:
    """Words between marks: `start` is the first mark's place in the paragraph, `end` is after the last one.

    Where the closing mark lacks, `end` is the paragraph's and `is_closed` is False.
    """

    start: int
    end: int
    is_closed: bool = True


def pairs(paragraph: str, *, is_announced: bool = False) -> list[Pair]:
    """The outermost pairs in one paragraph, in order. None where a mark has no partner that can be told.

    Args:
        paragraph: its text. Nothing has none.
        is_announced: whether the paragraph before ends in a colon: `He stated:`.
    """
    doubles = [(match.start(), _faces(paragraph, match.start())) for match in _MARK.finditer(paragraph)]
    if not doubles:
        return list(_single(paragraph))
    if _is_block(paragraph, doubles, is_announced=is_announced):
        return [Pair(0, len(paragraph))]
    return _paired(paragraph, doubles)


def _faces(text: str, at: int) -> str:
    """`(` if the mark opens, `)` if it closes, `?` if what stands around it leaves both."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    opens = (
        bool(after)
        and not after.isspace()
        and (after not in _AFTER_CLOSE or text.startswith(("...", "…", "’", "'"), at + 1))
    )
    opens = opens and (not before or before.isspace() or before in _BEFORE_OPEN)
    closes = bool(before) and not before.isspace() and before not in "([{"
    closes = closes and (not after or after.isspace() or after in _AFTER_CLOSE)
    mark = text[at]
    if mark in _BRACKETS or mark in _BRACKETS.values():
        return "(" if mark in _OPENING else ")"
    if opens != closes:
        return "(" if opens else ")"
    if mark in _OPENING:
        return "("
    return ")" if mark in _CLOSING else "?"


def _is_block(text: str, marks: list[tuple[int, str]], *, is_announced: bool) -> bool:
    """Whether a paragraph that opens and closes with marks is one quote, whatever marks are in it.

    It is where it was announced, or where the marks do not pair; but not where what is between two says who speaks.
    """
    if marks[0][0] != 0 or marks[-1][0] < len(text.rstrip(".,")) - 1 or len(marks) < 3:
        return False
    if not is_announced and (len(marks) % 2 == 0 or marks[1][1] == "("):
        return False
    return not any(text[at - 1 : at] == "," and face == ")" for at, face in marks[:-1])


def _paired(text: str, marks: list[tuple[int, str]]) -> list[Pair]:
    found: list[Pair] = []
    open_at: list[int] = []
    inner: list[Pair] = []
    for at, face in marks:
        if face == "(" or (face == "?" and not open_at):
            if not (open_at and open_at[-1] == at - 1):  # two opening marks side by side are one
                open_at.append(at)
            continue
        if not open_at:
            if text[at - 1 : at] in _ANNOUNCES:  # a closing mark that the writer meant for an opening one
                open_at.append(at)
            continue
        partner = _BRACKETS.get(text[at])
        if partner is not None and text[open_at[-1]] != partner:
            continue
        start = open_at.pop()
        if open_at:
            inner.append(Pair(start, at + 1))
        else:
            found.append(Pair(start, at + 1))
            inner.clear()
    if open_at:
        found += _unclosed(text, open_at, inner)
    kept: list[Pair] = []
    for pair in sorted(found, key=lambda pair: (pair.start, -pair.end)):
        if not kept or pair.start >= kept[-1].end:
            kept.append(pair)
    return kept


def _unclosed(text: str, open_at: list[int], inner: list[Pair]) -> Iterator[Pair]:
    """What is left where a mark was opened and never closed."""
    if open_at[0] == 0 and len(open_at) == 1 and not inner:
        yield Pair(0, len(text), is_closed=False)
        return
    ahead = text[: open_at[0]].rstrip()
    if ahead.endswith(":") and len(open_at) == 1 and not any(text[pair.end - 2] == "," for pair in inner):
        yield Pair(open_at[0], len(text), is_closed=False)
        return
    last = max(pair.start for pair in inner) if inner else -1
    # A quote goes on in the next paragraph without a mark at its end: only the last one may.
    yield from sorted((pair for pair in inner if pair.start > open_at[0]), key=lambda pair: pair.start)
    if open_at[-1] > last and text[: open_at[-1]].rstrip().endswith((",", ":", ".", "!", "?")):
        yield Pair(open_at[-1], len(text), is_closed=False)


def _single(text: str) -> Iterator[Pair]:
    """Pairs of single marks, apostrophes told from them."""
    start: int | None = None
    doubtful: int | None = None
    for match in _SINGLE.finditer(text):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if start is None:
            opens = (not before or before.isspace() or before in "([—–-:") and after.isalnum()
            if opens and not _SHORTENED.match(text, at + 1) and text[at] != "’":
                start = at
            continue
        if before.isspace() or not before or (after and after not in _AFTER_CLOSE and not after.isspace()):
            continue
        if before in "sSzZ" and after.isspace():
            doubtful = doubtful or at  # `the writers' room`, or the end of the quote
            continue
        yield Pair(start, at + 1)
        start = doubtful = None
    if start is not None and doubtful is not None:
        yield Pair(start, doubtful + 1)
