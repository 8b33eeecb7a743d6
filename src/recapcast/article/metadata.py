"""What a page tells of its article beside the text: title, date, author, site, address and language."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from recapcast.article.dateline import leading
from recapcast.article.debris import plain
from recapcast.article.wall import Access, access

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 300
"""Characters of the longest title, name or address that is believed."""
_LARGEST = 2_000_000
"""Characters of JSON in a page that are read."""
_MOST = 10_000
"""Parts of a page's JSON that are looked at."""
_ARTICLES = re.compile(r"(?:Article|Posting|Report|Review|NewsStory)$")
"""How the types of schema.org end that are articles."""
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_UTC = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})[\d:.]{0,20} ?(?:Z|UTC|GMT|[+-]00:?00)")
"""A moment that does not tell which day it was where the article was published."""
_WEST, _EAST = timedelta(hours=-12), timedelta(hours=14)
"""The clocks that are furthest from UTC."""
_IN_ADDRESS = re.compile(r"(?<!\d)(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?!\d)")
_FIRST_YEAR = 1990
"""Before it there was no web: pages that were filled by a program have 0001 and 1970 where it knew no date."""
_SEPARATOR = re.compile(r" (?:\||-|–|—|::|»|·|•|<) |: (?=[^:]*$)| ?\| ?")
_BY = re.compile(r"(?:by|por|written by|posted by)[:\s]\s*(?=\S)", re.IGNORECASE)
_DATES = (
    "article:published_time", "datepublished", "og:published_time", "og:article:published_time", "publish-date",
    "publish_date", "published", "publication_date", "pubdate", "date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.created", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "datecreated",
)  # fmt: skip
"""Names of `meta`, the plainest first, by which pages tell when they were published."""
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl", "dcterms.creator")
_SITES = ("og:site_name", "application-name", "dc.publisher")


@dataclass(frozen=True)
class Told:
    """What a page tells; None is what it does not. `titles` are all of its headline's spellings, as `plain`."""

    title: str | None
    site: str | None
    author: str | None
    published: date | None
    url: str | None
    language: str | None
    titles: frozenset[str]
    access: Access


def told(tree: "HtmlElement", url: str | None = None) -> Told:
    """What a page tells of its article.

    Args:
        tree: the page, not changed here.
        url: where it was fetched from; believed over what the page says of itself, unless that is of the same host.
    """
    meta = _meta(tree)
    node = _article_node(tree)
    address = _address(tree, meta, url)
    names = (_line(_named(node.get("publisher"))), *(meta.get(name) for name in _SITES))
    site = next((name for name in names if name and "://" not in name and not name.startswith("@")), None)
    headings = [_line(heading.text_content()) for heading in tree.iter("h1")]
    page_title = _line(tree.findtext(".//title"))
    headline = _line(node.get("headline"))
    given = [title for title in (headline, meta.get("og:title"), *headings, page_title) if title]
    whole = [title for title in given if not title.endswith(("…", "..."))]  # some are cut to a length
    hosts = {part for part in (urlsplit(address).hostname or "").split(".") if len(part) > 3} if address else set()
    title = next(iter(whole or given), None)
    title = title and _without_site(title, site, hosts, {plain(heading) for heading in headings if heading})
    return Told(
        title=title,
        site=site,
        author=_author(node, meta, site),
        published=_published(node, meta, tree, f"{address} {url}"),
        url=address,
        language=tree.get("lang") or _text(node.get("inLanguage")) or meta.get("og:locale"),
        titles=frozenset(plain(each) for each in (*given, title) if each),
        access=access(node, meta),
    )


def _meta(tree: "HtmlElement") -> dict[str, str]:
    """The page's `meta`, by name, property or itemprop in small letters; the first of each counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        value = _line(element.get("content"))
        if name and value:
            found.setdefault(name.strip().lower(), value)
    return found


def _article_node(tree: "HtmlElement") -> dict[str, Any]:
    """The first node of the page's JSON-LD that is an article; nothing where none is."""
    for script in tree.iter("script"):
        written = script.text
        if "ld+json" not in (script.get("type") or "").lower() or not written or len(written) > _LARGEST:
            continue
        try:
            data = json.loads(written.replace("<![CDATA[", "").replace("]]>", ""), strict=False)
        except (ValueError, RecursionError):  # sites write it by hand, and wrongly
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            if any(_ARTICLES.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return node
    return {}


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    """Every mapping in JSON, outer before inner, those of a list in order."""
    waiting = [data]
    for _ in range(_MOST):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting += reversed(value.values())
        elif isinstance(value, list):
            waiting += reversed(value)


def _text(value: object) -> str | None:
    """A string, or the first of several."""
    while isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, str) else None


def _line(value: object) -> str | None:
    """A text as one line, its entities read; None where there is none, or one that no title or name is as long as."""
    text = _text(value)
    line = " ".join(html.unescape(text[: 4 * _LONGEST]).split()) if text else ""
    return line if 0 < len(line) <= _LONGEST else None


def _named(value: object) -> object:
    """The name of a person or publisher, who are written as a mapping, as a name, or as several of either."""
    first = value[0] if isinstance(value, list) and value else value
    return first.get("name") if isinstance(first, dict) else first


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _author(node: dict[str, Any], meta: dict[str, str], site: str | None) -> str | None:
    """Who wrote the article; several with commas between. The site itself, or an address, is nobody."""
    written = node.get("author")
    people = written if isinstance(written, list) else [written]
    names = [_line(_named(person)) for person in people[:20]] or []
    if not any(names):
        names = [_first({key: value for key, value in meta.items() if "://" not in value}, _AUTHORS)]
    believed = [
        name
        for each in names
        if each and (name := _BY.sub("", each, count=1) if _BY.match(each) else each)
        if "://" not in name and "@" not in name and any(map(str.isalpha, name)) and name != site
    ]
    return ", ".join(dict.fromkeys(believed)) or None


def _published(node: dict[str, Any], meta: dict[str, str], tree: "HtmlElement", addresses: str) -> date | None:
    """The day on which the page says that it was published; None where nothing in its markup tells."""
    marked = (
        element.get("datetime") or element.get("content")
        for element in tree.iter("time", "span", "abbr", "p", "div")
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
    )
    for written in (node.get("datePublished"), *(meta.get(name) for name in _DATES), *marked):
        line = _line(written)
        if day := _day(line):
            return _local(line or "", addresses) or day
    from htmldate import find_date  # here as its neighbours: nothing of a page is imported where none is read

    # Not extensive_search: that takes dates from the text, of which any may be another day's.
    try:
        found = find_date(tree, extensive_search=False, original_date=True)
    except (ValueError, TypeError, AttributeError, RecursionError):  # it trips over odd dates; then there is none
        return None
    return _day(found)


def _day(written: str | None) -> date | None:
    if not written:
        return None
    match = _ISO.match(written) or _COMPACT.match(written)
    if match is None:
        found = leading(written)
        return found.day if found else None
    try:
        day = date.fromisoformat("-".join(match.groups()) if match.re is _COMPACT else match[1])
    except ValueError:
        return None
    return day if day.year >= _FIRST_YEAR else None


def _local(written: str, addresses: str) -> date | None:
    """The day that a page's addresses tell, if a moment in UTC was on it somewhere; else None."""
    moment, told_day = _UTC.fullmatch(written), _IN_ADDRESS.search(addresses)
    if moment is None or told_day is None:
        return None
    try:
        at = datetime.fromisoformat(f"{moment[1]}T{moment[2]}")
        day = date(int(told_day[1]), int(told_day[3]), int(told_day[4]))
        return day if (at + _WEST).date() <= day <= (at + _EAST).date() else None
    except (ValueError, OverflowError):  # there is no such day, or none after it
        return None


def _address(tree: "HtmlElement", meta: dict[str, str], url: str | None) -> str | None:
    """Where the article is: as its page says, where that is on the host that it came from."""
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    for said in (*map(_line, links), meta.get("og:url")):
        if said and said.startswith(("https://", "http://")) and (url is None or _host(said) == _host(url)):
            return said
    return url


def _host(url: str) -> str | None:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # brackets in it that are no address
        return None


def _without_site(title: str, site: str | None, hosts: set[str], headings: set[str]) -> str:
    """A title without the name of its site before or after it, as `title | site`."""
    for match in reversed(list(_SEPARATOR.finditer(title))):
        before, after = title[: match.start()].strip(), title[match.end() :].strip()
        if plain(before) and (_is_site(after, site, hosts) or plain(before) in headings):
            return _without_site(before, site, hosts, headings)
        if plain(after) and match[0].strip() != ":" and _is_site(before, site, hosts):
            return _without_site(after, site, hosts, headings)
    return title


def _is_site(name: str, site: str | None, hosts: set[str]) -> bool:
    words = plain(name)
    letters = words.replace(" ", "")
    return bool(words) and (
        (site is not None and words in {plain(site), plain(site.removeprefix("The "))})
        or letters.removeprefix("the") in hosts
        or letters in hosts
    )
