"""A thousand articles that were damaged, each read once: a child process, which prints what came of them.

    python -m tests.article.mutated FIRST NUMBER

It prints the longest time for one in seconds, and the most memory that the process had in MB.
"""

import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from itertools import chain, count, islice

from recapcast.article.read import LARGEST, article
from recapcast.errors import InputError
from tests.article.test_page import PARAGRAPHS, page

TEXT = "date 2026-06-14 " + "\n\n".join(
    [*PARAGRAPHS, "Related:", "- Ten calm seas", "배가 가라앉았다.", "El capitán huyó."]
)
MARKDOWN = f"---\ntitle: Ferry\n---\n# Ferry\n\n> *{PARAGRAPHS[0]}*\n\n- [{PARAGRAPHS[1]}](https://a.test)\n\n{TEXT}"
SOURCES = {
    ".txt": TEXT,
    ".md": MARKDOWN,
    ".html": page("<p>배가 가라앉았다.</p><ul><li>El capitán huyó.</li></ul>"),
    None: TEXT,
}
ENCODINGS = ("utf-8", "utf-16", "cp949", "cp1252", "utf-7", "iso2022_kr", "utf-32-le")

Damage = Callable[[random.Random, str], bytes]


def _cut(chance: random.Random, text: str) -> bytes:
    whole = text.encode()
    start = chance.randrange(len(whole))
    return whole[start : chance.randrange(start, len(whole) + 1)]


def _shuffled(chance: random.Random, text: str) -> bytes:
    size = chance.choice([1, 3, 20, 200])
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    chance.shuffle(pieces)
    return "".join(pieces).encode()


def _misread(chance: random.Random, text: str) -> bytes:
    return text.encode(chance.choice(ENCODINGS), "replace")


def _binary(chance: random.Random, text: str) -> bytes:
    noise = chance.randbytes(chance.choice([1, 40, 4000]))
    at = chance.randrange(len(text))
    return text[:at].encode() + noise + text[at:].encode() if chance.random() < 0.7 else noise


def _doubled(chance: random.Random, text: str) -> bytes:
    piece = chance.randrange(len(text))
    return (text + text[piece : piece + chance.randrange(60)] * chance.choice([2, 500, 5_000])).encode()


def _spotted(chance: random.Random, text: str) -> bytes:
    spots = [
        "\x00",
        "\x07",
        "\x1b",
        "\u202e",
        "\ufdd0",
        "<",
        "&#xD800;",
        "]]>",
        "```",
        "[",
        "*",
        "\r",
        "\u2028",
        "|",
        '"',
    ]
    characters = list(text)
    for _ in range(chance.choice([1, 30, 300])):
        characters[chance.randrange(len(characters))] = chance.choice(spots)
    return "".join(characters).encode()


DAMAGES: tuple[Damage, ...] = (_cut, _shuffled, _misread, _binary, _doubled, _spotted)

_LONG = "The ferry sank on Sunday, and \u201cnobody\u201d was hurt. "


def huge() -> Iterator[tuple[str | None, bytes]]:
    """What is as large, as deep or as wide as can be given, one after another."""
    for suffix in (".txt", ".md", ".html", None):
        yield suffix, (_LONG * (LARGEST // 52)).encode()[:LARGEST]
    for suffix in (".txt", ".md", ".html", None):
        yield suffix, b"x" * LARGEST
    for suffix in (".txt", ".html"):
        yield suffix, bytes(range(256)) * (LARGEST // 256)
    yield ".txt", b"word\n" * (LARGEST // 5)
    yield ".txt", b"word\n\n" * 49_000
    yield ".txt", ("El capit\u00e1n huy\u00f3. " * (LARGEST // 18)).encode("cp1252")
    yield ".txt", b"\xff\xfe" + "ferry ".encode("utf-16-le") * (LARGEST // 13)
    yield ".md", b"[" * 299_000
    yield ".md", b"* a\n" * 74_000
    yield ".md", b"![a](" * 59_000
    yield ".md", b">" * 299_000
    yield ".html", b"<div>" * 100_000 + TEXT.encode() + b"</div>" * 100_000
    yield ".html", page("<div>" * 100_000).encode()
    yield ".html", b"<html><body>" + b"<b>" * 100_000 + TEXT.encode()
    yield ".html", page("<ul><li>" * 1_000 + "deep").encode()
    yield ".html", page("<p>" + "<b>x</b> " * 3_900 + "</p>").encode()
    yield ".html", page(("<p>" + "<b>x</b> " * 3_900 + "</p>") * 5).encode()
    yield ".html", page(f"<p>{_LONG}</p>" * 3_500).encode()
    yield ".html", page("<table>" + "<tr><td>word</td></tr>" * 3_000 + "</table>").encode()
    yield ".html", page("word<br>" * 3_900).encode()
    yield ".html", page("<a href='/x'>word word word word</a> " * 3_900).encode()
    yield ".html", page("<br>" * 1_000_000).encode()
    yield ".html", b"<!--" * 1_000_000
    yield ".html", b"<a " + b"b=c " * 1_000_000 + b">" + TEXT.encode()
    yield ".html", page(f"<script type='application/ld+json'>{'[' * 1_000_000}</script>").encode()
    yield ".html", page("&amp;" * 1_000_000).encode()


def damaged() -> Iterator[tuple[str | None, bytes]]:
    """What chance makes of articles, the same at each run."""
    for seed in count():
        chance = random.Random(seed)
        suffix, text = chance.choice(list(SOURCES.items()))
        yield suffix, chance.choice(DAMAGES)(chance, text)


def main() -> None:
    """Read NUMBER of them from the FIRST on, which counts from 0: the huge ones, then those that chance damaged."""
    first, number = map(int, sys.argv[1:])
    longest = 0.0
    for case, (suffix, content) in islice(enumerate(chain(huge(), damaged())), first, first + number):
        begin = time.process_time()  # and not the clock: the machine may have more to do
        try:
            read = article(content, "f", suffix)
        except InputError as error:
            outcome = str(error)
        else:
            assert all(0 <= span.start < span.end <= len(read.text) for span in read.debris), case
            outcome = f"{len(read.text)} characters"
        took = time.process_time() - begin
        longest = max(longest, took)
        if took > 1:
            print(f"{case} {suffix} {content[:20]!r}: {took:.1f} s, {outcome}", file=sys.stderr)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(longest, memory / 1024 / (1024 if sys.platform == "darwin" else 1))


if __name__ == "__main__":
    main()
