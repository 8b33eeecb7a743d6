"""The characters of an article's bytes, by the encoding that is declared or guessed; and what is no text."""

import codecs
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from recapcast.plain_text import NONCHARACTERS

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16's, with which it begins
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FILES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP file, as DOCX, ODT and EPUB are"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
"""How files begin that people take for articles; any other that is not text is told by its bytes."""
_AS_BROWSERS_DO = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
}
"""Python's name of a declared encoding to the larger one that it is read as (WHATWG, Encoding Standard, 4.2)."""
_NO_CHARSETS = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
"""Python decodes these too, but no page is written in them."""
_GUESSES = ["cp1252", "cp949", "cp932", "gb18030", "big5", "cp1251", "koi8_r"]
"""What a guess may be. cp1250, of which the same bytes are words too, wins over cp1252 for Spanish else."""
_SEEN = 64 * 1024
"""Bytes that a guess looks at."""
_CONTROLS = 0.01
"""The share of control characters past which it is no text: bytes by chance have a tenth, text next to none."""
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD = 4096
"""Bytes at the start of a page in which it declares its encoding; the HTML standard asks for the first 1024."""


@dataclass(frozen=True)
class Decoded:
    """An article's characters. `doubt` says as a clause what may be wrong with them; None where nothing is."""

    text: str
    doubt: str | None = None


def decoded(content: bytes, declared: Sequence[str] = ()) -> Decoded:
    """The text of an article's bytes. Line ends stay as they are, and a byte order mark is left out.

    What can not be spoken or stored (control characters, noncharacters) becomes a space each, so that a place in
    the text is the same place in the file.

    Args:
        content: the bytes.
        declared: encodings that are said to be the text's, the most trusted first. UTF-8 wins over them where the
            bytes are UTF-8, for text in anything else is hardly ever that by chance.

    Raises:
        ValueError: it is empty, is not text, or of an encoding that can not be told; says which, as a clause.
    """
    if not content.strip():
        message = "it is empty"
        raise ValueError(message)
    for start, kind in _FILES:
        if content.startswith(start):
            message = f"it is {kind}"
            raise ValueError(message)
    found = _decoded(content, declared)
    if "\0" in found.text:
        message = "it is not text (it holds NUL characters)"
        raise ValueError(message)
    text = found.text.translate(_unsayable())
    if sum(a != b for a, b in zip(found.text[:_SEEN], text, strict=False)) > _CONTROLS * min(len(text), _SEEN) + 1:
        message = "it is not text (it is full of control characters)"
        raise ValueError(message)
    if not text.strip():
        message = "it is empty"
        raise ValueError(message)
    return Decoded(text, found.doubt)


def in_page(content: bytes) -> list[str]:
    """The encoding that a page itself declares, as a list of one; none where it declares none."""
    match = _DECLARED.search(content, 0, _HEAD)
    return [match[1].decode("ascii", "replace")] if match else []


def _decoded(content: bytes, declared: Sequence[str]) -> Decoded:
    for mark, name in _BOMS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(name, "replace")
            return Decoded(text, _lost(text.count("\ufffd"), name.upper()))
    names = [codec for name in declared if (codec := _codec(name))]
    # Escapes in ASCII, and NULs between letters, are UTF-8 as well, so these are believed first.
    odd = [name for name in names if name.startswith("iso2022" if b"\x1b" in content else ("utf-16", "utf-32"))]
    first = odd if b"\x1b" in content or b"\0" in content else []
    for name in (*first, "utf-8", *names):
        try:
            return Decoded(content.decode(name))
        except (UnicodeError, LookupError):  # LookupError: a codec of Python's that is not of text, as `hex`
            continue
    text = content.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    whole = sum(1 for character in text if character > "\x7f") - lost
    if lost * 10 <= whole or _is_cut(content):
        return Decoded(text, _lost(lost, "UTF-8"))
    return _guessed(content)


def _lost(number: int, name: str) -> str | None:
    if not number:
        return None
    return f"{number} of its characters {'is' if number == 1 else 'are'} not {name} and can not be read"


def _is_cut(content: bytes) -> bool:
    """Whether all of it is UTF-8 but for a character that was cut off at the end."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.end == len(content) and error.reason == "unexpected end of data"
    return False


def _guessed(content: bytes) -> Decoded:
    import charset_normalizer  # 26 ms, and hardly any article needs it

    best = charset_normalizer.from_bytes(content[:_SEEN], cp_isolation=_GUESSES).best()
    try:
        if best is not None and "\0" not in (text := content.decode(best.encoding)):
            return Decoded(text, f"it does not say what it is encoded in, and was read as {best.encoding}")
    except UnicodeError:  # its later part is not
        pass
    message = "it is not text, or in an encoding that can not be told; save it as UTF-8"
    raise ValueError(message)


def _codec(name: str) -> str | None:
    """Python's name of a declared encoding, read as browsers do; None where it knows none."""
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return None
    return None if codec.replace("_", "-") in _NO_CHARSETS else _AS_BROWSERS_DO.get(codec, codec)


@cache
def _unsayable() -> dict[int, str]:
    """A space for each character that can be neither spoken nor stored, and is no white space."""
    controls = (chr(code) for code in range(0x100) if unicodedata.category(chr(code)) == "Cc")
    unsayable = [*(c for c in controls if not c.isspace()), *NONCHARACTERS, *map(chr, range(0xD800, 0xE000))]
    return dict.fromkeys(map(ord, unsayable), " ")
