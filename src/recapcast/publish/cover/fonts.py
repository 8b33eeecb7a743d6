"""The fonts that a text is set in: the one that comes with us, and the system's for what that lacks.

FiraGO Bold, from the package pymupdf-fonts, has Latin, Cyrillic, Greek, Arabic, Hebrew, Thai, Georgian and
Devanagari, and is the same on every machine. Chinese, Japanese, Korean and the rest take a font of the system.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import TypedDict

from PIL import ImageFont, features

from recapcast.publish.cover import system_fonts
from recapcast.publish.cover.face import Face, is_unseen

MEASURE = 200
"""Pixels: the size at which text is measured. At another it is as much wider, but for 1 % of rounding."""


class Shaping(TypedDict, total=False):
    """What Pillow takes to set a text: `rtl` or `ltr`, and a BCP 47 tag. Without raqm it takes neither."""

    direction: str
    language: str


class Fonts:
    """The fonts that one text is set in.

    Args:
        faces: at least one. Each character is in the first that has it.
        language: the text's, a BCP 47 tag.
    """

    def __init__(self, faces: Sequence[Face], language: str) -> None:
        self._faces = faces
        self._language = language

    def runs(self, text: str, size: int) -> list[tuple[str, ImageFont.FreeTypeFont]]:
        """`text` in pieces, in order, each with the font that has it. Nothing has no pieces."""
        faces: list[Face] = []
        for character in text:
            if is_unseen(character) and faces:
                faces.append(faces[-1])
            else:
                faces.append(next((face for face in self._faces if face.has(character)), self._faces[0]))
        grouped = groupby(zip(text, faces, strict=True), key=lambda pair: pair[1])
        return [("".join(character for character, _ in run), face.at(size)) for face, run in grouped]

    def width(self, text: str) -> float:
        """How wide `text` is at `MEASURE`, in pixels."""
        return sum(font.getlength(run, **self.shaping(run)) for run, font in self.runs(text, MEASURE))

    def shaping(self, text: str) -> Shaping:
        """What Pillow is told of `text`: its direction and its language, where it can make use of them."""
        if not can_shape():
            return {}
        return {"direction": "rtl" if is_right_to_left(text) else "ltr", "language": self._language}


def choose(text: str, language: str) -> Fonts | None:
    """Fonts that have every character of `text`; None where there are none, or they can not be used together.

    Args:
        text: one line, composed (NFC). Nothing has fonts.
        language: its BCP 47 tag, by which the forms of Chinese characters are chosen.
    """
    turns = any(map(_turns, text))
    if needs_shaping(text) and not can_shape():
        return None
    lacking = {character for character in text if not bundled().has(character)}
    chosen = [bundled()]
    for face in system_fonts.faces(language) if lacking else ():
        found = {character for character in lacking if face.has(character)}
        if found == lacking and len(chosen) == 1 and all(face.has(character) for character in text):
            return Fonts([face], language)  # which has punctuation of its own kind
        if found and not turns:  # what is set apart would stand in the wrong order
            chosen.append(face)
            lacking -= found
        if not lacking:
            break
    return None if lacking else Fonts(chosen, language)


@cache
def bundled() -> Face:
    """The font that comes with us. Takes 20 ms, to unpack it, and the second time nothing."""
    from pymupdf_fonts import FiraGO_Bold

    return Face(FiraGO_Bold.fontbuffer)


def needs_shaping(text: str) -> bool:
    """Whether letters of `text` change by their neighbours, or run from right to left."""
    return any(_turns(character) or unicodedata.category(character) in {"Mn", "Mc"} for character in text)


def _turns(character: str) -> bool:
    return unicodedata.bidirectional(character) in {"R", "AL"}


@cache
def can_shape() -> bool:
    """Whether Pillow can do that: its wheels have raqm in them, which looks for FriBiDi on the system."""
    return bool(features.check("raqm"))


def is_right_to_left(text: str) -> bool:
    """Whether `text` begins at the right: its first letter that has a direction does (Unicode UAX 9, rule P2)."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((found != "L" for found in directions if found in {"L", "R", "AL"}), False)
