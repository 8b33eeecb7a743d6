import json
from datetime import date

import pytest
from lxml import html

from recapcast.article.metadata import Told, told


def page(
    *, head: str = "", body: str = "<p>The ferry sank.</p>", data: object = None, url: str | None = None
) -> Told:
    script = f'<script type="application/ld+json">{data if isinstance(data, str) else json.dumps(data)}</script>'
    source = f'<html lang="en-GB"><head>{head}{script if data is not None else ""}</head><body>{body}</body></html>'
    return told(html.document_fromstring(source), url)


NODE = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "headline": "wrong", "name": "wrong"},
        {
            "@type": ["NewsArticle"],
            "headline": "A ferry &amp; its end",
            "datePublished": "2026-06-14T23:30:00+09:00",
            "author": [{"@type": "Person", "name": "By Ida Brandt"}, {"name": "Tom Reed"}],
            "publisher": {"@type": "Organization", "name": "Harbour News"},
        },
    ],
}


def test_json_ld_comes_before_all_else() -> None:
    head = '<meta property="og:title" content="og"><meta name="author" content="meta"><title>t</title>'
    found = page(head=head, data=NODE)
    assert (found.title, found.author, found.site) == ("A ferry & its end", "Ida Brandt, Tom Reed", "Harbour News")
    assert (found.published, found.language) == (date(2026, 6, 14), "en-GB")
    assert found.titles == {"a ferry its end", "og", "t"}


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ('<meta property="og:title" content="The og title"><title>t</title>', "<h1>h</h1>", "The og title"),
        ("<title>t</title>", "<h1>The <b>h1</b></h1>", "The h1"),
        ("<title> The\n title </title>", "", "The title"),
        (
            '<meta property="og:title" content="A ferry sin…">',
            "<h1>A ferry sinks at last</h1>",
            "A ferry sinks at last",
        ),
        ("", "", None),
    ],
)
def test_a_title_is_taken_from_the_best_that_there_is(head: str, body: str, title: str | None) -> None:
    assert page(head=head, body=body).title == title


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("A ferry sinks | Harbour News", "A ferry sinks"),
        ("A ferry sinks - World - Harbour News", "A ferry sinks - World"),
        ("Harbour News – A ferry sinks", "A ferry sinks"),
        ("A ferry sinks: Harbour News", "A ferry sinks"),
        ("A ferry – and its end", "A ferry – and its end"),
        ("Opinion | A ferry sinks", "Opinion | A ferry sinks"),
        ("Harbour News: a history", "Harbour News: a history"),
        ("Harbour News", "Harbour News"),
    ],
)
def test_the_sites_name_is_no_part_of_a_title(title: str, bare: str) -> None:
    site = '<meta property="og:site_name" content="Harbour News">'
    assert page(head=f"{site}<title>{title}</title>").title == bare
    assert page(head=f"<title>{title}</title>", url="https://www.harbournews.test/a").title == bare


def test_a_title_that_is_a_heading_too_ends_where_that_does() -> None:
    assert page(
        head='<meta property="og:title" content="A ferry sinks | Boats">', body="<h1>A ferry sinks</h1>"
    ).title == ("A ferry sinks")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2026-06-14T10:00:00Z">',
        '<meta name="DC.date" content="20260614">',
        '<meta name="pubdate" content="June 14, 2026">',
        '<meta itemprop="datePublished" content="2026-06-14">',
    ],
)
def test_a_date_is_taken_from_the_pages_markup(head: str) -> None:
    assert page(head=head).published == date(2026, 6, 14)


@pytest.mark.parametrize(
    ("written", "path", "day"),
    [
        ("2026-06-14T03:59:00Z", "2026/06/13/ferry", 13),
        ("2026-06-14T03:59:00.000+00:00", "2026/6/13", 13),
        ("2026-06-14 03:59 UTC", "ferry-2026-06-13.html", 13),
        ("2026-06-14T22:10:00Z", "2026/06/15/ferry", 15),
        ("2026-06-14T03:59:00Z", "2026/06/12/ferry", 14),
        ("2026-06-14T03:59:00Z", "2026/06/15/ferry", 14),
        ("2026-06-14T22:10:00Z", "2026/06/13/ferry", 14),
        ("2026-06-14T03:59:00Z", "2026/06/ferry", 14),
        ("2026-06-14T03:59:00Z", "2026/13/13/ferry", 14),
        ("2026-06-14T25:59:00Z", "2026/06/13/ferry", 14),
        ("2026-06-14T03:59:00+02:00", "2026/06/13/ferry", 14),
        ("2026-06-14T03:59:00", "2026/06/13/ferry", 14),
        ("2026-06-14", "2026/06/13/ferry", 14),
    ],
)
def test_the_day_of_a_moment_in_utc_is_the_addresses_where_it_is_that_somewhere(
    written: str, path: str, day: int
) -> None:
    data = {"@type": "Article", "datePublished": written}
    address = f"https://harbour.test/{path}"
    assert page(data=data, url=address).published == date(2026, 6, day)
    assert page(data=data, head=f'<link rel="canonical" href="{address}">').published == date(2026, 6, day)
    short = '<link rel="canonical" href="https://harbour.test/ferry">'
    assert page(data=data, head=short, url=address).published == date(2026, 6, day)


def test_the_last_moment_of_all_is_read() -> None:
    data = {"@type": "Article", "datePublished": "9999-12-31T23:00:00Z"}
    assert page(data=data, url="https://harbour.test/9999/12/31/").published == date(9999, 12, 31)


def test_a_date_is_taken_from_marked_elements_and_by_htmldate() -> None:
    marked = '<time itemprop="datePublished" datetime="2026-06-14T10:00">Sunday</time>'
    assert page(body=f"<p>The ferry sank.</p>{marked}").published == date(2026, 6, 14)
    assert page(body='<p>It sank.</p><time class="entry-date" datetime="2024-06-14">Friday</time>').published == date(
        2024, 6, 14
    )


@pytest.mark.parametrize("written", ["0001-01-01T00:00:00", "1970-01-01", "2026-02-30", "yesterday", "", 7, None])
def test_no_date_is_made_of_what_is_none(written: object) -> None:
    body = "<p>The ferry sank on June 14, 2011, and 2012 was quiet.</p>"
    assert page(data={"@type": "Article", "datePublished": written}, body=body).published is None


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Ida Brandt", "Ida Brandt"),
        ({"name": "Ida Brandt"}, "Ida Brandt"),
        ("https://a.test/ida", None),
        ("ida@a.test", None),
        ("Harbour News", None),
        ([[{"name": {}}]], None),
        ({"name": {"odd": 1}}, None),
        ([], None),
    ],
)
def test_an_author_is_a_name(author: object, name: str | None) -> None:
    data = {"@type": "BlogPosting", "author": author, "publisher": "Harbour News"}
    assert page(data=data).author == name


@pytest.mark.parametrize(
    "data", ["{", "[]", "null", '"x"', "[" * 100_000, '{"@type": {"a": 1}}', '{"@type": ["x", 3]}', "<![CDATA[{}]]>"]
)
def test_broken_data_in_a_page_is_passed_over(data: str) -> None:
    assert page(data=data, head="<title>A ferry</title>").title == "A ferry"


def test_a_canonical_address_is_believed_on_its_own_host_alone() -> None:
    head = '<link rel="canonical" href="https://www.a.test/ferry">'
    assert page(head=head).url == "https://www.a.test/ferry"
    assert page(head=head, url="https://a.test/ferry?from=mail").url == "https://www.a.test/ferry"
    assert page(head=head, url="https://b.test/").url == "https://b.test/"
    assert page(head='<link rel="canonical" href="/ferry">', url="https://a.test/x").url == "https://a.test/x"
    assert page(head='<link rel="canonical" href="https://[a/">', url="https://a.test/x").url == "https://a.test/x"


def test_a_site_that_is_an_address_is_no_name() -> None:
    assert page(head='<meta property="og:site_name" content="https://a.test">').site is None
