"""One font at any size, and what it can show."""

import io
import unicodedata
from functools import cached_property
from pathlib import Path

from PIL import ImageFont

_NO_CHARACTER = "\U0010fffe"
"""Unicode gives this to nobody, ever: for it a font shows what it shows for all that it lacks."""
_PROBE = 32
"""Pixels: large enough that no letter looks like the box that stands for a missing one."""


class Face:
    """One font. The file is not read before it is used.

    Args:
        source: the font's bytes, or its file.
        index: which font of a collection.
    """

    def __init__(self, source: bytes | Path, index: int = 0) -> None:
        self._source = source
        self._index = index
        self._sizes: dict[int, ImageFont.FreeTypeFont] = {}
        self._known: dict[str, bool] = {}

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """The font at a size in pixels, which is 1 or more.

        Raises:
            OSError: the file is no font, has no font of that index, or can not be read.
        """
        if size not in self._sizes:
            file = io.BytesIO(self._source) if isinstance(self._source, bytes) else str(self._source)
            self._sizes[size] = ImageFont.truetype(file, size, self._index)
        return self._sizes[size]

    def has(self, character: str) -> bool:
        """Whether the font shows it, and not the box for what it lacks. What is never seen, each font has.

        Raises:
            OSError: as `at`, or the font is broken.
        """
        if character not in self._known:
            self._known[character] = is_unseen(character) or self._shape(character) != self._box
        return self._known[character]

    @cached_property
    def name(self) -> str:
        """The names of its family and its style, such as `Noto Sans CJK KR Bold`."""
        return " ".join(filter(None, self.at(_PROBE).getname()))

    @cached_property
    def _probe(self) -> ImageFont.FreeTypeFont:
        return self.at(_PROBE).font_variant(layout_engine=ImageFont.Layout.BASIC)

    @cached_property
    def _box(self) -> tuple[tuple[int, int], bytes]:
        return self._shape(_NO_CHARACTER)

    def _shape(self, character: str) -> tuple[tuple[int, int], bytes]:
        mask = self._probe.getmask(character)
        return mask.size, bytes(mask)


def is_unseen(character: str) -> bool:
    """Whether it has no shape of its own: a space, a joiner, a mark of direction, a variation selector."""
    return character.isspace() or unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"
