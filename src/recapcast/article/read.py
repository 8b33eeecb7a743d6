"""An article, read from where the user has it: a file, a page on the web, or standard input."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from recapcast.article import encoding, plain
from recapcast.article.model import Article
from recapcast.errors import SourceError
from recapcast.given import STDIN, content

LARGEST = 10 * 1024 * 1024
"""Bytes. The largest of 181 news pages has 1.5 MB: what is larger is some other file."""
Kind: TypeAlias = Literal["text", "markdown", "page"]
SUFFIXES: dict[str, Kind] = {
    ".txt": "text", ".text": "text",
    ".md": "markdown", ".markdown": "markdown",
    ".html": "page", ".htm": "page", ".xhtml": "page",
}  # fmt: skip
"""The suffixes of files that are articles, in small letters."""
Note: TypeAlias = Callable[[str], None]
"""Told, in one sentence, what the user should know though the article was read."""

_PAGE = re.compile(
    r"\s{0,999}(?:<\?xml[^>]{0,200}>\s{0,999}|<!--(?:(?!-->).){0,2000}-->\s{0,999}){0,9}"
    r"<(?:!doctype\s{1,9}html|html|head|body|meta|title|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
"""How a page begins, whatever its file is called."""
_MARKDOWN = re.compile(r"\A---\r?\n\w{1,40}:|^#{1,3} \S|\]\((?:https?://|/|#)[^\s)]{1,999}\)", re.MULTILINE)
"""What only Markdown has: front matter, headings, and links."""
LINES = 100_000
"""Lines past which no text is an article's. Each is looked at by itself: so many take 1 s."""
_SEEN = 100_000
"""Characters in which that is looked for."""


def read(given: str, *, allow_private: bool = False, note: Note | None = None) -> Article:
    """Read one article.

    Args:
        given: a path, an address with http or https, or `-` for standard input.
        allow_private: whether an address may be of this computer, or of a network that is not public.
        note: told what may be wrong with what was read; None tells nobody.

    Raises:
        SourceError: it can not be had, is of a kind that is not read, or holds no article.
        DocumentError: it is Markdown, and its front matter is not YAML.
    """
    if "://" in given:
        from recapcast.article.addresses import is_public
        from recapcast.article.fetch import fetch  # with urllib3 70 ms, and files need none of it

        page = fetch(given, LARGEST, (lambda _: True) if allow_private else is_public)
        return _article(page.content, given, page.kind, page.charsets, page.url, note)
    if given == STDIN:
        return article(content(given, LARGEST, "no article"), "standard input", None, note)
    return article(content(given, LARGEST, "no article"), given, Path(given).suffix, note)


def article(content: bytes, name: str, suffix: str | None, note: Note | None = None) -> Article:
    """The article in a file's bytes.

    Args:
        content: all of the file.
        name: what messages call it.
        suffix: the file's, with its dot; None where it has no name, and its content tells the kind.
        note: as `read` has it.

    Raises:
        SourceError: the suffix is none of `SUFFIXES`, or as `read`.
        DocumentError: as `read`.
    """
    if suffix is None:
        return _article(content, name, None, (), None, note)
    kind = SUFFIXES.get(suffix.lower())
    if kind is None:
        message = f"{name} is of no kind that is read as an article: those end in {', '.join(SUFFIXES)}."
        raise SourceError(message)
    return _article(content, name, kind, (), None, note)


def _article(
    content: bytes, name: str, kind: Kind | None, charsets: Sequence[str], url: str | None, note: Note | None
) -> Article:
    try:
        found = encoding.decoded(content, [*charsets, *(encoding.in_page(content) if kind != "text" else [])])
        if found.text.count("\n") + found.text.count("\r") > 2 * LINES:  # twice, as a line can end in both
            message = f"it has more than {LINES:,} lines, which no article has"
            raise ValueError(message)
        told = _told(found.text)
        # A page that was saved as something else is one all the same: else its markup would be spoken.
        if told == "page" or kind == "page":
            from recapcast.article import page  # with lxml and trafilatura 150 ms

            read_article = page.article(found.text, url)
        elif (kind or told) == "markdown":
            from recapcast.article import markdown

            read_article = markdown.article(found.text, name, url)
        else:
            read_article = plain.article(found.text, url)
    except ValueError as error:
        message = f"{name} can not be read: {error}."
        raise SourceError(message) from error
    if note and found.doubt:
        note(f"{name}: {found.doubt}. Look whether its letters are right.")
    if note and read_article.doubt:
        note(f"{name} may be the start of a story alone: {read_article.doubt}. Look whether it is all there.")
    return read_article


def _told(text: str) -> Kind:
    """What kind of article a text is, by how it is written."""
    if _PAGE.match(text):
        return "page"
    return "markdown" if _MARKDOWN.search(text, 0, _SEEN) else "text"
