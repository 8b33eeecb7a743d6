"""What text may be spoken, and how a file's bytes become text."""

import unicodedata

NONCHARACTERS = frozenset(chr(c) for c in range(0xFDD0, 0xFDF0))
"""Code points that Unicode keeps for programs' own use (The Unicode Standard, 23.7). The renderer marks
citations with them, so text that arrives with one is refused."""


def one_line(text: str) -> str:
    """`text` with every run of white space, line ends among it, made one space, and none at either end.

    Raises:
        ValueError: nothing is left, or a character can not be spoken, tagged or stored: a control
            character, half of a surrogate pair, or a noncharacter.
    """
    line = " ".join(text.split())
    if not line:
        message = "expected text, found only white space" if text else "expected text, found nothing"
        raise ValueError(message)
    # What can be printed, as all of a usual line, holds none of these: a megabyte need not be looked through.
    for character in "" if line.isprintable() else line:
        if unicodedata.category(character) in {"Cc", "Cs"} or character in NONCHARACTERS:
            message = f"the character U+{ord(character):04X} can not be spoken or stored: take it out"
            raise ValueError(message)
    return line


def sayable(text: str) -> str:
    """`one_line` of `text`, which must hold something to pronounce: a letter, a digit or a symbol.

    Raises:
        ValueError: it holds punctuation alone, or what `one_line` refuses.
    """
    line = one_line(text)
    if not any(c.isalnum() or c in "%&@#*" or unicodedata.category(c).startswith("S") for c in line):
        message = f"expected words, found {line!r}, in which nothing can be spoken"
        raise ValueError(message)
    return line


def decode(data: bytes) -> str:
    r"""`data` as text: UTF-8, a byte order mark dropped, all line ends made `\n`.

    Raises:
        ValueError: it is empty, holds NUL bytes, or is not UTF-8; says which and where.
    """
    if not data.strip():
        message = "it is empty"
        raise ValueError(message)
    if b"\0" in data:
        message = f"it is not text (a NUL byte at byte {data.index(0)})"
        raise ValueError(message)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"it is not UTF-8 text (byte 0x{data[error.start]:02x} at byte {error.start})"
        raise ValueError(message) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
