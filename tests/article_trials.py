"""A thousand damaged articles, each read, extracted and written: `python -m tests.article_trials FIRST COUNT`.

Prints as JSON how many gave facts, how many were refused, the slowest in seconds and how many MB the process took.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from recapcast.article.read import article
from recapcast.drafts import draft
from recapcast.errors import InputError
from tests.conftest import REPOSITORY

PAGE = """<!doctype html><html lang="en"><head><title>The ferry is back - The Quay</title>
<meta property="og:title" content="The ferry is back at Tern Point"><meta name="author" content="Lea Sand">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The ferry is back", "datePublished": "2026-03-02"}
</script></head><body><nav>Home</nav><article><h1>The ferry is back at Tern Point</h1>
<p>The old ferry crossed to Tern Point on Monday &mdash; after nine weeks in the dock at Colwick &amp; with 212 people on
board, said the mayor, Ann Ruiz, who had waited on the quay since 6 a.m.</p>
<p>&ldquo;Nobody will have to row to work any more,&rdquo; Ruiz said. &ldquo;It cost 1.5 million euros.&rdquo;</p>
<p>Ben Okoro, the ferryman, starred in the film &ldquo;Low Water&rdquo;. The film follows a man who can not swim.</p>
<p>Related: More ferries</p><p>The ferry sails again on Friday.</p></article></body></html>
"""
MARKDOWN = """---
title: The ferry is back
date: 2026-03-02
---

# The ferry is back

The *old* ferry [crossed](https://example.org/a) to **Tern Point** on Monday, after nine weeks in the dock.

> "Nobody will have to row to work any more," said Ann Ruiz, the mayor.

- It cost $1.5 million.
"""
SPANISH = """El transbordador vuelve a Punta Gaviota

El viejo transbordador cruzó la bahía el lunes 2 de marzo de 2026, tras nueve semanas en el dique.

«Ya nadie tendrá que remar para ir al trabajo», dijo la alcaldesa, Ana Ruiz. El arreglo costó 1,5 millones de euros.
"""
KOREAN = """연락선이 돌아왔다

낡은 연락선이 2026년 3월 2일 월요일 아홉 주 만에 다시 만을 건넜다.

"이제 아무도 노를 저어 출근하지 않아도 된다"고 김하늘 시장이 말했다. 수리비는 15억 원이었다.
"""
MARKS = "\"'“”‘’«»「」.,:;()[]{}<>&#*_-|\\\0\r\n\t\u2028\u00a0\ufeff\U0001f389"
ENCODINGS = (
    "utf-8",
    "utf-16",
    "utf-16-be",
    "utf-32",
    "latin-1",
    "cp1252",
    "cp949",
    "shift_jis",
    "utf-7",
    "utf-8-sig",
)


def sources() -> list[tuple[str, str]]:
    """Articles of ours with their suffixes."""
    match = (REPOSITORY / "examples" / "harbour-cup.txt").read_text(encoding="utf-8")
    return [(match, ".txt"), (PAGE, ".html"), (MARKDOWN, ".md"), (SPANISH, ".txt"), (KOREAN, ".txt")]


def _cut(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    return text[:start] + text[chance.randrange(start, len(text)) :]


def _shuffled(text: str, chance: random.Random) -> str:
    by = chance.choice(["\n", " ", ". ", ""])
    pieces = text.split(by) if by else list(text)
    chance.shuffle(pieces)
    return by.join(pieces)


def _sprinkled(text: str, chance: random.Random) -> str:
    for _ in range(chance.randrange(1, 40)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(MARKS) * chance.choice([1, 1, 1, 2, 50]) + text[at:]
    return text


def _repeated(text: str, chance: random.Random) -> str:
    return text * chance.choice([2, 10, 100])


def _joined(text: str, chance: random.Random) -> str:
    return " ".join(text.split()) if chance.random() < 0.5 else "".join(text.split())


DAMAGE: list[Callable[[str, random.Random], str]] = [_cut, _shuffled, _sprinkled, _repeated, _joined]


def damaged(number: int) -> tuple[bytes, str]:
    """An article that is damaged in some ways, the same for each number, and a file's suffix."""
    chance = random.Random(number)
    text, suffix = chance.choice(sources())
    for _ in range(chance.randrange(1, 4)):
        text = chance.choice(DAMAGE)(text, chance)
    data = text.encode(chance.choice(ENCODINGS) if chance.random() < 0.4 else "utf-8", "replace")
    if chance.random() < 0.2:
        broken = bytearray(data)
        for _ in range(chance.randrange(1, 200)):
            broken[chance.randrange(len(data))] = chance.randrange(256)
        data = bytes(broken)
    return data, chance.choice([suffix, suffix, ".txt", ".html", ".md"])


def extremes() -> dict[str, tuple[bytes, str]]:
    """The worst articles, by what is bad about them."""
    megabytes = 10 * 1024 * 1024 - 1000
    line = 'Ann Ruiz said: "It is so." Bob Day went to Tern Point on 2 May 2026, and paid $5. '
    return {
        "one line": ((line * (megabytes // len(line))).encode(), ".txt"),
        "one word": (b"a" * megabytes, ".txt"),
        "one mark": (b'"' * megabytes, ".txt"),
        "capitals": (b"Ab " * (megabytes // 3), ".txt"),
        "spaces": (b"The ferry" + b" " * megabytes, ".txt"),
        "line ends": (b"The ferry is back.\r\n" * (megabytes // 20), ".md"),
        "open brackets": (b"[a](" * (megabytes // 4), ".md"),
        "digits": (b"1,000 " * (megabytes // 6), ".txt"),
        "nested tags": (b"<html><body>" + b"<div>" * 100_000 + b"The ferry is back." + b"</div>" * 100_000, ".html"),
        "nested lists": (b"<ul><li>" * 100_000, ".html"),
        "open tags": (b"<html><p>" + b"<a href=x" * 500_000, ".html"),
        "one paragraph": (b"<html><body><article><p>" + line.encode() * 100_000, ".html"),
        "paragraphs": (b"<html><body><article>" + b"<p>The ferry is back at last." * 300_000, ".html"),
        "binary": (random.Random(1).randbytes(megabytes), ".txt"),
        "quotes": ("\n".join(f'"Nobody will row number {n} today," he said.' for n in range(100_000)).encode(), ".txt"),
        "names": ("\n".join(f"Mayor Ann{'abcdefghij'[n % 10]} Ruiz{n} spoke." for n in range(200_000)).encode(), ".txt"),
    }  # fmt: skip


def tried(content: bytes, suffix: str) -> bool:
    """Whether an article gives facts, which hold what a file of them must; False where it is refused."""
    try:
        draft(article(content, f"a{suffix}", suffix), f"a{suffix}", Path("scripts_text/a.facts.yaml"))
    except InputError:
        return False
    return True


def main(first: int, count: int) -> None:
    """Try that many damaged articles from a number on."""
    took = []
    made = 0
    for number in range(first, first + count):
        started = time.monotonic()
        made += tried(*damaged(number))
        took.append(time.monotonic() - started)
    import resource

    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    print(json.dumps({"made": made, "refused": count - made, "slowest": max(took), "megabytes": megabytes}))  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
