"""What a page shows from its start to its end, whatever of it is the story."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from recapcast.article.debris import plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

AFTER = 300
"""Characters after a story's end in which its wall stands; what is further off is about other articles."""
_NEEDLE = 40
"""Letters of a story's end by which it is found in the page."""
_UNSEEN = frozenset({"script", "style", "template", "noscript", "head"})


@dataclass(frozen=True)
class Shown:
    """What a page shows, in order, and how many of its letters stand in parts for subscribers."""

    pieces: tuple[str, ...]
    gated: int

    @classmethod
    def of(cls, tree: "HtmlElement", gates: frozenset[str]) -> Self:
        """Read a page that is without comments, which is not changed."""
        from lxml import etree

        pieces: list[str] = []
        gated, within, unseen = 0, 0, 0
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            step = 1 if event == "start" else -1
            is_gate = bool(gates.intersection([*(element.get("class") or "").split(), element.get("id")]))
            within += step * is_gate
            unseen += step * (element.tag in _UNSEEN)
            text = element.text if step > 0 else element.tail
            if text and not unseen and (words := plain(text)):
                pieces.append(words)
                gated += len(words) if within else 0
        return cls(tuple(pieces), gated)

    def after(self, end: str) -> str:
        """What follows the last place where a story ends like `end`; nothing where that is not found."""
        needle = plain(end).replace(" ", "")[-_NEEDLE:]
        letters = "".join(self.pieces).replace(" ", "")
        place = letters.rfind(needle)
        if not needle or place < 0:
            return ""
        at, place = 0, place + len(needle)
        for number, piece in enumerate(self.pieces):
            at += len(piece) - piece.count(" ")
            if at >= place:
                return " ".join(self.pieces[number + 1 : number + 1 + AFTER])[:AFTER]
        return ""
