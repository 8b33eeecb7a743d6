from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.facts.model import Facts
from recapcast.script.choose import CHOSEN, Item, choose, cuts, ranked
from recapcast.units import Seconds

QUOTE = "First of all we looked. Then we thought about it for a while. Only after that did we sign."


def facts(points: int = 6, quotes: int = 2, **more: Any) -> Facts:
    return Facts.model_validate(
        {
            "headline": "h",
            "summary": "s" * 10,
            "key_points": [f"{number}" * 10 for number in range(points)],
            "quotes": [{"text": QUOTE, "speaker": name} for name in ("Ann", "Bob", "Eve")[:quotes]],
            "people": [{"name": name, "role": "r"} for name in ("Ann", "Bob", "Eve")],
            "works": [{"title": "t", "kind": "song"}],
            "figures": [{"label": f"l{number}", "value": "5"} for number in range(3)],
            "background": ["before", "earlier"],
            "outlook": ["later"],
            **more,
        }
    )


def told(stories: Sequence[Facts]) -> Seconds:
    """A template that says everything but who the people are, a character a second."""
    said = 0
    for story in stories:
        texts = [story.headline, *story.key_points, *story.background, *story.outlook]
        texts += [quote.text for quote in story.quotes] + [work.title for work in story.works]
        texts += [figure.label for figure in story.figures] + ([story.summary] if story.summary else [])
        said += sum(len(text.text) for text in texts)
    return Seconds(said)


shapes = st.builds(
    facts,
    points=st.integers(0, 8),
    quotes=st.integers(0, 3),
    background=st.lists(st.text("b", min_size=1, max_size=20), max_size=3),
    summary=st.none() | st.text("s", min_size=1, max_size=40),
)


def test_what_happened_comes_before_who_said_it_and_the_second_after_the_first_of_all() -> None:
    order = ranked([facts()])
    assert order[:2] == [Item(0, "summary", 0), Item(0, "key_points", 0)]
    assert order.index(Item(0, "key_points", 1)) < order.index(Item(0, "quotes", 0))
    assert order.index(Item(0, "quotes", 0)) < order.index(Item(0, "outlook", 0)) < order.index(Item(0, "quotes", 1))


def test_what_a_template_puts_first_is_more_important() -> None:
    assert ranked([facts()], ["quotes"])[1] == Item(0, "quotes", 0)


def test_words_of_nobodys_are_less_important_than_those_of_somebody() -> None:
    quotes = [{"text": "On we go"}, {"text": "So be it", "speaker": "Ann"}, {"text": "It is", "speaker": "unknown"}]
    found = ranked([Facts.model_validate({"headline": "h", "quotes": quotes})])
    assert [item.number for item in found if item.kind == "quotes"] == [1, 0, 2]


def test_parts_of_sentences_are_less_important_than_whole_ones() -> None:
    quotes = [{"text": text, "speaker": "Ann"} for text in ("to go on", "We go", "and stay")]
    found = ranked([Facts.model_validate({"headline": "h", "quotes": quotes})])
    assert [item.number for item in found if item.kind == "quotes"] == [1, 0, 2]


def test_stories_share_the_length() -> None:
    chosen = choose([facts(), facts()], Seconds(80), told)
    points = [len(story.key_points) for story in chosen.stories]
    assert abs(points[0] - points[1]) <= 1
    assert min(points) >= 1


@given(shapes)
def test_everything_can_be_left_out_and_nothing_is_ranked_twice(story: Facts) -> None:
    order = ranked([story])
    assert len(set(order)) == len(order)
    assert {item.kind for item in order} <= set(CHOSEN)


@given(shapes, st.integers(1, 600))
def test_lists_that_tell_in_order_lose_their_end_alone(story: Facts, asked: int) -> None:
    (chosen,) = choose([story], Seconds(asked), told).stories
    for kind in ("key_points", "background", "outlook"):
        whole, part = getattr(story, kind), getattr(chosen, kind)
        assert part == whole[: len(part)]


@given(shapes, st.integers(1, 600))
def test_nothing_is_chosen_that_was_not_there_and_the_rest_stays(story: Facts, asked: int) -> None:
    (chosen,) = choose([story], Seconds(asked), told).stories
    assert (chosen.headline, chosen.language, chosen.source) == (story.headline, story.language, story.source)
    for kind in ("people", "works", "figures"):
        assert [fact for fact in getattr(story, kind) if fact in getattr(chosen, kind)] == getattr(chosen, kind)
    for quote in chosen.quotes:
        (original,) = [each for each in story.quotes if each.speaker == quote.speaker]
        said = quote.text.text.removesuffix(" …")
        assert original.text.text.startswith(said)
        assert said[-1] == "."


@given(shapes, st.integers(1, 600))
def test_the_length_that_is_told_is_that_of_what_was_chosen(story: Facts, asked: int) -> None:
    chosen = choose([story], Seconds(asked), told)
    assert chosen.seconds == told(chosen.stories)
    assert chosen.whole == (chosen.stories == (story,))


@given(shapes)
def test_facts_that_all_fit_are_all_said(story: Facts) -> None:
    assert choose([story], Seconds(10_000), told).whole


@given(st.integers(60, 260))
def test_rich_facts_are_chosen_to_the_length(asked: int) -> None:
    chosen = choose([facts()], Seconds(asked), told)
    assert abs(chosen.seconds - asked) <= max(asked * 0.05, 6)


def test_whoever_speaks_is_kept_with_their_role() -> None:
    (chosen,) = choose([facts(points=0)], Seconds(60), told, first=["quotes"], needs=["quotes"]).stories
    assert [quote.speaker.text for quote in chosen.quotes if quote.speaker] == ["Ann"]
    assert chosen.people[0].name.text == "Ann"


def test_whoever_says_a_key_point_is_kept_with_their_role() -> None:
    def one_each(stories: Sequence[Facts]) -> Seconds | None:
        return told(stories) if len(stories[0].people) <= len(stories[0].key_points) else None

    story = facts(quotes=0, key_points=[{"text": "I did it all.", "speaker": "Eve"}])
    (chosen,) = choose([story], Seconds(60), one_each).stories
    assert [point.speaker.text for point in chosen.key_points if point.speaker] == ["Eve"]
    assert [person.name.text for person in chosen.people] == ["Eve"]


def test_what_a_template_needs_is_kept_however_little_fits() -> None:
    (chosen,) = choose([facts()], Seconds(1), told, needs=["figures", "works"]).stories
    assert [figure.label.text for figure in chosen.figures] == ["l0"]
    assert len(chosen.works) == 1
    assert not chosen.key_points


def test_what_a_template_uses_unasked_is_kept_too() -> None:
    def strict(stories: Sequence[Facts]) -> Seconds | None:
        return told(stories) if stories[0].outlook else None

    assert choose([facts()], Seconds(20), strict).stories[0].outlook


def test_a_quotation_is_cut_at_the_end_of_a_sentence_and_shows_it() -> None:
    (chosen,) = choose([facts(points=0)], Seconds(1 + 10 + 40), told, first=["quotes"]).stories
    assert chosen.quotes[0].text.text == "First of all we looked. …"


@pytest.mark.parametrize("text", ["One sentence alone", "", "No end. of a sentence"])
def test_a_single_sentence_is_never_cut(text: str) -> None:
    assert cuts(text) == []


def test_cuts_are_told_from_the_longest_to_the_shortest() -> None:
    assert [QUOTE[:end] for end in cuts(QUOTE)] == [QUOTE[:61], QUOTE[:23]]
