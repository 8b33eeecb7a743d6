import re

import pytest

from recapcast.article.debris_tables import BYLINE, CORRECTIONS, FORMS, LEADS, LINES, LISTS, SAID, TAILS


@pytest.mark.parametrize("table", [LINES, LISTS, frozenset(TAILS)])
def test_every_entry_is_in_small_letters_and_not_blank(table: frozenset[str]) -> None:
    assert all(entry and entry == entry.casefold().strip() for entry in table)


@pytest.mark.parametrize("pattern", [FORMS, LEADS, BYLINE, CORRECTIONS, SAID])
def test_no_pattern_repeats_without_an_end(pattern: re.Pattern[str]) -> None:
    assert not re.search(r"(?<!\\)[*+](?!\])", re.sub(r"\[[^\]]*\]", "", pattern.pattern))


def test_every_language_has_lines_and_lists() -> None:
    for words in (("share", "related"), ("compartir", "te puede interesar"), ("공유하기", "관련기사")):
        assert words[0] in LINES
        assert words[1] in LISTS
