from lxml import html

from recapcast.article.shown import AFTER, Shown

PAGE = (
    "<html><head><title>t</title></head><body><p>The fer<b>ry</b> sank.<br>It is <i>gone</i></p>"
    "<div class='a gate b'>Half <div class='gate'>of it</div> all</div><script>x()</script>then <p>Subscribe</p></body></html>"
)


def seen(*gates: str) -> Shown:
    return Shown.of(html.document_fromstring(PAGE), frozenset(gates))


def test_a_page_is_shown_in_order_and_without_what_nobody_sees() -> None:
    assert " ".join(seen().pieces) == "the fer ry sank it is gone half of it all then subscribe"


def test_what_parts_for_subscribers_hold_is_counted_once() -> None:
    assert seen("gate").gated == len("halfof itall")
    assert seen("none").gated == seen().gated == 0


def test_what_follows_a_storys_end_is_found_whatever_stands_in_it() -> None:
    assert seen().after("The ferry sank. It is gone") == "half of it all then subscribe"
    assert seen().after("it is no ferry") == ""
    assert seen().after("") == ""
    assert seen().after("Subscribe") == ""


def test_no_more_than_a_little_follows() -> None:
    page = html.document_fromstring(f"<p>The end.</p><p>{'word ' * 999}</p>")
    assert len(Shown.of(page, frozenset()).after("The end.")) == AFTER
