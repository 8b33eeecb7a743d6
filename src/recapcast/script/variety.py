"""Words that differ from story to story, and do not come twice in one: openers, links, sign-offs."""

import hashlib
from collections import Counter

from recapcast.script.cited import cited, words


class Variety:
    """Chooses among ways to say one thing. The same story always gets the same ones.

    A hash of the story decides with which alternative each kind begins. When a kind is asked for again, one is
    chosen that was said least often, so that none is repeated before all have been said.
    """

    def __init__(self, story: str) -> None:
        """`story` is what tells it from others, such as its headline and its date; it may be empty."""
        self._story = story
        self._chosen: Counter[tuple[str, int]] = Counter()
        self._said: set[str] = set()

    def vary(self, kind: str, *alternatives: str) -> str:
        """One of `alternatives`, with its citations.

        Args:
            kind: what they are for, such as `opener`; each is chosen apart from the others.
            alternatives: in the same order at each call, though their words may differ (a name in them).

        Raises:
            ValueError: there is no alternative.
        """
        if not alternatives:
            message = f"vary({kind!r}) has nothing to choose from: give it some texts"
            raise ValueError(message)
        start = int.from_bytes(hashlib.sha256(f"{self._story}\n{kind}".encode()).digest()[:8])
        order = [(start + step) % len(alternatives) for step in range(len(alternatives))]

        def staleness(number: int) -> tuple[int, bool]:
            return self._chosen[kind, number], words(cited(alternatives[number])) in self._said

        number = min(order, key=staleness)
        self._chosen[kind, number] += 1
        self._said.add(words(cited(alternatives[number])))
        return alternatives[number]
