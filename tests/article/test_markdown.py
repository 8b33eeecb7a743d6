from datetime import date

import pytest

from recapcast.article.markdown import LARGEST, article
from recapcast.errors import DocumentError

STORY = "The ferry sank on Sunday."


def debris_of(text: str) -> list[str]:
    found = article(text, "f.md")
    return [found.text[span.start : span.end] for span in found.debris]


def test_marks_are_no_part_of_the_text() -> None:
    text = (
        '# A **ferry** sinks\n\nThe [captain](https://a.test/x_y "t"), *Ida*, said `yes`<br>twice \\* and &amp; left.\n'
        "She\nswam.\n\n> Nobody knew.\n\n![a map](m.png)\n\n- one\n- two\n\n```\ncode\n```\n\n<div>raw</div>\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n***\n\nThe end[^1]."
    )
    assert article(text, "f.md").text.split("\n\n") == [
        "A ferry sinks",
        "The captain, Ida, said yes twice * and & left. She swam.",
        *("Nobody knew.", "one", "two", "a", "b", "c", "d", "The end[^1]."),
    ]


def test_the_first_heading_is_the_title_and_debris() -> None:
    found = article(f"# A ferry sinks\n\n{STORY}\n\n## The day after\n\n{STORY}", "f.md")
    assert found.title == "A ferry sinks"
    assert debris_of(f"# A ferry sinks\n\n{STORY}\n\n## The day after\n\n{STORY}") == ["A ferry sinks"]
    assert article(f"{STORY}\n\n# The day after\n\n{STORY}", "f.md").title is None


def test_front_matter_tells_what_it_names() -> None:
    text = (
        "---\r\ntitle: 'The ferry: an end'\r\ndate: 2026-06-14T10:00:00Z\r\nauthor: Ida Brandt\r\nsite: Harbour News\r\n"
        f"lang: en-GB\r\nurl: https://a.test/\r\ndraft: false\r\ntags: [a, b]\r\n---\r\n\r\n{STORY}\r\n"
    )
    found = article(text, "f.md")
    assert (found.text, found.title, found.author) == (STORY, "The ferry: an end", "Ida Brandt")
    assert (found.site, found.published, found.language) == ("Harbour News", date(2026, 6, 14), "en-GB")
    assert found.url == "https://a.test/"
    assert article(text, "f.md", "https://b.test/").url == "https://b.test/"


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    assert article(f"---\n{STORY}\n---\n{STORY}", "f.md").text == f"{STORY}\n\n{STORY}"


def test_front_matter_that_is_no_yaml_is_told_with_its_line() -> None:
    with pytest.raises(DocumentError, match=r"f\.md:2:13: .*put a text that holds a colon in quotes"):
        article(f"---\ntitle: Ferry: an end\n---\n{STORY}", "f.md")


def test_a_date_below_the_title_is_when_it_was_published() -> None:
    text = f"# A ferry sinks\n\nJune 14, 2026\n\n{STORY}\n\nAdvertisement"
    assert article(text, "f.md").published == date(2026, 6, 14)
    assert debris_of(text) == ["A ferry sinks", "June 14, 2026", "Advertisement"]
    below = f"# A ferry sinks\n\nBy Ida Brandt\n\nJune 14, 2026\n\n{STORY}"
    assert debris_of(below) == ["A ferry sinks", "By Ida Brandt", "June 14, 2026"]


@pytest.mark.parametrize("text", ["![map](m.png)", "---\ntitle: Ferry\n---\n", "```\ncode\n```"])
def test_a_file_without_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no text"):
        article(text, "f.md")


def test_what_is_longer_than_any_article_is_refused() -> None:
    with pytest.raises(ValueError, match="300,000 characters"):
        article("x" * (LARGEST + 1), "f.md")
