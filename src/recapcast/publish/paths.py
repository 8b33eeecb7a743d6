"""A file's path as another file names it: seen from that file's folder, so that both can move together."""

import os
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

from recapcast.plain_text import one_line


def write_path(path: Path, folder: Path) -> str:
    """`path` as a file in `folder` names it, with `/` between its parts.

    Percent-encoded where it holds what text can not: bytes that are no UTF-8, control characters, two
    spaces together, or a percent sign. Whole where no relative path leads there (another drive).
    """
    try:
        written = Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:
        written = path.resolve().as_posix()
    return quote(os.fsencode(written)) if "%" in written or not _is_one_line(written) else written


def read_path(written: str, folder: Path) -> Path:
    """The whole path that a file in `folder` names as `written`."""
    plain = os.fsdecode(unquote_to_bytes(written)) if "%" in written else written
    return Path(os.path.normpath(folder.resolve() / plain))


def _is_one_line(text: str) -> bool:
    try:
        return one_line(text) == text
    except ValueError:
        return False
