"""An article's facts, each an exact span of it, and what an editor should look at."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from recapcast.article.model import Article, Span
from recapcast.facts.dump import Place
from recapcast.facts.model import Facts, Text


@dataclass(frozen=True)
class Extracted:
    """The facts of an article, and `doubts`: what is not sure, by the place in the facts that it is about."""

    facts: Facts
    doubts: Mapping[Place, str] = field(default_factory=dict)


def extract(article: Article) -> Extracted:
    """What an article tells.

    Raises:
        SourceError: it tells nothing.
    """
    first = re.search(r"\S[^\n\r.!?]*", article.text)
    assert first is not None
    return Extracted(Facts(headline=Text(text=first[0], at=Span(first.start(), first.end()))))
