"""An article from a web page: the story that it holds, found by trafilatura, and what it tells of itself."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from recapcast.article import metadata
from recapcast.article.dateline import leading
from recapcast.article.debris import debris, plain
from recapcast.article.language import language_of
from recapcast.article.model import Article, Span
from recapcast.article.plain import without_touching
from recapcast.article.shown import Shown
from recapcast.article.wall import doubt, ending, lacks
from recapcast.languages import primary

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PARTS = 20_000
"""Elements of a page that are looked through. Of 181 news pages the largest has 1,709; so many take 3 s at worst."""
_AGAIN = 5_000
"""Elements of a page that is looked through a second time: a larger one may have taken long at the first."""
BESIDE = 4_000
"""Elements in one other, which are looked at each with all those beside it. The most in those pages are 297."""
LONGEST = 1_000_000
"""Characters that a page shows. Of those pages the longest shows 101,000. Each takes 34 bytes while it is read."""
_DEEP = "Excessive depth"
"""What libxml2 says where elements nest deeper than it goes (2048), and it leaves the rest of the page out."""
_UNSEEN = {"script", "style", "template"}
_BESIDE_LOGIN = 600
"""Characters of an article, its title and debris aside, on a page with a field for a password: less is a login."""
_TEASER = 200
"""Characters of what is shown of a story behind a wall, one or two sentences: with less there is nothing to tell."""
_TEASER_KOREAN = 80
"""The same in Korean, which says in so many what takes others twice as many."""
_NO_ARTICLE = "it holds no article (it may want a login, or be filled by a script); save what you see of it as text"
_NAME = 2
"""Words of a person's name, at least."""
_CARD = 1_000
"""Characters of a card at the most: three headlines of other articles have 400."""
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
    tree = _tree(text)
    told = metadata.told(tree, url)
    seen = Shown.of(tree, told.access.gates)
    wants_login = any(field.get("type") == "password" for field in tree.iter("input"))
    captions = {plain(caption.text_content()) for caption in tree.iter("figcaption")}
    no_story = told.titles | captions, _elsewhere(tree)
    is_small = sum(1 for _ in tree.iter()) <= _AGAIN
    found = _found(tree, told, no_story)
    # Of some pages precision takes too little: then they tell it, and all that can be found is better.
    if is_small and lacks(found.lines, told.access, seen):
        more = _found(_tree(text), told, no_story, recall=True)
        found = more if len(more.text) > len(found.text) else found
    length = sum(map(len, found.lines))
    if not length or (wants_login and length < _BESIDE_LOGIN):
        raise ValueError(_NO_ARTICLE)
    why = doubt(found.lines, f"{found.after} {seen.after(found.lines[-1])}", told.access, seen)
    language = language_of(found.text, told.language)
    if why and length < (_TEASER_KOREAN if primary(language or "") == "ko" else _TEASER):
        message = f"it shows little of a story: {why}; sign in with a browser, and save the page or its text"
        raise ValueError(message)
    return Article(
        found.text,
        title=told.title,
        site=told.site,
        author=told.author,
        published=told.published or found.day,
        url=told.url,
        language=language,
        debris=found.debris,
        doubt=why,
    )


@dataclass(frozen=True)
class _Found:
    """What trafilatura found: its text, what of it is debris, and the lines that are not, with what follows them."""

    text: str
    debris: tuple[Span, ...]
    lines: list[str]
    after: str
    day: date | None


def _found(
    tree: "HtmlElement", told: metadata.Told, no_story: tuple[frozenset[str], frozenset[str]], *, recall: bool = False
) -> _Found:
    """What trafilatura finds in a page, which it changes; an empty text where it finds nothing.

    Args:
        tree: the page.
        told: what the page tells.
        no_story: lines that are none of the story, titles and captions, and links, as `plain`.
        recall: whether too much is better than too little.
    """
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, favor_precision=not recall, favor_recall=recall, include_comments=False)
    except RecursionError as error:
        message = "its elements nest too deep"
        raise ValueError(message) from error
    paragraphs = _paragraphs(getattr(found, "text", None) or "")
    if not paragraphs:
        return _Found("", (), [], "", None)
    has_title = told.title is None or plain(paragraphs[0]) == plain(told.title)
    shown = "\n\n".join(paragraphs if has_title or told.title is None else [told.title, *paragraphs])
    dated = leading(shown, 0 if told.title is None else shown.find("\n"))
    waste = without_touching([*debris(shown, *no_story, told.author), *([dated.at] if dated else [])])
    return _Found(shown, waste, *ending(shown, waste), dated.day if dated else None)


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
    # trafilatura loses what follows a comment, and so half of a sentence that one stands in.
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    _take_cards_out(tree)
    return tree


def _take_cards_out(tree: "HtmlElement") -> None:
    """Take out the cards that float over a name while it is pointed at, and tell of other articles.

    One stands right behind its link within a sentence, without a space, has links of its own and begins with the same
    person's name: it would be read as `Ida BrandtIda M. Brandt Mill to open Brandt leaves`.
    """
    for link in list(tree.iter("a")):
        card, name = link.getnext(), (link.text or "").split()
        if len(name) < _NAME or card is None or link.tail or card.tag != "span" or card.find(".//a") is None:
            continue
        first: list[str] = next((words for text in card.itertext() if (words := text.split())), [])
        is_small = next(card.iter("p", "h1", "h2"), None) is None and len(card.text_content()) <= _CARD
        if is_small and (first[:1], first[-1:]) == (name[:1], name[-1:]):
            card.drop_tree()


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
