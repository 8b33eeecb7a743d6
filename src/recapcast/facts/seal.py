"""A facts file that was extracted carries a checksum, by which a person's corrections are known."""

import hashlib
import re
from collections.abc import Mapping, Sequence

from recapcast.facts.dump import Place, as_json, as_yaml
from recapcast.facts.model import Cites, Facts

_SEAL = re.compile(r',?\n +"?extracted"?: "?(sha256-[0-9a-f]{12})"?(?=\n)')
"""The line of the checksum, in YAML or in JSON, with the comma before it."""


def sealed(
    facts: Facts, article: Cites, comments: Mapping[Place, Sequence[str]] | None = None, *, is_json: bool = False
) -> str:
    """The document of facts that were extracted from an article: `is_untouched` tells whether a person edited it.

    Args:
        facts: what was extracted.
        article: what the document says of its article, without a checksum.
        comments: as for `as_yaml`; JSON has none.
        is_json: write JSON instead of YAML.
    """
    whole = facts.model_copy(update={"article": article})
    text = as_json(whole) if is_json else as_yaml(whole, comments)
    seal = _checksum(text)
    line = f',\n    "extracted": "{seal}"' if is_json else f"\n  extracted: {seal}"
    # The hash of an article's text stands in no text of it: where it is found first is the key.
    digest = re.search(f"[\"']?{article.digest}[\"']?", text)
    assert digest is not None  # noqa: S101 (for mypy: it was written)
    return text[: digest.end()] + line + text[digest.end() :]


def is_untouched(text: str) -> bool:
    r"""Whether `text`, which has `\n` line ends, is to the letter what `sealed` wrote."""
    # More than one line can look like it: a text of the article's may.
    return any(_checksum(text[: seal.start()] + text[seal.end() :]) == seal[1] for seal in _SEAL.finditer(text))


def _checksum(text: str) -> str:
    return f"sha256-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
