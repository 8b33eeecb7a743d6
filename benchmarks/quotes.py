"""How well quotes and their speakers are told, on PolNeAR, the Political News Attribution Relations Corpus.

    python -m benchmarks.quotes MIRROR [train]

MIRROR is a bare mirror of github.com/networkdynamics/PolNeAR; its `dev` is measured, or `train`, on which the rules
were tuned. What people marked as somebody's words counts if it begins with a mark and has four words. `found` is the
share of these that a quote of ours overlaps; `exact` the share where both ends of its passage are within two
characters, marks and punctuation aside. Of those whose source is more than a pronoun, `recall` is the share where the
last word of our speaker is in the source, and `precision` the same share of those that we name a speaker of.
"""

import hashlib
import re
import subprocess
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from statistics import fmean, median

from benchmarks.floors import held
from recapcast.article.model import Article, Span
from recapcast.facts.extract.names import Names
from recapcast.facts.extract.passages import FEWEST_WORDS, Quotation
from recapcast.facts.extract.people import cast
from recapcast.facts.extract.quotes import quotations
from recapcast.facts.extract.story import Story

_MOST_MS = 60.0
"""Milliseconds an article, for what is measured here."""
_OFF = 2
"""Characters by which an end may be off."""
_OPENED = re.compile(r"[\s,:;.]*[\"“”]")
_AROUND = " \"“”'’,.;:"
_PRONOUN = re.compile(r"(?:he|she|they|i|we|it|who|him|her|them)", re.IGNORECASE)

Attribution = tuple[list[Span], list[Span]]
"""Where somebody's words are, in pieces, and where it is told whose."""


def main() -> None:
    """Measure, print, and exit with 1 where a figure is not what it must be."""
    mirror, split = Path(sys.argv[1]), (sys.argv[2:] or ["dev"])[0]
    files = _files(mirror, split)
    corpus = hashlib.sha256("\0".join(text + marked for text, marked in files).encode()).hexdigest()
    counted: Counter[str] = Counter()
    took = []
    for text, marked in files:
        begin = time.perf_counter()
        story = Story.of(Article(text))
        names = Names.of(story)
        ours = quotations(story, names)
        cast(story, names, ours)
        took.append(1000 * (time.perf_counter() - begin))
        for words, source in _attributions(marked):
            counted.update(_judged(text, words, source, ours))
    figures = {
        "found": counted["found"] / counted["direct"],
        "exact": counted["exact"] / counted["direct"],
        "precision": counted["right"] / counted["named"],
        "recall": counted["right"] / counted["sourced"],
    }
    print(f"{len(files)} articles, {counted['direct']} direct quotes")
    print(f"milliseconds: mean {fmean(took):.1f}, median {median(took):.1f}, at most {_MOST_MS:.0f}")
    if split != "dev":
        print(*(f"{name} {value:.4f}" for name, value in figures.items()))
        return
    sys.exit(not (held("polnear", corpus, figures) and fmean(took) <= _MOST_MS))


def _judged(text: str, words: list[Span], source: list[Span], ours: list[Quotation]) -> list[str]:
    """What is to be counted of one attribution: nothing where its words are no direct quote."""
    if not words:
        return []
    whole = Span(min(span.start for span in words), max(span.end for span in words))
    written = text[whole.start : whole.end]
    if _OPENED.match(written) is None or len(written.split()) < FEWEST_WORDS:
        return []
    hits = [quote for quote in ours if any(quote.span.start < s.end and s.start < quote.span.end for s in words)]
    counts = ["direct"] + ["found"] * bool(hits)
    ends = _inner(text, whole)
    if any(all(abs(a - b) <= _OFF for a, b in zip(_inner(text, q.span), ends, strict=True)) for q in hits):
        counts.append("exact")
    told = [text[span.start : span.end] for span in source]
    if all(_PRONOUN.fullmatch(each.strip()) for each in told):
        return counts
    speakers = [quote.speaker for quote in hits if quote.speaker is not None]
    counts += ["sourced"] + ["named"] * bool(speakers)
    if any(speaker.split()[-1].strip(".,'’s\"") in each for speaker in speakers for each in told):
        counts.append("right")
    return counts


def _inner(text: str, span: Span) -> tuple[int, int]:
    """Both ends of a span, marks and punctuation left out."""
    written = text[span.start : span.end]
    return span.end - len(written.lstrip(_AROUND)), span.start + len(written.rstrip(_AROUND))


def _attributions(marked: str) -> list[Attribution]:
    """The attributions of a file in brat's standoff format."""
    spans: dict[str, list[Span]] = {}
    events: list[dict[str, list[str]]] = []
    for line in marked.splitlines():
        label, _, rest = line.partition("\t")
        said = rest.split("\t")[0]
        if label.startswith("T"):
            ends = [piece.split() for piece in said.partition(" ")[2].split(";")]
            spans[label] = [Span(int(start), int(end)) for start, end in filter(None, ends)]
        elif label.startswith("E"):
            parts: dict[str, list[str]] = defaultdict(list)
            for role, _, name in (part.partition(":") for part in said.split()):
                parts[role.rstrip("0123456789")].append(name)
            events.append(parts)

    def there(names: list[str]) -> list[Span]:
        return [span for name in names for span in spans.get(name, [])]

    return [(there(parts["Content"]), there(parts["Source"])) for parts in events]


def _files(mirror: Path, split: str) -> list[tuple[str, str]]:
    """Each article's text with what people marked in it, by name; those without marks left out."""
    listed = _git(mirror, "ls-tree", "-r", "--name-only", "HEAD", f"data/{split}").splitlines()
    marked: dict[str, str] = {}
    for name in listed:
        if Path(name).suffix == ".ann":
            marked.setdefault(Path(name).stem.rpartition("_")[0], name)  # behind it stands who marked
    texts = [name for name in listed if "/text/" in name and Path(name).stem in marked]
    return [(_git(mirror, "show", f"HEAD:{t}"), _git(mirror, "show", f"HEAD:{marked[Path(t).stem]}")) for t in texts]


def _git(mirror: Path, *arguments: str) -> str:
    command = ["git", "-C", str(mirror), *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "replace")


if __name__ == "__main__":
    main()
