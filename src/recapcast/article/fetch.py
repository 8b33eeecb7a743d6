"""An article's page from the web, within limits: http and https, public addresses, so many bytes in so much time."""

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import NoReturn
from urllib.parse import urljoin, urlsplit

import certifi
import urllib3
from urllib3.util import Url, parse_url

import recapcast
from recapcast.article.addresses import Allowed, Resolve, addresses, is_public, resolved
from recapcast.article.read import SUFFIXES, Kind
from recapcast.errors import SourceError
from recapcast.patience import within

PATIENCE = 30.0
"""Seconds for all of it: names, redirects and the page."""
_CONNECT = 8.0
"""Seconds for a connection to one address, of which a host may have several."""
REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_KINDS: Mapping[str, Kind] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
}
_REDIRECTING = {301, 302, 303, 307, 308}
_REFUSALS = {
    401: "it wants a login. Save the page in a browser, and give the file",
    402: "it wants to be paid for. Save the page in a browser, and give the file",
    403: "it turns programs away. Save the page in a browser, and give the file",
    404: "there is no such page. Check the address",
    410: "the page is no longer there. Check the address",
    429: "it was asked too often. Wait a while",
    451: "it may not be shown here",
}
_UNREACHED = (urllib3.exceptions.ConnectTimeoutError, urllib3.exceptions.NewConnectionError)
_AUTHORITIES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
"""Variables that say where the certificates of authorities are, as the voices on the network take them too."""


@dataclass(frozen=True)
class Fetched:
    """What came. `kind` is None where the server does not tell, `charsets` what it says that it is encoded in."""

    content: bytes
    kind: Kind | None
    charsets: tuple[str, ...]
    url: str


def fetch(
    url: str, largest: int, allowed: Allowed = is_public, *, resolve: Resolve = resolved, patience: float = PATIENCE
) -> Fetched:
    """Fetch one page.

    Each address is looked at before it is connected to, after each redirect anew, and the connection goes to that
    address. A proxy would look names up by itself, so those of the environment are not used.

    Args:
        url: with http or https.
        largest: bytes that the page may have, unpacked.
        allowed: which addresses may be connected to.
        resolve: how names become addresses.
        patience: seconds for all of it.

    Raises:
        SourceError: it did not come, is no text, too large, or somewhere that is not allowed.
    """
    until = time.monotonic() + patience
    try:
        return within(lambda: _followed(url, largest, until, allowed, resolve), patience)
    except TimeoutError:
        _late(url)


def _followed(url: str, largest: int, until: float, allowed: Allowed, resolve: Resolve) -> Fetched:
    """The page at `url`, or where that leads to."""
    at = url
    for _ in range(REDIRECTS + 1):
        parts = _parts(at)
        host = (parts.host or "").strip("[]")
        port = parts.port or _PORTS[str(parts.scheme)]
        found = addresses(host, port, allowed, resolve)
        response = _answer(parts, host, port, found, until)
        try:
            if response.status not in _REDIRECTING:
                return _page(response, at, largest, until)
            at = urljoin(at, response.headers.get("Location", ""))
        except (urllib3.exceptions.HTTPError, OSError) as error:
            _broken(at, error)
        finally:
            response.close()
    message = f"{url} leads from one address to another, more than {REDIRECTS} times."
    raise SourceError(message)


def _parts(url: str) -> Url:
    try:
        parts = parse_url(url)
    except urllib3.exceptions.LocationParseError as error:
        message = f"{url} is no address that can be read."
        raise SourceError(message) from error
    if parts.scheme not in _PORTS:
        message = f"{url} is not fetched: articles come by http and https alone."
        raise SourceError(message)
    if parts.auth is not None:
        message = f"{url} holds a name before an @, which is not sent. Leave it out."
        raise SourceError(message)
    if not parts.host:
        message = f"{url} names no host."
        raise SourceError(message)
    return parts


def _answer(parts: Url, host: str, port: int, found: list[str], until: float) -> urllib3.BaseHTTPResponse:
    """What the first of the addresses answers that can be connected to; its body is not read yet."""
    named = f"[{host}]" if ":" in host else host
    headers = {
        "Host": named if port == _PORTS[str(parts.scheme)] else f"{named}:{port}",
        "User-Agent": f"Mozilla/5.0 (compatible; recapcast/{recapcast.__version__})",
        "Accept": "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8",
        "Accept-Encoding": "gzip, deflate",
    }
    for number, address in enumerate(found, 1):
        left = max(0.01, until - time.monotonic())
        timeout = urllib3.Timeout(connect=min(_CONNECT, left), read=left)
        try:
            pool = _pool(parts, host, address, port, timeout)
            return pool.urlopen(
                "GET", parts.request_uri, headers=headers, redirect=False, retries=False, preload_content=False
            )
        except (urllib3.exceptions.HTTPError, OSError) as error:
            # The next one may answer: IPv6 is often not connected. What was connected to has had its chance.
            if number == len(found) or not isinstance(error, _UNREACHED):
                _broken(parts.url, error)
    message = f"{host} has no address."
    raise SourceError(message)


def _pool(parts: Url, host: str, address: str, port: int, timeout: urllib3.Timeout) -> urllib3.HTTPConnectionPool:
    """Connections to an address, whose certificate must be the host's."""
    if parts.scheme == "http":
        return urllib3.HTTPConnectionPool(address, port, timeout=timeout)
    return urllib3.HTTPSConnectionPool(
        address,
        port,
        timeout=timeout,
        server_hostname=host,
        assert_hostname=host,
        cert_reqs="CERT_REQUIRED",
        ca_certs=next((os.environ[name] for name in _AUTHORITIES if os.environ.get(name)), certifi.where()),
    )


def _page(response: urllib3.BaseHTTPResponse, url: str, largest: int, until: float) -> Fetched:
    if response.status != 200:
        why = _REFUSALS.get(response.status) or (
            "the server is in trouble. Try again later" if response.status >= 500 else "that is no page"
        )
        message = f"{url} was answered with {response.status}: {why}."
        raise SourceError(message)
    typed = Message()
    typed["Content-Type"] = response.headers.get("Content-Type", "")
    kind = _kind(url, typed.get_content_type() if response.headers.get("Content-Type") else None)
    if response.headers.get("Content-Encoding", "identity").lower() not in {"identity", "gzip", "x-gzip", "deflate"}:
        message = f"{url} came packed in a way that was not asked for. Save the page in a browser, and give the file."
        raise SourceError(message)
    content = bytearray()
    # A piece at a time, unpacked: a few kB can unpack to gigabytes.
    for piece in response.stream(65536, decode_content=True):
        content += piece
        if len(content) > largest:
            message = f"{url} is larger than {largest // 1024 // 1024} MB: that is no article."
            raise SourceError(message)
        if time.monotonic() > until:
            _late(url)
    charset = typed.get_param("charset")
    return Fetched(bytes(content), kind, (charset,) if isinstance(charset, str) else (), url)


def _kind(url: str, content_type: str | None) -> Kind | None:
    """What kind of article an answer is; None where its content has to tell."""
    if content_type is None:
        return None
    if content_type in _KINDS:
        return _KINDS[content_type]
    if content_type == "text/plain":  # as Markdown is sent by those who do not know it
        name = urlsplit(url).path.rpartition("/")[2]
        return "markdown" if SUFFIXES.get("." + name.rpartition(".")[2].lower()) == "markdown" else "text"
    message = f"{url} is {content_type}, which is not read: an article is HTML, Markdown or plain text."
    raise SourceError(message)


def _late(url: str) -> NoReturn:
    message = f"{url} did not come in time. Try again, or save the page in a browser and give the file."
    raise SourceError(message)


def _broken(url: str, error: Exception) -> NoReturn:
    """Raise what went wrong with a connection, or what came over it, as an error that says what to do."""
    reason = str(getattr(error, "reason", None) or error)
    # A connection that was refused is a kind of timeout to urllib3.
    if isinstance(error, urllib3.exceptions.TimeoutError) and not isinstance(error, _UNREACHED[1]):
        _late(url)
    cause = error.args[0] if error.args else None  # an OSError: of the file of authorities that a variable names
    if isinstance(error, urllib3.exceptions.SSLError) and not isinstance(cause, FileNotFoundError):
        message = f"{url} can not be trusted: its TLS is not right ({reason})."
    else:
        message = f"{url} could not be fetched ({reason})."
        if any(
            os.environ.get(name) for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY")
        ):
            message += " Proxies are not used for articles: save the page in a browser, and give the file."
    raise SourceError(message) from error
