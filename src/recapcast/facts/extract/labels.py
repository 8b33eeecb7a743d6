"""Labels before the turns of a conversation: `Q:`, `Marsh:`, `OM:`, and whose they are."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from recapcast.article.model import Span
from recapcast.facts.extract import name_tables
from recapcast.facts.extract.kinds import Kind
from recapcast.facts.extract.names import Name, Names, key
from recapcast.facts.extract.story import Paragraph

_MOST_WORDS = 5
_MARKS = r"[*_]{0,3}"
_LABEL = re.compile(rf"{_MARKS}(?P<label>[^\W\d_][\w.'’& -]{{0,47}}?){_MARKS}\s?[:：]{_MARKS}(?:\s+{_MARKS}|$)")
_LETTER = re.compile(
    rf"{_MARKS}(?P<label>Q|A|P|R|Pregunta|Respuesta|문|답|질문|답변)\d{{0,2}}(?P<dot>[.:：)]){_MARKS}\s{{1,3}}(?=\S)"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?){2,4}")
_HANGUL = re.compile("[가-힣]")
_TITLES = name_tables.TITLES | name_tables.SPOKEN_TITLES | name_tables.ROLES


@dataclass(frozen=True)
class Label:
    """What a paragraph begins with to tell whose words it holds."""

    span: Span
    text: str
    key: str
    """In small letters, the same for the same person's."""
    words: int
    """Where the words begin that it stands before: the paragraph's end, where it stands alone."""
    has_dot: bool
    """Whether it ends in a full stop, as initials do that are none."""


def label_of(paragraph: Paragraph) -> Label | None:
    """The label that a paragraph begins with, or what may be one; None where it has none."""
    match = _LETTER.match(paragraph.text) or _LABEL.match(paragraph.text)
    if match is None or not _is_label(match["label"]):
        return None
    at = paragraph.span.start
    text = match["label"]
    span = Span(at + match.start("label"), at + match.end("label"))
    has_dot = match.groupdict().get("dot") == "."
    return Label(span, text, key(text), min(at + match.end(), paragraph.span.end), has_dot)


class People:
    """The people of a story, found by what a label calls them.

    Args:
        names: the story's names.
        labels: its labels. What is named in these alone is a person's if nothing else can have the name.
    """

    def __init__(self, names: Names, labels: Iterable[Label] = ()) -> None:
        starts = {label.span.start for label in labels}
        self._whole: dict[str, set[str]] = defaultdict(set)
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._initials: dict[str, set[str]] = defaultdict(set)
        for name in names.all:
            if not _is_person(name, starts):
                continue
            for spelt in (name.text, *name.aliases):
                self._whole[key(spelt)].add(name.text)
            words = name.text.split()
            for part in (words[0], words[-1]):
                self._parts[key(part)].add(name.text)
            self._initials["".join(word[0] for word in words if word[0].isupper()).casefold()].add(name.text)

    def named(self, label: Label) -> str | None:
        """Whom a label names, by the whole name, a part of it, or its initials; None if that is not one person.

        Somebody who is named by one word alone, in labels and everywhere, is not known to be a person.
        """
        words = label.text.split()
        if _HANGUL.match(label.text):
            words = words[:1]  # what somebody is stands behind the name
        while len(words) > 1 and words[0].lower().rstrip(".") in _TITLES:
            words = words[1:]
        spelt = key(" ".join(words))
        found = self._whole.get(spelt) or self._parts.get(spelt)
        if found is None and len(words) == 1 and _INITIALS.fullmatch(words[0]) and words[0].isupper():
            found = self._initials.get(spelt)
        return next(iter(found)) if found and len(found) == 1 else None


def _is_label(text: str) -> bool:
    words = text.split()
    if len(words) > _MOST_WORDS:
        return False
    small = name_tables.PARTICLES | name_tables.LINKS
    return all(word[0].isupper() or _HANGUL.match(word) or word.lower() in small for word in words)


def _is_person(name: Name, labels: Collection[int]) -> bool:
    if name.kind is Kind.UNCLEAR:
        is_whole = len(name.text.split()) > 1 or _HANGUL.match(name.text) is not None
        return name.is_clear and is_whole and any(mention.span.start not in labels for mention in name.mentions)
    return name.is_clear and name.kind is Kind.PERSON
