"""Phonemes within the words that a voice is given: IPA between two marks that no text can hold."""

import re
from collections.abc import Iterator
from typing import NamedTuple

IPA = "ipa"
"""The International Phonetic Alphabet: what an engine calls it that takes it."""
_OPEN, _CLOSE = "\ufdee", "\ufdef"
"""Noncharacters, which every document and every line is refused with: words can not be taken for phonemes."""
_BLOCK = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_SIBILANT, _VOICELESS = tuple("szʃʒɕʑʂʐ"), tuple("ptkfθ")


class Piece(NamedTuple):
    """A part of what a voice is given: words, or phonemes without their marks."""

    text: str
    start: int
    """Where in the whole `text` begins."""
    phonemes: bool


def marked(ipa: str) -> str:
    """Phonemes as they stand among words."""
    return f"{_OPEN}{ipa}{_CLOSE}"


def pieces(text: str) -> Iterator[Piece]:
    """What a voice is given in its parts, in order, none of them empty. Nothing gives none."""
    at = 0
    for block in _BLOCK.finditer(text):
        if block.start() > at:
            yield Piece(text[at : block.start()], at, phonemes=False)
        yield Piece(block[1], block.start(1), phonemes=True)
        at = block.end()
    if at < len(text):
        yield Piece(text[at:], at, phonemes=False)


def with_s(ipa: str) -> str:
    """Phonemes of an English word with those of its `'s` after them."""
    if ipa.endswith(_SIBILANT):
        return f"{ipa}ɪz"
    return f"{ipa}s" if ipa.endswith(_VOICELESS) else f"{ipa}z"
