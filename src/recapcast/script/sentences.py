"""Where sentences end, so that long texts are cut and parted there and nowhere else."""

import re

_END = re.compile(
    # Where a sentence has certainly ended: not after an initial, nor after an abbreviation such as `Prof.`.
    r"(?:(?<=[^\W\d_A-Z]{4}\.)|(?<=[가-힣]\.)|(?<=[!?。！？])|(?<=[.!?][\"'”’»)]))(?=\s+[^\sa-z])"
)


def ends(text: str) -> list[int]:
    """The positions in `text` after the last character of each sentence that another one follows, in order.

    An end that is in doubt is left out. Of one sentence, and of nothing, none.
    """
    return [end.start() for end in _END.finditer(text)]


def parts(text: str, longest: int) -> list[str]:
    """`text` in parts of whole sentences, each at most `longest` characters long if its sentences are.

    Joined by spaces they are `text`, if that has single spaces. Of nothing one part, which is empty.
    """
    found = []
    start = 0
    breaks = [*ends(text), len(text)]
    for end, after in zip(breaks, [*breaks[1:], None], strict=True):
        if after is None or after - start > longest:
            found.append(text[start:end].strip())
            start = end
    return found
