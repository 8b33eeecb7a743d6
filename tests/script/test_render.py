import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from recapcast.article.model import Span
from recapcast.errors import TemplateError
from recapcast.facts.load import loads
from recapcast.facts.model import Facts
from recapcast.facts.together import together
from recapcast.script import text as script_text
from recapcast.script.model import Chapter, Line, Script
from recapcast.script.render import render
from recapcast.script.templates import FrontMatter, Template, find

MINE = Path("templates")
FULL = """
headline: {text: The song, at last, at: 0-5}
published: 2024-04-29
source: {name: The Gazette, url: 'https://example.org/a', author: Ann}
summary: {text: A song was sung, at: 6-9}
key_points: [{text: First this., at: 10-11}, {text: then that, at: 12-13}]
people: [{name: Nam Hye-seung, role: music director, at: 14-15}]
quotes:
- {text: It was good, speaker: Nam Hye-seung, context: The work was done, at: 16-17}
- {text: It was long, speaker: Nam Hye-seung, at: 18-19}
- {text: Third, at: 20-21}
figures: [{label: the crowd, value: '8,412', unit: people, at: 22-23}]
background: [{text: It was planned, at: 24-25}]
outlook: {text: More on Friday, at: 26-27}
""".replace("The song, at last, at", "'The song, at last', at")


def template(body: str, front: str = "") -> Template:
    text = f"---\ndescription: d\n{front}---\n{body}"
    needs = [word for word in front.removeprefix("needs: [").removesuffix("]\n").split(", ") if word]
    return Template("mine", "en", MINE / "mine.j2", "yours", text, FrontMatter(description="d", needs=needs))


def fill(body: str, facts: str = FULL, front: str = "") -> Script:
    return render(loads(facts, "f.yaml"), template(body, front), name="f.yaml", source="../f.yaml", templates=MINE)


def line(body: str, facts: str = FULL) -> Line:
    return fill(body, facts).lines[0]


def refusal(body: str, facts: str = "headline: h", front: str = "") -> str:
    with pytest.raises(TemplateError) as caught:
        fill(body, facts, front)
    return str(caught.value)


def recap(facts: str) -> Script:
    return render(loads(facts, "f"), find("recap", "en", MINE), name="f", source=None, templates=MINE)


@pytest.mark.parametrize(
    "body",
    [
        "N: {{ summary }}",
        "N: {{ summary | upper }}",
        "N: {{ summary | trim | capitalize | sentence }}",
        "N: {{ 'So: ' ~ summary }}",
        "N: {{ 'So: ' + summary }}",
        "N: {{ '%s' | format(summary) }}",
        "N: {{ [summary, 'x'] | join(', ') }}",
        "{% set s = summary %}N: {{ s }}",
        "{% macro m(x) %}<{{ x }}>{% endmacro %}N: {{ m(summary) }}",
        "{% for x in [summary] %}N: {{ x }}{% endfor %}",
        "N: {{ summary | replace('song', 'tune') }}",
        "N: {{ summary[:6] }}",
        "N: {{ summary | truncate(9) }}",
        "N: {{ summary.split(' ')[0] }}",
        "N: {% filter upper %}{{ summary }}{% endfilter %}",
        "N: {{ summary | title }}",
        "N: {{ summary | center(40) }}",
        "N: {{ summary | wordwrap(80) }}",
        "N: {{ summary | first }}",
        "N: {{ summary | list | join }}",
        "N: {{ summary | tojson }}",
        "N: {{ summary * 2 }}",
        "N: {{ (summary ~ '.') | truncate(12) }}",
        "N: {{ summary | replace('6', '2') | replace('-', ' ') }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}N: {{ m(summary) | sentence }}",
        "{% set s %}{{ summary }}{% endset %}N: {{ s | sentence }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}N: {{ m(summary)[:5] }}",
        "N: {{ ', '.join([summary, 'b']) }}",
        "N: {{ 'x said'.replace('x', summary) }}",
        "{% set s %}{{ summary }}{% endset %}N: {{ s[:5] }}",
        "{% set s %}{{ summary }}{% endset %}N: {{ s.split(' ')[0] }}",
        "{% set s | upper %}{{ summary }}{% endset %}N: {{ s[:5] }}",
        "N: {{ ('So: ' ~ summary)[:3] }}",
        "N: {{ ('So: ' ~ summary).split(':')[0] }}",
        "N: {{ ('So: %s' % summary)[:3] }}",
        "N: {{ [summary] | map('upper') | join }}",
        "N: {{ summary | map('upper') | join }}",
        "N: {{ (summary | map('upper') | list)[0] }}",
        "N: {{ ([summary, 'x'] | join(' '))[:3] }}",
        "N: {{ [summary] | tojson }}",
        "N: {{ {'a': summary} | tojson }}",
        "N: {{ [summary] | map('string') | map('first') | join }}",
        "N: {{ 'x said' | replace('x', summary) }}",
        "N: {{ ('x said' | replace('x', summary))[:1] }}",
        "N: {{ 'x' | replace(old='x', new=summary) }}",
        "N: {{ '{} said'.format(summary) }}",
        "N: {{ '{}'.format(summary)[:2] }}",
        "N: {{ summary.format() }}",
        "N: {{ '{a}'.format_map({'a': summary}) }}",
        "N: {{ [summary] | sort | first }}",
        "N: {{ [{'a': summary}] | map(attribute='a') | join }}",
        "N: {{ [{'a': summary}] | groupby('a') | map('first') | join }}",
        "N: {% filter upper | trim %}{{ summary }}{% endfilter %}",
    ],
)
def test_a_printed_fact_cites_its_place(body: str) -> None:
    assert line(body).cites == (Span(6, 9),)


def test_a_part_without_a_place_of_its_own_cites_the_whole_item() -> None:
    assert line("N: {{ quotes[0].speaker }}").cites == (Span(16, 17),)
    assert line("N: {{ figures[0].value }}").cites == (Span(22, 23),)


def test_a_name_in_brackets_cites_with_its_line() -> None:
    made = line("QUOTE ({{ quotes[0].speaker }}): {{ quotes[0].text }}")
    assert made == Line("QUOTE", "It was good", "Nam Hye-seung", (Span(16, 17),))


def test_a_chapters_title_cites_nothing() -> None:
    assert fill("# {{ headline }}\nN: x").items[0] == Chapter("The song, at last")


@given(
    st.text(
        st.characters(exclude_categories=["Cc", "Cs"]).filter(lambda c: not "\ufdd0" <= c <= "\ufdef"), min_size=1
    )
)
@settings(max_examples=150)
def test_a_fact_is_spoken_as_the_plain_text_it_is(words: str) -> None:
    try:
        facts = Facts.model_validate({"headline": words})
    except ValidationError:
        assume(False)
    made = render(facts, template("QUOTE ({{ headline }}): {{ headline }}"), name="f", source=None, templates=MINE)
    assert made.lines[0] == Line("QUOTE", " ".join(words.split()), " ".join(words.split()))


@pytest.mark.parametrize(
    "words",
    ["{{ 7 * 7 }}", "{% include 'x' %}", "[^1]", "X [^9]: 1-2", "A \\ b", "# x", "[pause: 9s]", "X (y) [music: z]"],
)
def test_a_fact_that_looks_like_code_is_spoken(words: str) -> None:
    said = line("N: {{ headline | sentence }}", f"headline: {json.dumps(words)}").text
    assert said.rstrip(".").lower() == words.lower()


def test_stories_cite_their_own_articles() -> None:
    one, two = (
        loads(f"headline: {{text: {name}, at: 1-5}}\npeople: [{{name: P{name}, at: 6-7}}]", "f") for name in "AB"
    )
    both = [("a.yaml", one), ("b.yaml", two)]
    body = (
        "{% for s in stories %}\nN: {{ s.headline }} {{ s.people[0].name }}\n{% endfor %}\nN: {{ person('PB').name }}"
    )
    several = replace(template(body), front=FrontMatter(description="d", needs=["stories"]))
    script = render(together([one, two]), several, name="f", source=None, templates=MINE, stories=both)
    assert [line.cites for line in script.lines] == [
        (Span(1, 5), Span(6, 7)),
        (Span(1, 5, 2), Span(6, 7, 2)),
        (Span(6, 7, 2),),
    ]
    assert script.meta.sources == ["a.yaml", "b.yaml"]
    assert script_text.loads(script_text.dumps(script), "f") == script


def test_a_template_of_one_story_refuses_several() -> None:
    facts = loads("headline: h", "f")
    with pytest.raises(
        TemplateError, match="mine.j2 tells one story, and here are 2: take another, such as `digest`"
    ):
        render(facts, template("N: x"), name="f", source=None, templates=MINE, stories=[("a", facts), ("b", facts)])


def test_one_story_is_the_only_one_of_the_stories() -> None:
    assert line("N: {{ stories | length }} {{ stories[0].headline }}").text == "1 The song, at last"


def test_a_long_line_becomes_several_where_its_sentences_end() -> None:
    text = "It went on for a while, and nobody knew anything. Nobody asked anybody. " * 9
    made = fill("QUOTE (Ann): {{ headline }}", json.dumps({"headline": {"text": text, "at": "1-2"}})).lines
    assert [len(each.text) <= 400 and each.text.endswith(".") for each in made] == [True] * 2
    assert " ".join(each.text for each in made) == text.strip()
    assert {(each.role, each.name, each.cites) for each in made} == {("QUOTE", "Ann", (Span(1, 2),))}


def test_a_missing_fact_is_named_with_the_template_and_its_line() -> None:
    assert (
        refusal("N: hi\nN: {{ summary }}\n") == "templates/mine.j2:5: the fact `summary` is missing (facts: f.yaml)"
    )
    assert "the fact `source` is missing" in refusal("N: {{ source.name }}")


def test_needs_are_checked_before_anything_is_filled_in() -> None:
    message = refusal("N: hi", front="needs: [summary, outlook]\n")
    assert message.startswith("f.yaml lacks `summary`, `outlook`, which the template templates/mine.j2 needs.")


def test_a_template_may_ask_for_what_is_not_there() -> None:
    body = "{% if summary or source.name or quotes %}N: yes{% else %}N: no{% endif %}"
    assert fill(body, "headline: h").lines[0].text == "no"


def test_a_misspelt_fact_is_no_absent_one() -> None:
    assert "no fact or variable `sumary`; did you mean `summary`?" in refusal("{% if sumary %}{% endif %}N: x")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("N: hi\n{% if %}", "mine.j2:5: this is not Jinja"),
        ("N: hi\n\nN: {{ 1 / 0 }}", "mine.j2:6: division by zero"),
        ("N: {{ ''.__class__ }}", "mine.j2:4: access to attribute '__class__'"),
        ("{% include '/etc/passwd' %}", "mine.j2:4: there is no template `/etc/passwd` to include"),
        ("{% include '../x' %}", "there is no template `../x` to include"),
        ("N: {{ quotes }}", "mine.j2:4: `quotes` is a list: print its items one by one"),
        ("N: x\n\nwords alone", "mine.j2:6: it fills to a line that is no script: expected `ROLE: words`"),
        ("# Chapter", "mine.j2: the script has no line to speak"),
        ("N: {{ headline | nope }}", "mine.j2:4: this is not Jinja: No filter named 'nope'"),
    ],
)
def test_each_fault_of_a_template_is_named_with_its_line(body: str, says: str) -> None:
    assert says in refusal(body)


def test_joined_facts_end_with_one_full_stop_and_keep_their_signs() -> None:
    facts = "headline: {text: One (1), at: 1-2}\nsummary: {text: Two., at: 3-4}"
    assert line("N: {{ (headline ~ ' and ' ~ summary) | sentence }}", facts) == Line(
        "N", "One (1) and Two.", cites=(Span(1, 2), Span(3, 4))
    )


def test_a_block_or_macro_may_make_whole_lines() -> None:
    lines = "QUOTE ({{ quotes[0].speaker }}): {{ quotes[0].text }}\n[pause: 1s]\nN: Bye (now)."
    for body in (
        f"{{% set s %}}{lines}{{% endset %}}{{{{ s }}}}",
        f"{{% macro m() %}}{lines}{{% endmacro %}}{{{{ m() }}}}",
        f"{{% macro m() %}}{lines}{{% endmacro %}}{{{{ m() ~ '' }}}}",
    ):
        said = fill(body)
        assert said.items[0] == Line("QUOTE", "It was good", "Nam Hye-seung", (Span(16, 17),))
        assert [type(item).__name__ for item in said.items] == ["Line", "Pause", "Line"]
        assert said.lines[1].text == "Bye (now)."


def test_what_a_fact_that_is_a_pattern_is_filled_with_is_cited_too() -> None:
    facts = "headline: {text: 'They won {}', at: 1-2}\nsummary: {text: the cup, at: 3-4}"
    assert line("N: {{ headline.format(summary) }}", facts) == Line(
        "N", "They won the cup", cites=(Span(1, 2), Span(3, 4))
    )


def test_what_replaces_a_part_of_a_fact_is_cited_too() -> None:
    facts = "headline: {text: They won the cup, at: 1-2}\nsummary: {text: the song, at: 3-4}"
    assert line("N: {{ headline.replace('the cup', summary) }}", facts) == Line(
        "N", "They won the song", cites=(Span(1, 2), Span(3, 4))
    )


def test_signs_without_a_citation_survive_filters() -> None:
    facts = "headline: A (big) day [pause"
    body = "{% set h = 'Tonight: ' ~ headline %}N: {{ h | replace('(', '') | replace(')', '') }}"
    assert line(body, facts).text == "Tonight: A big day [pause"


def test_a_missing_fact_in_a_filter_is_named() -> None:
    for name in ("sentence", "phrase", "capital", "upper"):
        assert "the fact `summary` is missing" in refusal(f"N: {{{{ summary | {name} }}}}")


def test_lines_may_be_indented_as_their_loop_is() -> None:
    body = "{% for point in key_points %}\n    # One\n    N: {{ point }}\n        and more\n    [pause: 1s]\n{% endfor %}\n"
    assert [getattr(item, "text", type(item).__name__) for item in fill(body).items] == [
        "Chapter",
        "First this. and more",
        "Pause",
        "Chapter",
        "then that and more",
        "Pause",
    ]


def test_a_speakers_role_is_said_as_a_person_would_say_it() -> None:
    facts = "headline: h\npeople: [{name: Ann, role: mayor}, {name: Bob, role: leader of the council}]\n"
    facts += "quotes: [{text: a b, speaker: Ann}, {text: c d, speaker: Bob}]"
    said = " ".join(line.text for line in recap(facts).lines)
    assert re.search(r"\b[Mm]ayor Ann\b", said)
    assert "Bob, leader of the council" in said


def test_numbers_of_the_users_own_print_as_they_were_written() -> None:
    facts = "headline: h\nextra: {price: 3.10, n: 007, items: [a, b]}"
    assert line("N: {{ extra.price }} {{ extra.n }} {{ extra.items | join('-') }}", facts).text == "3.10 007 a-b"


def test_a_quote_without_a_speaker_before_one_with_is_fine() -> None:
    facts = "headline: h\nquotes: [{text: first words}, {text: second words, speaker: Ann}]"
    lines = recap(facts).lines[2:6]
    assert [line.role for line in lines] == ["NARRATOR", "QUOTE", "NARRATOR", "QUOTE"]
    assert ("Ann" in lines[0].text, "Ann" in lines[2].text) == (False, True)


def test_a_mapping_is_not_printed_as_python() -> None:
    assert "`people[0]` is a mapping: print one of its parts (at, name, role" in refusal("N: {{ people[0] }}", FULL)


def test_a_template_includes_its_neighbour_and_faults_there_are_named() -> None:
    MINE.mkdir()
    (MINE / "part.j2").write_text("N: from a part\nN: {{ summary }}\n", encoding="utf-8")
    assert fill("{% include 'part.j2' %}").lines[0].text == "from a part"
    assert refusal("{% include 'part.j2' %}").startswith("templates/part.j2:2: the fact `summary` is missing")


def test_the_scripts_front_matter_comes_from_the_facts() -> None:
    meta = fill("N: x").meta
    assert (meta.title, meta.publisher, meta.author, meta.link) == (
        "The song, at last", "The Gazette", "Ann", "https://example.org/a",
    )  # fmt: skip
    assert (meta.template, meta.source, str(meta.published)) == ("mine", "../f.yaml", "2024-04-29")


def test_the_recap_of_full_facts_says_each_once_and_cites_it() -> None:
    said = [line.text for line in recap(FULL).lines]
    assert said == [
        "The song, at last.",
        "It is Monday, April 29th, 2024, and this is your recap.",
        "A song was sung.",
        "First this.",
        "Then that.",
        "The crowd: 8,412 people.",
        "The work was done.",
        "Music director Nam Hye-seung said:",
        "It was good.",
        "More from Nam Hye-seung:",
        "It was long.",
        "How it came to this.",
        "It was planned.",
        "Here is what comes next.",
        "More on Friday.",
        "The full story is at The Gazette. That was your recap.",
    ]
    uncited = [line.text for line in recap(FULL).lines if not line.cites]
    assert uncited == [said[1], said[11], said[13], said[15]]


def test_a_template_knows_whether_the_facts_were_chosen_to_fit() -> None:
    facts, asks = loads(FULL, "f"), template("N: {{ 'chosen' if fitted else 'all' }} of it.")
    for fitted, says in ((False, "all of it."), (True, "chosen of it.")):
        script = render(facts, asks, name="f", source=None, templates=MINE, fitted=fitted)
        assert script.lines[0].text == says


SPOKEN = "headline: h\nkey_points: [{text: It began., at: 1-9}, {text: I row, at: 10-16, speaker: Ann}]\n"


def test_a_key_point_that_somebody_says_names_them_where_it_is_printed_whole() -> None:
    body = "{% for point in key_points %}\nN: {{ point | sentence }}\n{% endfor %}"
    lines = fill(body, SPOKEN).lines
    assert [(line.text, line.cites) for line in lines] == [
        ("It began.", (Span(1, 9),)),
        ("Ann: I row.", (Span(10, 16),)),
    ]


def test_a_key_point_has_its_words_and_who_says_them_apart() -> None:
    body = """
{% for point in key_points if point.speaker %}
Q ({{ point.speaker }}): {{ point.text }}
{% endfor %}
{% for point in key_points | rejectattr("speaker") %}
N: {{ point.text }}
{% endfor %}"""
    lines = fill(body, SPOKEN).lines
    assert [(line.role, line.name, line.text) for line in lines] == [("Q", "Ann", "I row"), ("N", None, "It began.")]
    assert lines[0].cites == (Span(10, 16),)


@pytest.mark.parametrize("language", ["en", "es", "ko"])
@pytest.mark.parametrize("call", ["points(key_points, [headline], heard=quotes)", "point(key_points[1], [headline])"])
def test_one_call_has_key_points_said_in_each_language(language: str, call: str) -> None:
    body = f"{{% import 'parts' as say with context %}}\n{{{{ say.{call} }}}}"
    facts = loads(f"language: {language}\n{SPOKEN}", "f")
    made = replace(template(body), language=language)
    lines = render(facts, made, name="f", source=None, templates=MINE).lines
    assert [(line.name, line.text) for line in lines if line.role == "QUOTE"] == [("Ann", "I row.")]
    assert {line.role for line in lines} == {"NARRATOR", "QUOTE"}
