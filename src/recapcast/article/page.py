"""An article from a web page: the story that it holds, found by trafilatura, and what it tells of itself."""

from typing import TYPE_CHECKING

from recapcast.article import metadata
from recapcast.article.dateline import leading
from recapcast.article.debris import debris, plain
from recapcast.article.language import language_of
from recapcast.article.model import Article
from recapcast.article.plain import without_touching

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PARTS = 20_000
"""Elements of a page that are looked through. Of 181 news pages the largest has 1,709; so many take 3 s at worst."""
BESIDE = 4_000
"""Elements in one other, which are looked at each with all those beside it. The most in those pages are 297."""
LONGEST = 1_000_000
"""Characters that a page shows. Of those pages the longest shows 101,000. Each takes 34 bytes while it is read."""
_DEEP = "Excessive depth"
"""What libxml2 says where elements nest deeper than it goes (2048), and it leaves the rest of the page out."""
_UNSEEN = {"script", "style", "template"}
_BESIDE_LOGIN = 600
"""Characters of an article, its title and debris aside, on a page with a field for a password: less is a login."""
_NO_ARTICLE = "it holds no article (it may want a login, or be filled by a script); save what you see of it as text"
_LINK = 4
"""Words of a link that is a headline of another article; a shorter one may be a name in a list."""


def article(text: str, url: str | None = None) -> Article:
    """The article that a page holds. Its text is its title and its paragraphs, with a blank line between two.

    Args:
        text: the page's HTML. Not blank.
        url: where it was fetched from.

    Raises:
        ValueError: it holds no article, or more than any article's page; says which, as a clause.
    """
    from trafilatura import bare_extraction

    tree = _tree(text)
    told = metadata.told(tree, url)
    elsewhere = _elsewhere(tree)
    wants_login = any(field.get("type") == "password" for field in tree.iter("input"))
    captions = {plain(caption.text_content()) for caption in tree.iter("figcaption")}
    try:
        found = bare_extraction(tree, favor_precision=True, include_comments=False)
    except RecursionError as error:
        message = "its elements nest too deep"
        raise ValueError(message) from error
    paragraphs = _paragraphs(getattr(found, "text", None) or "")
    if not paragraphs:
        raise ValueError(_NO_ARTICLE)
    has_title = told.title is None or plain(paragraphs[0]) == plain(told.title)
    shown = "\n\n".join(paragraphs if has_title or told.title is None else [told.title, *paragraphs])
    spans = debris(shown, told.titles | captions, elsewhere)
    if wants_login and len(shown) - sum(span.end - span.start for span in spans) < _BESIDE_LOGIN:
        raise ValueError(_NO_ARTICLE)
    dated = leading(shown, 0 if told.title is None else shown.find("\n"))
    return Article(
        shown,
        title=told.title,
        site=told.site,
        author=told.author,
        published=told.published or (dated.day if dated else None),
        url=told.url,
        language=language_of(shown, told.language),
        debris=without_touching([*spans, *([dated.at] if dated else [])]),
    )


def _tree(text: str) -> "HtmlElement":
    from lxml import etree, html

    # In bytes, as lxml refuses text that declares an encoding; with huge_tree, for lines of more than 10 MB.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        tree = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        message = "it is no page that can be read"
        raise ValueError(message) from error
    if any(_DEEP in problem.message for problem in parser.error_log):
        message = "its elements nest more than 2,000 deep, which no article's do"
        raise ValueError(message)
    characters = 0
    for parts, element in enumerate(tree.iter(), 1):
        if parts > PARTS or len(element) > BESIDE:
            message = f"it has more than {PARTS:,} elements, or {BESIDE:,} in one, which no article has"
            raise ValueError(message)
        if element.tag not in _UNSEEN:
            characters += len(element.text or "") + len(element.tail or "")
    if characters > LONGEST:
        message = f"it shows more than {LONGEST:,} characters, which no article has"
        raise ValueError(message)
    return tree


def _elsewhere(tree: "HtmlElement") -> frozenset[str]:
    """The texts of the page's links and pictures, as `plain`, but for those that are subheads as well."""
    links = (link for link in tree.iter("a") if not (link.get("href") or "#").startswith("#"))
    pictures = {plain(picture.get("alt") or "") for picture in tree.iter("img")}
    pictures -= {plain(heading.text_content()) for heading in tree.iter("h2", "h3", "h4", "h5", "h6")}
    texts = pictures | {plain(link.text_content()) for link in links}
    return frozenset(text for text in texts if text.count(" ") >= _LINK - 1)


def _paragraphs(found: str) -> list[str]:
    """The lines that trafilatura found, each cell of a table by itself."""
    paragraphs = []
    for line in found.splitlines():
        cells = line.split("|") if line.startswith("|") or line.endswith("|") else [line]
        paragraphs += [words for cell in cells if (words := " ".join(cell.split()))]
    return paragraphs
