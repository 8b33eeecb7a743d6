"""An Ogg file as bytes: whether it is whole pages of one stream, one after another, from its first to its last."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from mutagen.ogg import OggPage
from mutagen.ogg import error as OggError  # noqa: N812 (mutagen writes it small)

from recapcast.check.record import Audio
from recapcast.check.report import Miss, moment

_RATE = 48000
"""Of the times of pages, whatever the sound's own (RFC 7845, 4)."""


def misses(path: Path, audio: Audio) -> Iterator[Miss]:
    """Where the bytes of a file are no page that belongs there. Behind the first fault nothing is looked for.

    Raises:
        OSError: it can not be read.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        serial, last, heard, number = None, False, 0, 0
        while (at := file.tell()) < size:
            page, wrong = _page(file)
            if page is not None and wrong is None:
                serial = page.serial if serial is None else serial
                if last:
                    wrong = ("the end of the file", "another page")
                elif page.serial != serial:
                    wrong = ("a page of the same stream", "one of another")
                elif page.sequence != number:
                    wrong = (f"page {number}", f"page {page.sequence}")
                elif page.first != (number == 0):
                    wrong = ("one first page", "none" if number == 0 else "another")
            if page is None or wrong is not None:
                expected, found = wrong or ("a page", "none")
                yield Miss("frames", audio.path, f"byte {at} (about {moment(heard / _RATE)})", expected, found)
                return
            last, heard, number = page.last, max(heard, page.position), number + 1
    if not last:
        where = f"byte {size} (about {moment(heard / _RATE)})"
        yield Miss("frames", audio.path, where, "a last page", "the end of the file: it was cut")


def _page(file: BinaryIO) -> tuple[OggPage | None, tuple[str, str] | None]:
    """The page that begins where the file is, or what is expected and found where none does."""
    at = file.tell()
    try:
        page = OggPage(file)
    except (OggError, EOFError):
        file.seek(at)
        start = file.read(12)
        return None, ("a whole page", f"what is none ({start.hex(' ')})")
    length = file.tell() - at
    file.seek(at)
    # mutagen does not look at checksums, and writes them right.
    whole = page.write() == file.read(length)
    return page, None if whole else ("a page of the checksum that it tells", "another: it was changed")
