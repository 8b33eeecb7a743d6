"""The shipped templates, filled with full facts, thin ones and all between."""

import random
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import nodes

from recapcast.facts.model import Facts, Point
from recapcast.facts.together import together
from recapcast.script import text as script_text
from recapcast.script.model import Chapter, Line, Music, Pause, Script
from recapcast.script.render import render
from recapcast.script.sandbox import sandbox
from recapcast.script.templates import blank_front_matter, built_in_folder, find
from tests.conftest import REPOSITORY

NONE = Path("none")
CASES = REPOSITORY / "tests" / "cases" / "facts"
STORIES = {"en": "ferry", "es": "faro", "ko": "library"}
"""Facts with something of everything, each text with its place."""
NAMES = ("brief", "recap", "deep-dive", "two-hosts", "in-their-words", "timeline")
NAME_WITHIN = r"(?<=[^\s.!?:¿¡“\"] )[A-ZÁÉÍÓÚÑ][\w'-]+"
"""A word with a capital that no sentence begins with."""
SECOND = {"en": "bridge", "es": "market", "ko": "tram"}
"""More of them, for episodes of two stories."""
TEMPLATES = [(language, name) for language in STORIES for name in NAMES]
HOSTS = {"Alex", "Sam", "Noa", "지우", "수민"}
ODD = [
    "x",
    "#",
    "N: x",
    "{{ 7 }}",
    "{% x",
    "a) (b",
    "[pause: 9s]",
    "[music: bed] x",
    "\\ x",
    "%s",
    "%",
    "100",
    "é",
    "가",
]
"""Beginnings of texts that look like grammar, Jinja, formats, or another script."""
each_template = pytest.mark.parametrize(("language", "name"), TEMPLATES, ids=map(" ".join, TEMPLATES))


def story(language: str, of: dict[str, str] = STORIES) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load((CASES / f"{of[language]}.yaml").read_text("utf-8"), yaml.BaseLoader)
    return loaded


def filled(facts: Facts, name: str) -> Script:
    return render(facts, find(name, facts.language, NONE), name="facts", source=None, templates=NONE)


def digested(one: Facts, two: Facts) -> Script:
    template, both = find("digest", one.language, NONE), [("one", one), ("two", two)]
    return render(together([one, two]), template, name="facts", source=None, templates=NONE, stories=both)


def part_of(item: Any, draw: st.DrawFn) -> Any:
    """The item of the facts with some of what is optional in it."""
    if not isinstance(item, dict):
        return item
    keep = {"text", "name", "title", "label", "value", "at"}
    return {key: part_of(value, draw) for key, value in item.items() if key in keep or draw(st.booleans())}


@st.composite
def some_facts(draw: st.DrawFn, language: str, of: dict[str, str] = STORIES) -> Facts:
    """Any subset of what is optional: keys, items of lists, and parts of items."""
    full = story(language, of)
    facts = {key: full[key] for key in ("headline", "language")}
    for key in full.keys() - facts.keys():
        if not draw(st.booleans()):
            continue
        if key == "published":  # on any day, so that every form of what varies has its turn
            facts[key] = draw(st.dates(date(2020, 1, 1), date(2030, 1, 1))).isoformat()
        elif isinstance(full[key], list) and key != "tags":
            facts[key] = [part_of(item, draw) for item in full[key] if draw(st.booleans())]
        else:
            facts[key] = full[key] if key == "tags" else part_of(full[key], draw)
    return Facts.model_validate(facts)


def texts(value: Any) -> Iterator[str]:
    """Every text in dumped facts."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


def bare(text: str) -> str:
    """`text` as a comparison wants it: small letters, no separators in numbers, one space."""
    return " ".join(re.sub(r"(?<=\d)[.,](?=\d)", "", text).casefold().split())


def said_of_the_day(facts: Facts) -> str:
    if facts.published is None:
        return ""
    environment = sandbox(facts.language, NONE)
    return str(environment.from_string("{{ d | spoken_date }}").render(d=facts.published, language=facts.language))


def chapters(script: Script) -> list[list[Line]]:
    """The lines of each chapter."""
    found: list[list[Line]] = []
    for item in script.items:
        if isinstance(item, Chapter):
            found.append([])
        elif isinstance(item, Line):
            found[-1].append(item)
    return found


def assert_reads_well(script: Script, *stories: Facts) -> None:
    for line in script.lines:
        assert "None" not in line.text
        assert len(line.text) <= 400
        assert re.search(r"[.!?:…][\"'”’)]*$", line.text), line.text
        assert not re.search(r"[.,:;!?][.,:;!?]|[,:;]\s*[.!?]|\s[.,:;!?]|\(\s*\)|\s\s|^\W*$", line.text), line.text
        assert line.text[0] == line.text[0].upper() or line.cites
    # Of several stories a headline opens the episode, and may open its chapter.
    listed = stories[1:] and len(stories)
    said = [
        line.text for line in script.lines if not line.text.startswith(tuple(headlines(stories) if listed else ()))
    ]
    assert len(said) == len(set(said))
    assert script_text.loads(script_text.dumps(script), "f") == script
    every = chapters(script)
    for number, lines in enumerate(every):
        assert any(line.cites for line in lines), lines
        # What announces is followed by what it announces: only the first chapter's and the last one's last words,
        # which name the show and say goodbye, may stand at an end.
        if 0 < number < len(every) - 1:
            assert lines[-1].cites or publisher_in(lines[-1].text, stories), lines[-1]
        for line, after in zip(lines, [*lines[1:], None], strict=True):
            if line.text.endswith(":"):
                assert after is not None
                assert after.role == "QUOTE"
            elif line.text.endswith("?") and not line.cites:  # one host's question, which the other answers
                assert after is not None
                assert after.role != line.role
    quotes = [line for line in script.lines if line.role == "QUOTE"]
    assert {line.name for line in quotes} <= {
        speaker and speaker.text
        for story in stories
        for speaker in [said.speaker for said in story.quotes] + [point.speaker for point in spoken(story)]
    }
    for kind, group in groupby(script.items, type):
        if kind in {Pause, Music}:
            assert len(list(group)) <= (1 if kind is Pause else 2)


def spoken(story: Facts) -> list[Point]:
    """The key points that somebody in the story says."""
    return [point for point in story.key_points if point.speaker]


def headlines(stories: Iterable[Facts]) -> list[str]:
    return [story.headline.text for story in stories]


def publishers(stories: Iterable[Facts]) -> list[str]:
    return [story.source.name for story in stories if story.source and story.source.name]


def publisher_in(text: str, stories: Iterable[Facts]) -> bool:
    return any(publisher in text for publisher in publishers(stories))


def assert_faithful(script: Script, *stories: Facts) -> None:
    """Each line cites, or holds no name, no number and no quotation but the date, a publisher and the hosts."""
    dumped = [story.model_dump() for story in stories]
    known = bare(" ".join(texts(dumped)))
    days = [said_of_the_day(story) for story in stories]
    verbatim = {bare(quote.text.text).rstrip(".") for story in stories for quote in story.quotes}
    verbatim |= {bare(point.text).rstrip(".") for story in stories for point in spoken(story)}
    names = [person.name.text for story in stories for person in story.people]
    names += [work.title.text for story in stories for work in story.works]
    for line in script.lines:
        own = line.text
        for without_place in filter(None, (*days, *publishers(stories))):
            own = own.replace(without_place, "")
        assert set(re.findall(r"\d+", bare(own))) <= set(re.findall(r"\d+", known)), line
        within = re.findall(NAME_WITHIN, own)
        assert all(name in HOSTS or bare(name) in known for name in within), line
        assert line.role == "QUOTE" or not any(
            point.text in line.text for story in stories for point in spoken(story)
        )
        if line.role == "QUOTE":
            assert bare(line.text.removesuffix(" …")).rstrip(".") in verbatim or line.text.endswith(" …"), line
        if not line.cites:
            assert not re.search(r"[\d\"“”«»‘]", own), line
            assert not any(name in own for name in names), line
            assert {name for name in within if name not in HOSTS} == set(), line
    assert {line.name for line in script.lines if line.name} <= HOSTS | set(texts(dumped))


@each_template
def test_full_facts_read_well_and_are_told_faithfully(language: str, name: str) -> None:
    facts = Facts.model_validate(story(language))
    script = filled(facts, name)
    assert_reads_well(script, facts)
    assert_faithful(script, facts)


@each_template
@settings(max_examples=50)
@given(data=st.data())
def test_any_part_of_the_facts_reads_well_and_is_told_faithfully(
    language: str, name: str, data: st.DataObject
) -> None:
    facts = data.draw(some_facts(language))
    script = filled(facts, name)
    assert_reads_well(script, facts)
    assert_faithful(script, facts)


@pytest.mark.parametrize("language", STORIES)
def test_a_digest_tells_each_story_in_its_chapter(language: str) -> None:
    one, two = (Facts.model_validate(story(language, of)) for of in (STORIES, SECOND))
    script = digested(one, two)
    assert_reads_well(script, one, two)
    assert_faithful(script, one, two)
    first, *each = chapters(script)
    titles = [item.title for item in script.items if isinstance(item, Chapter)]
    assert titles[1:] == headlines([one, two])
    assert [bare(line.text).rstrip(".") for line in first[1:]] == [bare(headline) for headline in titles[1:]]
    for number, lines in enumerate(each, 1):
        assert {cite.article for line in lines for cite in line.cites} == {number}


@pytest.mark.parametrize("language", STORIES)
@settings(max_examples=50)
@given(data=st.data())
def test_a_digest_of_any_part_of_two_stories_reads_well(language: str, data: st.DataObject) -> None:
    one, two = data.draw(some_facts(language)), data.draw(some_facts(language, SECOND))
    script = digested(one, two)
    assert_reads_well(script, one, two)
    assert_faithful(script, one, two)


@pytest.mark.parametrize("language", STORIES)
@settings(max_examples=20)
@given(data=st.data())
def test_a_digest_of_one_story_reads_well(language: str, data: st.DataObject) -> None:
    facts = data.draw(some_facts(language))
    script = filled(facts, "digest")
    assert_reads_well(script, facts)
    assert_faithful(script, facts)


def odd(item: Any, chance: random.Random) -> Any:
    """The facts with each of their texts one that looks like something else."""
    if isinstance(item, dict):
        kept = {"at", "language", "published"}
        return {key: value if key in kept else odd(value, chance) for key, value in item.items()}
    if isinstance(item, list):
        return [odd(each, chance) for each in item]
    return chance.choice(ODD) + chance.choice(["", item, " [^1]", "?", ".", ":", " …"])


@each_template
@pytest.mark.parametrize("seed", range(5))
def test_texts_that_look_like_something_else_are_told(language: str, name: str, seed: int) -> None:
    facts = Facts.model_validate(odd(story(language), random.Random(seed)))
    script = filled(facts, name)
    assert script_text.loads(script_text.dumps(script), "f") == script
    assert bare(facts.headline.text).rstrip(".,;:") in [bare(line.text).rstrip(".,;:") for line in script.lines]


@each_template
def test_the_news_comes_before_the_day_but_where_there_is_no_more(language: str, name: str) -> None:
    full = story(language)
    thin = Facts.model_validate({key: full[key] for key in ("headline", "language", "published")})
    day = said_of_the_day(thin)
    assert [day in line.text for line in filled(thin, name).lines] == [True, False]
    said = [line.text for line in filled(Facts.model_validate(full), name).lines]
    assert bare(said[0]).rstrip(".") == bare(thin.headline.text)
    assert day in said[1]


@pytest.mark.parametrize("language", STORIES)
def test_of_two_key_points_none_is_announced_as_a_step(language: str) -> None:
    full = story(language)
    facts = {key: full[key] for key in ("headline", "language")} | {"key_points": full["key_points"][:2]}
    lines = filled(Facts.model_validate(facts), "timeline").lines
    assert [bool(line.cites) for line in lines] == [True, False, True, True, False]


@each_template
def test_of_a_headline_alone_nothing_else_is_said(language: str, name: str) -> None:
    facts = Facts.model_validate({key: story(language)[key] for key in ("headline", "language")})
    (only,) = filled(facts, name).lines
    assert bare(only.text).rstrip(".") == bare(facts.headline.text)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("example", ["harbour-cup", "queen-of-tears"])
def test_the_examples_say_nothing_twice(name: str, example: str) -> None:
    loaded = yaml.load((REPOSITORY / "examples" / f"{example}.yaml").read_text("utf-8"), yaml.BaseLoader)
    said = [line.text for line in filled(Facts.model_validate(loaded), name).lines]
    assert len(said) == len(set(said))


@each_template
def test_a_week_of_one_template_does_not_sound_cloned(language: str, name: str) -> None:
    facts = Facts.model_validate(story(language))
    week = []
    for days in range(7):
        of_the_day = facts.model_copy(update={"published": date(2026, 6, 14) + timedelta(days)})
        day = said_of_the_day(of_the_day)
        script = filled(of_the_day, name)
        assert filled(of_the_day, name) == script
        week.append(tuple(line.text.replace(day, "") for line in script.lines if not line.cites))
    assert len(set(week)) >= 6


@pytest.mark.parametrize(
    "file", sorted(built_in_folder().glob("*/*.j2")), ids=lambda file: f"{file.parent.name}-{file.stem}"
)
def test_whatever_varies_has_five_forms_that_differ(file: Path) -> None:
    tree = sandbox("en", NONE).parse(blank_front_matter(file.read_text(encoding="utf-8")))
    calls = [call for call in tree.find_all(nodes.Call) if getattr(call.node, "name", "") == "vary"]
    assert calls or file.stem == "recap"
    for call in calls:
        _, *forms = call.args
        assert len(forms) >= 5
        assert len({repr(form) for form in forms}) == len(forms)
        for own in (
            const.value
            for form in forms
            for const in [*form.find_all(nodes.Const), form]
            if isinstance(const, nodes.Const)
        ):
            assert not re.search(r"[\d\"“”«»‘]", own)
            assert set(re.findall(NAME_WITHIN, own)) <= HOSTS | {"I"}


@pytest.mark.parametrize("name", [*NAMES, "digest"])
def test_every_language_has_every_template_with_the_same_front(name: str) -> None:
    fronts = [find(name, language, NONE).front for language in STORIES]
    assert len({(tuple(front.roles.items()), tuple(front.needs), front.length) for front in fronts}) == 1


@pytest.mark.parametrize("language", STORIES)
def test_whichever_host_has_answered_asks_the_next_question(language: str) -> None:
    script = filled(Facts.model_validate(story(language)), "two-hosts")
    spoken = [[line for line in lines if line.role != "QUOTE"] for lines in chapters(script)]
    assert len(spoken) >= 6
    for answered, asked in pairwise(spoken):
        assert not asked[0].cites
        assert asked[0].role == answered[-1].role
    for before, after in pairwise([line for lines in spoken[1:-1] for line in lines]):
        if not before.cites:
            assert after.cites
            assert {before.role, after.role} == {"HOST", "COHOST"}
    assert {line.role for line in spoken[1] if line.cites} == {"HOST", "COHOST"}
    thanks, farewell = spoken[-1][-2:]
    assert thanks.role != spoken[-1][-3].role == farewell.role  # the one who has answered last is thanked
    named = [line for lines in spoken for line in lines if any(host in line.text for host in HOSTS)]
    assert len(named) >= 5


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ({"label": "Tern Point beat Colwick", "value": "3-1"}, "Tern Point beat Colwick 3-1."),
        ({"label": "objections", "value": "More than 1,130"}, "Objections: more than 1,130."),
        ({"label": "fee", "value": "US$40", "unit": "a day"}, "Fee: US$40 a day."),
        ({"label": "ages", "value": "3-9", "unit": "years"}, "Ages: 3-9 years."),
        ({"label": "temperature", "value": "-12"}, "Temperature: -12."),
        ({"label": "fee", "value": "40–60 dollars"}, "Fee: 40–60 dollars."),
        ({"label": "season", "value": "2020-2024"}, "Season: 2020-2024."),
        ({"label": "result", "value": "3-1"}, "Result: 3-1."),
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_result_is_said_without_a_colon_and_a_number_in_the_midst_of_its_line(
    language: str, figure: dict[str, str], said: str
) -> None:
    facts = Facts.model_validate({"headline": "x", "language": language, "figures": [figure]})
    assert said in [item.text for item in filled(facts, "recap").items if isinstance(item, Line)]


def test_a_long_quotation_is_cut_at_a_sentence() -> None:
    facts = Facts.model_validate({"headline": "h", "quotes": [{"text": "It went on for a while. " * 30}]})
    (quote,) = (line for line in filled(facts, "recap").lines if line.role == "QUOTE")
    assert quote.text.endswith("while. …")
    assert len(quote.text) <= 282


@pytest.mark.parametrize(("language", "name"), [*TEMPLATES, *((language, "digest") for language in STORIES)])
def test_names_are_said_as_the_facts_say_in_every_template(language: str, name: str) -> None:
    full = story(language)
    for number, person in enumerate(full["people"]):
        person["say"] = f"person {number}"
    plain, saying = Facts.model_validate(story(language)), Facts.model_validate(full)
    second = Facts.model_validate(story(language, SECOND))
    one, other = (digested(f, second) if name == "digest" else filled(f, name) for f in (plain, saying))
    assert one.meta.say is None
    assert one.items == other.items
    named = {p.name.text for p in saying.people if any(p.name.text in line.text for line in other.lines)}
    assert named <= (other.meta.say or {}).keys()
    assert all(any(word in line.text for line in other.lines) for word in other.meta.say or {})
    assert script_text.loads(script_text.dumps(other), "f") == other


def test_of_two_stories_that_say_a_name_differently_the_first_is_heard() -> None:
    def story_of(say: str, of: dict[str, str]) -> Facts:
        people = [{"name": "Kim", "say": say}]
        works = [{"title": f"Song {say}", "say": f"sawng {say}"}]
        return Facts.model_validate(
            {**story("en", of), "headline": f"Kim sang Song {say}", "people": people, "works": works}
        )

    one, two = story_of("gim", STORIES), story_of("kihm", SECOND)
    songs = {f"Song {say}": f"sawng {say}" for say in ("gim", "kihm")}
    assert digested(one, two).meta.say == {"Kim": "gim", **songs}
    assert digested(two, one).meta.say == {"Kim": "kihm", **songs}


@pytest.mark.parametrize("language", STORIES)
def test_a_host_is_nobody_of_the_story(language: str) -> None:
    people = [{"name": f"{host} Ortiz", "aliases": [host]} for host in sorted(HOSTS)]
    script = filled(Facts.model_validate({**story(language), "people": people}), "two-hosts")
    assert not [line for line in script.lines if "Ortiz" in (line.name or "")]
    assert {line.name for line in script.lines} & HOSTS


@pytest.mark.parametrize("language", STORIES)
def test_the_brief_says_a_summary_that_is_a_key_point_too_once(language: str) -> None:
    lead = {"text": "The ferry is back.", "at": "0-18"}
    facts = {"headline": "Home", "language": language, "summary": lead}
    script = filled(
        Facts.model_validate({**facts, "key_points": [lead, {"text": "It is blue.", "at": "20-31"}]}), "brief"
    )
    said = [line.text for line in script.lines]
    assert (said.count("The ferry is back."), said.count("It is blue.")) == (1, 1)


def answered(language: str, **more: Any) -> Facts:
    """A story in which two people say key points themselves, one of them two in a row."""
    full = story(language)
    points = [point for point in full["key_points"] if "speaker" in point]
    return Facts.model_validate(
        {key: full[key] for key in ("headline", "language", "people")} | {"key_points": points} | more
    )


@pytest.mark.parametrize(("language", "name"), TEMPLATES, ids=map(" ".join, TEMPLATES))
def test_a_key_point_that_somebody_says_is_said_in_their_voice_alone(language: str, name: str) -> None:
    facts = answered(language)
    lines = filled(facts, name).lines
    said = {(line.role, line.name, bare(line.text).rstrip(".")) for line in lines if line.cites}
    points = spoken(facts)[:1] if name == "brief" else spoken(facts)
    for point in points:
        assert point.speaker is not None
        assert ("QUOTE", point.speaker.text, bare(point.text).rstrip(".")) in said
        assert [line.role for line in lines if bare(point.text) in bare(line.text)] == ["QUOTE"]


@pytest.mark.parametrize("language", STORIES)
def test_whoever_says_a_key_point_first_is_named_before_it(language: str) -> None:
    items = filled(answered(language), "recap").items
    first = next(place for place, item in enumerate(items) if isinstance(item, Line) and item.role == "QUOTE")
    lead, beat, words = items[first - 2 : first + 1]
    assert isinstance(lead, Line)
    assert isinstance(words, Line)
    assert isinstance(beat, Pause)
    assert lead.role == "NARRATOR"
    assert str(words.name) in lead.text


@each_template
def test_no_chapter_begins_with_a_pause(language: str, name: str) -> None:
    full = story(language)
    points = [full["headline"], full["summary"], *answered(language).model_dump()["key_points"]]
    facts = answered(language, summary=full["summary"], key_points=points)
    items = filled(facts, name).items
    assert not [after for item, after in pairwise(items) if isinstance(item, Chapter) and isinstance(after, Pause)]


@each_template
def test_what_is_a_key_point_and_a_quotation_is_said_once(language: str, name: str) -> None:
    points = [point for point in story(language)["key_points"] if "speaker" in point][:1]
    facts = answered(language, key_points=points, quotes=points)
    said = [line for line in filled(facts, name).lines if line.role == "QUOTE"]
    assert [bare(line.text).rstrip(".") for line in said] == [bare(points[0]["text"]).rstrip(".")]


@pytest.mark.parametrize("language", STORIES)
def test_a_digest_says_key_points_in_their_speakers_voice(language: str) -> None:
    one, two = answered(language), Facts.model_validate(story(language, SECOND))
    script = digested(one, two)
    assert_faithful(script, one, two)
    quotes = [line.text for line in script.lines if line.role == "QUOTE"]
    assert {bare(point.text).rstrip(".") for point in spoken(one)} <= {bare(text).rstrip(".") for text in quotes}
