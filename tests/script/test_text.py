import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recapcast.article.model import Span
from recapcast.errors import DocumentError
from recapcast.plain_text import sayable
from recapcast.script import text as script_text
from recapcast.script.model import CUES, MAX_PAUSE, OFF, ROLE, Chapter, Item, Line, Meta, Music, Pause, Script

SCRIPT = """\
---
narration: 1
title: A song
published: 2024-04-29
template: recap
language: en
---

# Headline

[music: intro]

NARRATOR: This is your recap for Monday, April 29th, 2024.
NARRATOR: The music director has told how the actor came to sing the last song of the drama. [^1]

[pause: 0.6s]

# In their words

QUOTE (Nam Hye-seung): It felt like coming home, and then some more words that make the line so long
    that it wraps onto the next. [^2][^1]

[^1]: 71-155
[^2]: 1942-2355
"""


def speakable(text: str) -> bool:
    try:
        sayable(text)
    except ValueError:
        return False
    return True


texts = (
    st.text(min_size=1, max_size=200) | st.text("ab []^)(\\:#-12'\"\n\u2028\x85\xa0", min_size=1, max_size=200)
).filter(speakable)
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 999), st.integers(1, 999))
lines = st.builds(
    Line, st.from_regex(ROLE, fullmatch=True), texts, st.none() | texts, st.lists(spans, max_size=3).map(tuple)
)
items = st.one_of(
    lines,
    texts.map(Chapter),
    st.floats(0, MAX_PAUSE).map(Pause),
    st.sampled_from([*CUES, OFF]).map(Music),
)
metas = st.builds(
    Meta,
    title=texts,
    published=st.none() | st.dates(),
    template=st.none() | texts,
    language=st.sampled_from(["en", "ko", "es-MX"]),
    source=st.none() | texts,
)


@settings(max_examples=300)
@given(metas, st.lists(items, max_size=6), lines)
def test_what_is_printed_reads_back_the_same(meta: Meta, before: list[Item], line: Line) -> None:
    script = Script(meta, (*before, line))
    printed = script_text.dumps(script)
    assert script_text.loads(printed, "f") == script


def test_the_documented_form_is_read_and_printed_unchanged() -> None:
    script = script_text.loads(SCRIPT, "f")
    assert script_text.dumps(script) == SCRIPT
    assert script.lines[-1].name == "Nam Hye-seung"
    assert script.lines[-1].cites == (Span(1942, 2355), Span(71, 155))
    assert script.lines[-1].text.endswith("so long that it wraps onto the next.")


def test_a_citation_is_never_spoken_wherever_it_stands() -> None:
    body = "NARRATOR: One[^1] two [^2] three.\n[^1]: 1-2\n[^2]: 3-4\n"
    ((number, line),) = script_text.items(body, "f")
    assert number == 1
    assert line == Line("NARRATOR", "One two three.", cites=(Span(1, 2), Span(3, 4)))


def test_a_footnote_may_lack_its_citation_after_an_edit() -> None:
    assert script_text.items("NARRATOR: One.\n[^1]: 1-2\n", "f") == ((1, Line("NARRATOR", "One.")),)


def refusal(body: str) -> str:
    with pytest.raises(DocumentError) as caught:
        script_text.loads(f"---\nnarration: 1\ntitle: t\n---\n{body}", "f")
    return str(caught.value)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("just words\n", "f:5: expected `ROLE: words`"),
        ("NARRATOR: a\n\nNarrator: hi\n", "f:7: a role is written in capitals such as NARRATOR, found Narrator"),
        ("    indented\n", "f:5: an indented line goes on with no spoken line above it"),
        ("# Chapter\n    indented\n", "f:6: an indented line goes on with no spoken line above it"),
        ("##Chapter\nN: a\n", "f:5: a chapter is written `# Title`"),
        ("N: a [^3]\n", "f:5: the citation [^3] has no footnote: add `[^3]: 120-184` at the end"),
        ("N: a [^3]\n[^3]: 9-4\n", "f has 2 problems"),
        ("N: a\n[^3]: 1-4\n[^3]: 1-4\n", "f:7: the footnote [^3] is explained a second time"),
        ("[pause: long]\nN: a\n", "f:5: a pause is written `[pause: 0.6s]`"),
        ("[pause: 99s]\nN: a\n", "f:5: a pause lasts from 0 to 30 seconds, found 99"),
        ("[music: Loud One]\nN: a\n", "f:5: music is one of intro, bed, sting, outro, off, found 'Loud One'"),
        ("[music: jingle]\nN: a\n", "f:5: music is one of intro, bed, sting, outro, off, found 'jingle'"),
        ("N:\n", "f:5: expected text, found nothing"),
        ("N: a\x00b\n", "f:5: the character U+0000"),
        ("N: ...\n", "f:5: expected words, found '...', in which nothing can be spoken"),
        ("N: wait [pause: 1s] now\n", "f:5: a pause or music stands on a line of its own"),
        ("# Only a chapter\n", "f:1: the script has no line to speak"),
    ],
)
def test_each_mistake_is_named_with_its_line(body: str, says: str) -> None:
    assert refusal(body).startswith(says)


def test_all_mistakes_are_told_at_once() -> None:
    assert refusal("words\nNARRATOR: fine\nmore words\n").count("\n") == 2


def test_mistakes_in_front_matter_and_body_are_told_together() -> None:
    with pytest.raises(DocumentError) as caught:
        script_text.loads("---\nnarration: 1\ntitel: t\n---\nwords\n", "f")
    assert [problem.line for problem in caught.value.problems] == [2, 3, 5]


def test_without_front_matter_it_is_no_script() -> None:
    with pytest.raises(DocumentError, match="begins with front matter"):
        script_text.loads("NARRATOR: hi\n", "f")


@pytest.mark.parametrize(
    ("text", "is_script"),
    [
        (SCRIPT, True),
        ("---\nnarration : 1\n---\n", True),
        ("headline: narration\n", False),
        ("---\nheadline: x\n", False),
    ],
)
def test_a_script_is_known_by_its_front_matter(text: str, is_script: bool) -> None:
    assert script_text.is_script(text) is is_script


def test_an_edited_script_may_be_wrapped_by_hand() -> None:
    body = textwrap.dedent("""\
        NARRATOR: One
          two
        \tthree
        NARRATOR  (Ann) :  four
        """)
    assert script_text.items(body, "f") == (
        (1, Line("NARRATOR", "One two three")),
        (4, Line("NARRATOR", "four", "Ann")),
    )


def test_a_role_may_stand_close_to_its_words() -> None:
    assert script_text.items("NARRATOR:Hello\n", "f") == ((1, Line("NARRATOR", "Hello")),)


def test_a_long_name_stays_on_the_line_that_it_begins() -> None:
    script = Script(Meta(title="t"), (Line("QUOTE", "some words here", "a name " * 40),))
    assert script_text.loads(script_text.dumps(script), "f") == script


def test_an_edit_of_a_filled_script_is_known() -> None:
    filled = script_text.dumps_filled(script_text.loads(SCRIPT, "f"))
    assert script_text.is_untouched(filled)
    assert not script_text.is_untouched(filled.replace("song", "tune"))
    assert not script_text.is_untouched(SCRIPT)
    again = script_text.loads(filled, "f")
    assert again.meta.filled is not None
    assert script_text.dumps_filled(again) == filled


def test_lines_are_wrapped_to_the_width() -> None:
    script = Script(Meta(title="t"), (Line("NARRATOR", "some words " * 60),))
    rows = script_text.dumps(script).splitlines()
    assert max(map(len, rows)) <= script_text.WIDTH


def test_how_names_are_said_stays_with_the_script() -> None:
    say = {"Haein": "Hay-een", "No": "noh: yes", "1917": "nineteen seventeen", "해인": "혜인"}
    script = Script(Meta(title="t", say=say), (Line("N", "Haein"),))
    assert script_text.loads(script_text.dumps(script), "f") == script


@pytest.mark.parametrize("say", ["{Kim: ''}", "{Kim: '!'}", "{Kim: 5}", "{'': a}", "[a]", "{Kim: {ipa: a}}"])
def test_a_name_that_is_said_as_nothing_is_refused(say: str) -> None:
    with pytest.raises(DocumentError, match="f:4:"):
        script_text.loads(f"---\nnarration: 1\ntitle: t\nsay: {say}\n---\nN: Kim\n", "f")
