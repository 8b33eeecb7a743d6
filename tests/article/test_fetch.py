import ssl
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from recapcast.article.fetch import Fetched, fetch
from recapcast.article.read import LARGEST, read
from recapcast.errors import SourceError
from tests.article.web import STORY, Web, bomb


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        yield web


def here(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


def is_here(address: str) -> bool:
    return address == "127.0.0.1"


def get(url: str, **options: float) -> Fetched:
    return fetch(url, LARGEST, is_here, resolve=here, **options)


def test_a_page_comes_with_its_kind_its_charset_and_its_address(web: Web) -> None:
    web.page("/a", Content_Type="text/html; charset=EUC-KR")
    assert get(web.url("/a")) == Fetched(STORY, "page", ("EUC-KR",), web.url("/a"))


@pytest.mark.parametrize(
    ("content_type", "path", "kind"),
    [
        ("application/xhtml+xml", "/a", "page"),
        ("text/markdown; charset=utf-8", "/a", "markdown"),
        ("text/plain", "/a.md?raw=1", "markdown"),
        ("text/plain", "/a.txt", "text"),
        ("TEXT/HTML", "/a.md", "page"),
        ("", "/a", None),
    ],
)
def test_the_content_type_tells_the_kind(web: Web, content_type: str, path: str, kind: str | None) -> None:
    web.page(path, Content_Type=content_type)
    assert get(web.url(path)).kind == kind


def test_a_name_is_resolved_once_and_that_address_is_connected_to(web: Web) -> None:
    web.page("/a")
    resolved: list[str] = []

    def rebinding(host: str, _port: int) -> list[str]:
        resolved.append(host)
        return ["127.0.0.1"] if len(resolved) == 1 else ["127.0.0.2"]

    # No resolver but this one knows the name: a connection by name would find nothing.
    assert fetch(web.url("/a", "news.test"), LARGEST, is_here, resolve=rebinding).content == STORY
    assert resolved == ["news.test"]
    assert web.asked == [(f"news.test:{web.port}", "/a")]


def test_what_is_not_public_is_not_asked(web: Web) -> None:
    for url in (web.url("/a"), web.url("/a", "localhost"), web.url("/a", "2130706433"), web.url("/a", "0x7f.1")):
        with pytest.raises(SourceError, match="not public.*--allow-private"):
            read(url)
    with pytest.raises(SourceError, match=r"inner\.test leads to 10\.0\.0\.1"):
        fetch("http://inner.test/", LARGEST, resolve=lambda _host, _port: ["10.0.0.1"])
    assert web.asked == []


def test_what_is_not_public_is_read_where_the_user_says_so(web: Web) -> None:
    web.page("/a")
    found = read(web.url("/a"), allow_private=True)
    assert (found.title, found.url) == ("Ferry", web.url("/a"))
    assert "nobody was hurt" in found.text


def test_a_redirect_to_what_is_not_allowed_is_not_followed(web: Web) -> None:
    web.page("/a", b"", 302, Location=web.url("/b", "inner.test"))
    web.page("/b")

    def resolve(host: str, _port: int) -> list[str]:
        return ["127.0.0.2"] if host == "inner.test" else ["127.0.0.1"]

    with pytest.raises(SourceError, match=r"inner\.test leads to 127\.0\.0\.2"):
        fetch(web.url("/a"), LARGEST, is_here, resolve=resolve)
    assert len(web.asked) == 1


@pytest.mark.parametrize("location", ["file:///etc/hostname", "ftp://a.test/", "javascript:1", "//user:x@a.test/"])
def test_a_redirect_to_no_page_is_refused(web: Web, location: str) -> None:
    web.page("/a", b"", 301, Location=location)
    with pytest.raises(SourceError, match="http and https alone|before an @"):
        get(web.url("/a"))


def test_redirects_are_followed_five_times_and_no_more(web: Web) -> None:
    for number in range(6):
        web.page(f"/{number}", b"", (301, 302, 303, 307, 308, 302)[number], Location=f"/{number + 1}")
    web.page("/6")
    assert get(web.url("/1")).url == web.url("/6")
    with pytest.raises(SourceError, match="more than 5 times"):
        get(web.url("/0"))


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (401, "login"),
        (402, "paid"),
        (403, "turns programs away"),
        (404, "no such page"),
        (429, "too often"),
        (418, "418"),
        (503, "later"),
    ],
)
def test_a_status_is_told_with_what_to_do(web: Web, status: int, says: str) -> None:
    web.page("/a", b"", status)
    with pytest.raises(SourceError, match=says):
        get(web.url("/a"))


@pytest.mark.parametrize("content_type", ["application/pdf", "image/png", "application/json", "video/mp4"])
def test_what_is_no_text_is_refused_by_its_type(web: Web, content_type: str) -> None:
    web.page("/a", Content_Type=content_type)
    with pytest.raises(SourceError, match=f"is {content_type}, which is not read"):
        get(web.url("/a"))


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_a_packed_page_is_unpacked_up_to_the_limit(web: Web, packing: str) -> None:
    web.page("/a", bomb(packing, 1000), Content_Encoding=packing)
    assert get(web.url("/a")).content == bytes(1000)
    web.page("/b", bomb(packing, 200_000_000), Content_Encoding=packing)
    with pytest.raises(SourceError, match="larger than 10 MB"):
        get(web.url("/b"))


@pytest.mark.parametrize("packing", ["br", "zstd", "gzip, gzip"])
def test_a_page_packed_otherwise_is_refused(web: Web, packing: str) -> None:
    web.page("/a", b"x", Content_Encoding=packing)
    with pytest.raises(SourceError, match="not asked for"):
        get(web.url("/a"))


def test_a_page_that_is_too_large_is_refused(web: Web) -> None:
    web.page("/a", b"x" * (LARGEST + 1))
    with pytest.raises(SourceError, match="larger than 10 MB"):
        get(web.url("/a"))


@pytest.mark.parametrize("fault", [{"Content-Length": "999"}, {"Content-Encoding": "gzip"}])
def test_a_page_that_breaks_off_is_no_page(web: Web, fault: dict[str, str]) -> None:
    web.pages["/a"] = (200, {"Content-Type": "text/html", **fault}, STORY)
    with pytest.raises(SourceError, match="could not be fetched"):
        get(web.url("/a"))


@pytest.mark.parametrize("path", ["/hang", "/drip", "/drip-headers"])
def test_a_page_that_does_not_come_ends_in_time(web: Web, path: str) -> None:
    begin = time.monotonic()
    with pytest.raises(SourceError, match="did not come in time"):
        get(web.url(path), patience=0.5)
    assert time.monotonic() - begin < 3


def test_a_name_that_is_never_resolved_ends_in_time() -> None:
    def never(_host: str, _port: int) -> list[str]:
        time.sleep(2)
        return []

    with pytest.raises(SourceError, match="did not come in time"):
        fetch("http://slow.test/", LARGEST, is_here, resolve=never, patience=0.2)


def test_the_next_address_is_tried_where_one_is_not_connected(web: Web) -> None:
    web.page("/a")
    found = fetch(
        web.url("/a", "two.test"), LARGEST, lambda _: True, resolve=lambda _host, _port: ["127.0.0.3", "127.0.0.1"]
    )
    assert found.content == STORY


def test_nobody_there_is_an_error_that_says_that_proxies_are_not_used() -> None:
    with pytest.raises(SourceError, match="could not be fetched .*Proxies are not used"):
        get("http://127.0.0.1:1/")
    with pytest.raises(SourceError, match="has no address"):
        fetch("http://a.test/", LARGEST, is_here, resolve=lambda _host, _port: [])


@pytest.mark.parametrize(
    "url", ["http://", "http://[/", "http:///x", "http://a b.test:x/", "http://user@a.test/", "gopher://a.test/"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(SourceError, match="no address|no host|before an @|http and https"):
        get(url)


def test_tls_is_held_to_the_name_and_not_to_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("news.test").configure_cert(context)
    named: list[str | None] = []
    context.sni_callback = lambda _socket, name, _context: named.append(name)
    with Web(context) as web:
        web.page("/a")
        with pytest.raises(SourceError, match="can not be trusted"):
            get(web.url("/a", "news.test"))
        authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "ca.pem"))
        assert get(web.url("/a", "news.test")).content == STORY
        assert named == ["news.test", "news.test"]
        for other in ("other.test", "127.0.0.1"):
            with pytest.raises(SourceError, match="can not be trusted"):
                get(web.url("/a", other))
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", "no-such.pem")
        with pytest.raises(SourceError, match="could not be fetched"):
            get(web.url("/a", "news.test"))
