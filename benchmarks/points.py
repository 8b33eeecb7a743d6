"""How well key points tell a story, on the news and interviews of GUM, the Georgetown University Multilayer corpus.

    python -m benchmarks.points MIRROR [--all]

MIRROR is a bare mirror of github.com/amir-zeldes/gum. A document is read as a text file with its title on the first
line; captions of pictures are left out, and kept with `--all`. `rouge` is the F1 of ROUGE-1, without stemming, of our
three key points against the first of the summaries that people wrote; `best` is that of the nearest of them. An
entity is salient where at least three of a document's five summaries speak of it. `salient` is the share of them that
the key points mention, `central` the same of those that all five speak of; `told` the share that our facts mention at
all. Means over the documents. Weights were tuned on the train partition; the figures are of all.
"""

import hashlib
import re
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

from benchmarks.floors import held
from recapcast.article.model import Span
from recapcast.article.read import article
from recapcast.facts.extract.extract import extract
from recapcast.strict_yaml import StrictModel

_MOST_MS = 100.0
"""Milliseconds an article."""
_META = re.compile(r"# meta::(\w+) = (.*)")
_BLOCK = re.compile(r"(\w+)[^|]*?\((\d+) s\)")
_ENTITY = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_SALIENT = re.compile(r"(\S+) \((\d)\*?\)")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass
class Document:
    """One document of the corpus: its text as a file has it, and what people said is in it."""

    genre: str
    text: str = ""
    summaries: list[str] = field(default_factory=list)
    salience: dict[str, int] = field(default_factory=dict)
    mentions: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))

    def mentioned(self, spans: Iterable[Span], least: int) -> float:
        """The share of the entities in at least `least` summaries that stand in one of the spans."""
        entities = [entity for entity, summaries in self.salience.items() if summaries >= least]
        held = [
            any(s.start <= m.start and m.end <= s.end for s in spans for m in self.mentions[entity])
            for entity in entities
        ]
        return fmean(held) if held else 1.0


def main() -> None:
    """Measure, print, and exit with 1 where a figure is not what it must be."""
    mirror, everything = Path(sys.argv[1]), "--all" in sys.argv
    listed = _git(mirror, "ls-tree", "-r", "--name-only", "HEAD", "dep").decode().split()
    names = [name for name in listed if re.search(r"GUM_(?:news|interview)_", name)]
    files = [_git(mirror, "show", f"HEAD:{name}") for name in names]
    corpus = hashlib.sha256(b"".join(files)).hexdigest()
    found: dict[str, list[float]] = defaultdict(list)
    took = []
    for name, content in zip(names, files, strict=True):
        document = _read(name, content.decode(), everything=everything)
        told, every, seconds = _told(document.text)
        took.append(seconds)
        text = " ".join(document.text[span.start : span.end] for span in told)
        scores = [_rouge(text, written) for written in document.summaries]
        genre = document.genre
        found[f"{genre} rouge"].append(scores[0])
        found[f"{genre} best"].append(max(scores))
        found[f"{genre} salient"].append(document.mentioned(told, 3))
        found[f"{genre} central"].append(document.mentioned(told, 5))
        found[f"{genre} told"].append(document.mentioned(every, 3))
    print(f"{len(took)} documents, {1000 * fmean(took[1:]):.1f} ms each, after {1000 * took[0]:.0f} ms for the first")
    right = held("gum", corpus, {name: fmean(values) for name, values in sorted(found.items())})
    sys.exit(not (right and 1000 * fmean(took[1:]) <= _MOST_MS))


def _git(mirror: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", "-C", mirror, *arguments], capture_output=True, check=True).stdout


def _read(name: str, content: str, *, everything: bool) -> Document:
    """A document out of its CoNLL-U file."""
    document = Document(Path(name).name.split("_")[1])
    blocks: list[tuple[str, int]] = []
    inside: set[str] = set()
    opened: dict[str, list[int]] = defaultdict(list)
    seen = at = 0
    kept = True
    for line in content.splitlines():
        if meta := _META.match(line):
            if meta[1].startswith("summary") and meta[2].startswith("(human"):
                document.summaries.append(meta[2].partition(") ")[2])
            elif meta[1] == "salientEntities":
                document.salience = {entity: int(n) for entity, n in _SALIENT.findall(meta[2])}
        elif line.startswith("# newpar_block = "):
            blocks, seen = [(kind, int(n)) for kind, n in _BLOCK.findall(line.partition(" = ")[2])], 0
        elif line.startswith("# text = "):
            before, inside = inside, {kind for kind, n in blocks if seen < n}
            kept = everything or not inside & {"figure", "caption"}
            if kept and document.text:
                document.text += "\n\n" if not seen or inside != before else " "
            seen += 1
            at = len(document.text)
            document.text += line.partition(" = ")[2] if kept else ""
        elif kept and line[:1].isdigit() and (fields := line.split("\t"))[0].isdigit():
            start = document.text.index(fields[1], at)
            at = start + len(fields[1])
            _mark(document, opened, fields[9], start, at)
    return document


def _mark(document: Document, opened: dict[str, list[int]], misc: str, start: int, end: int) -> None:
    """Note the mentions that begin and end at one word."""
    entities = next((part for part in misc.split("|") if part.startswith("Entity=")), "Entity=")
    for begun, at_once, ended in _ENTITY.findall(entities.partition("=")[2]):
        entity = (begun or ended).partition("-")[0]
        if begun:
            opened[entity].append(start)
        if at_once or ended:
            document.mentions[entity].append(Span(opened[entity].pop(), end))


def _told(text: str) -> tuple[list[Span], list[Span], float]:
    """The key points of a text, the places of all its facts, and the seconds that it took to find them."""
    read = article(text.encode(), "document", ".txt")
    begin = time.perf_counter()
    facts = extract(read, most_points=3).facts
    seconds = time.perf_counter() - begin
    return list(_places(facts.key_points)), list(_places(facts)), seconds


def _places(item: object) -> Iterator[Span]:
    """Where `item` and all in it stand."""
    match item:
        case Span():
            yield item
        case list():
            for each in item:
                yield from _places(each)
        case StrictModel():
            for name in type(item).model_fields:
                yield from _places(getattr(item, name))


def _rouge(ours: str, written: str) -> float:
    """F1 of ROUGE-1: single words, as often as both have them."""
    mine, theirs = (Counter(_WORD.findall(text.lower())) for text in (ours, written))
    both = sum((mine & theirs).values())
    return 2 * both / (sum(mine.values()) + sum(theirs.values()))


if __name__ == "__main__":
    main()
