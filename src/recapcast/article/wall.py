"""Whether what was read is the start of a story alone, with the rest behind a subscription or a registration."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from recapcast.article.debris import plain
from recapcast.article.model import Span
from recapcast.article.shown import AFTER, Shown
from recapcast.article.wall_tables import ONWARD, WALL

_LITTLE = 2_000
"""Characters of a story that may be a teaser. Of Zyte's whole stories that are not free the shortest has 2,364."""
_HALF = 0.6
"""The share of what the page says that its story is long, below which the story is not all there."""
_HOLDS = 0.5
"""The share of a story that parts for subscribers hold, from which on it is there for whoever sees the page."""
_EMPTY = 0.1
"""The share of a story that parts for subscribers hold, below which there is none of it in them."""
_PART = 0.2
"""The share of the parts for subscribers, in which links and pictures stand too, that their story is at least."""
_FEWEST_WORDS = 8
"""Words of a last line that tells by its end whether the story breaks off: a shorter one is a credit or a tag."""
_NOT_FREE = frozenset({"false", "http://schema.org/false", "https://schema.org/false"})
_SELECTOR = re.compile(r"[.#]([\w-]{1,100})\s{0,9}$")
_ELLIPSIS = re.compile(r"(?:\.\.\.+|…|\[…\]|\[\.\.\.\])[\s\"”’'»)\]]{0,3}$")
_SENTENCE = re.compile(r"[.!?。][\"”’'»)\]」』]{0,3}$|[\"”»」』:]$")
_TAG = re.compile(r"<[^<>]{1,300}>")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Access:
    """What a page declares of who may read its article."""

    is_free: bool = True
    is_metered: bool = False
    """Whether so many articles may be read, which may be over."""
    gates: frozenset[str] = frozenset()
    """Classes and ids of the parts that are for subscribers."""
    characters: int = 0
    """How long its text is, white space apart, as the page tells it beside; 0 where it does not."""


def access(node: Mapping[str, Any], meta: Mapping[str, str]) -> Access:
    """What a page's article in JSON-LD, and its `meta`, tell of who may read it."""
    parts = node.get("hasPart")
    parts = [part for part in (parts if isinstance(parts, list) else [parts])[:20] if isinstance(part, dict)]
    closed = [part for part in parts if _is_closed(part.get("isAccessibleForFree"))]
    selectors = [part.get("cssSelector") for part in closed] or [meta.get("cssselector")]
    tier = meta.get("article:content_tier", "").lower()
    told = node.get("articleBody")
    return Access(
        is_free=not (
            closed
            or _is_closed(node.get("isAccessibleForFree"))
            or _is_closed(meta.get("isaccessibleforfree"))
            or tier == "locked"
        ),
        is_metered=tier == "metered",
        gates=frozenset(_named(selectors)),
        characters=_letters(_TAG.sub("", told)) if isinstance(told, str) else 0,
    )


def _is_closed(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() in _NOT_FREE)


def _named(selectors: Sequence[object]) -> Iterator[str]:
    for each in selectors:
        for one in each if isinstance(each, list) else [each]:
            for part in one.split(",") if isinstance(one, str) else []:
                if match := _SELECTOR.search(part):
                    yield match[1]


def doubt(lines: Sequence[str], after: str, told: Access = Access(), shown: Shown | None = None) -> str | None:
    """Why a story may not be all of it, as a clause; None where nothing tells so.

    Args:
        lines: the story's, without debris. Of none nothing is told.
        after: what follows it where it was read, as `debris.plain`.
        told: what its page declares.
        shown: what its page shows.
    """
    length = sum(map(_letters, lines))
    if not length:
        return None
    breaks_off = _breaks_off(lines[-1])
    for_all = shown is not None and shown.gated >= _HOLDS * length
    if WALL.search(after) and (breaks_off or length < _LITTLE or not for_all):
        return "where it ends, one is asked to subscribe, register or sign in"
    if breaks_off and (not told.is_free or told.is_metered or ONWARD.search(after)):
        return "it breaks off, and the rest is elsewhere or for subscribers"
    if not told.is_free and told.gates and shown is not None and shown.gated < _EMPTY * length:
        return "its page says that a part of it is not free to read, and has nothing in its place"
    if not told.is_free and not for_all and length < _LITTLE:
        return "its page says that it is not free to read, and shows little of it"
    if length < _HALF * told.characters:
        return f"its page says that it is {told.characters / length:.1f} times as long as what was found"
    return None


def lacks(lines: Sequence[str], told: Access, shown: Shown) -> bool:
    """Whether the page has more of its story than was found: it tells how long it is, or marks where it stands."""
    return _letters("".join(lines)) < max(_HALF * told.characters, _PART * shown.gated)


def _breaks_off(line: str) -> bool:
    """Whether a story's last line stops in the middle, or with an ellipsis."""
    ends = _SENTENCE.search(line[-8:]) is not None
    return _ELLIPSIS.search(line[-12:]) is not None or (not ends and len(line.split()) >= _FEWEST_WORDS)


def _letters(text: str) -> int:
    return len(_SPACE.sub("", text))


def ending(text: str, debris: Sequence[Span]) -> tuple[list[str], str]:
    """The lines of a story without its debris, and the debris after the last of them, as `plain`."""
    kept: list[str] = []
    at = end = 0
    for span in (*debris, None):
        piece = text[at : span.start if span else len(text)]
        if stripped := [line.strip() for line in piece.splitlines() if line.strip()]:
            kept += stripped
            end = at + len(piece.rstrip())
        at = span.end if span else at
    return kept, plain(text[end : end + 4 * AFTER])[:AFTER]
