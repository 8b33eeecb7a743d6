"""Which facts to say where not all fit: by importance, until a script filled from them is as long as was asked.

A list that tells something in order (key points, background, outlook) is only ever cut at its end, since what comes
later may rest on what came before. Quotations, figures, people and works stand by themselves.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from recapcast.facts.model import Facts, Point, Quote, Text
from recapcast.script.cited import CitedText, words
from recapcast.script.filters import LONGEST, excerpt, is_fragment
from recapcast.script.pace import weight
from recapcast.script.sentences import ends
from recapcast.units import Seconds

NEAR = 0.03
"""As a share of the length that was asked for: nearer than that no choice is looked for."""

_RANKS = {
    "summary": (0.0, 1.0),
    "key_points": (1.0, 1.0),
    "quotes": (2.5, 3.0),
    "outlook": (3.5, 3.0),
    "background": (4.0, 3.0),
    "figures": (4.5, 2.5),
    "people": (6.0, 1.0),
    "works": (8.0, 2.0),
}
"""Of what can be left out: how early its first item comes, and how much later each further one. What happened goes
before who said what of it, and that before what it rests on; but the second of one comes after the first of all."""
CHOSEN = tuple(_RANKS)
"""The facts that can be left out."""
_FIRST = (0.5, 0.5)
"""The same for facts that a template puts first."""
_IN_ORDER = {"key_points", "background", "outlook"}
_TRIED = 16
_STEPS = 6
"""How often a choice is mended, and how many exchanges are tried each time: a script is filled for each."""


class Item(NamedTuple):
    """One fact of one story that can be left out; both count from 0."""

    story: int
    kind: str
    number: int


Choice = dict[Item, int | None]
"""What is said; of a quotation how many characters at most, where it is cut."""


@dataclass(frozen=True)
class Chosen:
    """The chosen facts of each story, and how long a script of them is. `whole` where nothing was left out."""

    stories: tuple[Facts, ...]
    seconds: Seconds
    whole: bool


def ranked(stories: Sequence[Facts], first: Sequence[str] = ()) -> list[Item]:
    """Everything in the stories that can be left out, the most important first; of equals that of the first story.

    Args:
        stories: the facts.
        first: kinds of facts that matter most to the template.
    """
    items = [
        Item(number, kind, index)
        for number, facts in enumerate(stories)
        for kind in CHOSEN
        for index in range(len(_several(facts, kind)))
    ]

    # Words of nobody's, and parts of sentences, come after the others, as templates have them (`quotable`).
    quoted = [
        sorted(range(len(quotes)), key=lambda n: (quotes[n].speaker is None, is_fragment(quotes[n].text.text), n))
        for quotes in (facts.quotes for facts in stories)
    ]

    def rank(item: Item) -> tuple[float, int]:
        start, step = _FIRST if item.kind in first else _RANKS[item.kind]
        place = quoted[item.story].index(item.number) if item.kind == "quotes" else item.number
        return start + step * place, item.story

    return sorted(items, key=rank)


def choose(
    stories: Sequence[Facts], asked: Seconds, length: Callable[[Sequence[Facts]], Seconds | None], *,
    first: Sequence[str] = (), needs: Sequence[str] = (),
) -> Chosen:  # fmt: skip
    """The most important facts of which a script is as long as was asked, or as near as they come.

    Args:
        stories: the facts of each story, at least one.
        asked: how long the script shall be.
        length: how long a script of such facts is; None where they make none, which all of them do.
        first: kinds of facts that matter most to the template.
        needs: those of which it can not do without the first.
    """
    search = _Search(stories, asked, length, ranked(stories, first))
    search.fill({item for item in search.items if item.kind in needs and item.number == 0})
    search.mend()
    whole = len(search.choice) == len(search.items) and not any(search.choice.values())
    return Chosen(search.facts(search.choice), search.seconds or Seconds(0), whole)


def cuts(text: str) -> list[int]:
    """How many characters of a quotation are left where it is cut at the end of a sentence, the most first.

    Fewer than are said of it anyway; none of a single sentence.
    """
    return [end for end in reversed(ends(text)) if end < LONGEST]


class _Change(NamedTuple):
    """One item out of a choice, one into it, or both."""

    out: Item | None = None
    more: Item | None = None
    cut: int | None = None


class _Search:
    """A choice that is being made, and how long its script is."""

    def __init__(
        self, stories: Sequence[Facts], asked: Seconds, length: Callable[[Sequence[Facts]], Seconds | None],
        items: Sequence[Item],
    ) -> None:  # fmt: skip
        self.items = items
        self.choice: Choice = {}
        self.seconds: Seconds | None = None
        self._stories = stories
        self._asked = asked
        self._length = length
        self._pinned: set[Item] = set()
        self._weights: dict[tuple[Item, int | None], float] = {}

    def facts(self, choice: Mapping[Item, int | None]) -> tuple[Facts, ...]:
        """What is chosen of each story."""
        return tuple(_part(facts, number, choice) for number, facts in enumerate(self._stories))

    def fill(self, pinned: set[Item]) -> None:
        """Take what is `pinned`, and then one item after the other that still fits.

        Items are taken in any case until they make a script at all: a template may use what it does not say it needs.
        """
        self._pinned = pinned
        self._take(dict.fromkeys(pinned))
        for item in self.items:
            if item in self.choice or not self._follows(item):
                continue
            for cut in self._ways(item):
                changed = {**self.choice, item: cut}
                seconds = self._length(self.facts(changed))
                if self.seconds is None or (seconds is not None and seconds <= self._asked * (1 + NEAR)):
                    self.choice, self.seconds = changed, seconds
                    break

    def mend(self) -> None:
        """Change one item at a time, or one for another, for as long as that comes nearer to what was asked."""
        for _ in range(_STEPS):
            found = self._better()
            if found is None:
                return
            self.choice, self.seconds = found

    def _better(self) -> tuple[Choice, Seconds] | None:
        """The best of the likely changes; None where the choice is near enough, or none of them comes nearer."""
        best, least = None, self._fault(self.seconds)
        changes = list(self._changes())
        single = [change for change in changes if change.out is None or change.more is None]
        swaps = sorted((change for change in changes if change not in single), key=self._guess)
        for change in (*sorted(single, key=self._guess), *swaps[:_TRIED]):
            if not least:
                break
            changed = {item: cut for item, cut in self.choice.items() if item != change.out}
            if change.more is not None:
                changed[change.more] = change.cut
            seconds = self._length(self.facts(changed))
            if seconds is not None and self._fault(seconds) < least:
                best, least = (changed, seconds), self._fault(seconds)
        return best

    def _take(self, choice: Choice) -> None:
        self.choice, self.seconds = choice, self._length(self.facts(choice))

    def _fault(self, seconds: Seconds | None) -> float:
        """How much further off than `NEAR` a script is; 0 where it is not."""
        return max(0.0, abs((seconds or 0.0) - self._asked) - self._asked * NEAR)

    def _changes(self) -> Iterator[_Change]:
        """One item less, one more, or one for another, or cut elsewhere; the least important ones go first."""
        taken = [item for item in self.choice if item not in self._pinned and not self._is_followed(item)]
        for out in [None, *reversed(taken)]:
            if out is not None:
                yield _Change(out)
                yield from (_Change(out, out, cut) for cut in self._ways(out) if cut != self.choice[out])
            for more in self._next():
                if out is None or not _rests_on(more, out):
                    yield from (_Change(out, more, cut) for cut in self._ways(more))

    def _next(self) -> list[Item]:
        """Of each kind in each story the two most important items that are not chosen, and could be."""
        found: dict[tuple[int, str], list[Item]] = defaultdict(list)
        for item in self.items:
            if item not in self.choice and self._follows(item):
                found[item.story, item.kind].append(item)
        return [item for items in found.values() for item in items[:2]]

    def _guess(self, change: _Change) -> float:
        """How far off the script might be after a change, without filling it."""
        more = self._weight(change.more, change.cut) if change.more else 0.0
        less = self._weight(change.out, self.choice[change.out]) if change.out else 0.0
        return abs((self.seconds or 0.0) + more - less - self._asked)

    def _weight(self, item: Item, cut: int | None) -> float:
        if (item, cut) not in self._weights:
            fact = _several(self._stories[item.story], item.kind)[item.number]
            parts = [fact] if isinstance(fact, Text) else vars(fact).values()
            whole = sum(weight(part.text) for part in parts if isinstance(part, Text))
            less = weight(fact.text.text[cut:]) if isinstance(fact, Quote) and cut is not None else 0.0
            self._weights[item, cut] = whole - less
        return self._weights[item, cut]

    def _follows(self, item: Item) -> bool:
        """Whether all that an item may rest on is chosen."""
        return item.kind not in _IN_ORDER or not item.number or item._replace(number=item.number - 1) in self.choice

    def _is_followed(self, item: Item) -> bool:
        return item.kind in _IN_ORDER and item._replace(number=item.number + 1) in self.choice

    def _ways(self, item: Item) -> list[int | None]:
        """Whole, and cut ever shorter."""
        if item.kind != "quotes":
            return [None]
        return [None, *cuts(self._stories[item.story].quotes[item.number].text.text)]


def _rests_on(item: Item, other: Item) -> bool:
    return item.kind in _IN_ORDER and item._replace(number=item.number - 1) == other


def _several(facts: Facts, kind: str) -> list[object]:
    value = getattr(facts, kind)
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _part(facts: Facts, number: int, choice: Mapping[Item, int | None]) -> Facts:
    """The chosen facts of the story of that number, with whoever speaks in them."""
    kept = {
        kind: [fact for index, fact in enumerate(_several(facts, kind)) if Item(number, kind, index) in choice]
        for kind in CHOSEN
    }
    quotes = []
    for index, quote in enumerate(facts.quotes):
        if (item := Item(number, "quotes", index)) in choice:
            cut = choice[item]
            text = quote.text if cut is None else _cut(quote.text, cut)
            quotes.append(quote.model_copy(update={"text": text}))
    points = (point for point in kept["key_points"] if isinstance(point, Point))
    spoken = [said.speaker for said in quotes] + [point.speaker for point in points]
    speakers = [facts.person(speaker.text) for speaker in spoken if speaker]
    people = [person for person in facts.people if person in kept["people"] or person in speakers]
    summary = facts.summary if kept["summary"] else None
    return facts.model_copy(update={**kept, "summary": summary, "quotes": quotes, "people": people})


def _cut(text: Text, longest: int) -> Text:
    return text.model_copy(update={"text": words(excerpt(CitedText(text.text), longest))})
