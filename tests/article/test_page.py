import json
import time
from datetime import date

import pytest
from lxml.html import document_fromstring

from recapcast.article.page import _tree, article

PARAGRAPHS = [
    "The ferry Alba sank in the harbour of Tern Point on Sunday, and all of its forty passengers swam ashore.",
    "Captain Ida Brandt said that the hull had been repaired twice since the spring, each time by another yard.",
    "\u201cWe heard a sound like a door,\u201d she said, \u201cand then the water was at our knees & rising.\u201d",
    "The harbour office will hear the crew next week, and the wreck is to be lifted before the regatta in August.",
]


def page(body: str = "", head: str = "") -> str:
    story = "".join(f"<p>{paragraph.replace('&', '&amp;')}</p>" for paragraph in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Ferry sinks at Tern Point | Harbour News</title>{head}</head><body>'
        '<nav><a href="/">Home</a> <a href="/sea">The sea</a></nav><article><h1>Ferry sinks at Tern Point</h1>'
        f"{story}{body}</article><footer>Copyright 2026 Harbour News</footer></body></html>"
    )


def story_of(text: str) -> str:
    found = article(text)
    at, kept = 0, []
    for span in found.debris:
        kept.append(found.text[at : span.start])
        at = span.end
    return "".join([*kept, found.text[at:]])


def test_the_text_is_the_title_and_the_paragraphs() -> None:
    found = article(page(), "https://harbournews.test/ferry")
    assert found.text == "\n\n".join(["Ferry sinks at Tern Point", *PARAGRAPHS])
    assert (found.title, found.url, found.language) == (
        "Ferry sinks at Tern Point",
        "https://harbournews.test/ferry",
        "en",
    )
    assert [found.text[span.start : span.end] for span in found.debris] == ["Ferry sinks at Tern Point"]


def test_what_is_not_the_story_is_left_out_of_it() -> None:
    body = (
        '<p>Related: <a href="/calm">Ten calm seas to see this summer</a></p>'
        '<h3><a href="/mill">Mill at Tern Point burns down again</a></h3><p>Advertisement</p>'
        "<h2>What the crew saw</h2><p>The cook saw the mast go by his window, and thought of the soup on the stove.</p>"
    )
    text = page(body)
    assert (
        story_of(text).split()
        == " ".join(
            [
                *PARAGRAPHS,
                "What the crew saw",
                "The cook saw the mast go by his window, and thought of the soup on the stove.",
            ]
        ).split()
    )


@pytest.mark.parametrize("unseen", ["<!-- -->", "<!-- one --><!-- two -->", "<?ad 3?>"])
def test_a_sentence_goes_on_behind_what_a_page_does_not_show(unseen: str) -> None:
    body = (
        f"<p>The yard was not held up by {unseen}unforeseen{unseen} storms, and <b>the {unseen}crew</b> was paid.</p>"
    )
    assert "The yard was not held up by unforeseen storms, and the crew was paid." in story_of(page(body))


def test_a_caption_is_debris_and_a_subhead_is_not_even_if_a_picture_is_called_so() -> None:
    caption = "The mast goes by the window of the cook."
    body = (
        f"<figure><img src='a.png' alt='What the crew saw that night'><figcaption>{caption}</figcaption></figure>"
        f"<p>{caption}</p><h2>What the crew saw that night</h2><p>The cook thought of the soup that was on the stove.</p>"
    )
    found = article(page(body))
    assert [found.text[span.start : span.end] for span in found.debris] == ["Ferry sinks at Tern Point", caption]
    assert "\n\nWhat the crew saw that night\n\n" in found.text


def test_a_date_is_of_the_markup_or_stands_above_the_story() -> None:
    meta = '<meta property="article:published_time" content="2026-06-14">'
    assert article(page(head=meta)).published == date(2026, 6, 14)
    assert article(page()).published is None
    story = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    shown = article(f"<html><body><h1>Ferry sinks</h1><p>By Ida Brandt</p><p>June 14, 2026</p>{story}</body></html>")
    assert shown.published == date(2026, 6, 14)
    assert "June 14, 2026" in [shown.text[span.start : span.end] for span in shown.debris]


def test_a_short_page_is_read_too() -> None:
    found = article(
        "<html><body><h1>Ferry sinks</h1><p>The ferry sank on Sunday, and nobody was hurt.</p></body></html>"
    )
    assert (found.title, found.text) == (
        "Ferry sinks",
        "Ferry sinks\n\nThe ferry sank on Sunday, and nobody was hurt.",
    )


@pytest.mark.parametrize(
    "text", ["<html></html>", "<html><body><script>x()</script></body></html>", "<p></p>", "<!-- x -->"]
)
def test_a_page_without_a_story_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no article|no page"):
        article(text)


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 100_000 + "x",
        page("<div>" * 3_000 + "deep"),
        page("<p>" + "word " * 200_001 + "</p>"),
        page("<b>x</b> " * 5_000),
        page(("<p>" + "<i><b>x</b></i>" * 3_000 + "</p>") * 6),
    ],
    ids=["deeper", "deep", "long", "wide", "many"],
)
def test_more_than_any_page_has_is_refused_at_once(text: str) -> None:
    begin = time.perf_counter()
    with pytest.raises(ValueError, match=r"no article"):
        article(text)
    assert time.perf_counter() - begin < 5


def test_an_encoding_in_the_text_is_of_no_account() -> None:
    text = '<?xml version="1.0" encoding="euc-kr"?>' + page(head='<meta charset="euc-kr">')
    assert PARAGRAPHS[2] in article(text).text


def test_a_login_is_no_article_and_an_article_may_have_one_beside_it() -> None:
    login = "<form><input name='name'><input type='password'></form>"
    with pytest.raises(ValueError, match="it may want a login"):
        article(f"<html><body><h1>Sign in</h1><p>You need an account to read this article.</p>{login}</body></html>")
    assert PARAGRAPHS[0] in article(page(f"<p>{' '.join(PARAGRAPHS)}</p>{login}")).text


def declared(gated: str, **more: object) -> str:
    """A page whose first paragraph all may read, and whose part for subscribers holds `gated`."""
    part = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".paywall"}
    node = {"@type": "NewsArticle", "isAccessibleForFree": False, "hasPart": part, **more}
    return (
        f"<html><head><title>Ferry sinks</title><script type='application/ld+json'>{json.dumps(node)}</script></head><body>"
        f"<article><h1>Ferry sinks</h1><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><div class='paywall'>{gated}</div>"
        "</article><p>Most read</p></body></html>"
    )


def test_the_start_of_a_story_that_is_not_free_is_told() -> None:
    nothing = "its page says that a part of it is not free to read, and has nothing in its place"
    assert article(declared("")).doubt == nothing
    whole = declared("".join(f"<p>{number}. {' '.join(PARAGRAPHS[:2])}</p>" for number in range(20)))
    assert article(whole).doubt is None
    assert article(whole.replace("class='paywall'", "class='free'")).doubt == nothing
    little = "its page says that it is not free to read, and shows little of it"
    assert article(declared("").replace("cssSelector", "x")).doubt == little
    assert article(page()).doubt is None


def test_a_story_that_is_not_free_and_stands_on_the_page_is_whole() -> None:
    gated = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[2:])
    found = article(declared(gated * 3))
    assert found.doubt is None
    assert PARAGRAPHS[3] in found.text


def test_a_wall_is_told_also_where_the_story_is_found_without_it() -> None:
    wall = "<aside><p>Subscribe to continue reading.</p><p>Only $1 a week. Cancel anytime.</p></aside>"
    found = article(page(wall))
    assert found.doubt == "where it ends, one is asked to subscribe, register or sign in"
    assert "Subscribe" not in story_of(page(wall))
    assert "Cancel" not in story_of(page(wall))
    links = "<ul>" + "<li><a href='/'>Ten calm seas to see this summer</a></li>" * 20 + "</ul>"
    assert article(page(f"<footer>{links}<p>Subscribe to continue reading.</p></footer>")).doubt is None


def test_behind_a_wall_too_little_of_a_story_is_none() -> None:
    with pytest.raises(ValueError, match=r"it shows little of a story: where it ends, .*save the page"):
        article(
            "<html><body><h1>Ferry sinks</h1><p>The ferry sank at Tern Point.</p><p>Subscribe to continue reading.</p></body></html>"
        )
    korean = "<p>나룻배가 월요일 아침 항구에서 가라앉았지만 승객 마흔 명은 모두 헤엄쳐 나왔고 다친 사람은 없었다고 선장이 말했다.</p>"
    more = "<p>항만청은 다음 주에 선원들의 말을 듣고 팔월 경주가 열리기 전에 배를 건져 올리기로 했다.</p>"
    wall = "<p>이 기사는 유료 회원 전용입니다.</p>"
    assert article(f"<html lang='ko'><body><h1>배</h1>{korean}{more}{wall}</body></html>").doubt is not None
    with pytest.raises(ValueError, match="shows little"):
        article(f"<html lang='ko'><body><h1>배</h1>{korean}{wall}</body></html>")


def test_a_page_with_a_title_alone_is_no_article() -> None:
    with pytest.raises(ValueError, match="holds no article"):
        article("<html><body><h1>Ferry sinks</h1><p>Subscribe to unlock this article</p></body></html>")


def test_what_precision_leaves_out_is_found_where_the_page_tells_of_it() -> None:
    # trafilatura takes `expand` for something to be opened.
    gated = "".join(f"<p class='expand'>{paragraph}</p>" for paragraph in PARAGRAPHS[2:])
    assert article(declared(gated, articleBody=" ".join(PARAGRAPHS))).doubt is None
    large = gated + "<span><i></i></span>" * 3_000
    assert article(declared(large, articleBody=" ".join(PARAGRAPHS))).doubt is not None


def card(name: str, tag: str = "span", more: str = "") -> str:
    return f'<{tag} class="card"><img alt=""><a href="/ida">{name}</a><a href="/1">Mill to open on Friday{more}</a></{tag}>'


def test_a_card_that_floats_over_a_name_is_no_part_of_the_sentence() -> None:
    link = f'<span><a href="/ida">Ida Brandt</a>{card("Ida M. Brandt")}</span>'
    text = story_of(
        page(f'<p>The mill of {link} opened on Friday, and <a href="/bo">Bo Lund</a><b> came</b> to see it.</p>')
    )
    assert "The mill of Ida Brandt opened on Friday, and Bo Lund came to see it." in text


@pytest.mark.parametrize(
    "behind",
    [
        card("Ida Olsen"),
        card("The Brandt"),
        card("Ida Brandt", "div"),
        card("Ida Brandt", more=" and many other things" * 50),
        "<span>Ida Brandt</span>",
    ],
)
def test_what_stands_behind_a_link_and_is_no_card_of_its_name_stays(behind: str) -> None:
    tree = _tree(f'<p>The mill of <a href="/ida">Ida Brandt</a>{behind} opened.</p>')
    assert (
        tree.text_content()
        == document_fromstring(f"<p>The mill of <a>Ida Brandt</a>{behind} opened.</p>").text_content()
    )


def test_a_story_right_behind_the_link_of_its_site_is_read() -> None:
    story = "".join(f"<p>{text} <a href='/x'>More</a></p>" for text in PARAGRAPHS)
    for tag in ("div", "span"):
        text = f"<body><a href='/'>The Gazette</a><{tag} class='story'><h1>The Gazette</h1>{story}</{tag}></body>"
        assert "Ida Brandt" in article(text).text
