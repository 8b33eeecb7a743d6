"""An article from Markdown: what a reader sees of it, without its marks."""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from recapcast import plain_yaml
from recapcast.article.dateline import leading
from recapcast.article.debris import debris, plain
from recapcast.article.language import language_of
from recapcast.article.model import Article
from recapcast.article.plain import without_touching
from recapcast.article.wall import doubt, ending
from recapcast.strict_yaml import split_front_matter

if TYPE_CHECKING:
    from markdown_it.token import Token

LARGEST = 300_000
"""Characters. A book has more, an article never; the worst that can be written in them takes 4 s."""
_KEY = re.compile(r"[A-Za-z_][\w -]{0,40}:(?:\s|$)")
_TAG = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)


def article(text: str, name: str, url: str | None = None) -> Article:
    """The article that a Markdown file is. Its text is what a reader sees: no marks, targets of links, HTML or code.

    A paragraph is one line, with a blank line between two. The first heading is its title, where it begins with
    one; front matter may tell `title`, `author`, `date`, `language`, `site` and `url`.

    Args:
        text: not blank, at most `LARGEST` characters.
        name: what messages call the file.
        url: where it was fetched from.

    Raises:
        DocumentError: its front matter is not YAML.
        ValueError: it is longer, or nothing in it is text; says which, as a clause.
    """
    if len(text) > LARGEST:
        message = f"it has more than {LARGEST:,} characters, which no article in Markdown has"
        raise ValueError(message)
    told, body = _front_matter(text.replace("\r\n", "\n").replace("\r", "\n"), name)
    blocks = list(_blocks(body))
    shown = "\n\n".join(words for _, words in blocks)
    if not shown:
        message = "it holds marks and no text"
        raise ValueError(message)
    heading = blocks[0][1] if blocks[0][0] else None
    title = told.get("title") or heading
    dated = leading(shown, len(heading) if heading else 0)
    spans = debris(shown, {plain(each) for each in (title, heading) if each}, author=told.get("author"))
    waste = without_touching([*spans, *([dated.at] if dated else [])])
    return Article(
        shown,
        title=title,
        site=told.get("site"),
        author=told.get("author"),
        published=_day(told.get("date")) or (dated.day if dated else None),
        url=url or told.get("url"),
        language=language_of(shown, told.get("language") or told.get("lang")),
        debris=waste,
        doubt=doubt(*ending(shown, waste)),
    )


def _front_matter(text: str, name: str) -> tuple[dict[str, str], str]:
    """What the front matter tells in words, and what follows it; nothing and all of `text` where there is none."""
    parts = split_front_matter(text)
    if parts is None or not _KEY.match(parts[0].lstrip()):
        return {}, text
    data = plain_yaml.parse(parts[0], name, 1).data
    told = data.items() if isinstance(data, dict) else ()
    return {key.lower(): " ".join(value.split()) for key, value in told if isinstance(value, str)}, parts[1]


def _day(written: str | None) -> date | None:
    found = leading(written) if written else None
    return found.day if found else None


def _blocks(body: str) -> Iterator[tuple[bool, str]]:
    """Each paragraph, item and heading as one line, with whether it is a heading of the first rank."""
    from markdown_it import MarkdownIt  # 69 ms, and no other kind of article needs it

    is_title = False
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.type == "heading_open":
            is_title = token.tag == "h1"
        elif token.type == "inline":
            words = " ".join(_seen(token.children or []).split())
            if words:
                yield is_title, words
        elif token.type == "heading_close":
            is_title = False


def _seen(tokens: "list[Token]") -> str:
    """What of a paragraph a reader sees."""
    seen = []
    for token in tokens:
        if token.type in {"text", "code_inline"}:
            seen.append(token.content)
        elif token.type in {"softbreak", "hardbreak"} or (
            token.type == "html_inline" and _TAG.fullmatch(token.content)
        ):
            seen.append(" ")
    return "".join(seen)
