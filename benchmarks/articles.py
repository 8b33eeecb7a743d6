"""How well articles are read from pages, on the 181 of Zyte's article extraction benchmark.

    python -m benchmarks.articles MIRROR

MIRROR is a bare mirror of github.com/scrapinghub/article-extraction-benchmark. `f1` is the body's by its scorer's
method: runs of four words, each page's shares of right, wrong and missing ones, their means over the pages. A line is
debris where its words are nowhere in the body that people marked; `debris` is how much less of it there is than with
trafilatura alone, which gets the same options. `kept` is the share of the marked sentences among our lines that we do
not take for debris ourselves.
"""

import gzip
import hashlib
import json
import logging
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from statistics import fmean, median

from trafilatura import extract

from benchmarks.floors import held
from recapcast.article.model import Article
from recapcast.article.read import article
from recapcast.errors import SourceError

RUN = 4
"""Words of which the scorer compares runs."""
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.!?]\W{0,2}$")


def main() -> None:
    """Measure, print, and exit with 1 where a figure is not what it must be."""
    logging.disable()
    mirror = Path(sys.argv[1])
    names = _git(mirror, "ls-tree", "-r", "--name-only", "HEAD", "html").decode().split()
    pages = {
        Path(name).name.partition(".")[0]: gzip.decompress(_git(mirror, "show", f"HEAD:{name}")) for name in names
    }
    marked = _git(mirror, "show", "HEAD:ground-truth.json")
    corpus = hashlib.sha256(marked + b"".join(pages[key] for key in sorted(pages))).hexdigest()
    bodies = {key: str(value["articleBody"]) for key, value in json.loads(marked).items()}

    ours, took, kept = {}, [], []
    for key, page in pages.items():
        begin = time.perf_counter()
        try:
            read = article(page, key, ".html")
        except SourceError:
            read = Article("")
        took.append(time.perf_counter() - begin)
        ours[key] = _story(read)
        kept += [_is_kept(line, ours[key]) for line in _sentences(read.text, bodies[key])]
    plain = {
        key: extract(page.decode(), include_comments=False, favor_precision=True) or "" for key, page in pages.items()
    }
    mine, theirs = (sum(_foreign(texts[key], bodies[key]) for key in bodies) for texts in (ours, plain))
    print(f"lines of debris: {mine}, with trafilatura alone {theirs}, whose f1 is {_f1(plain, bodies):.4f}")
    first, *rest = (1000 * seconds for seconds in took)  # the first of them imports what reads pages
    print(f"ms a page: first {first:.0f}, then median {median(rest):.0f}, longest {max(rest):.0f}")
    figures = {"f1": _f1(ours, bodies), "debris": 1 - mine / theirs, "kept": fmean(kept)}
    is_quick = median(took[1:]) <= 0.1
    sys.exit(not (held("zyte", corpus, figures) and is_quick))


def _git(mirror: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", "-C", mirror, *arguments], capture_output=True, check=True).stdout


def _story(read: Article) -> str:
    """An article's text without its debris."""
    at, kept = 0, []
    for span in read.debris:
        kept.append(read.text[at : span.start])
        at = span.end
    return "".join([*kept, read.text[at:]])


def _f1(texts: dict[str, str], bodies: dict[str, str]) -> float:
    """Of the mean precision and the mean recall over all pages."""
    precisions, recalls = [], []
    for key, body in bodies.items():
        found, true = _runs(texts.get(key, "")), _runs(body)
        right = (found & true).total()
        if found.total():
            precisions.append(right / found.total())
        if true.total():
            recalls.append(right / true.total())
    precision, recall = fmean(precisions), fmean(recalls)
    return 2 * precision * recall / (precision + recall)


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)) if words)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _foreign(text: str, body: str) -> int:
    """How many lines have words, and stand nowhere in the body."""
    true = _words(body)
    return sum(bool(words) and words not in true for words in map(_words, text.splitlines()))


def _sentences(text: str, body: str) -> list[str]:
    """The lines of a text that are sentences of the body."""
    true = _words(body)
    return [
        line for line in text.splitlines() if _SENTENCE.search(line) and line.count(" ") > 3 and _words(line) in true
    ]


def _is_kept(line: str, story: str) -> bool:
    return _words(line) in _words(story)


if __name__ == "__main__":
    main()
